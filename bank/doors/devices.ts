import type { Atm } from '../atm/machine.ts'
import type { DuesPort } from '../payments/dues-port.ts'

/** What the pages reach beyond the bank's own books: the centre's dues, and the cash machine of a bank. Null: not there. */
export type Devices = { dues(): DuesPort | null; atm(bank: string): Atm | null }
export const noDevices: Devices = { dues: () => null, atm: () => null }
