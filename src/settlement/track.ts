import type { YearUsed } from './split.ts'
import type { Fen } from '#kit/money'

/** What a kind of care is counted by: each has deductible and ceiling of its own in the year. (MED-02) */
export type Track = 'outpatient' | 'chronic' | 'inpatient' | 'maternity'

/** The track of a kind of care (med_type): 14… chronic and special disease, 2… in-patient, 5… maternity, the rest out-patient and pharmacy. */
export const trackOf = (medType: string): Track => medType.startsWith('14') ? 'chronic' : medType.startsWith('2') ? 'inpatient' : medType.startsWith('5') ? 'maternity' : 'outpatient'

/** What a year has used under one insurance, in fen; `stays` counts in-patient stays. `deductible` and `fund` are the out-patient ones. */
export type Year = { deductible: Fen; fund: Fen } & { [Name in keyof typeof yearMore]: Fen }
/** The columns of a year that only stays, chronic care and maternity touch. */
export const yearMore = {
  stays: 'stays', wardFund: 'ward_fund', chronicDeductible: 'chronic_deductible', chronicFund: 'chronic_fund', maternityFund: 'maternity_fund',
  large: 'large', borne: 'borne', serious: 'serious', civil: 'civil',
} as const
export type More = Partial<Record<keyof typeof yearMore, Fen>>
export const emptyYear: Year = { deductible: 0n, fund: 0n, stays: 0n, wardFund: 0n, chronicDeductible: 0n, chronicFund: 0n, maternityFund: 0n, large: 0n, borne: 0n, serious: 0n, civil: 0n }

/** What of a track is used; `stay` is what of the stay's own deductible is used by its settlements that stand. */
export function usedOf(track: Track, year: Year, stay: Fen): YearUsed {
  const { large, borne } = year
  switch (track) {
    case 'outpatient': return { deductible: year.deductible, fund: year.fund, large, borne }
    case 'chronic': return { deductible: year.chronicDeductible, fund: year.chronicFund, large, borne }
    case 'inpatient': return { deductible: stay, fund: year.wardFund, large, borne }
    case 'maternity': return { deductible: stay, fund: year.maternityFund, large, borne }
  }
}

/** What a settlement adds to the year beside the out-patient columns. `first`: the first of its stay that stands. */
export function addedBy(track: Track, made: { deductible: Fen; pool: Fen; large: Fen; borne: Fen; serious: Fen; civil: Fen }, first: boolean): More {
  const { deductible, pool, large, borne, serious, civil } = made
  const beyond = { large, serious, civil, ...track === 'inpatient' || track === 'chronic' ? { borne } : {} }
  switch (track) {
    case 'outpatient': return civil ? { civil } : {}
    case 'chronic': return { ...beyond, chronicDeductible: deductible, chronicFund: pool }
    case 'inpatient': return { ...beyond, wardFund: pool, ...first ? { stays: 1n } : {} }
    case 'maternity': return { ...beyond, maternityFund: pool }
  }
}
