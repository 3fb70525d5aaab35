import { standing } from '#holders'
import { dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note, noteAll } from '#record'
import { basisPoints, packOf, policyRow } from '#regions'
import { organisationById } from '#staff'
import { regionsHere, regionWords } from './office.ts'
import { closeYears } from './pension.ts'
import { refuse } from './refusals.ts'
import type { Relation } from './store.ts'
import { beginInterest, insertPensionYears, lockInterest, moveInterest, selectAccounts, selectPensionDue, type ClosedYear, type InterestPart } from './store-pension.ts'

const CHUNK = 500
/** Runs a piece of it in a transaction of its own. */
export type Each = <T>(act: (work: Work) => Promise<T>) => Promise<T>

/** A region's rate of a year in hundredths of a percent, with the policy row it stands in; the rate is announced after the year, so the list of the day is read. (INS-04) */
export function rateOf(region: string, day: Day): { policy: Id; rate: (year: number) => number | null } {
  const { id, value } = policyRow(packOf(region) ?? region, 'pension.interest', day)
  return { policy: id, rate: year => { const found = value.find(each => each.year === year); return found ? Number(basisPoints(found.percent)) : null } }
}

/** Closes what is open of accounts up to a year; nothing of a year that is closed. Refused where a rate is not known. The records are held. */
export async function closeAccounts(work: Work, relations: readonly Relation[], year: number): Promise<{ accounts: number; interest: Fen } | Refusal> {
  const rows: (ClosedYear & { person: Id; region: string })[] = []
  const accounts = await selectAccounts(work, relations)
  for (const relation of relations) {
    const { policy, rate } = rateOf(relation.region, dayOf(work.now))
    const { years, missing } = closeYears(accounts.get(relation.id)!, year, rate)
    if (missing !== null) return missingRate(work, relation.region, missing)
    rows.push(...years.map(each => ({ ...each, bucket: relation.bucket, relation: relation.id, policy, person: relation.person, region: relation.region })))
  }
  await insertPensionYears(work, rows)
  await noteAll(work, rows.map(row => ({ verb: 'insurance.bear-interest', person: { bucket: row.bucket, id: row.person }, subject: { kind: 'relation', id: row.relation }, facts: { year: row.year, rate: row.rate, fen: fenNumber(row.interest), closing: fenNumber(row.closing), policy: row.policy } })))
  return { accounts: new Set(rows.map(row => row.relation)).size, interest: rows.reduce((sum, row) => sum + row.interest, 0n) }
}

function missingRate(work: Work, region: string, year: number) {
  const { zh, en } = regionWords(work, region)
  return refuse('interest-rate-missing', { year, region: zh, regionEn: en })
}

/**
 * 年度计息: closes a year of the pension accounts of every region this office keeps, once an account and year however often it runs. Some hundred at a time; the next place is
 * kept and moved in the transaction that writes, so that a run that was cut off goes on there, two at once take turns, and one asked for again does those who came since. (INS-04)
 */
export async function bearInterest(each: Each, year: number): Promise<{ year: number; accounts: number; fen: number } | Refusal> {
  const parts = await each(work => partsOf(work, year))
  if (isRefused(parts)) return parts
  let [accounts, fen] = [0, 0n]
  for (const part of parts) {
    await each(work => beginInterest(work, part))
    for (;;) {
      const done = await each(work => closeSome(work, part))
      if (isRefused(done)) return done
      if (!done) break
      accounts += done.accounts
      fen += done.interest
    }
  }
  await each(work => note(work, { verb: 'insurance.close-year', person: null, facts: { year, accounts, fen: fenNumber(fen) } }))
  return { year, accounts, fen: fenNumber(fen) }
}

async function partsOf(work: Work, year: number): Promise<InterestPart[] | Refusal> {
  const day = dayOf(work.now)
  if (year >= Number(day.slice(0, 4))) return refuse('interest-year-open', { year })
  const office = await organisationById(work, work.by.organisation!)
  const regions = office ? await regionsHere(work, office) : []
  const without = regions.find(({ code }) => rateOf(code, day).rate(year) === null)
  return without ? missingRate(work, without.code, year) : regions.flatMap(({ code }) => ['110', '170'].map(insutype => ({ region: code, insutype, year })))
}

async function closeSome(work: Work, part: InterestPart) {
  const at = await lockInterest(work, part)
  if (!at) return null
  const due = await selectPensionDue(work, part, at.after, CHUNK)
  const done = await closeAccounts(work, await standingOnes(work, due), part.year)
  if (isRefused(done)) return done
  await moveInterest(work, part, due.length === CHUNK ? due.at(-1)! : null, done)
  return done
}

/** Without the records of somebody who was merged into another: their accounts went there. (READ-04) */
async function standingOnes(work: Work, due: readonly Relation[]): Promise<Relation[]> {
  const out: Relation[] = []
  for (const each of due) if (each.state !== '4' || (await standing(work, { bucket: each.bucket, id: each.person })).id === each.person) out.push(each)
  return out
}
