import { bucketOf, newId, type Bucket, type Id } from '#kit/ids'
import type { Work } from '../work.ts'
import { insertAliases, insertCustomers, selectAliases, selectCustomer, type CustomerRow } from './store.ts'

/** Who a bank is asked to open an account for. `idType` as the centre names documents; `idNumber` with a capital X. */
export type Person = { name: string; idType: string; idNumber: string; phone: string | null }
const place = (column: string, id: Id) => `customers.customer.${column}_sealed|${id}`
const documentDigest = (work: Pick<Work, 'keys'>, bank: string, { idType, idNumber }: Person) => work.keys.digest('document', `${bank}|${idType}|${idNumber.toUpperCase()}`)

/** The customers of a bank for these people, made where they are new; one document is one customer. In the order asked. */
export async function ensureCustomers(work: Work, bank: string, people: readonly Person[]): Promise<{ bucket: Bucket; customer: Id }[]> {
  const digests = people.map(person => documentDigest(work, bank, person))
  const had = await selectAliases(work, digests)
  const fresh = [...new Map(digests.flatMap((digest, i) => had[i] ? [] : [[digest.toString('hex'), i] as const])).values()].map(i => ({ i, id: newId(work.now, work.random) }))
  if (!fresh.length) return had as { bucket: Bucket; customer: Id }[]
  const claimed = await insertAliases(work, fresh.map(({ i, id }) => ({ digest: digests[i]!, bucket: bucketOf(id), customer: id })))
  await insertCustomers(work, fresh.filter(({ id }) => claimed.has(id)).map(({ i, id }) => sealed(work, bank, people[i]!, id)), work.now)
  return await selectAliases(work, digests) as { bucket: Bucket; customer: Id }[]
}

function sealed({ keys }: Work, bank: string, { name, idType, idNumber, phone }: Person, id: Id): CustomerRow {
  return {
    bucket: bucketOf(id), id, bank, idType, name: keys.seal(name.normalize('NFC'), place('name', id)), idNumber: keys.seal(idNumber.toUpperCase(), place('id_number', id)),
    phone: phone === null ? null : keys.seal(phone, place('phone', id)),
  }
}

/** The name of a customer, opened. */
export const nameOf = ({ keys }: Pick<Work, 'keys'>, id: Id, name: Buffer): string => keys.openText(name, place('name', id))

/** A customer as the bank knows them. */
export async function openCustomer(work: Work, bucket: Bucket, id: Id): Promise<Person & { bank: string }> {
  const row = await selectCustomer(work, bucket, id)
  const open = (value: Buffer, column: string) => work.keys.openText(value, place(column, id))
  return { bank: row.bank, idType: row.idType, name: open(row.name, 'name'), idNumber: open(row.idNumber, 'id_number'), phone: row.phone && open(row.phone, 'phone') }
}
