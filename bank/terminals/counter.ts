import type { Branch } from '../banks.ts'

/** The counter terminal of a branch: its number, and the merchant it is registered for. */
export const counterOf = ({ bank, code }: Branch) => ({ id: `C${code.padStart(7, '0').slice(-7)}`, merchant: `${bank}${code}`.padEnd(15, '0').slice(0, 15) })
