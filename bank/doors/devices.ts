import type { Atm } from '../atm/machine.ts'
import type { DuesPort } from '../payments/dues-port.ts'

/** What the pages reach beyond the bank's own books: the centre, its dues, and the cash machine of a bank. Null: not there. */
export type Devices = { /** Where the centre's own pages are. */ centre(): string | null; dues(): DuesPort | null; atm(bank: string): Atm | null }
export const noDevices: Devices = { centre: () => null, dues: () => null, atm: () => null }
