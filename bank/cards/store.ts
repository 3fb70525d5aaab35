import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Channel } from '../banks.ts'

type Has = { sql: Sql }
export type CardRow = {
  bucket: Bucket; id: Id; account: Id; customer: Id; bank: string; number: Buffer; expires: string; openedAt: Date; activatedAt: Date | null; lostAt: Date | null; lostHow: 'phone' | 'written' | null
  closedAt: Date | null; /** The centre ended the social security card; its newest word on that was of `endTold`. */ endedAt: Date | null; endTold: Date | null; social: Buffer | null; region: string | null; balance: bigint; /** Of the account: it counts whatever changed about account, card or PIN. */ version: number; tries: number | null; lockedAt: Date | null; verifier: Buffer | null
}
export type EventWhat = 'opened' | 'activated' | 'lost' | 'released' | 'pin-set' | 'pin-unlocked' | 'limits-set' | 'closed' | 'card-ended' | 'put-back'
/** Where something was done, and by whom. */
export type Event = { channel: 'centre' | 'phone' | 'branch'; who: string | null }

const columns = `c.bucket, c.id, c.account, a.customer, c.bank, c.number_sealed as number, c.expires, c.opened_at as "openedAt", c.activated_at as "activatedAt", c.lost_at as "lostAt", c.lost_how as "lostHow",
  c.closed_at as "closedAt", c.ended_at as "endedAt", c.end_told as "endTold", c.social_sealed as social, c.region, a.balance, a.version, p.tries, p.locked_at as "lockedAt", p.verifier`
const joins = `join accounts.account a on a.bucket = c.bucket and a.id = c.account left join pins.pin p on p.bucket = c.bucket and p.card = c.id`

export async function selectCards({ sql }: Has, digests: readonly Buffer[]): Promise<(CardRow | null)[]> {
  const rows = await sql.text<CardRow & { digest: Buffer }>('cards-by-number', `select l.digest, ${columns} from cards.alias l join cards.card c on c.bucket = l.bucket and c.id = l.card ${joins} where l.digest = any($1::bytea[])`, [digests])
  return digests.map(digest => rows.find(row => row.digest.equals(digest)) ?? null)
}

export async function selectCard({ sql }: Has, bucket: Bucket, id: Id): Promise<CardRow | null> {
  const [row] = await sql.text<CardRow>('cards-by-id', `select ${columns} from cards.card c ${joins} where c.bucket = $1 and c.id = $2`, [bucket, id])
  return row ?? null
}

export async function selectCardsById({ sql }: Has, keys: readonly { bucket: Bucket; id: Id }[]): Promise<(CardRow | null)[]> {
  const rows = await sql.text<CardRow>('cards-by-ids', `select ${columns} from unnest($1::smallint[], $2::uuid[]) as k (bucket, id) join cards.card c on c.bucket = k.bucket and c.id = k.id ${joins}`,
    [keys.map(key => key.bucket), keys.map(key => key.id)])
  return keys.map(({ id }) => rows.find(row => row.id === id) ?? null)
}

/** Claims card numbers; answers the cards whose number was free. */
export async function insertNumbers({ sql }: Has, rows: readonly { digest: Buffer; bucket: Bucket; card: Id }[]): Promise<Set<Id>> {
  const done = await sql<{ card: Id }>`insert into cards.alias (digest, bucket, card)
    select d, b, c from unnest(${rows.map(row => row.digest)}::bytea[], ${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.card)}::uuid[]) as t (d, b, c) order by d on conflict do nothing returning card`
  return new Set(done.map(({ card }) => card))
}

export async function insertCards({ sql }: Has, rows: readonly { bucket: Bucket; id: Id; account: Id; bank: string; number: Buffer; expires: string; social: Buffer | null; region: string | null }[], now: Date): Promise<void> {
  await sql`with i as (select * from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[], ${rows.map(row => row.account)}::uuid[], ${rows.map(row => row.bank)}::text[],
      ${rows.map(row => row.number)}::bytea[], ${rows.map(row => row.expires)}::text[], ${rows.map(row => row.social)}::bytea[], ${rows.map(row => row.region)}::text[]) as t (bucket, id, account, bank, number, expires, social, region)),
    made as (insert into cards.card (bucket, id, account, bank, number_sealed, expires, social_sealed, region, opened_at) select bucket, id, account, bank, number, expires, social, region, ${now}::timestamptz from i)
    insert into cards.event (bucket, card, seq, what, at, channel) select bucket, id, 0, 'opened', ${now}::timestamptz, 'centre' from i`
}

export async function updateCard({ sql }: Has, { bucket, id, activatedAt, lostAt, lostHow, closedAt }: CardRow): Promise<void> {
  await sql`update cards.card set activated_at = ${activatedAt}, lost_at = ${lostAt}, lost_how = ${lostHow}, closed_at = ${closedAt} where bucket = ${bucket} and id = ${id}`
}

export async function updateEnd({ sql }: Has, { bucket, id, endedAt, endTold }: Pick<CardRow, 'bucket' | 'id' | 'endedAt' | 'endTold'>): Promise<void> {
  await sql`update cards.card set ended_at = ${endedAt}, end_told = ${endTold} where bucket = ${bucket} and id = ${id}`
}

export async function updateLimits({ sql }: Has, { bucket, id }: Pick<CardRow, 'bucket' | 'id'>, limits: Partial<Record<Channel, { single: string; daily: string; times: number }>>): Promise<void> {
  await sql`update cards.card set limits = ${JSON.stringify(limits)}::jsonb where bucket = ${bucket} and id = ${id}`
}

export async function insertEvent({ sql }: Has, { bucket, id }: Pick<CardRow, 'bucket' | 'id'>, seq: number, what: EventWhat, { channel, who }: Event, now: Date): Promise<void> {
  await sql`insert into cards.event (bucket, card, seq, what, at, channel, who) values (${bucket}, ${id}, ${seq}, ${what}, ${now}, ${channel}, ${who})`
}

/** Whether a card's loss was released after an instant. */
export async function releasedSince({ sql }: Has, { bucket, id }: Pick<CardRow, 'bucket' | 'id'>, at: Date): Promise<boolean> {
  return (await sql`select 1 from cards.event where bucket = ${bucket} and card = ${id} and what = 'released' and at >= ${at} limit 1`).length > 0
}

/** Sets a card's PIN: nothing counted, nothing locked. */
export async function savePin({ sql }: Has, { bucket, id }: Pick<CardRow, 'bucket' | 'id'>, verifier: Buffer, now: Date): Promise<void> {
  await sql`insert into pins.pin (bucket, card, verifier, tries, set_at) values (${bucket}, ${id}, ${verifier}, 0, ${now})
    on conflict (bucket, card) do update set verifier = excluded.verifier, tries = 0, locked_at = null, set_at = excluded.set_at`
}
