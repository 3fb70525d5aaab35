import { addDays, addMonths, dayOf, instantOf, type Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { put } from '#outbox'
import { GENERIC, policy, type PolicyValue } from '#regions'
import type { PinCard } from './card.ts'
import { lockPin, lockQueryPassword, markPinReminded, markQueryReminded, selectPin, selectQueryAge, type AgeRow, type PinRow } from './store.ts'

type Age = NonNullable<PolicyValue<'secrets.age'>>
/** A secret older than the policy's age; `since`: the day it was set. */
export type OldSecret = { what: 'pin' | 'query-password'; since: Day }
type CardKey = Pick<PinCard, 'bucket' | 'id'>

/** Whether a PIN is one its holder chose and can use; a locked one is set anew anyway. */
const byHolder = (pin: PinRow | null): pin is PinRow => Boolean(pin?.verifier) && !pin!.initial && !pin!.lockedAt
/** The first day on which a secret is older than the age: set on 29 February 2028, a year later it is 1 March. */
const oldFrom = (setOn: Day, age: Age): Day => addDays(addMonths(setOn, age.months), 1)
/** The first day of the period that today lies in, and of the one after; null before the first. */
function periodOf(first: Day, age: Age, today: Day): { begins: Day; next: Day } | null {
  if (today < first) return null
  let nth = 0
  while (addMonths(first, (nth + 1) * age.everyMonths) <= today) nth++
  return { begins: addMonths(first, nth * age.everyMonths), next: addMonths(first, (nth + 1) * age.everyMonths) }
}

/** Sets the timer of a secret that has just been set: it is looked at again when it would be old. (PIN-07) */
export async function watchAge(work: Work, holder: PersonKey, region: string | null): Promise<void> {
  const today = dayOf(work.now)
  const age = policy(region ?? GENERIC, 'secrets.age', today)
  if (age) await put(work, [{ kind: 'pins.old', bucket: holder.bucket, ids: [holder.id], due: instantOf(`${oldFrom(today, age)} 09:00:00`)! }])
}

/** Secrets that were set by their holder and are older than the age, of a card and of the person; changes nothing. */
export async function oldSecrets(work: Work, holder: PersonKey, card: CardKey | null, age: Age): Promise<OldSecret[]> {
  const today = dayOf(work.now)
  const pin = card && await selectPin(work, card)
  const query = await selectQueryAge(work, holder)
  const of = (what: OldSecret['what'], row: AgeRow | null): OldSecret[] => row && oldFrom(dayOf(row.setAt), age) <= today ? [{ what, since: dayOf(row.setAt) }] : []
  return [...of('pin', byHolder(pin) ? pin : null), ...of('query-password', query)]
}

/**
 * Which of them are to be told now: old, and not told of in this period yet; each is marked as told. `next`: the day to look again, null when another
 * timer does. The rows are locked, so that of two timers at once one tells. (PIN-07)
 */
export async function takeOld(work: Work, holder: PersonKey, card: CardKey | null, age: Age): Promise<{ old: OldSecret[]; next: Day | null }> {
  const today = dayOf(work.now)
  const pin = card && await lockPin(work, card)
  const query = await lockQueryPassword(work, holder)
  const old: OldSecret[] = []
  const again: Day[] = []
  const look = async (what: OldSecret['what'], row: AgeRow | null, mark: () => Promise<unknown>) => {
    if (!row) return
    const first = oldFrom(dayOf(row.setAt), age)
    const period = periodOf(first, age, today)
    if (!period) return void again.push(first)
    if (row.remindedOn && row.remindedOn >= period.begins) return
    await mark()
    old.push({ what, since: dayOf(row.setAt) })
    again.push(period.next)
  }
  await look('pin', byHolder(pin) ? pin : null, () => markPinReminded(work, card!, today))
  await look('query-password', query, () => markQueryReminded(work, holder, today))
  return { old, next: again.toSorted()[0] ?? null }
}
