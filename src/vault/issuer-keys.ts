import { createHmac } from 'node:crypto'
import type { Vault } from './vault.ts'

/** The issuer's master keys, by their names in the trade: internal authentication, read, update, maintenance, PIN unblock, PIN reload, and the check of the card identification code. */
export type IssuerKeyName = 'IRK' | 'RK' | 'UK' | 'STK' | 'PUK' | 'RPK' | 'CHECK'
export type IssuerKeys = Readonly<Record<IssuerKeyName, Buffer>>
export const issuerKeyNames = ['IRK', 'RK', 'UK', 'STK', 'PUK', 'RPK', 'CHECK'] as const satisfies readonly IssuerKeyName[]

/**
 * Test master keys of an issuing region, derived from the vault's `issuer` key: 16 bytes each. Real ones belong to the ministry
 * and live in its hardware; they never stand here. (decision 0031)
 */
export function issuerKeys(vault: Vault, region: string): IssuerKeys {
  const root = vault.key('issuer').mac
  return Object.fromEntries(issuerKeyNames.map(name =>
    [name, createHmac('sm3', root).update(`${region}|${name}`).digest().subarray(0, 16)])) as Record<IssuerKeyName, Buffer>
}
