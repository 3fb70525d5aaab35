import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type PasskeyRow = { id: string; publicKey: Buffer; counter: bigint; transports: string[]; terminal: string; at: Date }

export async function selectPasskeys({ sql }: Has, bucket: Bucket, customer: Id): Promise<PasskeyRow[]> {
  return sql<PasskeyRow>`select id, public_key as "publicKey", counter, transports, terminal, at from passkeys.passkey where bucket = ${bucket} and customer = ${customer} order by at`
}
export async function insertPasskey({ sql, now }: Has & { now: Date }, bucket: Bucket, customer: Id, row: Omit<PasskeyRow, 'at'>): Promise<void> {
  await sql`insert into passkeys.passkey (bucket, customer, id, public_key, counter, transports, terminal, at) values (${bucket}, ${customer}, ${row.id}, ${row.publicKey}, ${row.counter}, ${row.transports}::text[], ${row.terminal}, ${now})
    on conflict do nothing`
}
export async function countPasskey({ sql }: Has, bucket: Bucket, customer: Id, id: string, counter: number): Promise<void> {
  await sql`update passkeys.passkey set counter = ${counter} where bucket = ${bucket} and customer = ${customer} and id = ${id}`
}
