import { timingSafeEqual } from 'node:crypto'
import { weaknesses } from '#kit/pin-rules'
import { isRefused } from '#kit/refusal'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { setActive } from '../cards/activate.ts'
import { holdFound, lookAtCard, type Asking } from '../cards/hold.ts'
import { ownNumbers, padKey } from '../cards/set-pin.ts'
import type { CardRow } from '../cards/store.ts'
import type { Person } from '../customers/people.ts'
import { counterOf } from '../terminals/counter.ts'
import type { Work } from '../work.ts'
import { signUpDemo } from './online.ts'

/** The bank PIN of somebody of the demo: made from the card's number, passing the rules, kept nowhere but as what every PIN is kept as. */
function demoPin(work: Work, card: CardRow, person: Person, number: string): string {
  for (let turn = 0; ; turn++) {
    const pin = String(work.keys.digest('demo-pin', `${number}|${turn}`).readUInt32BE() % 1_000_000).padStart(6, '0')
    if (!weaknesses(pin, 6, ownNumbers(work, card, number, person)).length) return pin
  }
}

/** Activates the accounts of the demo's people whose cards are in use, once: what a visit asks for was done before the demo began. */
export async function activateDemo(work: Work, cards: readonly Asking[]) {
  let activated = 0
  for (const asking of cards) {
    const found = await lookAtCard(work, asking)
    if (isRefused(found) || found.card.activatedAt) continue
    const held = await holdFound(work, found)
    if (isRefused(held)) continue
    const branch = work.branches.find(({ bank }) => bank === held.card.bank)
    const pad = branch && await padKey(work, counterOf(branch).id)
    if (!pad || isRefused(pad)) continue
    const block = sealPin(pad.key, demoPin(work, held.card, held.person, asking.card), asking.card, work.random)
    if (!isRefused(await setActive(work, held, asking.card, { terminal: counterOf(branch).id, pin: block }, '演示'))) {
      activated++
      await signUpDemo(work, asking)
    }
  }
  return { activated }
}

/** The bank PINs of the demo's people until they change them; null for any other. */
export async function demoPins(work: Work, cards: readonly Asking[]) {
  const rows: { card: string; pin: string | null }[] = []
  for (const asking of cards) {
    const found = await lookAtCard(work, asking)
    const pin = isRefused(found) ? null : demoPin(work, found.card, found.person, asking.card)
    rows.push({ card: asking.card, pin: !isRefused(found) && pin && found.card.verifier && timingSafeEqual(work.keys.verifier(found.card.id, pin), found.card.verifier) ? pin : null })
  }
  return { rows }
}
