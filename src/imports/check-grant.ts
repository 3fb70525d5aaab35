import { grantKinds, kindWords, type GrantKind } from '#benefits'
import { checkNumber, bareNumber } from '#holders'
import { isDay, type Day } from '#kit/day'
import { fenFromYuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { plainCell, plainCellOf } from '../wire/csv.ts'
import type { Fault, Ground } from './check-line.ts'
import { grantColumns, type GrantColumn } from './shared.ts'

/** What a line of a benefits file says, checked by itself: months as `yyyy-MM`. */
export type GrantReady = { number: string; name: string; region: string; kind: GrantKind; decision: string; amount: Fen; from: string; until: string | null; provenOn: Day | null }
type Cells = Readonly<Partial<Record<GrantColumn, string>>>
const zhOf = Object.fromEntries(grantColumns.map(({ key, zh }) => [key, zh])) as Record<GrantColumn, string>

/** Checks one line by itself, every cell of it; nothing is looked up. (BEN-01) */
export function checkGrant(given: Cells, ground: Ground): GrantReady | Fault[] {
  const faults: Fault[] = []
  const cell = (key: GrantColumn) => plainCellOf(given[key] ?? '')
  const wrong = (key: GrantColumn, zh: string, en: string): null => { faults.push({ kind: `${key}-wrong`, zh: `${zhOf[key]}“${cell(key).slice(0, 40)}”不对：${zh}`, en: `${key} is wrong: ${en}` }); return null }
  const month = (key: GrantColumn): string | null => {
    const [, y, m] = /^(199\d|2\d{3})[-/.]?(0[1-9]|1[0-2])$/.exec(cell(key)) ?? []
    return y ? `${y}-${m}` : wrong(key, '写成 2027-03 这样的月份', 'write a month such as 2027-03')
  }
  const number = bareNumber(cell('number'))
  if (!/^[A-Z]{3}/.test(number) && isRefused(checkNumber(number))) wrong('number', '照身份证核对', 'check it against the ID card')
  const name = plainCell((given.name ?? '').normalize('NFC').trim()) || wrong('name', '没有填', 'it is missing')
  const region = ground.regions.includes(cell('region')) ? cell('region') : wrong('region', '不由本经办机构发', 'not paid by this office')
  const kind = grantKinds.find(each => each === cell('kind') || kindWords[each].zh === cell('kind')) ?? wrong('kind', `写 ${grantKinds.map(each => kindWords[each].zh).join('、')} 之一`, `write one of ${grantKinds.join(', ')}`)
  const decision = cell('decision').length >= 2 && cell('decision').length <= 40 ? cell('decision') : wrong('decision', '2 到 40 个字', '2 to 40 characters')
  const read = fenFromYuan(cell('amount'))
  const amount = read !== null && read > 0n && read <= 100_000_000_00n ? read : wrong('amount', '写元，最多两位小数，大于零，如 3123.45', 'yuan with at most two decimals, above zero, such as 3123.45')
  const from = month('from')
  const until = cell('until') ? month('until') : null
  const provenOn = !cell('proven') ? null : isDay(cell('proven')) && cell('proven') <= ground.today ? cell('proven') : wrong('proven', '写成 2027-03-01 这样的日期，不能晚于今天', 'write a day such as 2027-03-01, not ahead')
  return faults.length || !name || !region || !kind || !decision || !amount || !from ? faults : { number, name, region, kind, decision, amount, from, until, provenOn }
}
