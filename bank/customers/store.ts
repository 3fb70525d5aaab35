import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type CustomerRow = { bucket: Bucket; id: Id; bank: string; idType: string; name: Buffer; idNumber: Buffer; phone: Buffer | null }

/** Claims documents for new customers; answers those that were free. A claim of another transaction is waited for. */
export async function insertAliases({ sql }: Has, rows: readonly { digest: Buffer; bucket: Bucket; customer: Id }[]): Promise<Set<string>> {
  const done = await sql<{ customer: Id }>`insert into customers.alias (digest, bucket, customer)
    select d, b, c from unnest(${rows.map(row => row.digest)}::bytea[], ${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.customer)}::uuid[]) as t (d, b, c) order by d on conflict do nothing returning customer`
  return new Set(done.map(({ customer }) => customer))
}

/** Customers by the digests of their documents, in the order asked. */
export async function selectAliases({ sql }: Has, digests: readonly Buffer[]): Promise<({ bucket: Bucket; customer: Id } | null)[]> {
  const rows = await sql<{ digest: Buffer; bucket: Bucket; customer: Id }>`select digest, bucket, customer from customers.alias where digest = any(${digests}::bytea[])`
  return digests.map(digest => rows.find(row => row.digest.equals(digest)) ?? null)
}

export async function insertCustomers({ sql }: Has, rows: readonly CustomerRow[], now: Date): Promise<void> {
  await sql`insert into customers.customer (bucket, id, bank, id_type, name_sealed, id_number_sealed, phone_sealed, at)
    select b, i, k, t, n, d, p, ${now}::timestamptz from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[], ${rows.map(row => row.bank)}::text[],
      ${rows.map(row => row.idType)}::text[], ${rows.map(row => row.name)}::bytea[], ${rows.map(row => row.idNumber)}::bytea[], ${rows.map(row => row.phone)}::bytea[]) as r (b, i, k, t, n, d, p)`
}

export async function selectCustomer({ sql }: Has, bucket: Bucket, id: Id): Promise<CustomerRow> {
  const [row] = await sql<CustomerRow>`select bucket, id, bank, id_type as "idType", name_sealed as name, id_number_sealed as "idNumber", phone_sealed as phone from customers.customer where bucket = ${bucket} and id = ${id}`
  if (!row) throw new Error('a customer that an account names is not there')
  return row
}
