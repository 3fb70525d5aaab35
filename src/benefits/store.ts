import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { GrantKind, GrantState, Kind, LineState, Reason } from './shared.ts'
import { judgedFrom, whyHeld, type Judging } from './store-judge.ts'

type Has = { sql: Sql }
/** An entitlement: `amount` fen for each month from `from` to `until` (both paid; null: without end). `provenOn`: from when its first year of proof counts. */
export type Grant = {
  bucket: Bucket; id: Id; person: Id; region: string; kind: GrantKind; number: string; amount: Fen; from: string; until: string | null; provenOn: Day
  state: GrantState; enteredBy: Id; enteredAt: Date; decidedBy: Id | null; decidedAt: Date | null; reasonSealed: Buffer | null; version: number
}
const columns = `bucket, id, person, region, kind, number, amount, from_month as "from", until_month as "until", proven_on as "provenOn", state, entered_by as "enteredBy", entered_at as "enteredAt",
  decided_by as "decidedBy", decided_at as "decidedAt", reason_sealed as "reasonSealed", version`

/** Writes entitlements; the caller holds their people. */
export async function insertGrants({ sql }: Has, rows: readonly Grant[]) {
  const of = <K extends keyof Grant>(key: K) => rows.map(row => row[key])
  if (rows.length) await sql`insert into benefits.entitlement (bucket, id, person, region, kind, number, amount, from_month, until_month, proven_on, state, entered_by, entered_at, decided_by, decided_at)
    select * from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('region')}::char(6)[], ${of('kind')}::text[], ${of('number')}::text[], ${of('amount')}::bigint[], ${of('from')}::char(7)[],
      ${of('until')}::char(7)[], ${of('provenOn')}::date[], ${of('state')}::text[], ${of('enteredBy')}::uuid[], ${of('enteredAt')}::timestamptz[], ${of('decidedBy')}::uuid[], ${of('decidedAt')}::timestamptz[])`
}
/** Every entitlement of some people, the newest first. */
export async function grantsOf({ sql }: Has, people: readonly PersonKey[]): Promise<Grant[]> {
  return sql.text<Grant>('benefits-grants', `select ${columns} from benefits.entitlement e join unnest($1::smallint[], $2::uuid[]) as k (of_bucket, of_person) on e.bucket = k.of_bucket and e.person = k.of_person order by from_month desc, id desc`,
    [people.map(p => p.bucket), people.map(p => p.id)])
}
export async function lockGrant({ sql }: Has, bucket: Bucket, id: Id): Promise<Grant | null> {
  return (await sql.text<Grant>('benefits-grant', `select ${columns} from benefits.entitlement where bucket = $1 and id = $2 for update`, [bucket, id]))[0] ?? null
}
export async function saveGrant({ sql }: Has, g: Grant): Promise<void> {
  await sql`update benefits.entitlement set state = ${g.state}, until_month = ${g.until}, decided_by = ${g.decidedBy}, decided_at = ${g.decidedAt}, reason_sealed = ${g.reasonSealed}, version = version + 1 where bucket = ${g.bucket} and id = ${g.id}`
}
/** Entitlements that wait for the second person, the oldest first. (across buckets: an office's list) */
export async function waitingGrants({ sql }: Has, regions: readonly string[], after: { at: Date; id: Id } | null, limit: number): Promise<Grant[]> {
  return sql.text<Grant>('benefits-waiting', `select ${columns} from benefits.entitlement where state = 'proposed' and region = any ($1::text[]) and ($2::timestamptz is null or (entered_at, id) > ($2, $3::uuid)) order by entered_at, id limit $4`,
    [regions, after?.at ?? null, after?.id ?? null, limit])
}
/** Lines of an ended entitlement behind its last month that no bank was ordered to pay are dropped; answers how many others there are, paid or on their way. Batches that have some are held, so that none is ordered meanwhile. */
export async function dropAfter({ sql, now }: Work, { bucket, id }: { bucket: Bucket; id: Id }, until: string): Promise<{ dropped: number; beyond: number }> {
  await sql`select 1 from benefits.batch where id in (select batch from benefits.line where bucket = ${bucket} and cause = ${id} and month > ${until} and state = 'batched') order by id for update`
  const dropped = await sql.run`update benefits.line l set state = 'dropped', reason = null, batch = null, changed_at = ${now} where l.bucket = ${bucket} and l.cause = ${id} and l.month > ${until}
    and (l.state in ('due', 'held', 'returned') or (l.state = 'batched' and not exists (select from benefits.sending s where s.bucket = l.bucket and s.cause = l.cause and s.month = l.month)))`
  const [row] = await sql<{ count: number }>`select count(*)::int as count from benefits.sending where bucket = ${bucket} and cause = ${id} and month > ${until}`
  return { dropped, beyond: row!.count }
}

/** A line with what a person sees of it; `now`: why it would be held if it were drawn now; `living`: the card somebody lives with today. */
export type Line = { bucket: Bucket; cause: Id; month: string; person: Id; region: string; kind: Kind; amount: Fen; state: LineState; reason: Reason | null; card: Id | null; attempts: number; mendedAt: Date | null; changedAt: Date }
/** A batched line stands where its order stands. */
const lineColumns = `l.bucket, l.cause, l.month, l.person, l.region, l.kind, l.amount, case when l.state <> 'batched' then l.state when d.cause is not null then 'paid' when s.cause is not null then 'sent' else 'batched' end as state, l.reason,
  coalesce(s.card, l.card) as card, coalesce(s.nth, l.attempts) as attempts, l.mended_at as "mendedAt", case when l.state = 'batched' then coalesce(d.at, s.sent_at, l.changed_at) else l.changed_at end as "changedAt"`
const lines = `benefits.line l left join benefits.sending s on s.bucket = l.bucket and s.cause = l.cause and s.month = l.month left join benefits.paid d on d.bucket = l.bucket and d.cause = l.cause and d.month = l.month`
/** A person's lines, the newest month first. */
export async function linesOf({ sql }: Has, person: PersonKey, limit: number): Promise<Line[]> {
  return sql.text<Line>('benefits-lines', `select ${lineColumns} from ${lines} where l.bucket = $1 and l.person = $2 order by l.month desc, l.cause limit $3`, [person.bucket, person.id, limit])
}
export async function lockLine({ sql }: Has, at: { bucket: Bucket; cause: Id; month: string }): Promise<Line | null> {
  return (await sql.text<Line>('benefits-line', `select ${lineColumns} from ${lines} where l.bucket = $1 and l.cause = $2 and l.month = $3 for update of l`, [at.bucket, at.cause, at.month]))[0] ?? null
}
/** Why a line would not be sent now, and the card it would go to. */
export async function judgeNow({ sql }: Has, at: { bucket: Bucket; cause: Id; month: string }, { asked, fixed, banks }: Judging): Promise<{ why: Reason | null; card: Id | null }> {
  const [row] = await sql.text<{ why: Reason | null; card: Id | null }>('benefits-judge', `select ${whyHeld({ asked: '$4', fixed: '$5', banks: '$6' })} as why, c.id as card from benefits.line l ${judgedFrom} where l.bucket = $1 and l.cause = $2 and l.month = $3`,
    [at.bucket, at.cause, at.month, asked, fixed, banks])
  return row!
}
export async function setMended({ sql, now }: Work, at: { bucket: Bucket; cause: Id; month: string }): Promise<void> {
  await sql`update benefits.line set mended_at = ${now} where bucket = ${at.bucket} and cause = ${at.cause} and month = ${at.month} and state = 'returned'`
}
/** Lines that are held, came back or are not known, of some regions, the longest first. (across buckets: an office's list) */
export async function standingLines({ sql }: Has, regions: readonly string[], states: readonly string[], after: { at: Date; cause: Id; month: string } | null, limit: number): Promise<Line[]> {
  return sql.text<Line>('benefits-standing', `select ${lineColumns} from ${lines} where l.region = any ($1::text[]) and l.state = any ($2::text[]) and l.state in ('held', 'returned', 'unknown')
      and ($3::timestamptz is null or (l.changed_at, l.cause, l.month) > ($3, $4::uuid, $5::text)) order by l.changed_at, l.cause, l.month limit $6`, [regions, states, after?.at ?? null, after?.cause ?? null, after?.month ?? null, limit])
}

/** Every time a bank was ordered to pay a line, in order. */
export type Sending = { nth: number; batch: Id; seq: number; card: Id; amount: Fen; state: 'sent' | 'paid' | 'returned' | 'unknown'; reason: Reason | null; sentAt: Date; answeredAt: Date | null }
export async function sendingsOf({ sql }: Has, at: { bucket: Bucket; cause: Id; month: string }): Promise<Sending[]> {
  return sql.text<Sending>('benefits-sendings', `select nth, batch, seq, card, amount, 'returned' as state, reason, sent_at as "sentAt", answered_at as "answeredAt" from benefits.came_back where bucket = $1 and cause = $2 and month = $3
    union all select s.nth, s.batch, s.seq, s.card, s.amount, case when d.cause is not null then 'paid' when l.state = 'unknown' then 'unknown' else 'sent' end, null, s.sent_at, coalesce(d.at, case when l.state = 'unknown' then l.changed_at end)
      from ${lines} where s.bucket = $1 and s.cause = $2 and s.month = $3 order by nth`, [at.bucket, at.cause, at.month])
}

/** A proof of life; false when there is one of that day. */
export async function insertProof({ sql, now }: Work, p: { person: PersonKey; day: Day; live: 'finger' | 'face'; card: Id; terminal: Id; by: Id }): Promise<boolean> {
  return await sql.run`insert into benefits.proof (bucket, person, day, live, card, terminal, at, by_id) values (${p.person.bucket}, ${p.person.id}, ${p.day}, ${p.live}, ${p.card}, ${p.terminal}, ${now}, ${p.by}) on conflict do nothing` === 1
}
/** The day of each person's last proof. */
export async function lastProofs({ sql }: Has, people: readonly PersonKey[]): Promise<Map<Id, Day>> {
  const rows = await sql<{ person: Id; day: Day }>`select p.person, max(p.day) as day from benefits.proof p join unnest(${people.map(p => p.bucket)}::smallint[], ${people.map(p => p.id)}::uuid[]) as k (bucket, person) on p.bucket = k.bucket and p.person = k.person group by p.person`
  return new Map(rows.map(row => [row.person, row.day]))
}

/** Payments of somebody that are with a bank, and those of entitlements that wait. */
export async function openLines({ sql }: Has, person: PersonKey): Promise<number> {
  const [row] = await sql.text<{ count: number }>('benefits-open', `select count(*)::int as count from ${lines} where l.bucket = $1 and l.person = $2
    and (l.state = 'unknown' or (l.state = 'batched' and s.cause is not null and d.cause is null) or (l.kind <> 'reimbursement' and (l.state in ('due', 'held', 'returned') or (l.state = 'batched' and s.cause is null))))`, [person.bucket, person.id])
  return row!.count
}
/** Orders that wait leave one person's lines and stand in another's; answers how many. Batches that have some are held, so that none is ordered meanwhile. */
export async function moveOrders({ sql, now }: Work, from: PersonKey, into: PersonKey): Promise<number> {
  await sql`select 1 from benefits.batch where id in (select batch from benefits.line where bucket = ${from.bucket} and person = ${from.id} and kind = 'reimbursement' and state = 'batched') order by id for update`
  return sql.run`with gone as (update benefits.line l set state = 'dropped', reason = null, batch = null, changed_at = ${now} where l.bucket = ${from.bucket} and l.person = ${from.id} and l.kind = 'reimbursement'
        and (l.state in ('due', 'held', 'returned') or (l.state = 'batched' and not exists (select from benefits.sending s where s.bucket = l.bucket and s.cause = l.cause and s.month = l.month))) returning cause, month, region, amount)
    insert into benefits.line (bucket, cause, month, person, region, kind, amount, state, changed_at)
    select ${into.bucket}, cause, month, ${into.id}, region, 'reimbursement', amount, 'due', ${now} from gone
    on conflict (bucket, cause, month) do update set person = excluded.person, state = 'due', reason = null, batch = null, card = null, mended_at = null, changed_at = excluded.changed_at where benefits.line.state = 'dropped'`
}
