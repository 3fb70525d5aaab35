import { isDay, type Day } from '#kit/day'
import { plainCellOf } from '../wire/csv.ts'
import { dictionaries } from '../wire/national/dictionary.ts'
import { initialsOf } from './initials.ts'
import { catalogueColumns, classWords, listWords, type CatalogueColumn, type CatalogueFault, type ItemClass, type ListType } from './shared.ts'
import type { NewItem } from './store-items.ts'

type Fault = Omit<CatalogueFault, 'line' | 'place'> & { key: CatalogueColumn }
const zhOf = Object.fromEntries(catalogueColumns.map(({ key, zh }) => [key, zh])) as Record<CatalogueColumn, string>
const charges = dictionaries['MED_CHRGITM_TYPE']!
/** A last day so late is none: lists write it for what has no end. */
const NO_END = '2099-01-01'
const MOST = { code: 50, name: 200, spec: 200, unit: 50, maker: 200, approval: 100, pinyin: 60 } as const

/** Checks one line by itself, every cell of it. Pure. */
export function checkItem(given: Partial<Record<CatalogueColumn, string>>): NewItem | Fault[] {
  const faults: Fault[] = []
  const cell = (key: CatalogueColumn) => plainCellOf(given[key] ?? '')
  const wrong = (key: CatalogueColumn, zh: string, en: string): null => { faults.push({ key, named: zhOf[key], zh: `${zhOf[key]}“${cell(key).slice(0, 40)}”不对：${zh}`, en: `${key} is wrong: ${en}` }); return null }
  const missing = (key: CatalogueColumn): null => { faults.push({ key, named: zhOf[key], zh: `没有${zhOf[key]}`, en: `${key} is missing` }); return null }
  const text = (key: keyof typeof MOST) => {
    const said = cell(key)
    if (said.length > MOST[key]) wrong(key, `不超过 ${MOST[key]} 字`, `at most ${MOST[key]} characters`)
    else if (/[\p{Cc}\p{Co}\p{Cs}�]/u.test(said)) wrong(key, '有认不出的字', 'characters that cannot be read')
    return said
  }
  const day = (key: 'from' | 'until'): Day | null => {
    const [, y, m, d] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(cell(key)) ?? []
    const read = y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : ''
    return isDay(read) && read >= '1990-01-01' ? read : wrong(key, '写成 2026-03-01 这样的日期', 'write a day such as 2026-03-01')
  }
  const price = (key: 'price' | 'ceiling'): bigint | null => {
    const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(cell(key)) ?? []
    const read = whole === undefined ? 0n : BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'))
    return read > 0n ? read : wrong(key, '写元，大于 0，最多六位小数', 'yuan, more than 0, at most six decimals')
  }
  const share = (): number | null => {
    const [, whole, part = '', percent] = /^(\d{1,3})(?:\.(\d{1,4}))?(%?)$/.exec(cell('selfpay')) ?? []
    const read = whole === undefined ? NaN : percent ? Number(whole) * 100 + Number(part.padEnd(2, '0')) : Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
    return read <= 10_000 && !(percent && part.length > 2) ? read : wrong('selfpay', '写 0 到 1 的小数，如 0.2，或百分数，如 20%', 'a decimal from 0 to 1 such as 0.2, or per cent such as 20%')
  }
  const one = <K extends string>(key: CatalogueColumn, of: readonly (readonly [K, string])[]): K | null => {
    if (!cell(key)) return missing(key)
    const said = cell(key).replace(/[类费]$/, '')
    return of.find(([code, zh]) => code === cell(key) || zh === cell(key) || zh.replace(/（.*|[类费]$/, '') === said)?.[0] ?? wrong(key, `写 ${of.map(([code, zh]) => `${code} ${zh}`).join('、')} 之一`, `one of ${of.map(([code]) => code).join(', ')}`)
  }

  const code = cell('code') ? text('code') : missing('code')
  if (code && code.length <= MOST.code && !/^[A-Z0-9][A-Z0-9.-]*$/.test(code)) wrong('code', '只有大写字母、数字、点和短横', 'capital letters, figures, dots and dashes only')
  const name = cell('name') ? text('name') : missing('name')
  const listType = one<ListType>('list_type', Object.entries(listWords).map(([key, { zh }]) => [key as ListType, zh] as const))
  const charge = one('charge', charges.map(([key, zh]) => [key, zh] as const))
  const itemClass = one<ItemClass>('class', Object.entries(classWords).map(([key, { zh }]) => [key as ItemClass, zh] as const))
  const from = cell('from') ? day('from') : missing('from')
  const last = cell('until') ? day('until') : null
  if (from && last && last < from) wrong('until', '早于开始日期', 'it is before the first day')
  const usual = cell('price') ? price('price') : missing('price')
  const ceiling = cell('ceiling') ? price('ceiling') : null
  const selfpay = cell('selfpay') ? share() : null
  const [spec, unit, maker, approval, given_pinyin] = [text('spec'), text('unit'), text('maker'), text('approval'), text('pinyin').toLowerCase()]
  if (given_pinyin && !/^[a-z0-9]+$/.test(given_pinyin)) wrong('pinyin', '只有字母和数字', 'letters and figures only')
  if (faults.length || !code || !name || !listType || !charge || !itemClass || !from || !usual) return faults
  return { code, name, spec, pinyin: given_pinyin || initialsOf(name), class: itemClass, charge, price: usual, ceiling, selfpay, listType, unit, maker, approval, from, until: last !== null && last >= NO_END ? null : last }
}
