import type { CardChannel, Image } from '#chip'
import type { Id } from '#kit/ids'
import type { House } from '#kit/work'
import type { Face } from './face-pdf.ts'
import type { InstantTrouble, MachineState } from './instant-life.ts'
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

/** Every way to a printer there is; the record of a printer names one. */
const ports: Readonly<Record<string, PrinterPort>> = { 'stand-in': standIn }
export function portOf(name: string): PrinterPort {
  const port = ports[name]
  if (!port) throw new Error(`no port ${name} to a card printer`)
  return port
}
