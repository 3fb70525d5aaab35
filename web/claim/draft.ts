import type { ClaimForm, FoundProvider, MyClaim } from '#shared/reimbursement'
import { fenOf, yuan } from '../ui/words.ts'

export type Bill = { number: string; day: string; amount: string }
export type Charge = { name: string; class: string; amount: string }
/** What is being entered: amounts as they are typed. `chosen`: a designated provider of this register; null: another, by its name. */
export type Draft = {
  region: string; medType: string; ground: string; how: 'here' | 'other'; chosen: Pick<FoundProvider, 'code' | 'name' | 'level'> | null; name: string; area: string; level: string; designated: boolean; first: string; last: string; diagnosis: string; disease: string; memo: string
  invoices: Bill[]; lines: Charge[]; papers: { material: string; paper: string }[]
}
const plain = (fen: number) => yuan(fen).replaceAll(',', '')
const emptyBill: Bill = { number: '', day: '', amount: '' }
const emptyCharge: Charge = { name: '', class: '', amount: '' }
export const another = { bill: (): Bill => ({ ...emptyBill }), charge: (): Charge => ({ ...emptyCharge }) }

/** A new claim, or one that is mended. */
export function draftOf(form: ClaimForm, row: MyClaim | null): Draft {
  if (!row) return { region: form.regions[0]?.region ?? '', medType: '', ground: '', how: 'here', chosen: null, name: '', area: form.areas[0]?.code ?? '', level: '', designated: true, first: '', last: '', diagnosis: '', disease: '', memo: '', invoices: [another.bill()], lines: [another.charge()], papers: [] }
  const { provider, invoices, lines, diagnosis, disease, memo } = row.details
  return {
    region: row.region, medType: row.medType, ground: row.ground, how: provider.code ? 'here' : 'other', chosen: provider.code ? { code: provider.code, name: provider.name, level: row.level } : null, name: provider.name, area: row.area, level: row.level, designated: provider.designated, first: row.first, last: row.last, diagnosis, disease, memo,
    invoices: invoices.map(each => ({ ...each, amount: plain(each.amount) })), lines: lines.map(each => ({ name: each.name, class: each.class, amount: plain(each.amount) })), papers: row.papers,
  }
}
/** What the typed amounts come to, in fen; what is no amount counts nothing. */
export const sumOf = (rows: readonly { amount: string }[]) => rows.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0)

/** The body the server takes. */
export function bodyOf(draft: Draft, stay: boolean): Record<string, unknown> {
  const { how, chosen, region, medType, ground, name, level, area, designated, last, diagnosis, disease, memo, papers } = draft
  return {
    region, medType, ground, last, first: stay ? draft.first : last, diagnosis, disease: medType === '14' ? disease : '', memo, papers,
    provider: how === 'here' && chosen ? { code: chosen.code, name: chosen.name, level: chosen.level, designated: true, area: region } : { code: null, name, level, designated, area },
    invoices: draft.invoices.map(each => ({ ...each, amount: fenOf(each.amount) })), lines: draft.lines.map(each => ({ ...each, amount: fenOf(each.amount) })),
  }
}
