import { AsyncLocalStorage } from 'node:async_hooks'
import type { Chance } from './random.ts'

const own = new AsyncLocalStorage<Chance>()
const real = globalThis.crypto.getRandomValues.bind(globalThis.crypto)
// a library that draws for itself, not from the house: SM2's ephemeral keys
Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: <T extends Uint8Array>(array: T): T => {
  const chance = own.getStore()
  if (!chance) return real(array as never) as T
  array.set(chance.bytes(array.byteLength))
  return array
} })

/** Does something in which a library draws random numbers of its own, and has it draw from the seed. */
export const drawing = <T>(chance: Chance, act: () => Promise<T>): Promise<T> => own.run(chance, act)
