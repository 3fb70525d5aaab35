import { createHmac } from 'node:crypto'
import type { Random } from '#kit/ids'
import { openWith, readied, sealWith, type SealKey } from '#kit/seal'

/** The bank's keys, all made from one master key of 32 bytes that is a file of its own and never in the database. */
export type Keys = {
  /** Seals text or bytes for one place, `schema.table.column|row id`. */
  seal(clear: string | Buffer, where: string): Buffer
  open(sealed: Buffer, where: string): Buffer
  openText(sealed: Buffer, where: string): string
  /** Keyed digest (HMAC-SM3) of a value, by kind. */
  digest(kind: string, value: string): Buffer
  /** What is kept of a PIN: HMAC-SM3(PIN key, card | PIN). */
  verifier(card: string, pin: string): Buffer
  /** The same for every program with this master key, different with another. */
  check(): Buffer
}

/** Makes the bank's keys from its master key. */
export function keysOf(master: Buffer, random: Random): Keys {
  if (master.length !== 32) throw new Error('a bank key has 32 bytes')
  const derived = (purpose: string) => createHmac('sm3', master).update(`shebaoka bank|${purpose}`).digest()
  const data = derived('data')
  const seal: SealKey = { number: 1, cipher: data.subarray(0, 16), mac: data.subarray(16) }
  const [digests, pins] = [derived('digest'), derived('pin')]
  const open = (sealed: Buffer, where: string) => openWith(number => number === 1 ? seal : undefined, sealed, where)
  return {
    seal: (clear, where) => sealWith(seal, typeof clear === 'string' ? Buffer.from(clear, 'utf8') : clear, where, random(16)),
    open,
    openText: (sealed, where) => open(sealed, where).toString('utf8'),
    digest: (kind, value) => createHmac('sm3', readied(digests)).update(`${kind}\0${value}`).digest(),
    verifier: (card, pin) => createHmac('sm3', readied(pins)).update(`1|${card}|${pin}`).digest(),
    check: () => derived('check').subarray(0, 8),
  }
}
