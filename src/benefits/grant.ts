import { holdPeople, standing } from '#holders'
import { dayOf, isDay, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { monthOf, monthsOn } from './months.ts'
import { notHere } from './region.ts'
import { refuse } from './refusals.ts'
import { listDue, remindOfGrants } from './remind.ts'
import { grantWords, type GrantKind } from './shared.ts'
import { dropAfter, grantsOf, insertGrants, lockGrant, saveGrant, type Grant } from './store.ts'

/** A benefit as it is granted by decision `number`: `amount` fen for each month from `from` to `until`, both paid. `provenOn`: the last proof of life there was elsewhere, else the day of entry counts. */
export type NewGrant = { region: string; kind: GrantKind; number: string; amount: Fen; from: string; until: string | null; provenOn: Day | null }
export const reasonPlace = (id: Id) => `benefits.entitlement.reason|${id}`
export const onRecord = (g: Pick<Grant, 'bucket' | 'person' | 'id'>) => ({ person: { bucket: g.bucket, id: g.person }, subject: { kind: 'benefit', id: g.id } })
const FIRST = '1990-01'

/** Whether a grant can stand beside what a person has: the same one again is known; another under its number, or over the same months, is refused. Pure. */
export function fits(before: readonly Grant[], given: NewGrant, today: Day): { known: Grant } | { fits: true } | Refusal {
  const { region, kind, number, amount, from, until, provenOn } = given
  if (from < FIRST || from > monthsOn(monthOf(today), 12) || (until !== null && until < from) || (kind === 'one-off' && until !== from)) return refuse('benefit-months')
  if (provenOn !== null && (!isDay(provenOn) || provenOn > today)) return refuse('benefit-proof-ahead')
  const mine = before.filter(each => each.region === region && each.kind === kind)
  const same = mine.find(each => each.number === number)
  if (same) return same.amount === amount && same.from === from && same.state !== 'refused' && (same.until === until || until === null) ? { known: same } : refuse('benefit-number-taken', { number })
  const over = kind !== 'one-off' && mine.find(each => each.state !== 'refused' && each.from <= (until ?? '9999-12') && from <= (each.until ?? '9999-12'))
  return over ? refuse('benefit-overlaps', { from: over.from, number: over.number }) : { fits: true }
}

/** 登记待遇: put down at the region's office and paid once a second person has approved; the same again changes nothing. (BEN-01) */
export async function enterGrant(work: Work, person: PersonKey, given: NewGrant) {
  const no = await notHere(work, given.region)
  if (no) return no
  await holdPeople(work, [person])
  if ((await standing(work, person)).id !== person.id) return refuse('benefit-merged')
  const fit = fits(await grantsOf(work, [person]), given, dayOf(work.now))
  if (isRefused(fit)) return fit
  if ('known' in fit) return fit.known
  const grant = freshGrant(work, person, given, { state: 'proposed', enteredBy: work.by.id!, decidedBy: null })
  await insertGrants(work, [grant])
  await note(work, { verb: 'benefits.grant', ...onRecord(grant), facts: { kind: grant.kind, fen: Number(grant.amount), from: grant.from, until: grant.until ?? '' } })
  return grant
}

function freshGrant(work: Work, person: PersonKey, { provenOn, ...given }: NewGrant, who: Pick<Grant, 'state' | 'enteredBy' | 'decidedBy'>): Grant {
  return { ...given, ...who, bucket: person.bucket, id: newId(work.now, work.random), person: person.id, provenOn: provenOn ?? dayOf(work.now), enteredAt: work.now, decidedAt: who.decidedBy ? work.now : null, reasonSealed: null, version: 1 }
}

/** Lines of an approved file, in their order, each by itself; `enteredBy` sent it, whoever works approved it. The people are held. (BEN-01) */
export async function grantLines(work: Work, lines: readonly { person: PersonKey; given: NewGrant }[], enteredBy: Id): Promise<({ done: Grant } | { known: Id } | Refusal)[]> {
  const people = [...new Map(lines.map(({ person }) => [person.id, person])).values()]
  await holdPeople(work, people)
  const of = Map.groupBy(await grantsOf(work, people), grant => grant.person)
  const fresh: Grant[] = []
  const answers = lines.map(({ person, given }) => {
    const before = of.get(person.id) ?? []
    const fit = fits(before, given, dayOf(work.now))
    if (isRefused(fit)) return fit
    if ('known' in fit) return fit.known.state === 'approved' ? { known: fit.known.id } : refuse('benefit-number-taken', { number: given.number })
    const grant = freshGrant(work, person, given, { state: 'approved', enteredBy, decidedBy: work.by.id! })
    fresh.push(grant)
    of.set(person.id, [...before, grant])
    return { done: grant }
  })
  await insertGrants(work, fresh)
  await remindOfGrants(work, fresh)
  return answers
}

type Seen = { person: PersonKey; id: Id; version: number }
async function seenHere(work: Work, { person, id, version }: Seen) {
  const grant = await lockGrant(work, person.bucket, id)
  if (grant?.person !== person.id) return refuse('benefit-unknown')
  return await notHere(work, grant.region) ?? (grant.version === version ? grant : refuse('benefit-stale'))
}
const notWaiting = ({ state }: Grant) => refuse('benefit-not-waiting', { state: grantWords[state].zh, stateEn: grantWords[state].en })

/** 复核: by another person than entered it; refused with a reason it is never paid. (settled: a second person) */
export async function decideGrant(work: Work, seen: Seen, decision: { approve: true } | { approve: false; reason: string }) {
  const grant = await seenHere(work, seen)
  if (isRefused(grant)) return grant
  if (grant.state !== 'proposed') return notWaiting(grant)
  if (grant.enteredBy === work.by.id) return refuse('benefit-own-approval')
  const state = decision.approve ? 'approved' : 'refused'
  const next: Grant = { ...grant, state, decidedBy: work.by.id!, decidedAt: work.now, reasonSealed: decision.approve ? null : work.vault.seal(decision.reason, reasonPlace(grant.id)) }
  await saveGrant(work, next)
  if (decision.approve) await remindOfGrants(work, [next])
  await note(work, { verb: decision.approve ? 'benefits.approve-grant' : 'benefits.refuse-grant', ...onRecord(grant), facts: { kind: grant.kind, fen: Number(grant.amount), first: grant.enteredBy } })
  return { ...next, version: grant.version + 1 }
}

/** 终止待遇: the last month that is paid; what was drawn for later months and is not with a bank yet is dropped. `beyond`: months behind it that are paid or on their way. */
export async function endGrant(work: Work, seen: Seen, until: string) {
  const grant = await seenHere(work, seen)
  if (isRefused(grant)) return grant
  if (grant.state !== 'approved') return notWaiting(grant)
  const [first, last] = [monthsOn(grant.from, -1), grant.until ?? monthsOn(monthOf(dayOf(work.now)), 12)]
  if (until < first || until > last) return refuse('benefit-end-wrong', { first, last })
  await saveGrant(work, { ...grant, until })
  const { dropped, beyond } = await dropAfter(work, grant, until)
  await listDue(work, { bucket: grant.bucket, id: grant.person })
  await note(work, { verb: 'benefits.end-grant', ...onRecord(grant), facts: { until, dropped, beyond } })
  return { grant: { ...grant, until, version: grant.version + 1 }, dropped, beyond }
}
