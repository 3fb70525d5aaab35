import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { PadEntry, PinCard } from './card.ts'
import { digestOf, judge } from './judge.ts'
import { watchAge } from './old.ts'
import { stateOf, triesOf, type PinState } from './pin-state.ts'
import { refuse } from './refusals.ts'
import { sayOutcome } from './say.ts'
import { insertEntry, insertReset, lockPin, lockReset, openReset, savePin, selectEntry, useReset } from './store.ts'
import { minute, weakFacts, where } from './words.ts'
import type { WeakKind } from '#vault'

/** Kinds of office a policy may list, told apart by the caller from the organisation. */
export type Office = 'centre' | 'county-counter' | 'counter'
/** A right to set a PIN anew, once, until `endsAt`. */
export type Authorisation = { id: Id; card: Id; endsAt: Date }

/**
 * Authorises one reset: the old PIN is forgotten, a lock ends, and the card cannot settle until its holder has set a new PIN.
 * Asked for again while one is open it is the same one. The caller has checked office, papers and the card in the reader. (PIN-04, PIN-11)
 */
export async function authoriseReset(work: Work, card: PinCard, office: Id, minutes: number) {
  const pin = await lockPin(work, card)
  if (!pin) return sayOutcome(work, card.region, 'none', null)
  const open = await openReset(work, card)
  if (open?.office === office) return { id: open.id, card: card.id, endsAt: open.endsAt } satisfies Authorisation
  await savePin(work, { ...pin, verifier: null, version: 0, initial: false, mustSet: true, wrong: 0, lockedAt: null })
  const reset = await insertReset(work, card, { id: newId(work.now, work.random), card: card.id, office, endsAt: new Date(work.now.getTime() + minutes * 60_000), usedAt: null })
  await note(work, { verb: 'pins.authorise-reset', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id },
    facts: { reset: reset.id, wasLocked: pin.lockedAt !== null, wasInitial: pin.initial, first: pin.firstDue } })
  return { id: reset.id, card: card.id, endsAt: reset.endsAt } satisfies Authorisation
}

/** The authorisation of a card that may still be used, or null. */
export async function openAuthorisation(work: Work, card: PinCard): Promise<Authorisation | null> {
  const reset = await openReset(work, card)
  return reset && { id: reset.id, card: reset.card, endsAt: reset.endsAt }
}

/**
 * Sets the new PIN under an authorisation. A weak PIN is refused with its reason and uses nothing up; success uses the
 * authorisation, so a second one is refused; the same entry again is answered as before. (PIN-04, PIN-05)
 */
export async function resetPin(work: Work, pad: PadEntry & { reset: Id }) {
  const { card } = pad
  const tries = triesOf(work, card.region)
  const pin = await lockPin(work, card)
  if (!pin) return sayOutcome(work, card.region, 'none', null)
  const digest = digestOf(pad.block)
  const known = await selectEntry(work, card, pad.entry)
  if (known && !known.digest.equals(digest)) return refuse('entry-reused')
  if (known?.outcome === 'reset') return stateOf(pin, tries) satisfies PinState
  if (known) return refuse('pin-weak', weakFacts(known.outcome.slice(5).split(',') as WeakKind[]))

  const reset = await lockReset(work, card, pad.reset)
  if (!reset) return refuse('reset-unknown', where(work, card.region))
  if (reset.usedAt) return refuse('reset-used')
  if (reset.endsAt <= work.now) return refuse('reset-expired', { until: minute(reset.endsAt) })

  const keep = async (outcome: string) => {
    await insertEntry(work, card, pad.entry, { digest, outcome, remaining: tries })
    await note(work, { verb: 'pins.reset', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id },
      facts: { outcome: outcome.split(':')[0]!, reset: reset.id, terminal: pad.terminal } })
  }
  const { chosen } = await judge(work, pin, pad, { compare: false, chosen: pad.block })
  if (typeof chosen === 'string') return refuse('pin-unreadable')
  if ('weak' in chosen) {
    await keep(`weak:${chosen.weak.join(',')}`)
    return refuse('pin-weak', weakFacts(chosen.weak))
  }
  if (!(await useReset(work, card.bucket, reset.id))) return refuse('reset-used')
  const set = await savePin(work, { ...pin, verifier: chosen.kept.value, version: chosen.kept.version, initial: false, mustSet: false, firstDue: false, wrong: 0, lockedAt: null, setAt: work.now })
  await watchAge(work, { bucket: card.bucket, id: card.person }, card.region)
  await keep('reset')
  return stateOf(set, tries)
}
