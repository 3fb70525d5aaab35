import { isRefused } from '#kit/refusal'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { clerkOf, held, move, openDrawerOf, ownDrawer } from './drawer.ts'
import { refuse } from './refusals.ts'
import { movementOf, selectDrawer } from './store-drawer.ts'

/**
 * 上缴: cash leaves the open drawer for the bank during the day, with the number of its slip. `key` names the press of this clerk: sent again it is answered with the drawer
 * it left, as that is, also when that one is closed or handed over and another is open; nothing leaves twice. Refused `drawer-short`, `press-differs`. Amount in fen.
 */
export async function bankCash(work: Work, amount: Fen, slip: string | undefined, key?: string) {
  // the drawer is held first: a press on its way is over before it is looked for
  const now = await ownDrawer(work)
  const clerk = clerkOf(work)
  const before = key && clerk ? await movementOf(work, clerk.organisation, clerk.id, key) : null
  if (before && before.amount !== -amount) return refuse('press-differs')
  if (before) return held(work, (await selectDrawer(work, clerk!.organisation, before.drawer))!)
  if (isRefused(now)) return now
  const found = await openDrawerOf(work)
  if (isRefused(found)) return found
  const moved = await move(work, found, { what: 'banked', amount: -amount, slip, request: key })
  if (isRefused(moved)) return moved
  await note(work, { verb: 'fees.bank-cash', person: null, subject: { kind: 'drawer', id: found.drawer.id }, facts: { amount: Number(amount) } })
  return moved
}
