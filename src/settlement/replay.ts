import type { Provider } from '#clinics'
import { isEmployee } from '#insurance'
import type { Fen } from '#kit/money'
import { groundOf, type Ground, type RowOf } from './rates.ts'
import type { Settled } from './settled.ts'
import { split, type BillLine, type Split, type YearUsed } from './split.ts'
import { trackOf, type Track } from './track.ts'

/** Who pays a settlement, in fen; `account`: personal accounts, a relative's that is shared too. */
export type Payers = { fund: Fen; account: Fen; cash: Fen }
/** A settlement as it was and as it would have been. `scheme`: whose insurance; `level` of the provider. */
export type Replayed = { person: string; track: Track; scheme: 'employee' | 'resident'; retired: boolean; level: string; region: string; old: Payers; made: Payers }
type Kept = { used: YearUsed; stays: Map<string, Fen> }

/**
 * Settlements of people tried again under other values, each person's in the order they were made: what of the year is used, of a stay's deductible, and what the account
 * still holds go along. Under the values they were settled by they come out as they were. `providers` by organisation. Pure. (POL-01)
 */
export function replay(settled: readonly Settled[], providers: ReadonlyMap<string, Provider>, rows: { inForce: RowOf; drafted: RowOf }): Replayed[] {
  const years = new Map<string, Kept>()
  const spent = new Map<string, Fen>()
  const shared = new Map<string, Fen>()
  const out: Replayed[] = []
  for (const one of settled) {
    const { row, detail } = one
    const provider = row.provider ? providers.get(row.provider) : undefined
    if (!provider) continue
    const track = detail.care?.track ?? trackOf(detail.medType)
    const account = `${row.person} ${row.region}`
    const at = `${row.person} ${row.region} ${detail.insutype} ${detail.begun.slice(0, 4)} ${track}`
    const kept = years.get(at) ?? { used: { deductible: detail.deductibleBefore, fund: detail.fundBefore, large: detail.care?.before.large ?? 0n, borne: detail.care?.before.borne ?? 0n }, stays: new Map() }
    years.set(at, kept)
    const made = tried(one, provider, track, kept, { spared: spent.get(account) ?? 0n, kept: shared.get(account) ?? 0n, ...rows })
    kept.used = grown(kept.used, made)
    kept.stays.set(detail.visit, (kept.stays.get(detail.visit) ?? detail.deductibleBefore) + made.deductible)
    spent.set(account, (spent.get(account) ?? 0n) - row.account - made.account)
    shared.set(account, (shared.get(account) ?? 0n) + row.income - made.family)
    out.push({ person: row.person, track, scheme: isEmployee(detail.insutype) ? 'employee' : 'resident', retired: /^1[23]/.test(detail.psnType), level: detail.level, region: row.region,
      old: { fund: row.fund, account: row.income - row.account, cash: row.cash }, made: { fund: made.fund, account: made.account + made.family, cash: made.cash } })
  }
  return out
}

const grown = (used: YearUsed, made: Split): YearUsed => ({ deductible: used.deductible + made.deductible, fund: used.fund + made.pool, large: (used.large ?? 0n) + made.large, borne: (used.borne ?? 0n) + made.borne })
const isStay = (track: Track) => track === 'inpatient' || track === 'maternity'

type Trial = { spared: Fen; kept: Fen; inForce: RowOf; drafted: RowOf }
function tried({ row, detail }: Settled, provider: Provider, track: Track, { used, stays }: Kept, { spared, kept, inForce, drafted }: Trial): Split {
  const day = detail.begun.slice(0, 10)
  const asked = { provider: { ...provider, level: detail.level as Provider['level'] }, region: row.region, insutype: detail.insutype, psnType: detail.psnType, day, track, stays: detail.care?.stays ?? 0, remote: detail.care?.remote ?? 'home' as const }
  const before = groundOf({ ...asked, fundPays: () => true }, inForce)
  // what the policy would have paid and did not was held back: contributions were owed
  const held = before.rates.pool && detail.percent === 0n && detail.yearCap === 0n && row.fund === 0n
  const ground = groundOf({ ...asked, fundPays: () => !held }, drafted)
  const shares = sharesOf(before, ground)
  const bill = detail.lines.map((line): BillLine => ({ amount: line.amount, count: line.count, ceiling: line.ceiling, class: line.class, selfpay: shares(line.class, line.selfpay) }))
  const year = isStay(track) ? { ...used, deductible: stays.get(detail.visit) ?? detail.deductibleBefore } : used
  return split(bill, ground.rates, year, { balance: row.balance - row.account + spared, family: most(detail.family + kept), use: detail.useAccount })
}

const most = (fen: Fen) => fen > 0n ? fen : 0n
/** The own share of a line under the draft: one that was its class's share is the class's again; one of the item's own stays. */
const sharesOf = (before: Ground, after: Ground) => (kind: BillLine['class'], share: bigint) => share === before.shares[kind] ? after.shares[kind] : share
