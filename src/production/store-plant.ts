import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Item } from './store.ts'

export type Plant = { id: Id; code: string; name: string; publicKey: string }
/** False when the code is taken. */
export async function insertPlant({ sql, now }: Work, p: Plant): Promise<boolean> {
  return await sql.run`insert into production.plant (id, code, name, public_key, made_at) values (${p.id}, ${p.code}, ${p.name}, ${p.publicKey}, ${now}) on conflict do nothing` === 1
}
export async function listPlants({ sql }: Work): Promise<Plant[]> {
  return sql<Plant>`select id, code, name, public_key as "publicKey" from production.plant order by code`
}

/** Cards of a batch for a plant; `digest` is null while cards are still being added. */
export type Export = { id: Id; batch: Id; number: number; plant: Id; key: string; cards: number | null; digest: string | null; madeAt: Date }
const columns = 'e.id, e.batch, e.number, e.plant, e.key, e.cards, e.digest, e.made_at as "madeAt"'
const read = (work: Work, name: string, where: string, values: unknown[]) => work.sql.text<Export>(`production-export-${name}`, `select ${columns} from production.export e where ${where}`, values)
export const exportByKey = async (work: Work, key: string): Promise<Export | null> => (await read(work, 'key', 'key = $1', [key]))[0] ?? null
export const openExport = async (work: Work, batch: Id): Promise<Export | null> => (await read(work, 'open', 'batch = $1 and digest is null', [batch]))[0] ?? null
export const exportByNumber = async (work: Work, batch: Id, number: number): Promise<Export | null> => (await read(work, 'number', 'batch = $1 and number = $2', [batch, number]))[0] ?? null
/** The newest export of a batch that no return answered. */
export const unanswered = async (work: Work, batch: Id): Promise<Export | null> =>
  (await read(work, 'unanswered', 'batch = $1 and digest is not null and not exists (select from production.plant_return r where r.export = e.id) order by number desc limit 1', [batch]))[0] ?? null
/** False when another of this batch is being made. */
export async function insertExport({ sql, now, by }: Work, e: Pick<Export, 'id' | 'batch' | 'plant' | 'key'>): Promise<boolean> {
  return await sql.run`insert into production.export (id, batch, number, plant, key, made_at, made_by)
    select ${e.id}, ${e.batch}, coalesce(max(number), 0) + 1, ${e.plant}, ${e.key}, ${now}, ${by.id} from production.export where batch = ${e.batch} on conflict do nothing` === 1
}
/** The file is whole: what is in it and its digest are kept; false when it was closed before. */
export async function closeExport({ sql }: Work, id: Id, file: Buffer, cards: number, digest: string): Promise<boolean> {
  return await sql.run`update production.export set file = ${file}, cards = ${cards}, digest = ${digest} where id = ${id} and digest is null` === 1
}
export async function fileOfExport({ sql }: Work, id: Id): Promise<Buffer | null> {
  const [row] = await sql<{ file: Buffer | null }>`select file from production.export where id = ${id}`
  return row?.file ?? null
}
export async function dropFile({ sql }: Work, id: Id): Promise<void> { await sql`update production.export set file = null where id = ${id}` }

/** An item goes into an export. */
export async function exportItem({ sql, now }: Work, item: Item, id: Id): Promise<boolean> {
  return await sql.run`update production.item set state = 'exported', export = ${id}, reason = null, since = ${now} where bucket = ${item.bucket} and id = ${item.id} and state = 'ordered'` === 1
}
/** Cards of an export, in the order of its file. (across buckets: an export) */
export async function itemsOfExport({ sql }: Work, id: Id): Promise<Item[]> {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason, deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where export = ${id} order by id`
}
/** The next cards of an export of which nothing was said yet, kept from other runs. (across buckets: a return) */
export async function takeExported({ sql }: Work, id: Id, limit: number): Promise<Item[]> {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason, deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where export = ${id} and state = 'exported' order by id limit ${limit} for update`
}

export type PlantReturn = { export: Id; digest: string; made: number; failed: number; missing: number; takenAt: Date; doneAt: Date | null }
export async function returnOf({ sql }: Work, id: Id): Promise<PlantReturn | null> {
  const [row] = await sql<PlantReturn>`select export, digest, made, failed, missing, taken_at as "takenAt", done_at as "doneAt" from production.plant_return where export = ${id}`
  return row ?? null
}
/** False when a return of this export was taken before. */
export async function insertReturn({ sql, now, by }: Work, r: Omit<PlantReturn, 'takenAt' | 'doneAt'>): Promise<boolean> {
  return await sql.run`insert into production.plant_return (export, digest, made, failed, missing, taken_at, taken_by)
    values (${r.export}, ${r.digest}, ${r.made}, ${r.failed}, ${r.missing}, ${now}, ${by.id}) on conflict do nothing` === 1
}
export async function endReturn({ sql, now }: Work, id: Id): Promise<boolean> {
  return await sql.run`update production.plant_return set done_at = ${now} where export = ${id} and done_at is null` === 1
}
/** Exports of a batch with what their plant answered, newest first. */
export async function exportsOf({ sql }: Work, batch: Id) {
  return sql<Export & { plantName: string; made: number | null; failed: number | null; missing: number | null; doneAt: Date | null }>`select e.id, e.batch, e.number, e.plant, e.key, e.cards, e.digest, e.made_at as "madeAt", p.name as "plantName",
      r.made, r.failed, r.missing, r.done_at as "doneAt"
    from production.export e join production.plant p on p.id = e.plant left join production.plant_return r on r.export = e.id where e.batch = ${batch} order by e.number desc`
}
