import type { Random } from '#kit/ids'
import { openKey, wrapKeys, type Key } from '../../src/wire/iso8583/index.ts'
import type { Keys } from '../keys.ts'

export type Cipher = Key['cipher']
/** A terminal's working keys, opened: `pin` for PIN blocks, `mac` for its messages; of the cipher that the terminal has. */
export type Working = { pin: Key; mac: Key }
const place = (terminal: string, which: string) => `terminals.terminal.${which}_sealed|${terminal}`

export const sealMaster = (keys: Keys, terminal: string, master: Buffer): Buffer => keys.seal(master, place(terminal, 'master'))

/** New working keys: sealed for the bank, and under the terminal's master key for the terminal (F62 of a sign-in). */
export function newWorking(keys: Keys, terminal: string, master: Buffer, cipher: Cipher, random: Random): { sealed: Buffer; wrapped: Buffer } {
  const both = Buffer.from(random(32))
  const [pin, mac] = [both.subarray(0, 16), both.subarray(16)]
  const made = { sealed: keys.seal(both, place(terminal, 'working')), wrapped: wrapKeys(openKey(keys.open(master, place(terminal, 'master')), cipher), { pin, mac }) }
  both.fill(0)
  return made
}

const opened = new Map<string, { sealed: Buffer; working: Working }>()
/** A terminal's working keys, opened once as long as they stay the same. */
export function openWorking(keys: Keys, terminal: string, sealed: Buffer, cipher: Cipher): Working {
  const known = opened.get(terminal)
  if (known?.sealed.equals(sealed)) return known.working
  const both = keys.open(sealed, place(terminal, 'working'))
  const working = { pin: openKey(both.subarray(0, 16), cipher), mac: openKey(both.subarray(16), cipher) }
  opened.set(terminal, { sealed, working })
  return working
}
