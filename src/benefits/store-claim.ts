import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'

type Has = { sql: Sql }
/** A payment claimed with the card in a reader. */
export type Claim = { bucket: Bucket; id: Id; cause: Id; month: string; person: Id; card: Id; bank: string; amount: Fen; terminal: Id; state: 'open' | 'paid' | 'withdrawn'; rrn: string | null; asked: number; at: Date; changedAt: Date }
const columns = 'bucket, id, cause, month, person, card, bank, amount, terminal, state, rrn, asked, at, changed_at as "changedAt"'

/** What somebody's entitlements owe up to a month and no line says yet is due from now on. */
export async function oweUntil({ sql, now }: Work, person: PersonKey, month: string): Promise<number> {
  return sql.run`insert into benefits.line (bucket, cause, month, person, region, kind, amount, state, changed_at)
    select e.bucket, e.id, to_char(g.day, 'YYYY-MM'), e.person, e.region, e.kind, e.amount, 'due', ${now}::timestamptz from benefits.entitlement e
      left join lateral (select max(o.month) as month from benefits.line o where o.bucket = e.bucket and o.cause = e.id) drawn on true
      cross join lateral generate_series(case when drawn.month is null then (e.from_month || '-01')::timestamp else (drawn.month || '-01')::timestamp + interval '1 month' end,
        (least(e.until_month, ${month}::text) || '-01')::timestamp, interval '1 month') as g (day)
      where e.bucket = ${person.bucket} and e.person = ${person.id} and e.state = 'approved' and e.from_month <= ${month} on conflict do nothing`
}

export async function claimOf({ sql }: Has, bucket: Bucket, id: Id, lock = false): Promise<Claim | null> {
  return (await sql.text<Claim>(lock ? 'benefits-claim-lock' : 'benefits-claim', `select ${columns} from benefits.claim where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [bucket, id]))[0] ?? null
}

/** A line that waits is ordered by a claim of its own, and no batch draws it meanwhile. The caller holds the line. */
export async function insertClaim({ sql, now }: Work, c: Omit<Claim, 'state' | 'rrn' | 'asked' | 'at' | 'changedAt'>, nth: number, by: Id | null): Promise<void> {
  await sql`insert into benefits.claim (bucket, id, cause, month, person, card, bank, amount, terminal, state, by_id, at, changed_at)
    values (${c.bucket}, ${c.id}, ${c.cause}, ${c.month}, ${c.person}, ${c.card}, ${c.bank}, ${c.amount}, ${c.terminal}, 'open', ${by}, ${now}, ${now})`
  await sql`update benefits.line set state = 'batched', reason = null, batch = ${c.id}, card = ${c.card}, mended_at = null, changed_at = ${now} where bucket = ${c.bucket} and cause = ${c.cause} and month = ${c.month}`
  await sql`insert into benefits.sending (bucket, cause, month, nth, batch, seq, card, amount, sent_at) values (${c.bucket}, ${c.cause}, ${c.month}, ${nth}, ${c.id}, 1, ${c.card}, ${c.amount}, ${now})`
}

/** The bank credited it: paid once, never taken back. The caller holds the claim. */
export async function payClaim({ sql, now }: Work, c: Claim, rrn: string): Promise<void> {
  await sql`update benefits.claim set state = 'paid', rrn = ${rrn}, changed_at = ${now} where bucket = ${c.bucket} and id = ${c.id}`
  await sql`insert into benefits.paid (bucket, cause, month, at) values (${c.bucket}, ${c.cause}, ${c.month}, ${now})`
}

/** The bank will not credit it any more: its line waits again. The caller holds the claim. */
export async function endClaim({ sql, now }: Work, c: Claim): Promise<void> {
  await sql`update benefits.claim set state = 'withdrawn', changed_at = ${now} where bucket = ${c.bucket} and id = ${c.id}`
  await sql`delete from benefits.sending where bucket = ${c.bucket} and cause = ${c.cause} and month = ${c.month} and batch = ${c.id}`
  await sql`update benefits.line set state = 'due', batch = null, changed_at = ${now} where bucket = ${c.bucket} and cause = ${c.cause} and month = ${c.month} and batch = ${c.id}`
}

/** Counts that a POS is asked once more; answers the count. */
export async function askedAgain({ sql, now }: Work, c: Claim): Promise<number> {
  const [row] = await sql<{ asked: number }>`update benefits.claim set asked = asked + 1, changed_at = ${now} where bucket = ${c.bucket} and id = ${c.id} returning asked`
  return row!.asked
}

/** Claims that nobody went on with. (across buckets: the job) */
export async function staleClaims({ sql }: Has, before: Date): Promise<Claim[]> {
  return sql.text<Claim>('benefits-claims-stale', `select ${columns} from benefits.claim where state = 'open' and changed_at < $1 order by changed_at limit 50`, [before])
}
