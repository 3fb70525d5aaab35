import { relationsDue } from '#insurance'
import { addMonths } from '#kit/day'
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

/**
 * 月度划账: fills the personal accounts of everyone validly insured for a month (`yyyy-MM`), once a person, region and month however often it runs. Two valid
 * records in one region fill once, from the first. Answers how many were filled and with how much. (PACC-01.a)
 */
export async function allocateMonth(work: Work, { month }: { month: string }): Promise<{ month: string; filled: number; fen: Fen }> {
  const day = addMonths(`${month}-01`, 0)
  let filled = 0, fen = 0n
  for (const region of regionsOf(day)) {
    const { id, value: rule } = policyRow(packOf(region) ?? region, 'pacc.allocation', day)
    for (const insutype of ['310', '390']) {
      for (let after: { bucket: number; id: string } | null = null; ;) {
        const due = await relationsDue(work, region, insutype, after, CHUNK)
        for (const relation of due) {
          const amount = allocationOf(relation, rule)
          const person = { bucket: relation.bucket, id: relation.person }
          if (amount > 0n && await credit(work, { person, region, amount, key: `month|${relation.person}|${region}|${month}`, policies: [id] }) !== null) { filled += 1; fen += amount }
        }
        const last = due.at(-1)
        if (due.length < CHUNK || !last) break
        after = { bucket: last.bucket, id: last.id }
      }
    }
  }
  await saveAllocation(work, { month, filled, fen })
  await note(work, { verb: 'settlement.allocate', person: null, facts: { month, filled, fen: Number(fen) } })
  return { month, filled, fen }
}
