import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { AliasKind } from './store.ts'
export type { AliasKind }

/** A card taken over. `lost`: the id of the fact that it is reported lost, else null. */
export type TakenOverRow = {
  bucket: Bucket; id: Id; person: Id; line: Id; application: Id; region: string; bank: string; office: Id; by: 'counter' | 'unit'; issuedOn: Day; validUntil: Day | null; handedOverAt: Date
  social: string; financial: string; lost: Id | null; numberSealed: Buffer; identSealed: Buffer; bankCardSealed: Buffer | null
}

/** Whose cards have these digests. (across buckets: a file of many) */
export async function ownersOf({ sql }: Work, digests: readonly Buffer[]) {
  return sql<{ digest: Buffer; person: Id }>`select a.digest, c.person from cards.alias a join cards.card c on c.bucket = a.bucket and c.id = a.card where a.digest = any (${digests}::bytea[])`
}

/** Cards in their holders' hands, each with its line, and the losses reported of them. */
export async function insertTakenOver({ sql, now }: Work, rows: readonly TakenOverRow[]): Promise<void> {
  const of = <K extends keyof TakenOverRow>(key: K) => rows.map(row => row[key])
  await sql`insert into cards.line (bucket, id, person, opened_at)
    select b, l, p, h from unnest(${of('bucket')}::smallint[], ${of('line')}::uuid[], ${of('person')}::uuid[], ${of('handedOverAt')}::timestamptz[]) as t (b, l, p, h)`
  await sql`insert into cards.card (bucket, id, person, line, application, region, bank, delivery, social, financial, number_sealed, ident_sealed, bank_card_sealed, issued_on, valid_until,
      handed_over_at, delivery_kind, state_since, state)
    select t.*, h, 'handed-over' from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('line')}::uuid[], ${of('application')}::uuid[],
      ${of('region')}::char(6)[], ${of('bank')}::char(5)[], ${of('office')}::uuid[], ${of('social')}::text[], ${of('financial')}::text[], ${of('numberSealed')}::bytea[], ${of('identSealed')}::bytea[],
      ${of('bankCardSealed')}::bytea[], ${of('issuedOn')}::date[], ${of('validUntil')}::date[], ${of('handedOverAt')}::timestamptz[], ${of('by')}::text[])
      as t (b, i, p, l, a, r, k, o, s, f, n, d, c, iss, val, h, w)`
  const lost = rows.filter(row => row.lost)
  if (lost.length) await sql`insert into cards.fact (bucket, id, card, account, kind, since, channel)
    select b, i, c, 'social', 'loss', ${now}::timestamptz, 'import' from unnest(${lost.map(row => row.bucket)}::smallint[], ${lost.map(row => row.lost)}::uuid[], ${lost.map(row => row.id)}::uuid[]) as t (b, i, c)`
}
