import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { yuan } from '#kit/money'
import type { ImportView } from '#shared/imports'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, send } from './session.ts'

type Seen = ImportView & { again?: boolean }
const phases = { waiting: ['等人批准', 'waits for approval'], taking: ['正在接收', 'being taken over'], done: ['办完', 'done'], dropped: ['过期未批准', 'dropped'] } as const
const money = (fen: ImportView['balance']) => yuan(BigInt(fen))

function tell(view: Seen): void {
  const [zh, en] = phases[view.phase]
  print([view.id, view.name, `${zh} / ${en}`].join('\t'))
  print(`  行数 / lines ${view.lines}，已做 / done ${view.done}，接收 / taken over ${view.taken}（卡 / cards ${view.cards}），原已在册 / here already ${view.known}，退回 / refused ${view.refusedLines}`)
  print(`  余额 / balances：文件 / file ${money(view.balance)}，入账 / opened ${money(view.takenBalance)} 元 / yuan`)
  for (const { kind, count } of view.kinds) print(`  ${kind}\t${count}`)
}

/** The same commands over the files of a kind, under its path. */
const over = (path: string) => {
  async function sendFile({ words: [file] }: Asked): Promise<number> {
    const view = (await send(path, 'file', file!)).body as Seen
    print(view.again ? '这个文件送过了，没有再导入一遍 / this file was sent before and is not imported twice' : '收下了，等另一个人批准 / taken; another person has to approve it')
    tell(view)
    return 0
  }

  async function list(): Promise<number> {
    for (let before: string | null = null, first = true; first || before; first = false) {
      const page = (await ask('GET', `${path}${before ? `?${new URLSearchParams({ after: before })}` : ''}`)).body as { rows: ImportView[]; next: string | null }
      page.rows.forEach(tell)
      before = page.next
    }
    return 0
  }

  async function status(asked: Asked): Promise<number> {
    for (;;) {
      const view = (await ask('GET', `${path}/${asked.words[0]}`)).body as ImportView
      if (asked.options['wait'] !== true || view.phase !== 'taking') { tell(view); return 0 }
      await new Promise(done => setTimeout(done, 1_000))
    }
  }

  async function approve({ words: [id] }: Asked): Promise<number> {
    tell((await ask('POST', `${path}/${id}/approve`)).body as ImportView)
    return 0
  }

  /** Page after page into one file, with one line of headings. */
  async function refused(asked: Asked): Promise<number> {
    const out = textOf(asked, 'out')
    if (!out) throw new Told('请用 --out 写明存到哪个文件。', 'Name the file to write with --out.')
    if (existsSync(out)) throw new Told(`${out} 已经有了，没有覆盖。换一个文件名。`, `${out} exists and was not overwritten. Choose another name.`)
    writeFileSync(out, '', { mode: 0o600 })
    for (let after = 0, pages = 0; ; pages++) {
      const { text } = await ask('GET', `${path}/${asked.words[0]}/refused?after=${after}`)
      const [heading = '', ...lines] = text.split('\r\n')
      appendFileSync(out, pages ? lines.join('\r\n') : text)
      const last = lines.filter(line => /^\d+,/.test(line)).at(-1)
      if (!last) { if (!pages) print(`没有退回的行 / no line was refused (${heading.length ? 'headings only' : ''})`); return 0 }
      after = Number(last.split(',')[0])
    }
  }

  return { sendFile, list, status, approve, refused }
}
const [held, insured, granted] = [over('/imports'), over('/insurance/files'), over('/benefits/files')]

export const importCommands: Command[] = [
  { words: 'import holders', usage: 'FILE', zh: '送存量持卡人和卡的 CSV 文件，等另一个人批准；送过的文件不重复导入', en: 'send a CSV of existing holders with their cards; another person approves it; a file sent before is not imported twice', takes: [1, 1], run: held.sendFile },
  { words: 'import list', usage: '', zh: '列出本机构的导入', en: 'list the imports of this office', takes: [0, 0], run: held.list },
  { words: 'import status', usage: 'ID [--wait]', zh: '看一次导入办到哪里(--wait 等到办完)', en: 'show how far an import is (--wait until it is done)', takes: [1, 1], options: { wait: { type: 'boolean' } }, run: held.status },
  { words: 'import approve', usage: 'ID', zh: '批准别人送的导入，开始接收', en: 'approve an import another person sent; it begins', takes: [1, 1], run: held.approve },
  { words: 'import refused', usage: 'ID --out FILE', zh: '把退回的行连同原因存成 CSV，改好可以再送', en: 'write the refused lines with their reasons as CSV, to be mended and sent again', takes: [1, 1], options: { out: { type: 'string' } }, run: held.refused },
  { words: 'insurance import', usage: 'FILE', zh: '送参保、停保、缴费的 CSV 文件，等同事批准；送过的文件不办第二遍', en: 'send a CSV of enrolments, pauses and contributions; a colleague approves it; a file sent before is not done twice', takes: [1, 1], run: insured.sendFile },
  { words: 'insurance files', usage: '', zh: '列出本经办机构送的文件', en: 'list the files of this insurance office', takes: [0, 0], run: insured.list },
  { words: 'insurance status', usage: 'ID [--wait]', zh: '看一个文件办到哪里(--wait 等到办完)', en: 'show how far a file is (--wait until it is done)', takes: [1, 1], options: { wait: { type: 'boolean' } }, run: insured.status },
  { words: 'insurance approve', usage: 'ID', zh: '批准同事送的文件，开始办', en: 'approve a file a colleague sent; it begins', takes: [1, 1], run: insured.approve },
  { words: 'insurance refused', usage: 'ID --out FILE', zh: '把退回的行连同原因存成 CSV，改好可以再送', en: 'write the refused lines with their reasons as CSV, to be mended and sent again', takes: [1, 1], options: { out: { type: 'string' } }, run: insured.refused },
  { words: 'benefits import', usage: 'FILE', zh: '送待遇的 CSV 文件，等同事批准；送过的文件不登记第二遍', en: 'send a CSV of benefits that were granted; a colleague approves it; a file sent before is not entered twice', takes: [1, 1], run: granted.sendFile },
  { words: 'benefits files', usage: '', zh: '列出本经办机构送的待遇文件', en: 'list the benefit files of this office', takes: [0, 0], run: granted.list },
  { words: 'benefits status', usage: 'ID [--wait]', zh: '看一个待遇文件登记到哪里(--wait 等到办完)', en: 'show how far a benefit file is (--wait until it is done)', takes: [1, 1], options: { wait: { type: 'boolean' } }, run: granted.status },
  { words: 'benefits approve', usage: 'ID', zh: '批准同事送的待遇文件，开始登记', en: 'approve a benefit file a colleague sent; it begins', takes: [1, 1], run: granted.approve },
  { words: 'benefits refused', usage: 'ID --out FILE', zh: '把退回的行连同原因存成 CSV，改好可以再送', en: 'write the refused lines with their reasons as CSV, to be mended and sent again', takes: [1, 1], options: { out: { type: 'string' } }, run: granted.refused },
]
