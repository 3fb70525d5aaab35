import { relationsDue } from '#insurance'
import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { share, type Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { credit } from '#ledger'
import { note } from '#record'
import { basisPoints, packOf, policyRow, type PolicyValue } from '#regions'
import { regionsOf } from './regions-of.ts'
import { saveAllocation } from './store-allocation.ts'

const CHUNK = 500

/** What a month fills into an account: a share of the base for those at work, a fixed sum for the retired and for residents. (PACC-01) */
export function allocationOf(of: { insutype: string; psnType: string; base: Fen }, rule: PolicyValue<'pacc.allocation'>): Fen {
  if (of.insutype === '390') return rule.resident.fen
  if (of.insutype !== '310') return 0n
  return of.psnType.startsWith('12') || of.psnType.startsWith('13') ? rule.retired.fen : share(of.base, basisPoints(rule.active.percentOfBase), 10_000n)
}

/** Runs a piece of it in a transaction of its own. */
export type Each = <T>(act: (work: Work) => Promise<T>) => Promise<T>
type After = { bucket: Bucket; id: Id } | null
type Part = { filled: number; fen: Fen; last: After }

/**
 * 月度划账: fills the personal accounts of everyone validly insured for a month (`yyyy-MM`), once a person, region and month however often it runs. Two valid
 * records in one region fill once, from the first. Some hundred accounts at a time, so that settlements never wait for a whole city; a run that was cut off
 * goes on when it is asked again. Answers how many this run filled and with how much. (PACC-01.a)
 */
export async function allocateMonth(each: Each, { month }: { month: string }): Promise<{ month: string; filled: number; fen: Fen }> {
  const day = `${month}-01`
  let filled = 0, fen = 0n
  for (const region of regionsOf(day)) for (const insutype of ['310', '390']) {
    let after = null as After
    do {
      const part: Part = await each(work => allocateSome(work, { month, day, region, insutype, after }))
      filled += part.filled
      fen += part.fen
      after = part.last
    } while (after)
  }
  await each(async work => {
    const all = await saveAllocation(work, { month, filled: 0, fen: 0n, done: true })
    await note(work, { verb: 'settlement.allocate', person: null, facts: { month, filled: all.filled, fen: Number(all.fen) } })
  })
  return { month, filled, fen }
}

/** The next records of a region and scheme; `last` is where to go on, null at the end. */
async function allocateSome(work: Work, { month, day, region, insutype, after }: { month: string; day: Day; region: string; insutype: string; after: After }): Promise<Part> {
  const { id, value: rule } = policyRow(packOf(region) ?? region, 'pacc.allocation', day)
  const due = await relationsDue(work, region, insutype, after, CHUNK)
  const credits = due.map(relation => ({ person: { bucket: relation.bucket, id: relation.person }, region, amount: allocationOf(relation, rule),
    key: `month|${relation.person}|${region}|${month}`, policies: [id] }))
  const done = await credit(work, credits.filter(({ amount }) => amount > 0n))
  const fen = done.reduce((sum, { amount }) => sum + amount, 0n)
  if (done.length) await saveAllocation(work, { month, filled: done.length, fen, done: false })
  const last = due.length === CHUNK ? due.at(-1)! : null
  return { filled: done.length, fen, last: last && { bucket: last.bucket, id: last.id } }
}
