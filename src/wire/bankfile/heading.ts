import { fenFromYuan, yuan, type Fen } from '#kit/money'
import { isDay } from '#kit/day'
import { kinds, type Batch, type Direction, type Kind, type ReturnBatch, type Sent } from './batch.ts'
import { checkHead, type Told } from './check.ts'
import type { Dialect, HeadField } from './dialect.ts'

type Texts = Partial<Record<HeadField, string>>

/** An amount as the dialect writes it, and back; null when it is none. */
export const amountText = (fen: Fen, { amount }: Pick<Dialect, 'amount'>): string => amount === 'fen' ? String(fen) : yuan(fen)
export function amountOf(text: string, { amount }: Pick<Dialect, 'amount'>): Fen | null {
  if (amount === 'fen') return /^\d{1,16}$/.test(text) ? BigInt(text) : null
  const fen = fenFromYuan(text)
  return fen === null || text.startsWith('-') ? null : fen
}

/** A day as the dialect writes it, and back. */
export const dayText = (day: string, { date }: Pick<Dialect, 'date'>): string => date === 'yyyyMMdd' ? day.replaceAll('-', '') : day
export function dayOfText(text: string, { date }: Pick<Dialect, 'date'>): string | null {
  const day = date === 'yyyyMMdd' ? text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : text
  return isDay(day) ? day : null
}

/** What the summary line holds, each field as the dialect writes it. */
export function headTexts(head: Batch | ReturnBatch, dialect: Dialect): Texts {
  const { kind, number, bank, clearing, date, count, total } = head
  const texts: Texts = { version: dialect.version, kind: dialect.kindCodes[kind], number, bank, clearing, date: dayText(date, dialect), count: String(count), total: amountText(total, dialect) }
  if ('unit' in head) return { ...texts, unit: head.unit, account: head.account }
  const { done, refused } = head
  return { ...texts, doneCount: String(done.count), doneTotal: amountText(done.total, dialect), refusedCount: String(refused.count), refusedTotal: amountText(refused.total, dialect) }
}

/** Says what of a batch contradicts what the dialect agreed on, or is not carried by it. */
export function checkAgreed(head: Batch | ReturnBatch, dialect: Dialect, told: Told): void {
  if (!dialect.kinds.includes(head.kind)) told('kind', 'kind-not-in-form', { kind: head.kind })
  for (const [field, agreed] of Object.entries(dialect.agreed)) {
    const value = (head as Readonly<Record<string, unknown>>)[field]
    if (value !== undefined && value !== agreed) told(field, 'expected', { want: agreed })
  }
}

/** The summary line without its end. */
export const headLine = (direction: Direction, head: Batch | ReturnBatch, dialect: Dialect): string => {
  const texts = headTexts(head, dialect)
  return dialect.head[direction].map(field => texts[field] ?? '').join(dialect.delimiter)
}

/** Reads the summary line; null when something in it is wrong, which is told. */
export function readHead<D extends Direction>(direction: D, line: string, dialect: Dialect, told: Told): Sent[D]['head'] | null {
  const fields = dialect.head[direction]
  const cells = line.split(dialect.delimiter)
  let wrong = 0
  const say: Told = (field, cause, facts) => { wrong++; told(field, cause, facts) }
  if (fields.includes('version') && cells[fields.indexOf('version')]?.trim() !== dialect.version) say('version', 'version', { want: dialect.version })
  else if (cells.length !== fields.length) say('line', 'columns', { want: fields.length, have: cells.length })
  if (wrong) return null
  const texts: Texts = Object.fromEntries(fields.map((field, i) => [field, cells[i]!.trim()]))
  const head = headOf(direction, { ...texts }, dialect, say)
  if (head && !wrong) checkHead(direction, head, say)
  return wrong ? null : head as Sent[D]['head']
}

function headOf(direction: Direction, texts: Texts, dialect: Dialect, told: Told): Batch | ReturnBatch | null {
  const { agreed } = dialect
  const kind = texts.kind === undefined ? agreed.kind as Kind : kinds.find(each => dialect.kindCodes[each] === texts.kind)
  if (!kind || !dialect.kinds.includes(kind)) { told('kind', 'kind', { want: dialect.kinds.map(each => dialect.kindCodes[each]).join('、') }); return null }
  const date = dayOfText(texts.date ?? '', dialect)
  if (date === null) told('date', 'format', { zh: dialect.date, en: dialect.date })
  const count = (field: HeadField) => /^\d{1,9}$/.test(texts[field] ?? '') ? Number(texts[field]) : told(field, 'format', { zh: '整数', en: 'a whole number' }) ?? 0
  const sum = (field: HeadField) => amountOf(texts[field] ?? '', dialect) ?? told(field, 'format', amountFormat(dialect)) ?? 0n
  const both = { kind, number: texts.number ?? '', bank: texts.bank ?? agreed.bank ?? '', clearing: texts.clearing ?? agreed.clearing ?? '', date: date ?? '', count: count('count'), total: sum('total') }
  if (direction === 'order') return { ...both, unit: texts.unit ?? agreed.unit ?? '', account: texts.account ?? agreed.account ?? '' }
  return { ...both, done: { count: count('doneCount'), total: sum('doneTotal') }, refused: { count: count('refusedCount'), total: sum('refusedTotal') } }
}

/** How an amount is to be written, for people. */
export const amountFormat = ({ amount }: Pick<Dialect, 'amount'>) => amount === 'fen' ? { zh: '以分为单位的整数', en: 'a whole number of fen' } : { zh: '以元为单位、两位小数', en: 'yuan with two decimals' }
