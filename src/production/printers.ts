import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById, organisationsOf, type Organisation } from '#staff'
import type { MachineState } from './instant-life.ts'
import { driverNames, driverOf, isDriver, type DriverName } from './printer-port.ts'
import { refuse } from './refusals.ts'
import type { PrinterRow, Printers } from './shared.ts'
import { insertPrinter, insertStandIn, listPrinters, lockPrinter, lockPrinters, movePrinter, printerBySerial, printerOf, retirePrinterRow, saveStandIn, selectStandIn, type Printer } from './store-printer.ts'

/** A counter with nothing printing at it yet, or the no: other kinds of office make no cards, and a counter has one printer. */
async function freeCounter(work: Work, id: Id) {
  const office = await organisationById(work, id)
  if (office?.kind !== 'counter') return refuse('printer-office', { place: office?.name ?? '' })
  const other = await printerOf(work, id)
  return other ? refuse('printer-office-has', { place: office.name, name: other.name, serial: other.serial }) : office
}

/**
 * A counter gets its card printer, one an office, one office a machine. The same said again is answered with the one that stands. The stand-in prints no real card and says so.
 * Refused `printer-serial-taken`, `printer-office`, `printer-office-has`. (PROD-08)
 */
export async function registerPrinter(work: Work, { office, name, driver, serial }: Pick<Printer, 'office' | 'name' | 'serial'> & { driver: DriverName }) {
  await lockPrinters(work)
  const known = await printerBySerial(work, serial)
  if (known) {
    return known.office === office && known.port === driver && known.name === name ? rowOf(work, known)
      : refuse('printer-serial-taken', { serial, place: (await organisationById(work, known.office))?.name ?? '' })
  }
  const counter = await freeCounter(work, office)
  if (isRefused(counter)) return counter
  const id = newId(work.now, work.random)
  await insertPrinter(work, { id, office, name, serial, port: driver })
  if (driver === 'stand-in') await insertStandIn(work, id)
  await note(work, { verb: 'production.register-printer', person: null, subject: { kind: 'printer', id }, facts: { office, port: driver, serial } })
  return rowOf(work, (await lockPrinter(work, id))!, counter)
}

/** The printer, held, if it can leave its place now: not retired, no unfinished card in it. */
async function leaving(work: Work, id: Id) {
  await lockPrinters(work)
  const printer = await lockPrinter(work, id)
  if (!printer) return refuse('printer-unknown')
  return printer.instant && !printer.retiredAt ? refuse('printer-at-work', { name: printer.name, place: (await organisationById(work, printer.office))?.name ?? '' }) : printer
}

/** The machine is carried to another counter. To the one where it is: nothing happens. Refused `printer-unknown`, `printer-retired`, `printer-at-work`, `printer-office`, `printer-office-has`. */
export async function changePrinterOffice(work: Work, id: Id, office: Id) {
  const printer = await leaving(work, id)
  if (isRefused(printer)) return printer
  if (printer.retiredAt) return refuse('printer-retired', { name: printer.name })
  if (printer.office === office) return rowOf(work, printer)
  const counter = await freeCounter(work, office)
  if (isRefused(counter)) return counter
  await movePrinter(work, printer, office)
  await note(work, { verb: 'production.move-printer', person: null, subject: { kind: 'printer', id }, facts: { from: printer.office, office } })
  return rowOf(work, { ...printer, office }, counter)
}

/** 停用: nothing is begun on it any more; its row stays. Again: nothing happens. Refused while an unfinished card is in it: that one is finished, given up or left to the plant first. */
export async function retirePrinter(work: Work, id: Id) {
  const printer = await leaving(work, id)
  if (isRefused(printer) || printer.retiredAt) return isRefused(printer) ? printer : rowOf(work, printer)
  await retirePrinterRow(work, printer)
  await note(work, { verb: 'production.retire-printer', person: null, subject: { kind: 'printer', id }, facts: { office: printer.office, serial: printer.serial } })
  return rowOf(work, { ...printer, retiredAt: work.now })
}

async function rowOf(work: Work, printer: Printer, known?: Organisation): Promise<PrinterRow> {
  const { id, office, name, port, serial, instant, madeAt, usedAt, retiredAt } = printer
  const place = known ?? await organisationById(work, office)
  return {
    id, office, officeName: place?.name ?? '', officeCode: place?.code ?? '', name, serial, driver: isDriver(port) ? driverOf(port) : { name: port, zh: port, en: port, standIn: false },
    state: retiredAt ? 'retired' : instant ? 'at-work' : 'free', madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null, retiredAt: retiredAt?.toISOString() ?? null,
  }
}

/** Every printer, retired ones last; the counters, and the drivers there are. */
export async function seePrinters(work: Work): Promise<Printers> {
  const counters = await organisationsOf(work, { kind: 'counter' })
  const rows: PrinterRow[] = []
  for (const printer of await listPrinters(work)) rows.push(await rowOf(work, printer, counters.find(one => one.id === printer.office)))
  return { rows, offices: counters.map(({ id, code, name }) => ({ id, code, name })), drivers: driverNames.map(driverOf) }
}

/** In a demo: puts the stand-in machine of the office at work into a state, as whoever takes its ribbon out would. */
export async function setStandIn(work: Work, state: MachineState) {
  const printer = work.by.organisation ? await printerOf(work, work.by.organisation) : null
  const machine = printer && await selectStandIn(work, printer.id)
  if (!machine) return refuse('instant-no-printer', { places: '', placesEn: '' })
  await saveStandIn(work, { ...machine, state })
  return { state }
}

/** How often the card in the slot of an office's stand-in was written and printed, for who checks it. */
export async function standInOf(work: Work, office: Id) {
  const printer = await printerOf(work, office)
  return printer && selectStandIn(work, printer.id)
}
