import { dayOf, type Day } from '#kit/day'
import { fenFromYuan, type Fen } from '#kit/money'
import type { Batch, BatchLine, Direction, Kind, ReturnBatch, ReturnLine, Sum } from '../bankfile/batch.ts'
import type { Told } from '../bankfile/check.ts'
import { CARD_SCHEME, moneyKinds, NOT_PROVIDED, orders, resultOf, standingOf } from './messages.ts'

/** Values gathered of a heading or a transaction, by name. */
export type Gathered = Map<string, string>
/** Values of which a message may hold several; the last one counts or they are joined. Any other that comes twice is told. */
const several = new Set(['words', 'note', 'scheme', 'document', 'perCount', 'perStatus', 'perTotal'])

/** Keeps a value. */
export function keep(to: Gathered, field: string, text: string, told: Told): void {
  const before = to.get(field)
  if (before !== undefined && !several.has(field)) return told(field, 'xml-twice')
  to.set(field, before !== undefined && (field === 'words' || field === 'note') ? `${before} ${text}` : text)
}

/** Of several numbers of a person the one under the card's scheme is the card's; the first other one is the identity document's. */
export function endDocument(to: Gathered): void {
  const field = to.get('scheme') === CARD_SCHEME ? 'card' : 'idNumber'
  const number = to.get('document') ?? ''
  if (!to.has(field)) to.set(field, number)
  to.delete('scheme')
  to.delete('document')
}

/** A sum of one status, added to those of the same standing. */
export function endSum(to: Gathered, sums: Map<string, { count: number; total: Fen | null }>, told: Told): void {
  const [count, standing, total] = [Number(to.get('perCount')), standingOf(to.get('perStatus') ?? ''), to.get('perTotal')]
  for (const field of ['perCount', 'perStatus', 'perTotal']) to.delete(field)
  if (!standing || !Number.isSafeInteger(count)) return told('doneCount', 'format', { zh: '状态和笔数', en: 'a status and a count' })
  const before = sums.get(standing) ?? { count: 0, total: 0n }
  const fen = total === undefined ? null : fenFromYuan(total)
  sums.set(standing, { count: before.count + count, total: fen === null || before.total === null ? null : before.total + fen })
}

/** The sums of a status report; null for what it leaves out. */
export type Stated = { readonly done: { count: number; total: Fen | null } | null; readonly refused: { count: number; total: Fen | null } | null }

function common(values: Gathered, kind: Kind, date: string, told: Told) {
  const count = /^\d{1,9}$/.test(values.get('count') ?? '') ? Number(values.get('count')) : told('count', values.has('count') ? 'format' : 'missing', { zh: '整数', en: 'a whole number' }) ?? 0
  const total = fenOf(values.get('total')) ?? told('total', values.has('total') ? 'format' : 'missing', { zh: '以元为单位、最多两位小数', en: 'yuan with two decimals at most' }) ?? 0n
  return { kind, number: values.get('number') ?? '', bank: values.get('bank') ?? '', clearing: values.get('clearing') ?? '', date, count, total }
}
/** An ISODateTime's day in China; one without an offset is China's. */
const dayCreated = (text: string): Day => /(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)) ? dayOf(new Date(text)) : text.slice(0, 10)
const fenOf = (text: string | undefined): Fen | null => text === undefined || text.startsWith('-') ? null : fenFromYuan(text)

/** The heading of an order. Number, count and sum stand twice in it and must agree. */
export function orderOf(values: Gathered, kind: Kind, told: Told): Batch {
  const head = { ...common(values, kind, values.get('date') ?? '', told), unit: values.get('unit') ?? '', account: values.get('own') ?? '' }
  if (values.get('block') !== head.number) told('number', 'heading-differs')
  if (values.has('blockCount') && values.get('blockCount') !== values.get('count')) told('count', 'heading-differs')
  if (values.has('blockTotal') && fenOf(values.get('blockTotal')) !== fenOf(values.get('total'))) told('total', 'heading-differs')
  return head
}

/** The heading of a status report; null where it answers no order of ours. Sums that it leaves out are none here and are filled in from its lines. */
export function returnOf(values: Gathered, sums: ReadonlyMap<string, { count: number; total: Fen | null }>, told: Told): { head: ReturnBatch; stated: Stated } | null {
  const kind = moneyKinds.find(each => orders[each].message === values.get('original'))
  if (!kind) { told('kind', 'kind', { want: moneyKinds.map(each => orders[each].message).join('、') }); return null }
  const head = common(values, kind, dayCreated(values.get('created') ?? ''), told)
  if (values.has('block') && values.get('block') !== head.number) told('number', 'heading-differs')
  const any = sums.size > 0
  const of = (standing: string) => sums.get(standing) ?? (any ? { count: 0, total: 0n } : null)
  const stated = { done: of('done'), refused: of('refused') }
  const sum = (said: Stated['done']): Sum => ({ count: said?.count ?? 0, total: said?.total ?? 0n })
  return { head: { ...head, done: sum(stated.done), refused: sum(stated.refused) }, stated }
}

/** A transaction as a line; null where its number, amount or status cannot be read, which is told. */
export function lineOf(values: Gathered, direction: Direction, told: Told): BatchLine | ReturnLine | null {
  const of = (field: string) => values.get(field) ?? ''
  const seq = /^\d{1,9}$/.test(of('seq')) ? Number(of('seq')) : null
  const amount = fenOf(values.get('amount'))
  const back = direction === 'return' ? resultOf(of('status'), of('code'), of('words').slice(0, 105).trim()) : undefined
  if (seq === null) told('seq', values.has('seq') ? 'format' : 'missing', { zh: '从 1 起的整数', en: 'a whole number from 1' })
  if (amount === null) told('amount', values.has('amount') ? 'amount' : 'missing')
  if (back === null) told('result', 'result')
  if (seq === null || amount === null || back === null) return null
  const branch = of('branch') === NOT_PROVIDED ? '' : of('branch')
  const line = { seq, ref: of('ref'), account: of('account'), branch, name: of('name'), idNumber: of('idNumber'), card: of('card'), amount, note: of('note'), mandate: of('mandate') }
  return back ? { ...line, ...back } : line
}
