import type { Fen } from '#kit/money'
import type { ItemClass } from '../clinics/shared.ts'

/** A line as it was settled. Amounts in fen, count in ten-thousandths, prices in millionths, share in ten-thousandths. */
export type SettledLine = {
  sn: string; code: string; own: string; name: string; spec: string; class: ItemClass; charge: string; amount: Fen; count: bigint; price: bigint
  ceiling: bigint | null; selfpay: bigint; selfPart: { own: Fen; over: Fen; first: Fen; scope: Fen }
}
/** Whom it was for, as the answer names them. */
export type SettledPerson = { psnNo: string; name: string; certKind: string; certNo: string; sex: string; birth: string; age: string }
/** What a journal row carries beside its amounts, sealed: the bill, the person, how it was split. The stored answer is made of it. */
export type Detail = {
  visit: string; msgid: string; person: SettledPerson; insutype: string; psnType: string; certType: string; medType: string; level: string; begun: string; invoice: string | null
  lines: SettledLine[]; over: Fen; own: Fen; first: Fen; scope: Fen; deductible: Fen; base: Fen; copay: Fen; selfpaid: Fen
  percent: bigint; yearDeductible: Fen; yearCap: Fen; deductibleBefore: Fen; fundBefore: Fen; useAccount: boolean
}

const bigints = (_: string, value: unknown) => typeof value === 'bigint' ? { '~': String(value) } : value
const back = (_: string, value: unknown) => typeof value === 'object' && value !== null && '~' in value ? BigInt(String(value['~'])) : value

/** A detail as text to be sealed. */
export const packDetail = (detail: Detail): string => JSON.stringify(detail, bigints)
export const unpackDetail = (text: string): Detail => JSON.parse(text, back) as Detail
/** Where a detail belongs: moved to another row it does not open. */
export const detailPlace = (number: string) => `ledger.journal.detail_sealed|${number}`
