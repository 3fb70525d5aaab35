import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Cancelled } from '#cards'
import type { BankState, CancelPaper, CancelState, Ground, Money } from './shared.ts'

/** What a cancellation ended beside the money, so that it can be put back. */
export type Ended = Cancelled | Record<string, never>
export type Cancelling = {
  bucket: Bucket; id: Id; person: Id; region: string; office: Id; ground: Ground; day: Day; money: Money; papers: { material: CancelPaper; paper: Id }[]; applicantSealed: Buffer | null; phoneSealed: Buffer | null
  state: CancelState; firstBy: Id; firstPost: string; firstAt: Date; secondBy: Id | null; secondPost: string | null; secondAt: Date | null
  leavesAt: Date | null; settledAt: Date | null; rounds: number; ended: Ended; reasonSealed: Buffer | null; takenBackBy: Id | null; takenBackAt: Date | null; request: string | null; version: number
}
export type Beneficiary = {
  place: number; parts: number; relation: string; nameSealed: Buffer; numberSealed: Buffer | null; way: 'bank' | 'account'; bank: string | null; bankAccountSealed: Buffer | null
  heirBucket: Bucket | null; heir: Id | null; heirRegion: string | null
}
export type Payout = { bucket: Bucket; id: Id; cancelling: Id; place: number; region: string; amount: Fen; way: 'bank' | 'account'; transfer: Id; at: Date; /** Of what the bank pays. */ state: BankState | null; reason: string | null }

const columns = `bucket, id, person, region, office, ground, day, money, papers, applicant_sealed as "applicantSealed", phone_sealed as "phoneSealed", state, first_by as "firstBy", first_post as "firstPost", first_at as "firstAt",
  second_by as "secondBy", second_post as "secondPost", second_at as "secondAt", leaves_at as "leavesAt", settled_at as "settledAt", rounds, ended, reason_sealed as "reasonSealed",
  taken_back_by as "takenBackBy", taken_back_at as "takenBackAt", request, version`
export type Key = { bucket: Bucket; id: Id }

/** Writes what was asked for; false where one waits already. */
export async function insertCancelling({ sql, now }: Work, c: Pick<Cancelling, 'bucket' | 'id' | 'person' | 'region' | 'office' | 'ground' | 'day' | 'money' | 'papers' | 'applicantSealed' | 'firstBy' | 'firstPost' | 'request'>): Promise<boolean> {
  return await sql.run`insert into cancellation.cancelling (bucket, id, person, region, office, ground, day, money, papers, applicant_sealed, state, first_by, first_post, first_at, request, version)
    values (${c.bucket}, ${c.id}, ${c.person}, ${c.region}, ${c.office}, ${c.ground}, ${c.day}, ${c.money}, ${JSON.stringify(c.papers)}, ${c.applicantSealed}, 'waiting', ${c.firstBy}, ${c.firstPost}, ${now}, ${c.request}, 1)
    on conflict do nothing` === 1
}
export async function insertBeneficiaries({ sql }: Work, at: Key, rows: readonly Beneficiary[]) {
  for (const b of rows) {
    await sql`insert into cancellation.beneficiary (bucket, cancelling, place, parts, relation, name_sealed, number_sealed, way, bank, bank_account_sealed, heir_bucket, heir, heir_region)
      values (${at.bucket}, ${at.id}, ${b.place}, ${b.parts}, ${b.relation}, ${b.nameSealed}, ${b.numberSealed}, ${b.way}, ${b.bank}, ${b.bankAccountSealed}, ${b.heirBucket}, ${b.heir}, ${b.heirRegion})`
  }
}
export async function beneficiariesOf({ sql }: Work, at: Key) {
  return sql<Beneficiary>`select place, parts, relation, name_sealed as "nameSealed", number_sealed as "numberSealed", way, bank, bank_account_sealed as "bankAccountSealed", heir_bucket as "heirBucket", heir, heir_region as "heirRegion"
    from cancellation.beneficiary where bucket = ${at.bucket} and cancelling = ${at.id} order by place`
}
/** Every cancellation of a person, newest first. */
export async function cancellingsOf({ sql }: { sql: Sql }, person: PersonKey): Promise<Cancelling[]> {
  return sql.text<Cancelling>('cancellation-of', `select ${columns} from cancellation.cancelling where bucket = $1 and person = $2 order by id desc`, [person.bucket, person.id])
}
export async function lockCancelling({ sql }: Work, at: Key): Promise<Cancelling | null> {
  const [row] = await sql.text<Cancelling>('cancellation-lock', `select ${columns} from cancellation.cancelling where bucket = $1 and id = $2 for update`, [at.bucket, at.id])
  return row ?? null
}
export async function selectCancelling({ sql }: Work, at: Key): Promise<Cancelling | null> {
  const [row] = await sql.text<Cancelling>('cancellation-one', `select ${columns} from cancellation.cancelling where bucket = $1 and id = $2`, [at.bucket, at.id])
  return row ?? null
}
export async function saveDecided({ sql, now }: Work, at: Key, d: { state: 'done' | 'refused'; by: Id | null; post: string | null; leavesAt: Date | null; ended: Ended; phoneSealed: Buffer | null; reasonSealed: Buffer | null }): Promise<boolean> {
  return await sql.run`update cancellation.cancelling set state = ${d.state}, second_by = ${d.by}, second_post = ${d.post}, second_at = ${d.by ? now : null}, leaves_at = ${d.leavesAt},
    ended = ${JSON.stringify(d.ended)}, phone_sealed = ${d.phoneSealed}, reason_sealed = ${d.reasonSealed}, version = version + 1 where bucket = ${at.bucket} and id = ${at.id} and state = 'waiting'` === 1
}
export async function saveTakenBack({ sql, now }: Work, at: Key, by: Id, reasonSealed: Buffer): Promise<boolean> {
  return await sql.run`update cancellation.cancelling set state = 'taken-back', taken_back_by = ${by}, taken_back_at = ${now}, reason_sealed = ${reasonSealed}, phone_sealed = null, version = version + 1
    where bucket = ${at.bucket} and id = ${at.id} and state = 'done' and settled_at is null` === 1
}
export async function saveSettled({ sql, now }: Work, at: Key) {
  await sql`update cancellation.cancelling set settled_at = coalesce(settled_at, ${now}), rounds = rounds + 1, version = version + 1 where bucket = ${at.bucket} and id = ${at.id}`
}
export async function insertPayout({ sql }: Work, p: Omit<Payout, 'state' | 'reason'>) {
  await sql`insert into cancellation.payout (bucket, id, cancelling, place, region, amount, way, transfer, at, state, changed_at) values (${p.bucket}, ${p.id}, ${p.cancelling}, ${p.place}, ${p.region}, ${p.amount}, ${p.way}, ${p.transfer}, ${p.at}, ${p.way === 'bank' ? 'waiting' : null}, ${p.at})`
}
export async function payoutsOf({ sql }: Work, at: Key) {
  return sql<Payout>`select bucket, id, cancelling, place, region, amount, way, transfer, at, state, reason from cancellation.payout where bucket = ${at.bucket} and cancelling = ${at.id} order by at, region, place, id`
}
export async function insertPurchase({ sql, now }: Work, p: { bucket: Bucket; id: Id; number: string; cancelling: Id; person: Id; region: string; day: Day; account: Fen; fund: Fen }) {
  await sql`insert into cancellation.purchase (bucket, number, cancelling, person, region, day, account, fund, id, listed_at)
    values (${p.bucket}, ${p.number}, ${p.cancelling}, ${p.person}, ${p.region}, ${p.day}, ${p.account}, ${p.fund}, ${p.id}, ${now}) on conflict do nothing`
}
export async function countPurchases({ sql }: Work, at: Key & { person: Id }): Promise<number> {
  const [row] = await sql<{ count: number }>`select count(*)::int as count from cancellation.purchase where bucket = ${at.bucket} and cancelling = ${at.id} and person = ${at.person}`
  return row!.count
}

/** Those that wait for a second person, the longest first. (across buckets: the offices of a city) */
export async function selectWaiting({ sql }: Work, regions: readonly string[], limit: number) {
  return sql.text<Cancelling>('cancellation-waiting', `select ${columns} from cancellation.cancelling where state = 'waiting' and region = any ($1::char(6)[]) order by first_at, id limit $2`, [regions, limit])
}
export async function countWaiting({ sql }: Work, regions: readonly string[]): Promise<number> {
  const [row] = await sql<{ count: number }>`select count(*)::int as count from cancellation.cancelling where state = 'waiting' and region = any (${regions}::char(6)[])`
  return row!.count
}
type After = { at: Date; id: Id } | null
/** Orders for the bank, the oldest first, paged by key. (across buckets: the fund office) */
export async function selectOrders({ sql }: Work, regions: readonly string[], after: After, limit: number) {
  return sql<Payout & { person: Id }>`select p.bucket, p.id, p.cancelling, p.place, p.region, p.amount, p.way, p.transfer, p.at, p.state, p.reason, c.person from cancellation.payout p
    join cancellation.cancelling c on c.bucket = p.bucket and c.id = p.cancelling where p.way = 'bank' and p.state <> 'paid' and p.region = any (${regions}::char(6)[])
      and (${after?.id ?? null}::uuid is null or (p.at, p.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by p.at, p.id limit ${limit}`
}
/** Purchases after the day of death, paged by key. (across buckets: the fund office) */
export async function selectLater({ sql }: Work, regions: readonly string[], after: { day: Day; id: Id } | null, limit: number) {
  return sql<{ bucket: Bucket; id: Id; number: string; person: Id; region: string; day: Day; account: Fen; fund: Fen }>`select p.bucket, p.id, p.number, p.person, p.region, p.day, p.account, p.fund from cancellation.purchase p
    join cancellation.cancelling c on c.bucket = p.bucket and c.id = p.cancelling and c.state = 'done'
    where p.region = any (${regions}::char(6)[]) and (${after?.id ?? null}::uuid is null or (p.day, p.id) > (${after?.day ?? null}::date, ${after?.id ?? null}::uuid)) order by p.day, p.id limit ${limit}`
}
