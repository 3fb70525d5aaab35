import type { Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Vault } from '#vault'
import type { Entitlement } from './entitled.ts'
import { openDetails } from './filing.ts'

type Row = Omit<Entitlement, 'disease'> & { detailsSealed: Buffer | null }
/** How far back somebody's filings are read, so that "it ended on …" can be said. */
const BACK = 366

/**
 * `join` of what the statement's people were granted, good on a day, as `f`: for another room's set-based statement. The arguments are SQL expressions
 * of that statement. The disease is sealed and not among its columns: where it matters, `filingsOf`.
 */
export function filingJoin(of: { bucket: string; person: string; day: string }): string {
  return `join filings.filing f on f.bucket = ${of.bucket} and f.person = ${of.person} and f.state in ('approved', 'ended')
    and f.valid_from <= ${of.day} and (f.valid_until is null or f.valid_until >= ${of.day}) and (f.ended_on is null or f.ended_on > ${of.day})`
}

const decided = `select f.bucket, f.id, f.person, f.number, f.kind, f.sort, f.region, f.area, f.business, f.providers, f.state, f.valid_from as "from", f.valid_until as "until", f.ended_on as "endedOn", f.limit_fen as "limit",
    case when f.kind = 'chronic' then f.details_sealed end as "detailsSealed"
  from unnest($1::smallint[], $2::uuid[]) as i (bucket, person) join filings.filing f on f.bucket = i.bucket and f.person = i.person
  where f.state in ('approved', 'ended') and (f.valid_until is null or f.valid_until >= $3::date - ${BACK}) and (f.ended_on is null or f.ended_on >= $3::date - ${BACK}) order by f.id`

/** What up to 256 people were granted, in one statement, by person: what `entitled` judges, with those that ended within a year so that it can say so. */
export async function filingsOf({ sql, vault }: { sql: Sql; vault: Vault }, people: readonly PersonKey[], day: Day): Promise<Map<Id, Entitlement[]>> {
  if (!people.length) return new Map()
  const unique = [...new Map(people.map(one => [one.id, one])).values()]
  const rows = await sql.text<Row>('filings-of-many', decided, [unique.map(one => one.bucket), unique.map(one => one.id), day])
  return Map.groupBy(rows.map(({ detailsSealed, ...row }) => ({ ...row, disease: detailsSealed && openDetails(vault, row.id, detailsSealed).disease })), row => row.person)
}
