import { bareNumber, checkNewcomer, sayings as holderSayings, type Checked } from '#holders'
import { kindsOf, psnTypeFits } from '#insurance'
import { isDay, type Day } from '#kit/day'
import { fenFromYuan, type Fen } from '#kit/money'
import { fill, isRefused, type Facts, type Invalid } from '#kit/refusal'
import type { Fault, Ground } from './check-line.ts'
import { plainCell, plainCellOf } from '../wire/csv.ts'
import { recordColumns, type RecordColumn } from './shared.ts'

/** What a line of an agency's file says, checked by itself; `newcomer` where the number would do for somebody who is not on record. */
export type RecordReady = { number: string; name: string; newcomer: Checked | null; region: string; insutype: string } & (
  { what: 'enrol'; psnType: string; day: Day; base: Fen } | { what: 'pause' | 'resume' | 'end'; day: Day } | { what: 'month'; month: string; paid: boolean; base: Fen; own: Fen; unit: Fen; receivedOn: Day | null })

type Cells = Readonly<Partial<Record<RecordColumn, string>>>
const zhOf = Object.fromEntries(recordColumns.map(({ key, zh }) => [key, zh])) as Record<RecordColumn, string>
const whats = { 参保: 'enrol', 停保: 'pause', 续保: 'resume', 终止: 'end', 缴费: 'month' } as const
const states: Record<string, boolean> = { 已缴: true, 缴清: true, paid: true, 欠缴: false, owed: false }

/** Checks one line by itself, every cell of it; nothing is looked up. (INS-01) */
export function checkRecord(given: Cells, ground: Ground): RecordReady | Fault[] {
  const faults: Fault[] = []
  const cell = (key: RecordColumn) => plainCellOf(given[key] ?? '')
  const wrong = (key: RecordColumn, zh: string, en: string): null => { faults.push({ kind: `${key}-wrong`, zh: `${zhOf[key]}“${cell(key).slice(0, 40)}”不对：${zh}`, en: `${key} is wrong: ${en}` }); return null }
  const day = (key: RecordColumn, needed: boolean): Day | null => {
    const [, y, m, d] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(cell(key)) ?? []
    const read = y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : ''
    if (!cell(key) && !needed) return null
    if (!isDay(read) || read < '1949-01-01') return wrong(key, '写成 2026-03-01 这样的日期', 'write a date such as 2026-03-01')
    return read > ground.today ? wrong(key, '这一天还没有到', 'that day lies ahead') : read
  }
  const money = (key: RecordColumn): Fen => {
    const read = cell(key) ? fenFromYuan(cell(key)) : 0n
    return read !== null && read >= 0n && read <= 10_000_000_00n ? read : wrong(key, '写元，最多两位小数，不能是负数，如 480.00', 'yuan with at most two decimals, not negative, such as 480.00') ?? 0n
  }

  const word = cell('what') as keyof typeof whats
  const what = whats[word] ?? Object.values(whats).find(each => each === cell('what')) ?? wrong('what', `写 ${Object.keys(whats).join('、')} 之一`, `write one of ${Object.values(whats).join(', ')}`)
  const name = plainCell((given.name ?? '').normalize('NFC').trim())
  const person = readPerson()
  const region = ground.regions.includes(cell('region')) ? cell('region') : wrong('region', '不是本经办机构的参保地', 'no insured region of this office')
  const insutype = region && kindsOf(region, ground.today).includes(cell('insutype')) ? cell('insutype') : region && wrong('insutype', '这里不办这个险种', 'this insurance is not run here')
  const rest = what && (what === 'enrol' ? readEnrolment() : what === 'month' ? readMonth() : readChange(what))
  return faults.length || !person || !region || !insutype || !rest ? faults : { ...person, name, region, insutype, ...rest }

  function readPerson() {
    const number = bareNumber(cell('number'))
    if (/^[A-Z]{3}/.test(number)) return name ? { number, newcomer: null } : wrong('name', '没有填', 'it is missing')
    const found = checkNewcomer({ name, number: cell('number'), category: 'resident' }, ground.today)
    if (!isRefused(found)) return { number: found.number, newcomer: { ...found, name, category: 'resident' as const, phone: null } }
    if ('fields' in found) for (const { field, zh, en } of (found as Invalid).fields) faults.push({ kind: `${field}-wrong`, zh, en })
    else { const said = (holderSayings as Record<string, { zh: string; en: string }>)[found.refused]!; faults.push({ kind: found.refused, zh: fill(said.zh, found.facts as Facts), en: fill(said.en, found.facts as Facts) }) }
    return null
  }
  function readEnrolment() {
    const psnType = cell('psn_type')
    if (!/^\d{4,6}$/.test(psnType) || (insutype && !psnTypeFits(insutype, psnType))) wrong('psn_type', '要和险种相符：职工 11 到 13 开头，居民 14 到 16 开头', 'it must go with the insurance: 11 to 13 for employees, 14 to 16 for residents')
    const since = day('day', true)
    return since && { what: 'enrol' as const, psnType, day: since, base: money('base') }
  }
  function readChange(verb: 'pause' | 'resume' | 'end') {
    const on = day('day', true)
    return on && { what: verb, day: on }
  }
  function readMonth() {
    const month = cell('month').replace(/[-/.]/, '')
    if (!/^(199\d|2\d{3})(0[1-9]|1[0-2])$/.test(month)) return wrong('month', '写成 202603 这样的月份', 'write a month such as 202603')
    const paid = states[cell('state')]
    if (paid === undefined) return wrong('state', '写 已缴 或 欠缴', 'write paid or owed')
    const receivedOn = day('received', false)
    if (receivedOn && !paid) return wrong('received', '欠缴的没有到账日期', 'what is owed was not received')
    return { what: 'month' as const, month, paid, base: money('base'), own: money('person'), unit: money('unit'), receivedOn }
  }
}
