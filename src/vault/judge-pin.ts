import { createHmac, timingSafeEqual } from 'node:crypto'
import { openPinBlock } from './pin-block.ts'
import { weaknesses, type OwnNumbers, type WeakKind } from '../kit/pin-rules.ts'
import { openTerminalKeys } from './terminal-keys.ts'
import type { Vault } from './vault.ts'

/** A PIN kept as a keyed one-way value: HMAC-SM3(PIN key `version`, version | card id | PIN). */
export type Verifier = { version: number; value: Buffer }

/** Blocks come from one terminal and belong to one card. `serial` is the card's serial from its identification code. */
export type PinAsk = {
  terminal: string; terminalKey: Buffer; card: string; serial: number
  /** A PIN to compare with what is kept. */
  entered?: { block: Buffer; verifier: Verifier }
  /** A PIN to be kept from now on; judged only when `entered` was right or absent. */
  chosen?: { block: Buffer; own: OwnNumbers }
}
export type PinAnswer = {
  entered: 'right' | 'wrong' | 'unreadable' | 'absent'
  chosen: { kept: Verifier } | { weak: WeakKind[] } | 'unreadable' | 'absent'
}

const length = 6

function verifierOf(vault: Vault, card: string, pin: string): Verifier {
  const key = vault.key('pin')
  const head = Buffer.alloc(2)
  head.writeUInt16BE(key.number)
  return { version: key.number, value: createHmac('sm3', key.mac).update(head).update(`|${card}|${pin}`).digest() }
}

/**
 * The one place where a PIN is seen: opens the blocks, holds the new PIN against PIN-05, compares, and returns only the outcome.
 * Nothing of a PIN leaves it. An entry that is not six digits is `unreadable` and must not be counted. (PIN-05, PIN-09)
 */
export function judgePin(vault: Vault, ask: PinAsk): PinAnswer {
  const { pin: key } = openTerminalKeys(vault, ask.terminal, ask.terminalKey)
  const read = (block: Buffer) => {
    const pin = openPinBlock(key, ask.serial, block)
    return pin?.length === length ? pin : null
  }
  let entered: PinAnswer['entered'] = 'absent'
  if (ask.entered) {
    const pin = read(ask.entered.block)
    if (pin === null) return { entered: 'unreadable', chosen: 'absent' }
    const { version, value } = ask.entered.verifier
    const made = verifierOf(vault, ask.card, pin)
    if (version !== made.version) throw new Error('a PIN verifier under a retired key: rotate verifiers before the key')
    entered = timingSafeEqual(made.value, value) ? 'right' : 'wrong'
  }
  if (!ask.chosen || entered === 'wrong') return { entered, chosen: 'absent' }
  const pin = read(ask.chosen.block)
  if (pin === null) return { entered, chosen: 'unreadable' }
  const weak = weaknesses(pin, length, ask.chosen.own)
  return { entered, chosen: weak.length > 0 ? { weak } : { kept: verifierOf(vault, ask.card, pin) } }
}

/** The verifier of the pack's initial PIN, which everybody knows. */
export function initialVerifier(vault: Vault, card: string, initial: string): Verifier {
  return verifierOf(vault, card, initial)
}
