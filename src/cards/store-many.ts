import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { CardRow } from './card.ts'
import type { AliasKind } from './store.ts'

type Key = { bucket: Bucket; id: Id }
export type NewAlias = { digest: Buffer; kind: AliasKind; bucket: Bucket; card: Id }

/** Takes numbers for cards, in the order of the digests; answers which cards got theirs. One number twice in a call is the first card's. */
export async function takeAliases({ sql }: Work, aliases: readonly NewAlias[]): Promise<Set<Id>> {
  const ordered = aliases.toSorted((a, b) => Buffer.compare(a.digest, b.digest))
  const rows = await sql<{ card: Id }>`insert into cards.alias (digest, kind, bucket, card)
    select * from unnest(${ordered.map(a => a.digest)}::bytea[], ${ordered.map(a => a.kind)}::text[], ${ordered.map(a => a.bucket)}::smallint[], ${ordered.map(a => a.card)}::uuid[]) on conflict do nothing returning card`
  return new Set(rows.map(row => row.card))
}

/** Many cards with their facts. (across buckets: a batch's chunk) */
export async function selectCards({ sql }: Work, keys: readonly Key[]): Promise<CardRow[]> {
  return sql<CardRow>`select c.bucket, c.id, c.person, c.line, c.application, c.region, c.bank, c.place, c.delivery_kind as "deliveryKind",
      c.delivery as "deliveryTo", c.state, c.social, c.financial, c.closed_as as "closedAs", c.number_sealed as "numberSealed", c.ident_sealed as "identSealed",
      c.bank_card_sealed as "bankCardSealed", c.chip_serial as "chipSerial", c.issued_on as "issuedOn", c.valid_until as "validUntil",
      c.handed_over_at as "handedOverAt", c.term_ends as "termEnds", c.state_since as "stateSince", c.version, coalesce(f.facts, '[]'::jsonb) as facts
    from unnest(${keys.map(key => key.bucket)}::smallint[], ${keys.map(key => key.id)}::uuid[]) as k (bucket, id) join cards.card c on c.bucket = k.bucket and c.id = k.id
    left join lateral (select
      jsonb_agg(jsonb_build_object('account', account, 'kind', kind, 'since', since, 'until', until, 'channel', channel, 'lastDay', last_day, 'application', application) order by since) as facts
      from cards.fact where bucket = c.bucket and card = c.id) f on true`
}

/** Cards by key behind a place, in some buckets. (across buckets: a file of all cards, page by page) */
export async function selectCardsPage({ sql }: Work, of: { after: Key; last: Bucket; regions: readonly string[]; bank: string | null; state: string | null; since: Date | null; until: Date; limit: number }): Promise<Key[]> {
  return sql<Key>`select bucket, id from cards.card where (bucket, id) > (${of.after.bucket}::smallint, ${of.after.id}::uuid) and bucket <= ${of.last} and region = any (${of.regions}::text[])
      and (${of.bank}::text is null or bank = ${of.bank}) and (${of.state}::text is null or state = ${of.state}) and state_since <= ${of.until} and (${of.since}::timestamptz is null or state_since >= ${of.since})
    order by bucket, id limit ${of.limit}`
}

/** Bank card numbers of cards that had none; answers whose. */
export async function setBankCards({ sql }: Work, cards: readonly (Key & { sealed: Buffer })[]): Promise<Set<Id>> {
  const rows = await sql<{ id: Id }>`update cards.card c set bank_card_sealed = k.sealed, financial = 'opened', version = version + 1
    from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.sealed)}::bytea[]) as k (bucket, id, sealed)
    where c.bucket = k.bucket and c.id = k.id and c.financial = 'none' returning c.id`
  return new Set(rows.map(row => row.id))
}

/** Ordered cards become chips with these serials, each only as it was read; answers which. */
export async function setMade({ sql, now }: Work, cards: readonly (Key & { version: number; chipSerial: string })[]): Promise<Set<Id>> {
  const rows = await sql<{ id: Id }>`update cards.card c set state = 'made', chip_serial = k.serial, state_since = ${now}, version = c.version + 1
    from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.version)}::int[], ${cards.map(card => card.chipSerial)}::text[]) as k (bucket, id, version, serial)
    where c.bucket = k.bucket and c.id = k.id and c.state = 'ordered' and c.version = k.version returning c.id`
  return new Set(rows.map(row => row.id))
}

export async function setTerms({ sql }: Work, cards: readonly (Key & { last: Day })[]): Promise<void> {
  await sql.run`update cards.card c set term_ends = k.last from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.last)}::date[]) as k (bucket, id, last)
    where c.bucket = k.bucket and c.id = k.id`
}

/**
 * Left join, as `c`, of the card each of the statement's people lives with, for another room's set-based statement: `id`, `bank`, `state`, `financial`, and `barred` while its financial account is
 * reported lost: what happens to the social account stops no credit to the other. The same card as `livingCardId`.
 */
export function accountJoin(of: { bucket: string; person: string }): string {
  return `left join lateral (select k.id, k.bank, k.state, k.financial, exists (select from cards.fact f where f.bucket = k.bucket and f.card = k.id and f.until is null and f.account = 'financial' and f.kind = 'loss') as barred
      from cards.card k join cards.line n on n.bucket = k.bucket and n.id = k.line
      where k.bucket = ${of.bucket} and k.person = ${of.person} and n.closed_at is null and k.closed_as is null
      order by (k.state = 'handed-over') desc, k.id desc limit 1) c on true`
}

/** The cards that these digests of numbers name, by digest in hex. */
export async function aliasesOf({ sql }: Pick<Work, 'sql'>, digests: readonly Buffer[]): Promise<Map<string, { bucket: Bucket; id: Id }>> {
  const rows = digests.length ? await sql<{ digest: Buffer; bucket: Bucket; id: Id }>`select digest, bucket, card as id from cards.alias where digest = any(${digests}::bytea[])` : []
  return new Map(rows.map(row => [row.digest.toString('hex'), { bucket: row.bucket, id: row.id }]))
}
/** Where these cards are, by their ids alone. acrossBuckets: what a bank names by our order */
export const cardsById = ({ sql }: Pick<Work, 'sql'>, ids: readonly Id[]): Promise<{ bucket: Bucket; id: Id }[]> => sql<{ bucket: Bucket; id: Id }>`select bucket, id from cards.card where id = any(${ids}::uuid[])`
