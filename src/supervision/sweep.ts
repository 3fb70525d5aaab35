import { staysSince } from '#care'
import { providersByIds } from '#clinics'
import { insuranceOffice } from '#filings'
import { addDays, dayOf } from '#kit/day'
import { newId, type PersonKey } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { closedAfter, settledIn, settlementsSince, type Behind } from '#ledger'
import { note } from '#record'
import { policy } from '#regions'
import { openBill, piecesOf, reachOf } from '#settlement'
import { findAbuse, type Bought, type Found } from './find.ts'
import { insertCase, insertStep, keepSwept, selectSwept, type AbuseCase } from './store.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'supervision.sweep' }
const MOST = 500
/** A settlement may be posted a little after the instant it carries; what comes later still is found when its day is closed. */
const OVERLAP = 2 * 60_000
/** How far back a first sweep goes. */
const FIRST = 86_400_000
const STAY_DAYS = 31
const DAY = 86_400_000
type Range = { from: Date; before: Date } | { day: string }

/**
 * Looks through what was settled since the last time, and each day that was closed since once more as a whole; opens a case of whatever the policy wants looked at. Its own transactions, of some settlements
 * each, behind those that settle. Again, or twice at once, it opens nothing twice. `by`: who asked for it now; it is the policy that opens cases, whoever asks. Answers how many were opened. (MED-05.a)
 */
export async function sweepLending(house: House, { by, signal }: { by?: By; signal?: AbortSignal } = {}): Promise<{ opened: number }> {
  const { marks, days, now } = await inWork(house, clock, async work => { const marks = await selectSwept(work); return { marks, now: work.now, days: await closedAfter(work, marks?.day ?? addDays(dayOf(work.now), -2)) } })
  const from = new Date(marks ? Math.min(marks.until.getTime(), now.getTime()) - OVERLAP : now.getTime() - FIRST)
  const latest = await through(house, { from, before: now }, signal)
  if (latest.whole) await inWork(house, clock, work => keepSwept(work, now, null))
  let { opened } = latest
  for (const day of days) {
    const some = await through(house, { day }, signal)
    opened += some.opened
    if (!some.whole) break
    await inWork(house, clock, work => keepSwept(work, now, day))
  }
  if (by) await inWork(house, by, work => note(work, { verb: 'supervision.sweep', person: null, facts: { opened } }))
  return { opened }
}

async function through(house: House, range: Range, signal?: AbortSignal): Promise<{ opened: number; whole: boolean }> {
  let opened = 0
  for (let behind: Behind | null = null; ;) {
    if (signal?.aborted) return { opened, whole: false }
    const part = await inWork(house, clock, work => lookAt(work, range, behind))
    opened += part.opened
    behind = part.behind
    if (!behind) return { opened, whole: true }
  }
}

/** The next settlements of a range, each person with all that was bought lately. */
async function lookAt(work: Work, range: Range, after: Behind | null): Promise<{ opened: number; behind: Behind | null }> {
  const fresh = await settledIn(work, range, after, MOST)
  if (!fresh.length) return { opened: 0, behind: null }
  const people = [...new Map(fresh.map(each => [each.person, { bucket: each.bucket, id: each.person }])).values()]
  const numbers = new Set(fresh.map(each => each.number))
  const bought = await boughtBy(work, people, fresh[0]!.at)
  const stays = Map.groupBy(await staysSince(work, people, new Date(fresh[0]!.at.getTime() - STAY_DAYS * DAY)), stay => stay.person)
  const providers = await providersByIds(work, [...new Set(bought.map(each => each.provider))])
  const lending = lendingOf()
  let opened = 0
  for (const [person, all] of Map.groupBy(bought, each => each.person)) {
    for (const found of findAbuse(all, numbers, { lending, stands: provider => providers.get(provider), stays: stays.get(person) ?? [] })) opened += await open(work, found) ? 1 : 0
  }
  const last = fresh.at(-1)!
  return { opened, behind: fresh.length < MOST ? null : { at: last.at, number: last.number } }
}

/** The policy of a settlement's region and day, each asked once. */
function lendingOf() {
  const known = new Map<string, ReturnType<typeof read>>()
  const read = (region: string, day: string) => policy(region, 'lending', day)
  return ({ region, at }: Pick<Bought, 'region' | 'at'>) => {
    const day = dayOf(at)
    const key = `${region} ${day}`
    if (!known.has(key)) known.set(key, read(region, day))
    return known.get(key)!
  }
}

/** What these people bought as far back as any rule looks; bills are opened only where a figure asks for them. */
async function boughtBy(work: Work, people: readonly PersonKey[], first: Date): Promise<Bought[]> {
  const lending = lendingOf()
  const near = await settlementsSince(work, people, new Date(first.getTime() - STAY_DAYS * DAY), false)
  const rules = near.map(each => lending(each))
  const days = Math.max(0, ...rules.map(rule => rule.quantity?.days ?? 0))
  const reach = Math.max(STAY_DAYS * DAY, days * DAY, ...rules.map(rule => reachOf(rule.apart)))
  const all = days === 0 ? near : await settlementsSince(work, people, new Date(first.getTime() - reach), true)
  return all.map(({ detail, ...row }) => {
    const lines = detail && lending(row).quantity ? openBill(work.vault, { number: row.number, detail }).lines : []
    return { ...row, pieces: piecesOf(lines), names: new Map(lines.map(line => [line.code, line.name])) }
  })
}

/** Opens a case of what was found; false where there is one of this rule and settlement. */
async function open(work: Work, { rule, of, earlier, metres, visit, over }: Found): Promise<boolean> {
  const made: AbuseCase = {
    bucket: of.bucket, id: newId(work.now, work.random), person: of.person, region: of.region, rule, number: of.number, provider: of.provider, at: of.at, other: earlier?.number ?? null, otherProvider: earlier?.provider ?? null,
    otherAt: earlier?.at ?? null, metres, visit, over, office: (await insuranceOffice(work, of.region))?.id ?? null, openedAt: work.now, state: 'open', claimedBy: null, claimedUntil: null, version: 1,
  }
  if (!await insertCase(work, made)) return false
  await insertStep(work, made, 1, 'open', null)
  await note(work, { verb: 'supervision.open-case', person: { bucket: made.bucket, id: made.person }, subject: { kind: 'case', id: made.id }, facts: { rule } })
  return true
}
