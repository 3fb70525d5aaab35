import { randomUUID } from 'node:crypto'
import type { BatchRow, WaitingGroup } from '#shared/production'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { writeNew } from './lists.ts'
import { ask } from './session.ts'

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
/** The batch of a number, as the list shows it, or of an id. */
export async function batchOf(text: string): Promise<BatchRow> {
  if (isId(text)) return (await ask('GET', `/production/batches/${text}`)).body as BatchRow
  for (let after: string | null = ''; after !== null;) {
    const { rows, next } = (await ask('GET', `/production/batches?${new URLSearchParams({ limit: '200', ...after ? { after } : {} })}`)).body as { rows: BatchRow[]; next: string | null }
    const found = rows.find(row => row.number === text)
    if (found) return found
    after = next
  }
  throw new Told(`没有批次 ${text}，sbk batches 列出全部。`, `There is no batch ${text}; sbk batches lists them all.`, 1)
}
const say = ({ number, counts }: BatchRow) => print(`${number}\t${Object.entries(counts).filter(([, count]) => count > 0).map(([state, count]) => `${state} ${count}`).join(' ')}`)

/** 建批: the approved applications of a bank and region; the same --key makes no second one. Without them, which groups wait. */
async function make(asked: Asked): Promise<number> {
  const [bank, region] = [textOf(asked, 'bank'), textOf(asked, 'region')]
  if (!bank || !region) {
    for (const row of ((await ask('GET', '/production/waiting')).body as { rows: WaitingGroup[] }).rows) print(`--bank ${row.bank} --region ${row.region}\t${row.bankName}\t${row.regionName.zh}\t${row.count}`)
    return 0
  }
  const { batch, added } = (await ask('POST', '/production/batches', { bank, region, key: textOf(asked, 'key') ?? randomUUID() })).body as { batch: BatchRow; added: number }
  print(`${batch.number}\t${batch.id}\t${added}`)
  return 0
}
/** One step of a whole batch, as the centre's page does it. */
const step = (name: 'personalise' | 'check' | 'deliver') => async ({ words }: Asked): Promise<number> => {
  const { id } = await batchOf(words[0]!)
  await ask('POST', `/production/batches/${id}/${name}`)
  say((await ask('GET', `/production/batches/${id}`)).body as BatchRow)
  return 0
}
/** A file of a batch: the proofs of its cards, a hundred a file, or its manifest; both hold whole numbers and are on record. */
const file = (name: 'proofs' | 'manifest') => async (asked: Asked): Promise<number> => {
  const { id, number } = await batchOf(asked.words[0]!)
  const from = textOf(asked, 'after')
  const { bytes } = await ask('GET', `/production/batches/${id}/${name}${from ? `?after=${encodeURIComponent(from)}` : ''}`)
  writeNew(asked.words[1]!, bytes)
  print(`${number} → ${asked.words[1]}`)
  return 0
}

export const batchCommands: Command[] = [
  { words: 'batch make', usage: '[--bank CODE --region CODE] [--key KEY]', zh: '把一家银行、一个参保地审核通过的申领建成一批；不写就列出有哪些', en: 'make a batch of the approved applications of a bank and region; without them, which there are', takes: [0, 0], options: { bank: { type: 'string' }, region: { type: 'string' }, key: { type: 'string' } }, run: make },
  { words: 'batch personalise', usage: 'NUMBER', zh: '开户、写芯片', en: 'open the accounts and write the chips', takes: [1, 1], run: step('personalise') },
  { words: 'batch check', usage: 'NUMBER', zh: '读回质检，不合格的报废重做', en: 'read every chip back; failed ones are scrapped and ordered anew', takes: [1, 1], run: step('check') },
  { words: 'batch deliver', usage: 'NUMBER', zh: '发到领卡处', en: 'send the cards to their places', takes: [1, 1], run: step('deliver') },
  { words: 'batch proof', usage: 'NUMBER FILE [--after CARD]', zh: '卡样 PDF，一份一百张', en: 'the proofs of the faces as PDF, a hundred a file', takes: [2, 2], options: { after: { type: 'string' } }, run: file('proofs') },
  { words: 'batch manifest', usage: 'NUMBER FILE', zh: '批次清单(有完整号码，会记下)', en: 'the manifest (whole numbers, on record)', takes: [2, 2], run: file('manifest') },
]
