import { timingSafeEqual } from 'node:crypto'
import { sm4Cmac } from '../kit/sm4.ts'
import type { Random } from '../kit/ids.ts'
import { sealWith } from './keys.ts'
import type { Vault } from './vault.ts'

/** The two keys of a terminal: `pin` seals PIN blocks, `mac` signs what the terminal says about a card. 16 bytes each. */
export type TerminalKeys = { pin: Buffer; mac: Buffer }

const place = (terminal: string) => `terminals.terminal.key_sealed|${terminal}`

/** New keys of a terminal, wrapped by the vault's `terminal` key. */
export function newTerminalKeys(vault: Vault, terminal: string, random: Random): Buffer {
  return sealWith(vault.key('terminal'), random(32), place(terminal), random(16))
}

/** Opens a terminal's keys. For the vault's own files and the software device of the demo; a real device holds its own copy. */
export function openTerminalKeys(vault: Vault, terminal: string, sealed: Buffer): TerminalKeys {
  const material = vault.open(sealed, place(terminal))
  return { pin: material.subarray(0, 16), mac: material.subarray(16) }
}

/** What a terminal puts under its words: 8 bytes of SM4-CMAC. */
export function signAsTerminal(keys: TerminalKeys, words: string): Buffer {
  return sm4Cmac(keys.mac, Buffer.from(words, 'utf8')).subarray(0, 8)
}

/** Whether the terminal itself said these words. */
export function saidByTerminal(vault: Vault, terminal: string, sealed: Buffer, words: string, mac: Buffer): boolean {
  const expected = signAsTerminal(openTerminalKeys(vault, terminal, sealed), words)
  return mac.length === expected.length && timingSafeEqual(mac, expected)
}
