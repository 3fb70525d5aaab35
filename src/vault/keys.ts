import { openWith, sealWith, type SealKey } from '../kit/seal.ts'

export { openWith, readied, sealWith } from '../kit/seal.ts'

/** What a data key is for. `data` seals columns, `digest` finds sealed values again, `pin` makes PIN verifiers, `terminal` wraps terminal keys. */
export type Purpose = 'data' | 'digest' | 'pin' | 'terminal' | 'issuer'
export const purposes = ['data', 'digest', 'pin', 'terminal', 'issuer'] as const satisfies readonly Purpose[]

/** One row of `vault.key`: a data key wrapped by the master key. Key material is 32 bytes: 16 SM4, 16 MAC. */
export type WrappedKey = { number: number; purpose: Purpose; wrapped: Buffer }
export type Key = SealKey & { purpose: Purpose }

/** The master key (32 bytes) as a key number 0, which only ever wraps data keys. */
export function masterKey(bytes: Buffer): Key {
  if (bytes.length !== 32) throw new Error('a master key has 32 bytes')
  return { number: 0, purpose: 'data', cipher: bytes.subarray(0, 16), mac: bytes.subarray(16) }
}

/** Wraps one new data key of 32 random bytes. */
export function wrapKey(master: Key, number: number, purpose: Purpose, material: Buffer, iv: Buffer): WrappedKey {
  return { number, purpose, wrapped: sealWith(master, material, `vault.key|${number}|${purpose}`, iv) }
}

/** Opens a wrapped key; throws when the master key is another one. */
export function unwrapKey(master: Key, row: WrappedKey): Key {
  const material = openWith(() => master, row.wrapped, `vault.key|${row.number}|${row.purpose}`)
  return { number: row.number, purpose: row.purpose, cipher: material.subarray(0, 16), mac: material.subarray(16) }
}
