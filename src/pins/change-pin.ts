import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { PadEntry } from './card.ts'
import { counted } from './count.ts'
import type { Outcome } from './evaluate.ts'
import { digestOf, judge } from './judge.ts'
import { watchAge } from './old.ts'
import { stateOf, triesOf, type PinState } from './pin-state.ts'
import { refuse } from './refusals.ts'
import { sayOutcome } from './say.ts'
import { insertEntry, lockPin, savePin, selectEntry, type PinRow } from './store.ts'
import { weakFacts } from './words.ts'
import type { WeakKind } from '#vault'

export type Changed = PinState & { wasInitial: boolean }

const weakOutcome = (kinds: readonly WeakKind[]) => `weak:${kinds.join(',')}`

/**
 * Changes the PIN knowing the old one; the old entry is counted like any other, a weak new PIN is refused with its reason and
 * not counted. A doubled message is answered as the first. Refusals must be kept (the try is burnt). (PIN-03, PIN-05, PIN-06)
 */
export async function changePin(work: Work, { oldBlock, newBlock, ...pad }: Omit<PadEntry, 'block'> & { oldBlock: Buffer; newBlock: Buffer }): Promise<Changed | ReturnType<typeof sayOutcome> | ReturnType<typeof refuse<'pin-weak'>>> {
  const { card } = pad
  const tries = triesOf(work, card.region)
  const pin = await lockPin(work, card)
  if (!pin) return sayOutcome(work, card.region, 'none', null)
  const say = (outcome: string, now: PinRow) => {
    if (outcome === 'changed' || outcome === 'first-changed') return { ...stateOf(now, tries), wasInitial: outcome === 'first-changed' }
    if (outcome.startsWith('weak:')) return refuse('pin-weak', weakFacts(outcome.slice(5).split(',') as WeakKind[]))
    return sayOutcome(work, card.region, outcome as Exclude<Outcome, 'right'>, stateOf(now, tries))
  }
  const digest = digestOf(oldBlock, newBlock)
  const known = await selectEntry(work, card, pad.entry)
  if (known) return say(known.digest.equals(digest) ? known.outcome : 'reused', pin)

  const keep = async (outcome: string, saved: PinRow) => {
    await insertEntry(work, card, pad.entry, { digest, outcome, remaining: stateOf(saved, tries).left })
    await note(work, { verb: 'pins.change', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id },
      facts: { outcome: outcome.split(':')[0]!, left: stateOf(saved, tries).left, terminal: pad.terminal } })
    return say(outcome, saved)
  }
  if (pin.lockedAt) return keep('locked', pin)
  if (pin.mustSet) return keep(pin.firstDue ? 'none' : 'must-set', pin)

  const judged = await judge(work, pin, { ...pad, block: oldBlock }, { compare: true, chosen: newBlock })
  if (judged.entered === 'unreadable') return say('unreadable', pin)
  const saved = await savePin(work, counted(pin, judged.entered === 'right', tries, work.now))
  if (judged.entered === 'wrong') return keep('wrong', saved)
  if (typeof judged.chosen === 'string') return say('unreadable', saved)
  if ('weak' in judged.chosen) return keep(weakOutcome(judged.chosen.weak), saved)
  const { version, value } = judged.chosen.kept
  const changed = await savePin(work, { ...saved, verifier: value, version, initial: false, setAt: work.now })
  await watchAge(work, { bucket: card.bucket, id: card.person }, card.region)
  return keep(pin.initial ? 'first-changed' : 'changed', changed)
}

/** Whether a change of PIN went through. */
export const isChanged = (result: Awaited<ReturnType<typeof changePin>>): result is Changed => !isRefused(result)
