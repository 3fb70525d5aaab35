import type { Fen } from '#kit/money'
import type { ItemClass } from '../clinics/shared.ts'
import type { Remote } from './rates.ts'
import type { More, Track } from './track.ts'

/** A line as it was settled. Amounts in fen, count in ten-thousandths, prices in millionths, share in ten-thousandths. */
export type SettledLine = {
  sn: string; code: string; own: string; name: string; spec: string; class: ItemClass; charge: string; amount: Fen; count: bigint; price: bigint
  ceiling: bigint | null; selfpay: bigint; selfPart: { own: Fen; over: Fen; first: Fen; scope: Fen }
}
/** Whom it was for, as the answer names them. */
export type SettledPerson = { psnNo: string; name: string; certKind: string; certNo: string; sex: string; birth: string; age: string }
/**
 * What is kept of a bill that is more than a purchase at a pharmacy: its kind of care and visit, what the pooling fund and each other fund paid, what it added to the
 * year, how much of the home rate was paid (`factor` in ten-thousandths), which stay of the year it was
 * judged as and what of the deductible a later one has (`later`, in ten-thousandths), what of the year was used; `after`: the settlement of the stay that stood
 * last before it, null for the first, absent where it was not kept. Instants are ISO texts.
 */
export type CareDetail = {
  track: Track; kind: 'outpatient' | 'inpatient' | null; final: boolean; pool: Fen; funds: { fund: string; amount: Fen }[]; grown: More; remote: Remote; factor: bigint; later?: bigint
  after?: string | null; admitted: string | null; left: string | null; stays: number; before: { large: Fen; borne: Fen }
}
/** What a journal row carries beside its amounts, sealed: the bill, the person, how it was split. The stored answer is made of it. */
export type Detail = {
  visit: string; msgid: string; person: SettledPerson; insutype: string; psnType: string; certType: string; medType: string; level: string; begun: string
  invoice: string | null
  lines: SettledLine[]; over: Fen; own: Fen; first: Fen; scope: Fen; deductible: Fen; base: Fen; copay: Fen; selfpaid: Fen
  percent: bigint; yearDeductible: Fen; yearCap: Fen; deductibleBefore: Fen; fundBefore: Fen; useAccount: boolean; care: CareDetail | null; /** What lay in the sub-account that a relative shares; 0 where there was none. */ family: Fen
}

type Brief = number | string
type PackedLine = [string, string, string, string, string, ItemClass, string, ...amounts: (Brief | null)[]]
type Packed = [visit: string, msgid: string, person: string[], terms: string[], invoice: string | null, useAccount: 0 | 1, amounts: Brief[],
  lines: PackedLine[], care?: string | null, family?: Brief]

function brief(value: bigint): Brief {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/** The amounts of a bill in the order they are kept. */
const amounts = ['over', 'own', 'first', 'scope', 'deductible', 'base', 'copay', 'selfpaid', 'percent', 'yearDeductible', 'yearCap', 'deductibleBefore',
  'fundBefore'] as const satisfies (keyof Detail)[]

const packLine = ({ sn, code, own, name, spec, class: kind, charge, amount, count, price, ceiling, selfpay, selfPart: part }: SettledLine): PackedLine =>
  [sn, code, own, name, spec, kind, charge, brief(amount), brief(count), brief(price), ceiling === null ? null : brief(ceiling), brief(selfpay),
    brief(part.own), brief(part.over), brief(part.first), brief(part.scope)]

/** A detail as text to be sealed: a bill is kept for decades, so its values stand by position and not by name, a third of the length. */
export function packDetail(d: Detail): string {
  const { psnNo, name, certKind, certNo, sex, birth, age } = d.person
  const packed: Packed = [d.visit, d.msgid, [psnNo, name, certKind, certNo, sex, birth, age], [d.insutype, d.psnType, d.certType, d.medType, d.level, d.begun],
    d.invoice, d.useAccount ? 1 : 0, amounts.map(name => brief(d[name])), d.lines.map(packLine), ...d.care ? [JSON.stringify(d.care, tagged)] : d.family ? [null] : [], ...d.family ? [brief(d.family)] : []] as Packed
  return JSON.stringify(packed)
}

function unpackLine([sn, code, own, name, spec, kind, charge, ...amounts]: PackedLine): SettledLine {
  const [amount, count, price] = amounts.slice(0, 3).map(value => BigInt(value!)) as [bigint, bigint, bigint]
  const [selfpay, ownPart, over, first, scope] = amounts.slice(4).map(value => BigInt(value!)) as [bigint, bigint, bigint, bigint, bigint]
  const ceiling = amounts[3] == null ? null : BigInt(amounts[3])
  return { sn, code, own, name, spec, class: kind, charge, amount, count, price, ceiling, selfpay, selfPart: { own: ownPart, over, first, scope } }
}

const tagged = (_: string, value: unknown) => typeof value === 'bigint' ? { '~': String(value) } : value
const named = (_: string, value: unknown) => typeof value === 'object' && value !== null && '~' in value ? BigInt(String(value['~'])) : value

/** A detail from its text; those of the first cities are kept by name. */
export function unpackDetail(text: string): Detail {
  if (text.startsWith('{')) return { care: null, family: 0n, ...JSON.parse(text, named) } as Detail
  const [visit, msgid, who, terms, invoice, useAccount, sums, lines, care, family] = JSON.parse(text) as Packed
  const [psnNo, name, certKind, certNo, sex, birth, age] = who as [string, string, string, string, string, string, string]
  const [insutype, psnType, certType, medType, level, begun] = terms as [string, string, string, string, string, string]
  const split = Object.fromEntries(amounts.map((name, i) => [name, BigInt(sums[i]!)])) as Record<typeof amounts[number], bigint>
  return {
    visit, msgid, person: { psnNo, name, certKind, certNo, sex, birth, age }, insutype, psnType, certType, medType, level, begun, invoice,
    lines: lines.map(unpackLine), ...split, useAccount: useAccount === 1, care: typeof care === 'string' ? JSON.parse(care, named) as CareDetail : null, family: BigInt(family ?? 0),
  }
}
/** Where a detail belongs: moved to another row it does not open. */
export const detailPlace = (number: string) => `ledger.journal.detail_sealed|${number}`
