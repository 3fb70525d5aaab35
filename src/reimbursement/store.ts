import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Vault } from '#vault'
import { accountPlace, detailsPlace, stepPlace, type Claim } from './claim.ts'
import type { StepName } from './life.ts'
import type { Details } from './shared.ts'

type Has = { sql: Sql; vault: Vault }
export type Key = { bucket: Bucket; id: Id }
type Row = Omit<Claim, 'details'> & { detailsSealed: Buffer }
const columns = `bucket, id, person, number, region, med_type as "medType", ground, provider, area, level, kind, first_day as "first", last_day as "last", total, papers, details_sealed as "detailsSealed", state, due, office, filed_kind as "filedKind",
  filed_by as "filedBy", filed_at as "filedAt", request, claimed_by as "claimedBy", claimed_until as "claimedUntil", proposed_by as "proposedBy", decided_by as "decidedBy", fund, version`
const opened = (vault: Vault, { detailsSealed, ...row }: Row): Claim => ({ ...row, details: JSON.parse(vault.openText(detailsSealed, detailsPlace(row.id))) as Details })
const sealed = (vault: Vault, { id, details }: Claim) => vault.seal(JSON.stringify(details), detailsPlace(id))

/** Puts a claim down; false when its press was taken before. */
export async function insertClaim({ sql, vault }: Has, c: Claim): Promise<boolean> {
  return await sql.run`insert into reimbursement.claim (bucket, id, person, number, region, med_type, ground, provider, area, level, kind, first_day, last_day, total, papers, details_sealed, state, due, office, filed_kind, filed_by, filed_at, request)
    values (${c.bucket}, ${c.id}, ${c.person}, ${c.number}, ${c.region}, ${c.medType}, ${c.ground}, ${c.provider}, ${c.area}, ${c.level}, ${c.kind}, ${c.first}, ${c.last}, ${c.total}, ${JSON.stringify(c.papers)}, ${sealed(vault, c)}, ${c.state}, ${c.due},
      ${c.office}, ${c.filedKind}, ${c.filedBy}, ${c.filedAt}, ${c.request}) on conflict do nothing` === 1
}
export async function selectByRequest({ sql, vault }: Has, person: PersonKey, request: string): Promise<Claim | null> {
  const [row] = await sql.text<Row>('reimbursement-request', `select ${columns} from reimbursement.claim where bucket = $1 and person = $2 and request = $3`, [person.bucket, person.id, request])
  return row ? opened(vault, row) : null
}
export async function selectClaim({ sql, vault }: Has, at: Key, lock = false): Promise<Claim | null> {
  const [row] = await sql.text<Row>(lock ? 'reimbursement-lock' : 'reimbursement-one', `select ${columns} from reimbursement.claim where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [at.bucket, at.id])
  return row ? opened(vault, row) : null
}
/** Every claim of a person, newest first. */
export async function selectOfPerson({ sql, vault }: Has, person: PersonKey, lock = false): Promise<Claim[]> {
  return (await sql.text<Row>(lock ? 'reimbursement-person-lock' : 'reimbursement-person', `select ${columns} from reimbursement.claim where bucket = $1 and person = $2 order by id desc${lock ? ' for update' : ''}`, [person.bucket, person.id])).map(row => opened(vault, row))
}
/** Moves a claim to what it is now, from the version it was seen in; false when it moved meanwhile. */
export async function saveClaim({ sql, vault }: Has, c: Claim): Promise<boolean> {
  return await sql.run`update reimbursement.claim set region = ${c.region}, med_type = ${c.medType}, ground = ${c.ground}, provider = ${c.provider}, area = ${c.area}, level = ${c.level}, kind = ${c.kind}, first_day = ${c.first}, last_day = ${c.last}, total = ${c.total},
      papers = ${JSON.stringify(c.papers)}, details_sealed = ${sealed(vault, c)}, state = ${c.state}, due = ${c.due}, office = ${c.office}, claimed_by = ${c.claimedBy}, claimed_until = ${c.claimedUntil}, proposed_by = ${c.proposedBy}, decided_by = ${c.decidedBy}, fund = ${c.fund},
      version = version + 1
    where bucket = ${c.bucket} and id = ${c.id} and version = ${c.version}` === 1
}
export async function saveHold({ sql }: Has, { bucket, id }: Key, by: Id | null, until: Date | null): Promise<void> {
  await sql.run`update reimbursement.claim set claimed_by = ${by}, claimed_until = ${until} where bucket = ${bucket} and id = ${id} and state = 'submitted'`
}

/** A step as it was taken. */
export type Step = { nth: number; step: StepName; at: Date; byKind: string; byId: Id | null; byOrganisation: Id | null; fund: Fen | null; reason: string | null }
/** Adds a step: who took it, on what authority, and what the claim says since. */
export async function insertStep({ sql, now, by, vault }: Work, c: Claim, nth: number, step: StepName, { reason = null, details = null }: { reason?: string | null; details?: Details | null } = {}): Promise<void> {
  await sql.run`insert into reimbursement.step (bucket, claim, nth, step, at, by_kind, by_id, by_post, by_organisation, authority, fund, details_sealed, reason_sealed)
    values (${c.bucket}, ${c.id}, ${nth}, ${step}, ${now}, ${by.kind}, ${by.id}, ${by.post}, ${by.organisation}, ${by.authority}, ${c.fund}, ${details && vault.seal(JSON.stringify(details), stepPlace('details', c.id, nth))},
      ${reason === null ? null : vault.seal(reason, stepPlace('reason', c.id, nth))})`
}
/** The steps of claims of one bucket, in their order, by claim. */
export async function selectSteps({ sql, vault }: Has, bucket: Bucket, claims: readonly Id[]): Promise<Map<Id, Step[]>> {
  const rows = await sql<Omit<Step, 'reason'> & { claim: Id; reasonSealed: Buffer | null }>`select claim, nth, step, at, by_kind as "byKind", by_id as "byId", by_organisation as "byOrganisation", fund, reason_sealed as "reasonSealed"
    from reimbursement.step where bucket = ${bucket} and claim = any (${claims}::uuid[]) order by claim, nth`
  return Map.groupBy(rows.map(({ reasonSealed, ...row }) => ({ ...row, reason: reasonSealed && vault.openText(reasonSealed, stepPlace('reason', row.claim, row.nth)) })), row => row.claim)
}

/** Claims that wait for an office, those that are late first. (across buckets: an office's queue) */
export async function selectWaiting({ sql, vault }: Has, office: Id, after: { due: Day; id: Id } | null, limit: number): Promise<Claim[]> {
  return (await sql.text<Row>('reimbursement-waiting', `select ${columns} from reimbursement.claim where office = $1 and state in ('submitted', 'proposed') and ($2::date is null or (due, id) > ($2::date, $3::uuid)) order by due, id limit $4`,
    [office, after?.due ?? null, after?.id ?? null, limit])).map(row => opened(vault, row))
}
/** How many wait for an office, and how many of them are late. (across buckets: an office's queue) */
export async function countWaiting({ sql }: Has, office: Id, today: Day): Promise<{ count: number; late: number }> {
  const [row] = await sql<{ count: number; late: number }>`select count(*)::int as count, count(*) filter (where due < ${today})::int as late from reimbursement.claim where office = ${office} and state in ('submitted', 'proposed')`
  return row!
}

/** An order to the bank: to which account, or over which passbook. */
export type Payment = { bucket: Bucket; id: Id; claim: Id; person: Id; region: string; way: 'financial-account' | 'passbook'; bank: string; account: string | null; amount: Fen; posting: string; at: Date }
type PaymentRow = Omit<Payment, 'account'> & { accountSealed: Buffer | null }
const paid = 'p.bucket, p.id, p.claim, p.person, p.region, p.way, p.bank, p.account_sealed as "accountSealed", p.amount, p.posting, p.at'
const openPayment = (vault: Vault, { accountSealed, ...row }: PaymentRow): Payment => ({ ...row, account: accountSealed && vault.openText(accountSealed, accountPlace(row.id)) })
/** Orders a payment; the claim's only one. */
export async function insertPayment({ sql, vault }: Has, p: Payment): Promise<void> {
  await sql.run`insert into reimbursement.payment (bucket, id, claim, person, region, way, bank, account_sealed, amount, posting, at)
    values (${p.bucket}, ${p.id}, ${p.claim}, ${p.person}, ${p.region}, ${p.way}, ${p.bank}, ${p.account === null ? null : vault.seal(p.account, accountPlace(p.id))}, ${p.amount}, ${p.posting}, ${p.at})`
}
/** The orders of claims of one bucket, by claim. */
export async function paymentsOf({ sql, vault }: Has, bucket: Bucket, claims: readonly Id[]): Promise<Map<Id, Payment>> {
  const rows = await sql.text<PaymentRow>('reimbursement-payments-of', `select ${paid} from reimbursement.payment p where p.bucket = $1 and p.claim = any ($2::uuid[])`, [bucket, claims])
  return new Map(rows.map(row => [row.claim, openPayment(vault, row)]))
}
/** Orders that wait for the bank, the oldest first, paged by key. (across buckets: the fund office) */
export async function selectOrders({ sql, vault }: Has, regions: readonly string[], after: { at: Date; id: Id } | null, limit: number): Promise<(Payment & { number: string })[]> {
  const rows = await sql.text<PaymentRow & { number: string }>('reimbursement-orders', `select ${paid}, c.number from reimbursement.payment p join reimbursement.claim c on c.bucket = p.bucket and c.id = p.claim
    where p.region = any ($1::char(6)[]) and ($2::uuid is null or (p.at, p.id) > ($3::timestamptz, $2::uuid)) order by p.at, p.id limit $4`, [regions, after?.id ?? null, after?.at ?? null, limit])
  return rows.map(({ number, ...row }) => ({ ...openPayment(vault, row), number }))
}
