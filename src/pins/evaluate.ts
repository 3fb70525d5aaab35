import type { Work } from '#kit/work'
import { note } from '#record'
import type { PadEntry } from './card.ts'
import { counted } from './count.ts'
import { digestOf, judge } from './judge.ts'
import { stateOf, triesOf, type PinState } from './pin-state.ts'
import { blockSeen, insertEntry, lockPin, savePin, selectEntry } from './store.ts'

/**
 * How an entry ended. right: it may pay · initial: right, but the initial PIN, which never pays · wrong: counted ·
 * locked: not evaluated · must-set: reset and not yet set · none: the card has no PIN · unreadable: no complete entry, not counted ·
 * reused: this entry was judged with other content, or its block as another entry: somebody kept it and sends it again.
 */
export type Outcome = 'right' | 'initial' | 'wrong' | 'locked' | 'must-set' | 'none' | 'unreadable' | 'reused'
export type Evaluated = { outcome: Outcome; state: PinState | null; left: number; repeated: boolean }

/**
 * Evaluates one entry, once: a doubled message is answered as the first was and burns no second try. Entries of one card are
 * taken one after another under its row, so that a hundred at once are still ten, and none is looked at once it is locked.
 * The result is a value, not a refusal: the count must be kept. (PIN-02, PIN-03)
 */
export async function evaluate(work: Work, pad: PadEntry): Promise<Evaluated> {
  const { card } = pad
  const tries = triesOf(work, card.region)
  const pin = await lockPin(work, card)
  if (!pin) return { outcome: 'none', state: null, left: 0, repeated: false }
  const digest = digestOf(pad.block)
  const known = await selectEntry(work, card, pad.entry)
  const answer = (outcome: Outcome, state: PinState, repeated = false): Evaluated => ({ outcome, state, left: state.left, repeated })
  if (known) return answer(known.digest.equals(digest) ? known.outcome as Outcome : 'reused', stateOf(pin, tries), true)
  if (await blockSeen(work, card, digest)) return answer('reused', stateOf(pin, tries), true)

  const keep = async (outcome: Outcome, state: PinState) => {
    await insertEntry(work, card, pad.entry, { digest, outcome, remaining: state.left })
    await note(work, { verb: 'pins.evaluate', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id },
      facts: { outcome, left: state.left, terminal: pad.terminal } })
    return answer(outcome, state)
  }
  if (pin.lockedAt) return keep('locked', stateOf(pin, tries))
  if (pin.mustSet) return keep(pin.firstDue ? 'none' : 'must-set', stateOf(pin, tries))

  const { entered } = await judge(work, pin, pad, { compare: true })
  if (entered === 'unreadable') return answer('unreadable', stateOf(pin, tries))
  const saved = await savePin(work, counted(pin, entered === 'right', tries, work.now))
  return keep(entered === 'wrong' ? 'wrong' : saved.initial ? 'initial' : 'right', stateOf(saved, tries))
}
