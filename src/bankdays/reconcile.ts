import { askBank, bankLink, banksOf, firstOpening, type Bank } from '#banks'
import { addDays, dayOf, instantOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { packRegions } from '#regions'
import { z } from 'zod'
import { readDay, type DayList, type DayRow } from '../wire/bankday/index.ts'
import { certify } from './certify.ts'
import { compare } from './compare.ts'
import type { DayKind, Said } from './kind.ts'
import { kinds } from './kinds.ts'
import { refuse } from './refusals.ts'
import { differencesOf, enterDifferences, insertDay, knownKeys, missingDays, resolveOthers, saidOf, selectDay, setCompared, setSum, setTried, unfinished, type DayKey, type DifferenceRow, type Kept } from './store.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bankdays.reconcile' }
/** How long until a day with open differences is compared again by itself, and how many days are fetched for a bank in one round. */
const AGAIN_MS = 3_600_000
const MOST_DAYS = 31
const PATIENCE_MS = 60_000
const answered = z.object({ list: z.string() })
const declined = z.object({ zh: z.string(), en: z.string() })

/** The partner banks of every city here, each once. */
export function partnerBanks(work: Pick<Work, 'now'>): Bank[] {
  return [...new Map(packRegions().flatMap(region => banksOf(work, region)).map(bank => [bank.code, bank])).values()]
}
const bankNamed = (work: Pick<Work, 'now'>, code: string) => partnerBanks(work).find(bank => bank.code === code) ?? null

/** 日对账, by itself: fetches the lists of days that are over, compares what was not compared and, each hour, what has open differences. Answers the days that were compared. (BANK-04) */
export async function reconcileBanks(house: House, signal?: AbortSignal, by: By = clock): Promise<DayKey[]> {
  if (!bankLink(house)) return []
  for (const { bank, day } of await inWork(house, by, dueDays)) {
    if (signal?.aborted) return []
    if (isRefused(await fetchDay(house, by, { bank, day }))) continue
  }
  const done: DayKey[] = []
  for (const key of await inWork(house, by, work => unfinished(work, new Date(work.now.getTime() - AGAIN_MS)))) {
    if (signal?.aborted) break
    await compareDay(house, by, key)
    done.push(key)
  }
  return done
}

/** The same of one day of one bank, now. Refused `bank-day-early`, `bank-day-silent`. */
export async function reconcileDay(house: House, by: By, key: DayKey) {
  if (key.day >= dayOf(house.now())) return refuse('bank-day-early', { day: key.day })
  const fetched = await fetchDay(house, by, key)
  if (isRefused(fetched)) return fetched
  return { ...key, open: await compareDay(house, by, key) }
}

/** Days that are over and were not fetched, for each bank from the day it first opened an account: one that the bank was silent about is asked for again, whatever came after it. */
async function dueDays(work: Work): Promise<DayKey[]> {
  const due: DayKey[] = []
  for (const { code: bank } of partnerBanks(work)) {
    const first = await firstOpening(work, bank)
    if (first) for (const day of await missingDays(work, bank, dayOf(first), addDays(dayOf(work.now), -1), MOST_DAYS)) due.push({ bank, day })
  }
  return due
}

/** Fetches and keeps a bank's list of a day, whole or not at all; one that is kept stays. */
async function fetchDay(house: House, by: By, key: DayKey) {
  const kept = await inWork(house, by, work => selectDay(work, key))
  if (kept) return kept
  const answer = await askBank(house, '/centre/day', { bank: key.bank, day: key.day }, PATIENCE_MS)
  const list = answer?.status === 200 ? answered.safeParse(answer.body).data?.list : undefined
  const read = list === undefined ? null : readDay(list, key)
  const bank = bankNamed({ now: house.now() }, key.bank)
  const no = { ...key, bank: bank?.zh ?? key.bank, bankEn: bank?.en ?? key.bank }
  if (!read) { const said = declined.safeParse(answer?.body).data; return refuse('bank-day-silent', { ...no, why: said?.zh ?? '银行没有回答', whyEn: said?.en ?? 'The bank did not answer' }) }
  if ('refused' in read) return refuse('bank-day-silent', { ...no, why: `${read.facts.why}`, whyEn: `${read.facts.whyEn}` })
  return inWork(house, by, async work => {
    if (await insertDay(work, key, read.digest, read.rows.map(row => keptOf(work, row)), work.now)) await note(work, { verb: 'bankdays.fetch', person: null, facts: { bank: key.bank, day: key.day, rows: read.rows.length } })
    return (await selectDay(work, key))!
  })
}
/** A row as it is kept: a card's number as its keyed digest, in the key too. */
function keptOf(work: Work, row: DayList['rows'][number] & DayRow): Kept {
  const digest = row.card ? work.vault.digest('bank-card', row.card) : null
  return { kind: row.kind, key: digest ? row.key.replace(row.card, digest.toString('hex')) : row.key, cardDigest: digest, state: row.state, count: row.count, amount: row.amount, at: new Date(row.at) }
}

/** Compares a day kind by kind, repairs what can be repaired by itself, compares once more and certifies. Answers how many differences are open. */
async function compareDay(house: House, by: By, key: DayKey): Promise<number> {
  await look(house, by, key)
  const open = (await inWork(house, by, work => differencesOf(work, key))).filter(row => row.how === null)
  let tried = 0
  for (const row of open) tried += await repair(house, by, row) ? 1 : 0
  if (tried) await look(house, by, key)
  return inWork(house, by, async work => {
    const left = await setCompared(work, key, work.now)
    await certify(work, key)
    return left
  })
}

/** One look: what differs is entered, what no longer does is resolved. */
async function look(house: House, by: By, key: DayKey): Promise<void> {
  for (const kind of kinds) await inWork(house, by, async work => {
    const day = await selectDay(work, key, true)
    if (!day) throw new Error('a day that was not fetched is compared')
    const said = await saidOf(work, key, kind.name)
    const ours = await kind.ours(work, { ...key, from: instantOf(key.day)!, until: instantOf(addDays(key.day, 1))!, said })
    const found = compare(said, ours, await knownKeys(work, key.bank, kind.name, ours.filter(each => each.mine).map(each => each.key)))
    await enterDifferences(work, key, kind.name, found.map(each => ({ id: newId(work.now, work.random), ...each })), work.now)
    await resolveOthers(work, key, kind.name, found.map(each => each.key), work.now)
    await setSum(work, key, sumOf(kind, said, ours))
  })
}
function sumOf({ name }: DayKind, said: readonly Said[], ours: Awaited<ReturnType<DayKind['ours']>>) {
  const theirs = new Set(said.map(row => row.key))
  const mine = ours.filter(each => theirs.has(each.key) || each.mine)
  return { kind: name, ourCount: mine.length, ourAmount: mine.reduce((sum, each) => sum + each.amount, 0n), theirCount: said.length, theirAmount: said.reduce((sum, each) => sum + each.amount, 0n) }
}

/** Tries what is done by itself about a difference; what came of it is kept with it. */
async function repair(house: House, by: By, row: DifferenceRow): Promise<boolean> {
  const does = kinds.find(kind => kind.name === row.kind)?.repair?.[row.what]
  if (!does) return false
  const said = (await inWork(house, by, work => saidOf(work, row, row.kind))).find(each => each.key === row.key) ?? null
  const why = await does(house, { bank: row.bank, key: row.key, what: row.what, ours: row.ours, said })
  await inWork(house, by, async work => {
    await setTried(work, row.id, why, work.now)
    await note(work, { verb: 'bankdays.repair', person: null, subject: { kind: 'bank-difference', id: row.id }, facts: { bank: row.bank, day: row.day, kind: row.kind, what: row.what, done: why === null, ...why ? { why } : {} } })
  })
  return true
}
