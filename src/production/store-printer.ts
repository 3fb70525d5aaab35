import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { MachineState } from './instant-life.ts'

/** A counter's card printer; `instant`: the job that has it. */
export type Printer = { id: Id; office: Id; name: string; port: string; bucket: Bucket | null; instant: Id | null }

/** False when the office has one. */
export async function insertPrinter({ sql, now }: Work, { id, office, name, port }: Omit<Printer, 'bucket' | 'instant'>): Promise<boolean> {
  return await sql.run`insert into production.printer (id, office, name, port, made_at) values (${id}, ${office}, ${name}, ${port}, ${now}) on conflict do nothing` === 1
}
export async function printerOf({ sql }: Work, office: Id): Promise<Printer | null> {
  const [row] = await sql<Printer>`select id, office, name, port, bucket, instant from production.printer where office = ${office}`
  return row ?? null
}
/** Takes a printer for a job, once: false when another has it. */
export async function takePrinter({ sql }: Work, printer: Id, job: { bucket: Bucket; id: Id }): Promise<boolean> {
  return await sql.run`update production.printer set bucket = ${job.bucket}, instant = ${job.id} where id = ${printer} and (instant is null or instant = ${job.id})` === 1
}
export async function freePrinter({ sql }: Work, printer: Id, job: { id: Id }): Promise<void> {
  await sql.run`update production.printer set bucket = null, instant = null where id = ${printer} and instant = ${job.id}`
}

/** The stand-in machine: `key` names the attempt whose card lies in its slot, `chip` is what was written to it, `printed` what stands on its face. */
export type StandIn = { printer: Id; state: MachineState; key: string | null; serial: string | null; chip: Buffer | null; writes: number; printed: string | null; prints: number }
export async function insertStandIn({ sql }: Work, printer: Id): Promise<void> {
  await sql`insert into production.stand_in (printer, state) values (${printer}, 'ready') on conflict do nothing`
}
/** The machine as it stands, held until the Work ends. */
export async function selectStandIn({ sql }: Work, printer: Id): Promise<StandIn | null> {
  const [row] = await sql<StandIn>`select printer, state, key, serial, chip_sealed as chip, writes, printed, prints from production.stand_in where printer = ${printer} for update`
  return row ?? null
}
export async function saveStandIn({ sql }: Work, m: StandIn): Promise<void> {
  await sql`update production.stand_in set state = ${m.state}, key = ${m.key}, serial = ${m.serial}, chip_sealed = ${m.chip}, writes = ${m.writes}, printed = ${m.printed}, prints = ${m.prints} where printer = ${m.printer}`
}
