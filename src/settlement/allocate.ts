import { relationsDue } from '#insurance'
import { addMonths, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { share, type Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { credit, shareKeys } from '#ledger'
import { note } from '#record'
import { basisPoints, packOf, policyRow, type PolicyValue } from '#regions'
import { passbookOf } from './passbook.ts'
import { regionsOf } from './regions-of.ts'
import { insertMonths } from './store-passbook.ts'
import { beginAllocation, endAllocation, lockPart, movePart, type Part } from './store-allocation.ts'

const CHUNK = 500

/** What a month fills into an account: a share of the base for those at work, a fixed sum for the retired and for residents. (PACC-01) */
export function allocationOf(of: { insutype: string; psnType: string; base: Fen }, rule: PolicyValue<'pacc.allocation'>): Fen {
  if (of.insutype === '390') return rule.resident.fen
  if (of.insutype !== '310') return 0n
  return of.psnType.startsWith('12') || of.psnType.startsWith('13') ? rule.retired.fen : share(of.base, basisPoints(rule.active.percentOfBase), 10_000n)
}

const monthsOf = (person: Id) => `month|${person}|`
/** The months someone was filled for count for who takes over their insurance records: a run that is asked again fills none of them a second time. (PACC-01.a, READ-04.a) */
export const takeOverMonths = (work: Work, from: PersonKey, into: PersonKey): Promise<void> => shareKeys(work, from, into, monthsOf(from.id), key => monthsOf(into.id) + key.slice(monthsOf(from.id).length))

/** Runs a piece of it in a transaction of its own. */
export type Each = <T>(act: (work: Work) => Promise<T>) => Promise<T>
type Filled = { filled: number; fen: Fen }

/**
 * 月度划账: fills the personal accounts of everyone validly insured for a month (`yyyy-MM`), once a person, region and month however often it runs. Two valid
 * records in one region fill once, from the first. Some hundred accounts at a time, so that settlements never wait for a whole city. The next row is
 * kept and moved in the transaction that fills: a run that was cut off goes on there when it is asked again, two at once take turns, and one that is
 * asked for after the end goes through everyone anew for those who came since. Until the day the card takes over a month goes to the passbook's bank as an
 * order instead, under the same key; the later of the month and the day of the run decides. Answers how many this run filled and with how much. (PACC-01.a, OLD-05)
 */
export async function allocateMonth(each: Each, { month }: { month: string }): Promise<{ month: string; filled: number; fen: Fen }> {
  const day = `${month}-01`
  await each(work => beginAllocation(work, month))
  let filled = 0, fen = 0n
  for (const region of regionsOf(day)) for (const insutype of ['310', '390']) {
    for (;;) {
      const part = await each(work => allocateSome(work, { month, day, region, insutype }))
      if (!part) break
      filled += part.filled
      fen += part.fen
    }
  }
  await each(async work => {
    const all = await endAllocation(work, month)
    if (all) await note(work, { verb: 'settlement.allocate', person: null, facts: { month, filled: all.filled, fen: Number(all.fen) } })
  })
  return { month, filled, fen }
}

/** The next records of a region and scheme; null when none is left. Whoever else runs waits here, and then goes on behind. */
async function allocateSome(work: Work, part: Part & { day: Day }): Promise<Filled | null> {
  const { month, day, region, insutype } = part
  const next = await lockPart(work, part)
  if (next === 'done') return null
  const { id, value: rule } = policyRow(packOf(region) ?? region, 'pacc.allocation', day)
  const due = await relationsDue(work, region, insutype, next, CHUNK)
  const ends = addMonths(day, 1)
  const insured = due.filter(({ since, until }) => since < ends && (until === null || until >= day))
  const credits = insured.map(relation => ({ person: { bucket: relation.bucket, id: relation.person }, region, amount: allocationOf(relation, rule),
    key: `${monthsOf(relation.person)}${region}|${month}`, policies: [id] }))
  const book = passbookOf(region, [day, dayOf(work.now)].toSorted()[1]!)
  const done = await credit(work, credits.filter(({ amount }) => amount > 0n), 'allocation', book ? 'payable' : 'pacc')
  if (book) await insertMonths(work, done.map(each => ({ ...each, bank: book.bank, month })))
  const fen = done.reduce((sum, { amount }) => sum + amount, 0n)
  await movePart(work, part, due.length === CHUNK ? due.at(-1)! : null, { filled: done.length, fen })
  return { filled: done.length, fen }
}
