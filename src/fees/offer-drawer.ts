import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { mayDo, membersAt } from '#staff'
import { keepCount, openDrawerOf, ownDrawer, unexplained } from './drawer.ts'
import { refuse } from './refusals.ts'
import { totalOf, type Pieces } from './shared.ts'
import { updateDrawer } from './store-drawer.ts'

/**
 * 交班, the first signature: the clerk counts the drawer, explains a difference, and names who takes it over. Nothing moves in it until that colleague
 * signs (`acceptDrawer`) or it is taken back. Refused `successor-unknown`, `difference-unexplained`.
 */
export async function offerDrawer(work: Work, { pieces, to, explanation }: { pieces: Pieces; to: Id; explanation?: string | undefined }) {
  const found = await openDrawerOf(work)
  if (isRefused(found)) return found
  const { drawer, balance } = found
  const next = (await membersAt(work, drawer.office)).find(member => member.id === to && member.id !== drawer.clerk && mayDo(member.post, 'fees.drawer'))
  if (!next) return refuse('successor-unknown')
  const total = totalOf(pieces)
  const no = unexplained(balance, total, explanation)
  if (no) return no
  await keepCount(work, found, { what: 'offer', pieces, total, expected: balance, explanation })
  await updateDrawer(work, drawer, 'offered', to)
  await note(work, { verb: 'fees.offer-drawer', person: null, subject: { kind: 'drawer', id: drawer.id }, facts: { to, counted: Number(total), expected: Number(balance) } })
  return found
}

/** 收回: nobody has taken it over yet, so it is the clerk's as before; the count stays on record. */
export async function takeBackOffer(work: Work) {
  const found = await ownDrawer(work)
  if (isRefused(found)) return found
  if (found.drawer.state === 'open') return found
  await updateDrawer(work, found.drawer, 'open', null)
  await note(work, { verb: 'fees.take-back-offer', person: null, subject: { kind: 'drawer', id: found.drawer.id } })
  return found
}
