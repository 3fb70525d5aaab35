import type { Provider } from '#clinics'
import { keepFile } from '#files'
import type { Day } from '#kit/day'
import { newId } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { certifyDays } from './certify.ts'
import { compare, heard, type Ours } from './compare.ts'
import { explain } from './explain.ts'
import { causes, sides } from './life.ts'
import { readLines, type Line } from './lines.ts'
import { periodFit } from './period.ts'
import { refuse } from './refusals.ts'
import { settleFound } from './settle-found.ts'
import { differencesNamed, type Difference } from './store-difference.ts'
import { rowsOf } from './store-rows.ts'
import { isCleared } from './store.ts'
import { insertStatement, type Figures, type Statement } from './store-statement.ts'
import { zipOf } from '../wire/zip.ts'

/** Lines of a period to be compared; `said`: what the message says they come to. */
export type Details = { from: Day; until: Day; clearing: string | null; optins: string; text: string | null; said: Omit<Figures, 'account'> & { cash: bigint } | null; keptUntil: Date }
const MOST = 5_000

/** 3202 对明细账: a provider's lines beside ours; what differs becomes differences on both sides, and the answer is a file it fetches by 9102. (MED-08.a) */
export async function compareLines(work: Work, provider: Provider, of: Details) {
  const unfit = periodFit(work, of)
  if (unfit) return unfit
  if (of.text === null) return refuse('clearing-file-unreadable', { why: '应该是一个 zip，里面只有一个 UTF-8 文本文件', whyEn: 'it has to be a zip with one text file in UTF-8' })
  const lines = readLines(of.text)
  if (!Array.isArray(lines)) return refuse('clearing-file-unreadable', { why: `第 ${lines.line} 行${lines.zh}`, whyEn: `line ${lines.line} ${lines.en}` })
  const theirs = figuresOf(lines)
  const differs = of.said && saidOtherwise(theirs, of.said)
  if (differs) return differs
  const rows = heard(await rowsOf(work, { provider: provider.organisation, ...of }))
  const found = compare(lines, rows)
  if (found.length > MOST) return refuse('clearing-too-many', { count: found.length })
  const id = newId(work.now, work.random)
  const known = await differencesNamed(work, provider.organisation, [...new Set(found.flatMap(each => [each.number, ...each.ours?.undoes ? [each.ours.undoes] : []]))])
  const differences = await explain(work, { provider, ...of, statement: id, found, ours: rows, known })
  const file = await keepFile(work, { provider: provider.organisation, name: resultName(of.from, of.until), bytes: await zipOf('result.txt', differences.map(resultLine).join(''), work.now), until: of.keptUntil })
  if (isRefused(file)) return file
  const statement: Statement = { id, provider: provider.organisation, kind: 'detail', from: of.from, last: of.until, insutype: null, clearing: of.clearing, optins: of.optins, refunded: null, theirs, ours: oursOf(rows), flat: !found.length,
    open: !(await isCleared(work, of.until)), file: file.id, until: file.until, at: work.now }
  await insertStatement(work, statement, work.by)
  await settleFound(work, statement, differences, known)
  await certifyDays(work, provider, of.from, of.until)
  await note(work, { verb: 'clearing.compare-lines', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { from: of.from, until: of.until, lines: lines.length, differences: found.length } })
  return { statement, differences }
}

export const resultName = (from: Day, until: Day) => `3202_${from.replaceAll('-', '')}_${until.replaceAll('-', '')}.zip`
/** A line of result.txt: what differs, with our figures; 0 where we have nothing. */
function resultLine({ psnNo, visit, number, msgid, side, refunded, cause, ours }: Difference): string {
  const { total, fund, account } = ours ?? { total: 0n, fund: 0n, account: 0n }
  return `${[psnNo, visit, number, msgid, sides[side].code, refunded ? '1' : '0', causes[cause].zh, yuan(total), yuan(fund), yuan(account)].join('\t')}\n`
}

const sum = (rows: readonly { total: bigint; fund: bigint; account: bigint }[]) => rows.reduce((all, row) => ({ total: all.total + row.total, fund: all.fund + row.fund, account: all.account + row.account }), { total: 0n, fund: 0n, account: 0n })
const figuresOf = (lines: readonly Line[]): Figures => ({ count: lines.length, ...sum(lines) })
const oursOf = (rows: readonly Ours[]): Figures => ({ count: rows.reduce((all, row) => all + (row.what === 'settlement' || row.what === 'cancel' ? 1 : -1), 0), ...sum(rows) })

/** What a message says its file comes to, held against the file. */
function saidOtherwise(file: Figures, said: NonNullable<Details['said']>) {
  const no = (what: string, whatEn: string, a: string, b: string) => refuse('clearing-file-differs', { what, whatEn, file: a, said: b })
  if (file.count !== said.count) return no('笔数', 'count', String(file.count), String(said.count))
  if (file.total !== said.total) return no('总额', 'total', yuan(file.total), yuan(said.total))
  if (file.fund !== said.fund) return no('基金', 'fund part', yuan(file.fund), yuan(said.fund))
  const cash = file.total - file.fund - file.account
  return cash !== said.cash ? no('现金', 'cash', yuan(cash), yuan(said.cash)) : null
}
