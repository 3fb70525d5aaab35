import type { DocumentKind } from '#holders'
import { ageOn, isDay, turnsOn, type Day } from '#kit/day'
import { columns, type Column, type RosterCells } from './roster-columns.ts'
import { typedDay } from './roster-figures.ts'
import { mistake, type Mistake } from './roster-mistakes.ts'
import { readNumber } from './roster-number.ts'
import { readName } from './roster-name.ts'

/** What the rows of one roster are held against: the policy of the region on the day, and what the unit has chosen. */
export type Ground = {
  readonly today: Day
  readonly leastAge: number | null
  readonly minorAge: number
  /** Partner banks of the region; `unitBank`: the code the unit has chosen, null when it has not. */
  readonly banks: readonly { code: string; zh: string; en: string; short: string }[]
  readonly unitBank: string | null
  readonly categories: readonly { key: string; names: readonly string[] }[]
  readonly documents: readonly { key: string; names: readonly string[]; fits: readonly string[] | null }[]
}
/** A row as it will be applied for. Day texts exist; `validUntil` null means no end. */
export type Entrant = {
  name: string; number: string; sex: '1' | '2'; birth: Day; phone: string; address: string | null
  category: string; document: DocumentKind; validUntil: Day | 'long-term' | null; bank: string | null
}
export type Checked = { readonly entrant: Entrant | null; readonly mistakes: readonly Mistake[] }

const LONG_TERM = /^(长期|长期有效|永久|long-?term)$/i

/** Checks one row by itself: every mistake of every cell, in the order of the columns. Pure; the city is asked elsewhere. (BATCH-02, HOLD-01, HOLD-02) */
export function checkCells(cells: RosterCells, ground: Ground): Checked {
  const broken = new Set<Column>(cells.broken)
  const found: Mistake[] = [...broken].map(column => mistake('cell-broken', { text: cells[column] ?? '' }, column))
  const cell = (column: Column) => broken.has(column) ? null : cells[column]?.normalize('NFKC').trim() ?? ''
  const add = (...more: readonly Mistake[]) => { found.push(...more) }

  const name = broken.has('name') ? null : readName(cells.name ?? '')
  if (name && 'kind' in name) add(name)
  const number = broken.has('number') ? null : cells.lost?.includes('number') ? mistake('number-lost') : readNumber(cells.number ?? '', ground.today)
  if (number && 'kind' in number) add(number)
  const person = number && !('kind' in number) ? number : null
  if (person) add(...ageMistakes(person.birth, ground))

  add(...sexMistakes(cell('sex'), person?.sex ?? null), ...birthMistakes(cell('birth'), person?.birth ?? null))
  const category = choose(cell('category'), ground.categories)
  if (category === undefined) add(mistake('category-unknown', { text: cells.category ?? '', choices: ground.categories.map(each => each.names[0]!) }))
  if (category && category !== ground.categories[0]?.key) add(mistake('category-counter', { text: ground.categories.find(each => each.key === category)!.names[0]! }))
  const document = choose(cell('document'), ground.documents)
  if (document === undefined) add(mistake('document-unknown', { text: cells.document ?? '', choices: ground.documents.map(each => each.names[0]!) }))
  const kind = ground.documents.find(each => each.key === document)
  if (kind?.fits && category && !kind.fits.includes(category)) {
    add(mistake('document-wrong', { text: kind.names[0]!, needed: ground.documents.filter(each => !each.fits || each.fits.includes(category)).map(each => each.names[0]!) }))
  }
  const valid = readValidity(cell('validUntil'), ground.today, person?.birth ?? null)
  if (valid && typeof valid === 'object') add(valid)
  const phone = readPhone(cell('phone'))
  if (phone && typeof phone === 'object') add(phone)
  const address = cell('address') || null
  if (address && address.length > 100) add(mistake('address-long', { length: address.length, most: 100 }))
  const bank = readBank(cell('bank'), ground)
  if (bank && typeof bank === 'object') add(bank)

  const order = new Map<string, number>(columns.map((column, i) => [column.key, i]))
  found.sort((a, b) => (order.get(a.column) ?? 99) - (order.get(b.column) ?? 99))
  if (found.length > 0 || !person || !name || 'kind' in name) return { entrant: null, mistakes: found }
  return { mistakes: [], entrant: { name: name.name, number: person.number, sex: person.sex, birth: person.birth, phone: phone as string, address,
    category: category!, document: document as DocumentKind, validUntil: valid as Day | 'long-term' | null, bank: bank as string | null } }
}

function ageMistakes(birth: Day, { today, leastAge, minorAge }: Ground): Mistake[] {
  const age = ageOn(birth, today)
  if (leastAge !== null && age < leastAge) return [mistake('too-young', { age: leastAge, from: turnsOn(birth, leastAge) })]
  return age < minorAge ? [mistake('minor', { age: minorAge })] : []
}

function sexMistakes(text: string | null, fromNumber: '1' | '2' | null): Mistake[] {
  if (!text) return []
  const sex = /^(男|男性|1|m|male)$/i.test(text) ? '1' : /^(女|女性|2|f|female)$/i.test(text) ? '2' : null
  if (!sex) return [mistake('sex-unknown', { text })]
  return fromNumber && sex !== fromNumber ? [mistake('sex-differs', { number: fromNumber === '1' ? '男' : '女', numberEn: fromNumber === '1' ? 'male' : 'female', text })] : []
}

function birthMistakes(text: string | null, fromNumber: Day | null): Mistake[] {
  if (!text) return []
  const day = typedDay(text)
  if (!day || !isDay(day)) return [mistake('birth-unreadable', { text })]
  return fromNumber && day !== fromNumber ? [mistake('birth-differs', { birth: fromNumber, text: day })] : []
}

/** Someone under 16 has a document without a date; everyone else's must not have run out. */
function readValidity(text: string | null, today: Day, birth: Day | null): Day | 'long-term' | null | Mistake {
  if (text === null) return null
  if (!text) return birth && ageOn(birth, today) < 16 ? null : mistake('valid-missing')
  if (LONG_TERM.test(text)) return 'long-term'
  // the back of an ID card shows both dates: 2015.06.30-2035.06.30
  const day = typedDay(text.replace(/^.*[-—~至到](?=\s*(\d{4}[./年-]?\d{1,2}[./月-]?\d{1,2}日?|长期)$)/, ''))
  if (LONG_TERM.test(text.replace(/^.*[-—~至到]/, ''))) return 'long-term'
  if (!day || !isDay(day)) return mistake('valid-unreadable', { text })
  return day < today ? mistake('document-expired', { until: day }) : day
}

function readPhone(text: string | null): string | null | Mistake {
  if (text === null) return null
  if (!text) return mistake('phone-missing')
  const digits = text.replace(/^(\+|00)86/, '').replace(/[\s()-]/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  return /^1\d*$/.test(digits) && digits.length !== 11 ? mistake('phone-length', { length: digits.length }) : mistake('phone-wrong')
}

function readBank(text: string | null, { banks, unitBank }: Ground): string | null | Mistake {
  if (!text) return unitBank
  const bank = banks.find(each => [each.code, each.zh, each.short, each.en.toLowerCase(), each.zh.replace(/股份有限公司$/, '')].includes(text) || each.en.toLowerCase() === text.toLowerCase())
  if (!bank) return mistake('bank-unknown', { text, choices: banks.map(each => each.short) })
  const unit = banks.find(each => each.code === unitBank)
  return unit && unit.code !== bank.code ? mistake('bank-differs', { bank: unit.short, bankEn: unit.en, text }) : bank.code
}

function choose(text: string | null, choices: readonly { key: string; names: readonly string[] }[]): string | null | undefined {
  if (text === null) return null
  if (!text) return choices[0]?.key
  return choices.find(each => each.key === text.toLowerCase() || each.names.some(name => name.toLowerCase() === text.toLowerCase()))?.key
}

