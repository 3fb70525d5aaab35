import { deskOf, ofOtherCity, type Card } from '#cards'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { pinPlaces, refusePin } from '#pins'
import { policy } from '#regions'
import { refuse } from './refusals.ts'

/** Whether the PIN of this card may be changed in the office that acts: the policy's places, and at a bank only its own cards. (ACT-03) */
export async function mayChangeHere(work: Work, card: Card) {
  const desk = await deskOf(work, card)
  if (desk.mayChangePin) return { here: true }
  const elsewhere = await ofOtherCity(work, card)
  if (elsewhere) return elsewhere
  if (!desk.otherBank) return refusePin('change-elsewhere', pinPlaces(work, card.region))
  const issuing = policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank)
  return refuse('not-this-bank', { bank: issuing?.zh ?? '', bankEn: issuing?.en ?? '' })
}

/** Whether a PIN may be reset in the office that acts: only those the policy lists, never a branch. (PIN-04) */
export async function mayResetHere(work: Work, card: Card) {
  const desk = await deskOf(work, card)
  return desk.mayResetPin ? { here: true } : await ofOtherCity(work, card) ?? refusePin('reset-elsewhere', pinPlaces(work, card.region))
}
