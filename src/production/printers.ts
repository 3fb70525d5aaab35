import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { MachineState } from './instant-life.ts'
import { refuse } from './refusals.ts'
import { insertPrinter, insertStandIn, printerOf, saveStandIn, selectStandIn, type Printer } from './store-printer.ts'

/** A counter gets its card printer, one an office; null when it has one. The stand-in is for a demo city. (PROD-08) */
export async function registerPrinter(work: Work, given: Pick<Printer, 'office' | 'name' | 'port'>): Promise<Printer | null> {
  const id = newId(work.now, work.random)
  if (!await insertPrinter(work, { ...given, id })) return null
  if (given.port === 'stand-in') await insertStandIn(work, id)
  await note(work, { verb: 'production.register-printer', person: null, subject: { kind: 'printer', id }, facts: { office: given.office, port: given.port } })
  return printerOf(work, given.office)
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
