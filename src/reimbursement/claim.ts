import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Invoice, PaidBill } from '#settlement'
import type { Level } from '#clinics'
import { policy } from '#regions'
import { dayOf } from '#kit/day'
import type { ClaimState } from './life.ts'
import type { CareKind, ClaimGround, ClaimMaterial, Details } from './shared.ts'

/** 一件报销, opened. `provider`: of this register, else null; `first` and `last` day of the care, the last is the day it is judged by. */
export type Claim = {
  bucket: Bucket; id: Id; person: Id; number: string; region: string; medType: CareKind; ground: ClaimGround; provider: Id | null; area: string; level: Level; kind: 'pharmacy' | 'hospital'; first: Day; last: Day; total: Fen
  papers: { material: ClaimMaterial; paper: Id }[]; details: Details; state: ClaimState; due: Day; office: Id | null; filedKind: 'holder' | 'staff'; filedBy: Id; filedAt: Date; request: string
  claimedBy: Id | null; claimedUntil: Date | null; proposedBy: Id | null; decidedBy: Id | null; fund: Fen | null; version: number
}
export const detailsPlace = (id: Id) => `reimbursement.claim.details|${id}`
export const stepPlace = (column: 'reason' | 'details', id: Id, nth: number) => `reimbursement.step.${column}|${id} ${nth}`
export const accountPlace = (id: Id) => `reimbursement.payment.account|${id}`
export const holderOf = (claim: Pick<Claim, 'bucket' | 'person'>): PersonKey => ({ bucket: claim.bucket, id: claim.person })
export const onRecord = (claim: Pick<Claim, 'bucket' | 'person' | 'id'>) => ({ person: holderOf(claim), subject: { kind: 'reimbursement', id: claim.id } })

/** Its invoices, known by number and issuer. */
export const invoicesOf = ({ details }: Pick<Claim, 'details'>): Invoice[] =>
  details.invoices.map(({ number, day, amount }) => ({ number, day, amount: BigInt(amount), issuer: details.provider.code ?? details.provider.name }))

/** The bill as it is judged: each line by the class the office takes it for. */
export function billOf(claim: Claim, at: Date): PaidBill {
  return {
    claim: claim.id, region: claim.region, medType: claim.medType, first: claim.first, day: claim.last, provider: { organisation: claim.provider, kind: claim.kind, level: claim.level, admvs: claim.area }, disease: claim.details.disease || null,
    asFiled: policy(claim.region, 'reimbursement.terms', dayOf(at)).asFiled.includes(claim.ground), invoices: invoicesOf(claim), lines: claim.details.lines.map(({ name, as, amount }) => ({ name, class: as, amount: BigInt(amount) })),
  }
}
