import { isDay } from '#kit/day'
import type { BankDayRow, Left } from '#shared/bankdays'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, askAgain } from './session.ts'

const say = ({ bank, bankName, day, rows, differences, open, certificate }: BankDayRow) =>
  print(`${day}\t${bank} ${bankName.zh}\t${rows} 笔 / rows\t差异 ${differences}，没有办结 ${open} / differences, open\t${certificate ?? '-'}`)

/** 对账: what is due now, or one day of one bank; broken off and started again it goes on. */
async function reconcile(asked: Asked): Promise<number> {
  const [bank, day] = [textOf(asked, 'bank'), textOf(asked, 'day')]
  if (Boolean(bank) !== Boolean(day) || day && !isDay(day)) throw new Told('--bank 和 --day（如 2027-03-01）要一起写，都不写就是全部该对的。', 'Give --bank and --day (such as 2027-03-01) together, or neither for all that is due.')
  if (bank && day) {
    const { open } = (await askAgain('POST', `/bank-days/${bank}/${day}/reconcile`, {})).body as { open: number }
    print(`${day}\t${bank}\t没有办结 / open ${open}`)
    return open ? 1 : 0
  }
  const { rows } = (await askAgain('POST', '/bank-days/reconcile', {})).body as { rows: { bank: string; day: string }[] }
  print(`对了 ${rows.length} 天 / ${rows.length} days compared`)
  for (const row of rows) print(`${row.day}\t${row.bank}`)
  return 0
}
async function days(): Promise<number> {
  for (const row of ((await ask('GET', '/bank-days')).body as { rows: BankDayRow[] }).rows) say(row)
  return 0
}
async function left(): Promise<number> {
  const { notices, files } = (await ask('GET', '/bank-days/left')).body as Left
  for (const row of notices) print(`${row.bank}\t${row.what}\t…${row.ending}\t${row.times} 次 / times\t${row.why.zh} / ${row.why.en}`)
  for (const row of files) print(`${row.file}\t${row.bytes}`)
  if (!notices.length && !files.length) print('都收下了 / all were taken')
  return notices.length || files.length ? 1 : 0
}

export const bankDayCommands: Command[] = [
  { words: 'banks reconcile', usage: '[--bank CODE --day DAY]', zh: '银行日对账：要清单、逐笔对、自动补；平时每分钟看一次', en: 'the daily reconciliation with banks: lists fetched, compared, repaired; looked at every minute by itself', takes: [0, 0], options: { bank: { type: 'string' }, day: { type: 'string' } }, run: reconcile },
  { words: 'banks days', usage: '', zh: '近一个月各银行的对账结果', en: 'how the banks’ days of the last month stand', takes: [0, 0], run: days },
  { words: 'banks left', usage: '', zh: '没有收下的银行通知和回盘', en: 'notices and answers of banks that were not taken', takes: [0, 0], run: left },
]
