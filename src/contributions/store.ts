import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Channel, DeclaredHow, DueState, FailReason } from './shared.ts'

type Has = { sql: Sql }
/** What somebody owes; `relation` and `month` of a person's own record, null of a unit's. */
export type Due = {
  bucket: Bucket; id: Id; reference: string; payerKind: 'person' | 'unit'; payer: Id; region: string; insutype: string; period: string; nth: number; relation: Id | null; month: string | null; amount: Fen; people: number; dueOn: Day
  declaredHow: DeclaredHow; declaredAt: Date; state: DueState; nextOn: Day | null; attempts: number; failed: FailReason | null; received: Fen; late: Fen; settled: Fen; refunded: Fen; paidOn: Day | null; paidHow: Channel | null; atPos: Id | null; changedAt: Date
}
export type DueKey = { bucket: Bucket; id: Id }
/** What of a due is whose. */
export type Share = { bucket: Bucket; relation: Id; period: string; person: Id; dueBucket: Bucket; due: Id; month: string; months: number; base: Fen; personFen: Fen; unitFen: Fen }

export const dueColumns = `d.bucket, d.id, d.reference, d.payer_kind as "payerKind", d.payer, d.region, d.insutype, d.period, d.nth, d.relation, d.month, d.amount, d.people, d.due_on as "dueOn", d.declared_how as "declaredHow", d.declared_at as "declaredAt",
  d.state, d.next_on as "nextOn", d.attempts, d.failed, d.received, d.late, d.settled, d.refunded, d.paid_on as "paidOn", d.paid_how as "paidHow", d.at_pos as "atPos", d.changed_at as "changedAt"`

/** Charges records for their periods; answers those that nobody charged before, by record and period. (INS-03.b) */
export async function insertShares({ sql }: Has, rows: readonly Share[]): Promise<Set<string>> {
  const of = <K extends keyof Share>(key: K) => rows.map(row => row[key])
  const done = await sql<{ relation: Id; period: string }>`insert into contributions.share (bucket, relation, period, person, due_bucket, due, month, months, base, person_fen, unit_fen)
    select * from unnest(${of('bucket')}::smallint[], ${of('relation')}::uuid[], ${of('period')}::text[], ${of('person')}::uuid[], ${of('dueBucket')}::smallint[], ${of('due')}::uuid[], ${of('month')}::char(6)[], ${of('months')}::smallint[],
      ${of('base')}::bigint[], ${of('personFen')}::bigint[], ${of('unitFen')}::bigint[]) as t order by 1, 2, 3 on conflict do nothing returning relation, period`
  return new Set(done.map(row => `${row.relation} ${row.period}`))
}
export type NewDue = Pick<Due, 'bucket' | 'id' | 'reference' | 'payerKind' | 'payer' | 'region' | 'insutype' | 'period' | 'relation' | 'month' | 'amount' | 'people' | 'dueOn' | 'declaredHow' | 'nextOn'>
/** Writes dues; one of a payer's insurance and period that comes after another is the next of it. */
export async function insertDues({ sql, now }: Work, rows: readonly NewDue[]): Promise<void> {
  if (!rows.length) return
  const of = <K extends keyof NewDue>(key: K) => rows.map(row => row[key])
  await sql`insert into contributions.due (bucket, id, reference, payer_kind, payer, region, insutype, period, nth, relation, month, amount, people, due_on, declared_how, declared_at, state, next_on, changed_at)
    select t.bucket, t.id, t.reference, t.kind, t.payer, t.region, t.insutype, t.period, coalesce((select max(o.nth) from contributions.due o where o.bucket = t.bucket and o.payer = t.payer and o.region = t.region and o.insutype = t.insutype and o.period = t.period), 0) + 1,
      t.relation, t.month, t.amount, t.people, t.due_on, t.how, ${now}::timestamptz, 'open', t.next_on, ${now}::timestamptz
    from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('reference')}::text[], ${of('payerKind')}::text[], ${of('payer')}::uuid[], ${of('region')}::char(6)[], ${of('insutype')}::char(3)[], ${of('period')}::text[], ${of('relation')}::uuid[],
      ${of('month')}::char(6)[], ${of('amount')}::bigint[], ${of('people')}::int[], ${of('dueOn')}::date[], ${of('declaredHow')}::text[], ${of('nextOn')}::date[]) as t (bucket, id, reference, kind, payer, region, insutype, period, relation, month, amount, people, due_on, how, next_on)`
}
export async function selectDuesOf({ sql }: Has, payer: { bucket: Bucket; id: Id }, limit: number): Promise<Due[]> {
  return sql.text<Due>('contributions-of', `select ${dueColumns} from contributions.due d where d.bucket = $1 and d.payer = $2 order by d.period desc, d.insutype, d.nth desc limit $3`, [payer.bucket, payer.id, limit])
}
/** A due by what a payer writes on a transfer. */
export async function selectByReference({ sql }: Has, bucket: Bucket, reference: string): Promise<Due | null> {
  return (await sql.text<Due>('contributions-by-reference', `select ${dueColumns} from contributions.due d where d.bucket = $1 and d.reference = $2`, [bucket, reference]))[0] ?? null
}
/** Dues by key, ours until the Work ends. */
export async function lockDues({ sql }: Has, keys: readonly DueKey[]): Promise<Due[]> {
  return sql.text<Due>('contributions-lock', `select ${dueColumns} from unnest($1::smallint[], $2::uuid[]) as k (bucket, id) join contributions.due d on d.bucket = k.bucket and d.id = k.id order by d.bucket, d.id for update of d`, [keys.map(k => k.bucket), keys.map(k => k.id)])
}
/** Writes dues as money or an answer left them. */
export async function saveDues({ sql, now }: Work, rows: readonly Due[]): Promise<void> {
  if (!rows.length) return
  const of = <K extends keyof Due>(key: K) => rows.map(row => row[key])
  await sql`update contributions.due d set state = t.state, next_on = t.next_on, failed = t.failed, received = t.received, late = t.late, settled = t.settled, refunded = t.refunded, paid_on = t.paid_on, paid_how = t.paid_how, changed_at = ${now}::timestamptz
    from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('state')}::text[], ${of('nextOn')}::date[], ${of('failed')}::text[], ${of('received')}::bigint[], ${of('late')}::bigint[], ${of('settled')}::bigint[], ${of('refunded')}::bigint[],
      ${of('paidOn')}::date[], ${of('paidHow')}::text[]) as t (bucket, id, state, next_on, failed, received, late, settled, refunded, paid_on, paid_how) where d.bucket = t.bucket and d.id = t.id`
}
/** Shares of dues that do not stand in their records as paid yet, some at a time, held. */
export async function lockUnbooked({ sql }: Has, dues: readonly DueKey[], limit: number): Promise<Share[]> {
  return sql<Share>`select s.bucket, s.relation, s.period, s.person, s.due_bucket as "dueBucket", s.due, s.month, s.months, s.base, s.person_fen as "personFen", s.unit_fen as "unitFen" from contributions.share s
    where s.due = any (${dues.map(due => due.id)}::uuid[]) and s.booked_at is null order by s.bucket, s.relation, s.period limit ${limit} for update of s`
}
export async function setBooked({ sql, now }: Work, rows: readonly Share[]): Promise<void> {
  if (rows.length) await sql`update contributions.share s set booked_at = ${now}::timestamptz from unnest(${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.relation)}::uuid[], ${rows.map(r => r.period)}::text[]) as t (bucket, relation, period)
    where s.bucket = t.bucket and s.relation = t.relation and s.period = t.period`
}
/** Periods of records that were charged. */
export async function selectCharged({ sql }: Has, relations: readonly { bucket: Bucket; id: Id }[]): Promise<Set<string>> {
  const rows = await sql<{ relation: Id; period: string }>`select s.relation, s.period from unnest(${relations.map(r => r.bucket)}::smallint[], ${relations.map(r => r.id)}::uuid[]) as k (bucket, relation) join contributions.share s on s.bucket = k.bucket and s.relation = k.relation`
  return new Set(rows.map(row => `${row.relation} ${row.period}`))
}
/** Dues of some regions that a list of the desk shows. (across buckets: an office's list) */
export async function selectDesk({ sql }: Has, regions: readonly string[], show: 'open' | 'failed' | 'held', after: { at: string; id: Id } | null, limit: number): Promise<Due[]> {
  const place = show === 'open' ? 'd.due_on' : 'd.changed_at'
  const which = { open: `d.state in ('open', 'ordered')`, failed: `d.state = 'open' and d.failed is not null`, held: 'd.received > d.settled + d.refunded' }[show]
  return sql.text<Due>(`contributions-desk-${show}`, `select ${dueColumns} from contributions.due d where d.region = any ($1::text[]) and ${which} and ($2::text is null or (${place}, d.id) > ($2::text::${show === 'open' ? 'date' : 'timestamptz'}, $3::uuid)) order by ${place}, d.id limit $4`,
    [regions, after?.at ?? null, after?.id ?? null, limit])
}
