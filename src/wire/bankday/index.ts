import { createHash } from 'node:crypto'
import { isDay, type Day } from '#kit/day'
import type { Fen } from '#kit/money'

/** 日对账文件, form SBD1: what a bank did for the centre on one of its days. `key` names the business, `card` is a bank card number or nothing, `state` what became of it. */
export type DayRow = { readonly kind: string; readonly key: string; readonly card: string; readonly state: string; readonly count: number; readonly amount: Fen; readonly at: string }
export type DaySum = { readonly kind: string; readonly count: number; readonly amount: Fen }
export type DayList = { readonly bank: string; readonly day: Day; readonly sums: readonly DaySum[]; readonly rows: readonly DayRow[]; /** SM3 of everything before the end line. */ readonly digest: string }
/** A list that cannot be taken: the line (0: the whole) and what is wrong with it. Nothing of it counts. */
export type DayListWrong = { readonly refused: 'day-list-wrong'; readonly facts: { readonly line: number; readonly why: string; readonly whyEn: string } }

const wrong = (line: number, why: string, whyEn: string): DayListWrong => ({ refused: 'day-list-wrong', facts: { line, why, whyEn } })
const text = /^[\w .:/+-]*$/
const amount = /^-?\d{1,18}$/

/** Rows by kind, in the order the kinds come. */
export function sumsOf(rows: readonly DayRow[]): DaySum[] {
  return [...Map.groupBy(rows, row => row.kind)].map(([kind, some]) => ({ kind, count: some.length, amount: some.reduce((sum, row) => sum + row.amount, 0n) }))
}

/**
 * Writes a list: `SBD1|bank|day`, a line `S|kind|count|amount` for each kind, a line `R|kind|key|card|state|count|amount|at` for each row, `E|rows|digest`. The same rows give the same bytes.
 * @throws on a value that the form cannot hold
 */
export function writeDay({ bank, day, rows }: Pick<DayList, 'bank' | 'day' | 'rows'>): string {
  for (const row of rows) for (const part of [row.kind, row.key, row.card, row.state, row.at]) if (!text.test(part)) throw new Error(`a row of a day's list cannot hold ${JSON.stringify(part)}`)
  const body = [`SBD1|${bank}|${day}`, ...sumsOf(rows).map(sum => `S|${sum.kind}|${sum.count}|${sum.amount}`), ...rows.map(row => `R|${row.kind}|${row.key}|${row.card}|${row.state}|${row.count}|${row.amount}|${row.at}`)].map(line => `${line}\n`).join('')
  return `${body}E|${rows.length}|${digestOf(body)}\n`
}
const digestOf = (body: string) => createHash('sm3').update(body, 'utf8').digest('hex')

/** Reads a list, whole or not at all: half of one, another bank's or day's, rows that are not what the sums say, a digest that is not theirs. */
export function readDay(list: string, of: { bank: string; day: Day }): DayList | DayListWrong {
  const lines = list.split('\n')
  if (lines.pop() !== '' || lines.length < 2) return wrong(0, '文件不完整', 'The list is not whole')
  const end = /^E\|(\d{1,9})\|([0-9a-f]{64})$/.exec(lines.pop()!)
  if (!end) return wrong(lines.length + 1, '缺结尾行', 'The end line is missing')
  if (digestOf(lines.map(line => `${line}\n`).join('')) !== end[2]) return wrong(0, '摘要不符，内容被改过或不完整', 'The digest is another: the content was changed or is not whole')
  const head = /^SBD1\|(\d{5,8})\|([\d-]{10})$/.exec(lines.shift() ?? '')
  if (!head || !isDay(head[2]!)) return wrong(1, '首行应是 SBD1|银行|日期', 'The first line should be SBD1|bank|day')
  if (head[1] !== of.bank || head[2] !== of.day) return wrong(1, '不是要的银行和日期', 'This is another bank’s list, or another day’s')
  const [sums, rows]: [DaySum[], DayRow[]] = [[], []]
  for (const [i, line] of lines.entries()) {
    const cells = line.split('|')
    if (cells[0] === 'S' && cells.length === 4 && /^\d{1,9}$/.test(cells[2]!) && amount.test(cells[3]!)) sums.push({ kind: cells[1]!, count: Number(cells[2]), amount: BigInt(cells[3]!) })
    else if (cells[0] === 'R' && cells.length === 8 && cells.every(cell => text.test(cell)) && /^\d{1,9}$/.test(cells[5]!) && amount.test(cells[6]!)) rows.push({ kind: cells[1]!, key: cells[2]!, card: cells[3]!, state: cells[4]!, count: Number(cells[5]), amount: BigInt(cells[6]!), at: cells[7]! })
    else return wrong(i + 2, '这一行读不出来', 'This line cannot be read')
  }
  if (rows.length !== Number(end[1])) return wrong(lines.length + 2, '行数不符', 'The number of rows is another')
  if (new Set(rows.map(row => `${row.kind}|${row.key}`)).size !== rows.length) return wrong(0, '同一笔出现两次', 'One business stands there twice')
  const counted = sumsOf(rows)
  if (sums.length !== counted.length || counted.some(sum => !sums.some(other => other.kind === sum.kind && other.count === sum.count && other.amount === sum.amount))) return wrong(0, '汇总和明细不符', 'The sums are not what the rows come to')
  return { bank: of.bank, day: of.day, sums, rows, digest: end[2]! }
}
