import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type OwnCard = { bucket: Bucket; id: Id; account: Id; bank: string; number: Buffer; expires: string; balance: Fen; activatedAt: Date | null; lostAt: Date | null; lostHow: 'phone' | 'written' | null; closedAt: Date | null; endedAt: Date | null }
export type Means = 'bank' | 'wallet'
export type What = 'merchant' | 'order' | 'transfer' | 'dues'
export type PaymentRow = {
  key: string; means: Means; what: What; digest: Buffer; amount: Fen; discount: Fen; points: number; seq: number; merchant: string | null; number: string; note: string; at: Date; toldAt: Date | null; refused: string | null
}

/** The cards of a customer, the newest first. */
export async function selectCardsOf({ sql }: Has, bucket: Bucket, customer: Id): Promise<OwnCard[]> {
  return sql<OwnCard>`select c.bucket, c.id, c.account, c.bank, c.number_sealed as number, c.expires, a.balance, c.activated_at as "activatedAt", c.lost_at as "lostAt", c.lost_how as "lostHow", c.closed_at as "closedAt", c.ended_at as "endedAt"
    from accounts.account a join cards.card c on c.bucket = a.bucket and c.account = a.id where a.bucket = ${bucket} and a.customer = ${customer} order by c.opened_at desc, c.id desc`
}

const columns = `p.key, p.means, p.what, p.digest, p.amount, p.discount, p.points, p.seq, p.merchant, p.number, p.note, p.at, p.told_at as "toldAt", p.refused`
export async function selectPayment({ sql }: Has, bucket: Bucket, account: Id, key: string): Promise<PaymentRow | null> {
  const [row] = await sql.text<PaymentRow>('payment', `select ${columns} from payments.payment p where p.bucket = $1 and p.account = $2 and p.key = $3`, [bucket, account, key])
  return row ?? null
}
export async function selectPayments({ sql }: Has, bucket: Bucket, account: Id, most: number): Promise<PaymentRow[]> {
  return sql.text<PaymentRow>('payments', `select ${columns} from payments.payment p where p.bucket = $1 and p.account = $2 order by p.at desc, p.key limit $3`, [bucket, account, most])
}
export async function insertPayment({ sql }: Has, bucket: Bucket, account: Id, row: Omit<PaymentRow, 'at' | 'toldAt' | 'refused'>, now: Date): Promise<void> {
  await sql`insert into payments.payment (bucket, account, key, means, what, digest, amount, discount, points, seq, merchant, number, note, at)
    values (${bucket}, ${account}, ${row.key}, ${row.means}, ${row.what}, ${row.digest}, ${row.amount}, ${row.discount}, ${row.points}, ${row.seq}, ${row.merchant}, ${row.number}, ${row.note}, ${now})`
}

/** Dues that were paid here and that the centre has not been told of, oldest first. acrossBuckets. */
export async function selectUntoldDues({ sql }: Has): Promise<{ bucket: Bucket; account: Id; bank: string; key: string; number: string; amount: Fen; seq: number; at: Date }[]> {
  return sql`select p.bucket, p.account, a.bank, p.key, p.number, p.amount, p.seq, p.at from payments.payment p join accounts.account a on a.bucket = p.bucket and a.id = p.account
    where p.what = 'dues' and p.told_at is null order by p.at limit 100`
}
/** The centre heard of dues; answers false where it had been told before. */
export async function markDues({ sql }: Has, { bucket, account, key }: { bucket: Bucket; account: Id; key: string }, refused: string | null, now: Date): Promise<boolean> {
  return await sql.run`update payments.payment set told_at = ${now}, refused = ${refused} where bucket = ${bucket} and account = ${account} and key = ${key} and told_at is null` > 0
}

export async function insertTransfer({ sql }: Has, row: { bucket: Bucket; id: Id; account: Id; bank: string; toBank: string; toBucket: number | null; toAccount: string | null; payee: Buffer; amount: Fen }, now: Date): Promise<void> {
  await sql`insert into transfers.transfer (bucket, id, account, bank, to_bank, to_bucket, to_account, payee_sealed, amount, at)
    values (${row.bucket}, ${row.id}, ${row.account}, ${row.bank}, ${row.toBank}, ${row.toBucket}, ${row.toAccount}, ${row.payee}, ${row.amount}, ${now})`
}
/** How a transfer stands: on its way, put in, or back with its payer. */
export async function selectTransfer({ sql }: Has, bucket: Bucket, id: Id): Promise<{ landedAt: Date | null; returnedAt: Date | null } | null> {
  const [row] = await sql<{ landedAt: Date | null; returnedAt: Date | null }>`select landed_at as "landedAt", returned_at as "returnedAt" from transfers.transfer where bucket = ${bucket} and id = ${id}`
  return row ?? null
}

/** The entries of an account from one day to another, newest first. */
export async function selectEntriesOf({ sql }: Has, bucket: Bucket, account: Id, from: Day, to: Day, most: number): Promise<{ seq: number; what: string; at: Date; amount: Fen; balance: Fen; merchant: string | null; shop: string | null; note: string | null }[]> {
  return sql`select j.seq, j.what, j.at, j.amount, j.balance, j.merchant, (select m.zh from merchants.merchant m where m.number = j.merchant limit 1) as shop, j.note from accounts.journal j
    where j.bucket = ${bucket} and j.account = ${account} and j.day between ${from} and ${to} order by j.seq desc limit ${most}`
}

export async function selectRecovery({ sql }: Has, bucket: Bucket, customer: Id): Promise<{ tries: number; lockedAt: Date | null }> {
  const [row] = await sql<{ tries: number; lockedAt: Date | null }>`insert into payments.recovery (bucket, customer, tries) values (${bucket}, ${customer}, 0)
    on conflict (bucket, customer) do update set tries = payments.recovery.tries returning tries, locked_at as "lockedAt"`
  return row!
}
export async function updateRecovery({ sql }: Has, bucket: Bucket, customer: Id, tries: number, lockedAt: Date | null): Promise<void> {
  await sql`insert into payments.recovery (bucket, customer, tries, locked_at) values (${bucket}, ${customer}, ${tries}, ${lockedAt}) on conflict (bucket, customer) do update set tries = ${tries}, locked_at = ${lockedAt}`
}

export async function selectConsent({ sql }: Has, bucket: Bucket, account: Id): Promise<boolean> {
  return (await sql`select from payments.consent where bucket = ${bucket} and account = ${account} and ended_at is null`).length > 0
}
export async function saveConsent({ sql }: Has, bucket: Bucket, account: Id, given: boolean, now: Date): Promise<void> {
  if (given) await sql`insert into payments.consent (bucket, account, given_at) values (${bucket}, ${account}, ${now}) on conflict (bucket, account) do update set given_at = ${now}, ended_at = null`
  else await sql`update payments.consent set ended_at = ${now} where bucket = ${bucket} and account = ${account} and ended_at is null`
}
