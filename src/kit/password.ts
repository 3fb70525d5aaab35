import { argon2, timingSafeEqual } from 'node:crypto'
import type { Random } from './ids.ts'

const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }
const derive = (password: string, nonce: Buffer) => new Promise<Buffer>((done, fail) =>
  argon2('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce, ...cost }, (error, key) => error ? fail(error) : done(key)))

/** `argon2id$nonce$hash` of a staff password (19 MiB, two passes: the measure of OWASP's first choice). */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const nonce = random(16)
  return `argon2id$${nonce.toString('base64url')}$${(await derive(password, nonce)).toString('base64url')}`
}

/** Whether the password is the one hashed; `null` takes as long as a wrong one. */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  const [, nonce, hash] = (hashed ?? 'argon2id$AAAAAAAAAAAAAAAAAAAAAA$AA').split('$')
  const derived = await derive(password, Buffer.from(nonce!, 'base64url'))
  const kept = Buffer.from(hash!, 'base64url')
  return kept.length === derived.length && timingSafeEqual(kept, derived) && hashed !== null
}
