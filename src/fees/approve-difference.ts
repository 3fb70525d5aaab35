import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { organisationById, organisationsOf, type Organisation } from '#staff'
import { clerkOf } from './drawer.ts'
import { refuse } from './refusals.ts'
import { differenceOf, insertApproval } from './store-approval.ts'
import { selectDrawer } from './store-drawer.ts'

/** The offices whose drawers somebody at work may look at and approve: those of the same city's policy. */
export async function officesHere(work: Work): Promise<Organisation[]> {
  const own = work.by.organisation && await organisationById(work, work.by.organisation)
  if (!own) return []
  const all = [...await organisationsOf(work, { kind: 'counter' }), ...await organisationsOf(work, { kind: 'centre' })]
  return all.filter(office => packOf(office.region) === packOf(own.region))
}

/**
 * 批差额: somebody else than the drawer's clerk looks at the difference and its explanation and approves it, once. The money stays as it was counted.
 * Refused `own-difference`, `no-difference`, `difference-approved`, `drawer-elsewhere`. (settled: a second person)
 */
export async function approveDifference(work: Work, at: { office: Id; drawer: Id }, remark: string | undefined) {
  const clerk = clerkOf(work)
  const office = await officeHere(work, at.office)
  if (!clerk || isRefused(office)) return isRefused(office) ? office : refuse('drawer-unknown')
  const drawer = await selectDrawer(work, at.office, at.drawer, true)
  if (!drawer) return refuse('drawer-unknown')
  if (drawer.clerk === clerk.id) return refuse('own-difference')
  const found = await differenceOf(work, at.office, at.drawer)
  if (!found) return refuse('no-difference')
  if (!await insertApproval(work, { ...at, difference: found.difference, remark, by: clerk.id, post: clerk.post })) return refuse('difference-approved')
  await note(work, { verb: 'fees.approve-difference', person: null, subject: { kind: 'drawer', id: drawer.id }, facts: { difference: Number(found.difference), clerk: drawer.clerk } })
  return drawer
}

export async function officeHere(work: Work, office: Id) {
  return (await officesHere(work)).find(each => each.id === office) ?? refuse('drawer-elsewhere')
}
