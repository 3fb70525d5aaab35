import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { MachineState } from './instant-life.ts'

/** A counter's card printer: `serial` of the machine, `port` by which it is reached; `instant`: the job that has it. */
export type Printer = { id: Id; office: Id; name: string; port: string; serial: string; bucket: Bucket | null; instant: Id | null; madeAt: Date; usedAt: Date | null; retiredAt: Date | null }
const columns = 'id, office, name, port, serial, bucket, instant, made_at as "madeAt", used_at as "usedAt", retired_at as "retiredAt"'
const read = ({ sql }: Work, name: string, where: string, values: unknown[]) => sql.text<Printer>(`production-printer-${name}`, `select ${columns} from production.printer where ${where}`, values)

/** Printers are registered and moved one change at a time, until the Work ends. */
export async function lockPrinters({ sql }: Work): Promise<void> { await sql`select pg_advisory_xact_lock(hashtext('production.printer'))` }
export async function insertPrinter({ sql, now }: Work, { id, office, name, port, serial }: Pick<Printer, 'id' | 'office' | 'name' | 'port' | 'serial'>): Promise<void> {
  await sql`insert into production.printer (id, office, name, port, serial, made_at) values (${id}, ${office}, ${name}, ${port}, ${serial}, ${now})`
}
/** The printer of an office that is not retired. */
export const printerOf = async (work: Work, office: Id): Promise<Printer | null> => (await read(work, 'office', 'office = $1 and retired_at is null', [office]))[0] ?? null
/** The same, held until the Work ends: it is neither moved nor retired meanwhile. */
export const lockPrinterOf = async (work: Work, office: Id): Promise<Printer | null> => (await read(work, 'hold', 'office = $1 and retired_at is null for update', [office]))[0] ?? null
export const printerBySerial = async (work: Work, serial: string): Promise<Printer | null> => (await read(work, 'serial', 'serial = $1 and retired_at is null', [serial]))[0] ?? null
export const lockPrinter = async (work: Work, id: Id): Promise<Printer | null> => (await read(work, 'one', 'id = $1 for update', [id]))[0] ?? null
/** Every printer, those in use first, by office. */
export const listPrinters = (work: Work): Promise<Printer[]> => read(work, 'all', 'true order by retired_at is not null, made_at, id limit $1', [500])
export async function movePrinter({ sql }: Work, { id }: Printer, office: Id): Promise<void> { await sql`update production.printer set office = ${office} where id = ${id}` }
export async function retirePrinterRow({ sql, now }: Work, { id }: Printer): Promise<void> { await sql`update production.printer set retired_at = ${now} where id = ${id}` }
/** Takes a printer for a job, once: false when another has it, or it is retired. */
export async function takePrinter({ sql, now }: Work, printer: Id, job: { bucket: Bucket; id: Id }): Promise<boolean> {
  return await sql.run`update production.printer set bucket = ${job.bucket}, instant = ${job.id}, used_at = ${now} where id = ${printer} and retired_at is null and (instant is null or instant = ${job.id})` === 1
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
