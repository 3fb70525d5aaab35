import { argon2, createHmac, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import type { Random } from '../kit/ids.ts'
import { openPinBlock } from './pin-block.ts'
import { weaknesses, type OwnNumbers, type WeakKind } from '../kit/pin-rules.ts'
import { openTerminalKeys } from './terminal-keys.ts'
import type { Vault } from './vault.ts'

const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const

const hash = (parameters: Argon2Parameters) => new Promise<Buffer>((done, failed) =>
  argon2('argon2id', parameters, (error, tag) => error ? failed(error) : done(tag)))

const peppered = (vault: Vault, place: string, secret: string) =>
  createHmac('sm3', vault.key('pin').mac).update(`secret|${place}|${secret}`).digest()

/**
 * A typed secret as it is kept: salt(16) | argon2id(32) over HMAC-SM3(PIN key, place | secret). A short query password cannot be
 * tried out from a stolen table (the key is not in it), and slowly from a stolen key. `place` ties it to one row.
 */
export async function keepSecret(vault: Vault, place: string, secret: string, random: Random): Promise<Buffer> {
  const nonce = random(16)
  return Buffer.concat([nonce, await hash({ ...cost, message: peppered(vault, place, secret), nonce })])
}

/** Whether the secret typed is the one kept; null compares against nothing in the same time, so that an unknown person is not told apart. */
export async function isSecret(vault: Vault, place: string, secret: string, kept: Buffer | null): Promise<boolean> {
  const nonce = kept?.subarray(0, 16) ?? Buffer.alloc(16)
  const tag = await hash({ ...cost, message: peppered(vault, place, secret), nonce })
  return kept !== null && timingSafeEqual(tag, kept.subarray(16))
}

/**
 * A secret keyed on a terminal's pad, held against PIN-05 and kept, without anything of it leaving the vault.
 * `place` as in `keepSecret`; `serial` is that of the card in the terminal.
 */
export async function keepKeyed(vault: Vault, place: string, pad: { terminal: string; terminalKey: Buffer; serial: number; block: Buffer },
  rules: { length: number; own: OwnNumbers }, random: Random): Promise<{ kept: Buffer } | { weak: WeakKind[] } | 'unreadable'> {
  const secret = openPinBlock(openTerminalKeys(vault, pad.terminal, pad.terminalKey).pin, pad.serial, pad.block)
  if (secret === null) return 'unreadable'
  const weak = weaknesses(secret, rules.length, rules.own)
  return weak.length > 0 ? { weak } : { kept: await keepSecret(vault, place, secret, random) }
}
