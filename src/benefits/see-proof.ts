import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { monthOf } from './months.ts'
import { proofStanding, type ProofRule } from './proof-due.ts'
import type { ProofView } from './shared.ts'
import { grantsOf, lastProofs, type Grant } from './store.ts'

/** The rule of the proof a benefit asks for; null where it asks for none. */
export function proofRuleOf(work: Pick<Work, 'now'>, { region, kind }: Pick<Grant, 'region' | 'kind'>): ProofRule | null {
  const rule = policy(packOf(region) ?? region, 'benefits.proof', dayOf(work.now))
  return (rule?.kinds as readonly string[] | undefined)?.includes(kind) ? rule : null
}

/** When somebody's next proof is due; the earliest of their benefits that ask for one, null where none does. A benefit that ended asks for none, but for what of it is still held. (BEN-04) */
export async function proofOf(work: Work, person: PersonKey): Promise<ProofView | null> {
  const next = await nextProof(work, person)
  return next && { last: next.last, due: next.due, lapsed: next.lapsed, pausedFrom: next.pausedFrom }
}
/** The same with the region that asks for it. */
export async function nextProof(work: Work, person: PersonKey): Promise<ProofView & { region: string } | null> {
  const today = dayOf(work.now)
  const last = (await lastProofs(work, [person])).get(person.id)
  const all = (await grantsOf(work, [person])).flatMap(grant => {
    const rule = proofRuleOf(work, grant)
    if (grant.state !== 'approved' || !rule) return []
    const standing = proofStanding(rule, last && last > grant.provenOn ? last : grant.provenOn, today)
    return grant.until === null || grant.until >= monthOf(today) || grant.until >= standing.pausedFrom ? [{ ...standing, region: grant.region }] : []
  })
  return all.toSorted((a, b) => a.due < b.due ? -1 : 1)[0] ?? null
}
