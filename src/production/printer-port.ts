import type { CardChannel, Image } from '#chip'
import type { Id } from '#kit/ids'
import type { House } from '#kit/work'
import type { Face } from './face-pdf.ts'
import type { InstantTrouble, MachineState } from './instant-life.ts'
import type { Driver } from './shared.ts'
import { standIn } from './printer-stand-in.ts'

/** Which machine, and the attempt (`key`) whose card is meant. */
export type Slot = { house: House; printer: Id; key: string }
/** The card that lies in the machine: for which attempt it was fed, the maker's serial of its chip, the chip once something is written to it, the digest of what is printed on it. */
export type InSlot = { key: string; serial: string; channel: CardChannel | null; printed: string | null }
/** What a machine says of itself. */
export type Seen = { state: MachineState; card: InSlot | null }
/** Null when it is done; else what went wrong, and whether the card is spoilt by it. */
export type Failed = { trouble: InstantTrouble; spoilt: boolean } | null

/**
 * A card printer with a chip station. None of these runs inside a transaction: what is meant is committed before, what came of it after. After a break
 * `look` tells what was done: a chip that carries the card's code is not written again, a face with the right digest not printed again. `feed` with the
 * key of the card that lies there does nothing; with another it lays that card out and takes the next blank.
 */
export type PrinterPort = {
  standIn: boolean
  look(slot: Pick<Slot, 'house' | 'printer'>): Promise<Seen>
  feed(slot: Slot): Promise<Failed>
  write(slot: Slot, image: Image): Promise<Failed>
  print(slot: Slot, face: Face, digest: string): Promise<Failed>
}

/** Every driver there is, and how it is called where one is chosen: a make of printer is added here, and nowhere else. The record of a printer names one. */
const drivers = {
  'stand-in': { zh: '替身（不印真卡，用来试）', en: 'Stand-in (prints no real card; to try things)', port: standIn },
} as const satisfies Record<string, { zh: string; en: string; port: PrinterPort }>
export type DriverName = keyof typeof drivers
export const driverNames = Object.keys(drivers) as [DriverName, ...DriverName[]]
/** A driver as it is shown where one is chosen. */
export const driverOf = (name: DriverName): Driver => ({ name, zh: drivers[name].zh, en: drivers[name].en, standIn: drivers[name].port.standIn })
export const isDriver = (name: string): name is DriverName => Object.hasOwn(drivers, name)
export function portOf(name: string): PrinterPort {
  if (!isDriver(name)) throw new Error(`no driver ${name} of a card printer`)
  return drivers[name].port
}
