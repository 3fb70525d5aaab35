import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { TrustKind } from './shared.ts'

/** A registered trust of a provider. `secret` is sealed (token only). */
export type Trust = { id: Id; provider: Id; kind: TrustKind; name: string; secret: Buffer | null; publicKey: string | null; enteredAt: Date; enteredBy: Id | null; endedAt: Date | null }
const columns = 'id, provider, kind, name, secret_sealed as secret, public_key as "publicKey", entered_at as "enteredAt", entered_by as "enteredBy", ended_at as "endedAt"'

/** Enters a trust; false when the provider has the same one in force. */
export async function insertTrust({ sql }: Work, t: Omit<Trust, 'endedAt'>): Promise<boolean> {
  return await sql.run`insert into access.trust (id, provider, kind, name, secret_sealed, public_key, entered_at, entered_by)
    values (${t.id}, ${t.provider}, ${t.kind}, ${t.name}, ${t.secret}, ${t.publicKey}, ${t.enteredAt}, ${t.enteredBy}) on conflict do nothing` === 1
}

/** What is in force under these names, of every kind. */
export async function trustsNamed({ sql }: Pick<Work, 'sql'>, names: readonly string[]): Promise<Trust[]> {
  return names.length ? sql.text<Trust>('access-named', `select ${columns} from access.trust where name = any ($1::text[]) and ended_at is null order by id`, [names]) : []
}

export async function allTrusts({ sql }: Work): Promise<Trust[]> {
  return sql.text<Trust>('access-all', `select ${columns} from access.trust order by entered_at, id`, [])
}

/** Ends a trust; the provider it was of, null when there is none in force. */
export async function endTrustRow({ sql, now }: Work, id: Id): Promise<Id | null> {
  return (await sql<{ provider: Id }>`update access.trust set ended_at = ${now} where id = ${id} and ended_at is null returning provider`)[0]?.provider ?? null
}

/** Takes nonces for as long as their timestamps could be believed; answers those that were free, as `trust nonce`. In key order, so that two processes do not wait for each other in a ring. */
export async function takeNonces({ sql }: Work, taking: readonly { trust: Id; nonce: string; until: Date }[]): Promise<Set<string>> {
  if (!taking.length) return new Set()
  const rows = [...taking].sort((a, b) => a.trust < b.trust || (a.trust === b.trust && a.nonce < b.nonce) ? -1 : 1)
  const taken = await sql.text<{ trust: Id; nonce: string }>('access-nonces', `insert into access.nonce (trust, nonce, until) select * from unnest($1::uuid[], $2::text[], $3::timestamptz[])
    on conflict do nothing returning trust, nonce`, [rows.map(row => row.trust), rows.map(row => row.nonce), rows.map(row => row.until)])
  return new Set(taken.map(({ trust, nonce }) => `${trust} ${nonce}`))
}

/** Forgets nonces whose timestamps nobody believes any more. */
export async function dropNonces({ sql, now }: Work): Promise<number> {
  return sql.run`delete from access.nonce where until < ${now}`
}
