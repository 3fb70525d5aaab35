import { isRefused } from '#kit/refusal'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { move, openDrawerOf, ownDrawer } from './drawer.ts'
import { refuse } from './refusals.ts'
import { movementOf } from './store-drawer.ts'

/**
 * 上缴: cash leaves the open drawer for the bank during the day, with the number of its slip. `key` names the press: sent again it is answered with the drawer as it
 * is, and nothing leaves twice. Refused `drawer-short`, `press-differs`. Amount in fen.
 */
export async function bankCash(work: Work, amount: Fen, slip: string | undefined, key?: string) {
  const held = await ownDrawer(work)
  if (isRefused(held)) return held
  const before = key ? await movementOf(work, held.drawer, key) : null
  if (before) return before.amount === -amount ? held : refuse('press-differs')
  const found = await openDrawerOf(work)
  if (isRefused(found)) return found
  const moved = await move(work, found, { what: 'banked', amount: -amount, slip, request: key })
  if (isRefused(moved)) return moved
  await note(work, { verb: 'fees.bank-cash', person: null, subject: { kind: 'drawer', id: found.drawer.id }, facts: { amount: Number(amount) } })
  return moved
}
