import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { ClaimState } from './claim-life.ts'

type Has = { sql: Sql }
/** 清算申请: `area` is the digits that the regions begin with whose funds pay; `recognised` what the provider says is recognised of the total; `round` names the deductions in force. */
export type Claim = {
  number: string; provider: Id; area: string; clearing: string; month: string; from: Day; until: Day; count: number; total: Fen; recognised: Fen | null; fund: Fen; account: Fen; cash: Fen; hospital: Fen; deducted: Fen; payable: Fen
  state: ClaimState; round: number; version: number; request: string | null; claimedAt: Date; claimedKind: string; claimedBy: Id | null; proposedBy: Id | null; proposedAt: Date | null; decidedBy: Id | null; decidedAt: Date | null; reasonSealed: Buffer | null
}
const columns = `number, provider, area, clr_type as clearing, month, first_day as "from", last_day as until, count, total, recognised, fund, account, cash, hospital, deducted, payable, state, round, version, request,
  claimed_at as "claimedAt", claimed_kind as "claimedKind", claimed_by as "claimedBy", proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", reason_sealed as "reasonSealed"`
export type FundAmount = { fund: string; amount: Fen }
export type ClaimKind = { provider: Id; area: string; clearing: string }

export async function insertClaim({ sql }: Has, c: Claim): Promise<boolean> {
  return await sql.run`insert into clearing.claim (number, provider, area, clr_type, month, first_day, last_day, count, total, recognised, fund, account, cash, hospital, deducted, payable, state, round, version, request, claimed_at, claimed_kind, claimed_by)
    values (${c.number}, ${c.provider}, ${c.area}, ${c.clearing}, ${c.month}, ${c.from}, ${c.until}, ${c.count}, ${c.total}, ${c.recognised}, ${c.fund}, ${c.account}, ${c.cash}, ${c.hospital}, ${c.deducted}, ${c.payable}, ${c.state}, ${c.round}, ${c.version},
      ${c.request}, ${c.claimedAt}, ${c.claimedKind}, ${c.claimedBy}) on conflict (provider, request) do nothing` === 1
}
/** Holds days for a claim, in order; of two claims at once the later gets fewer than it asked for. */
export async function holdDays({ sql }: Has, { number, provider, area, clearing }: Claim, days: readonly Day[]): Promise<number> {
  return sql.run`insert into clearing.claim_day (claim, day, provider, area, clr_type) select ${number}, d, ${provider}, ${area}, ${clearing} from unnest(${days}::date[]) as t (d) order by d on conflict do nothing`
}
export async function freeDays({ sql, now }: Has & { now: Date }, number: string): Promise<void> {
  await sql.run`update clearing.claim_day set freed_at = ${now} where claim = ${number} and freed_at is null`
}
/** The days of a period that a claim holds, each with its claim. */
export async function heldDays({ sql }: Has, { provider, area, clearing }: ClaimKind, from: Day, until: Day): Promise<{ day: Day; claim: string }[]> {
  return sql<{ day: Day; claim: string }>`select day, claim from clearing.claim_day where provider = ${provider} and area = ${area} and clr_type = ${clearing} and day between ${from} and ${until} and freed_at is null order by day`
}
export const daysOfClaim = async ({ sql }: Has, number: string): Promise<Day[]> => (await sql<{ day: Day }>`select day from clearing.claim_day where claim = ${number} order by day`).map(row => row.day)

export async function insertFunds({ sql }: Has, number: string, funds: readonly FundAmount[]): Promise<void> {
  await sql.run`insert into clearing.claim_fund (claim, fund, amount) select ${number}, f, a from unnest(${funds.map(each => each.fund)}::text[], ${funds.map(each => each.amount)}::bigint[]) as t (f, a)`
}
export const fundsOfClaim = ({ sql }: Has, number: string): Promise<FundAmount[]> => sql<FundAmount>`select fund, amount from clearing.claim_fund where claim = ${number} order by fund`

export async function selectClaim({ sql }: Has, number: string, lock = false): Promise<Claim | null> {
  const [row] = await sql.text<Claim>(lock ? 'clearing-claim-lock' : 'clearing-claim', `select ${columns} from clearing.claim where number = $1${lock ? ' for update' : ''}`, [number])
  return row ?? null
}
export async function claimAsked({ sql }: Has, provider: Id, request: string): Promise<Claim | null> {
  return (await sql.text<Claim>('clearing-claim-asked', `select ${columns} from clearing.claim where provider = $1 and request = $2`, [provider, request]))[0] ?? null
}
/** Moves a claim from the version it was locked in. */
export async function saveClaim({ sql }: Has, c: Claim): Promise<void> {
  const moved = await sql.run`update clearing.claim set state = ${c.state}, deducted = ${c.deducted}, payable = ${c.payable}, round = ${c.round}, proposed_by = ${c.proposedBy}, proposed_at = ${c.proposedAt}, decided_by = ${c.decidedBy}, decided_at = ${c.decidedAt},
    reason_sealed = ${c.reasonSealed}, version = version + 1 where number = ${c.number} and version = ${c.version}`
  if (moved !== 1) throw new Error('a locked claim moved')
}
/** A provider's claims, newest first. */
export async function claimsOf({ sql }: Has, provider: Id): Promise<Claim[]> {
  return sql.text<Claim>('clearing-claims-of', `select ${columns} from clearing.claim where provider = $1 order by claimed_at desc, number limit 500`, [provider])
}
/** Claims of a city's funds: those to be worked on, the longest waiting first, or all, newest first. */
export async function claimsIn({ sql }: Has, area: string, open: boolean): Promise<Claim[]> {
  return sql.text<Claim>(open ? 'clearing-claims-open' : 'clearing-claims-in', `select ${columns} from clearing.claim where area = $1 ${open ? `and state in ('claimed', 'proposed') order by claimed_at, number` : 'order by claimed_at desc, number'} limit 500`, [area])
}
