import { createHmac, randomBytes } from 'node:crypto'
import { pagedRandom } from '../kit/random.ts'
import { masterKey, openWith, purposes, readied, sealWith, unwrapKey, wrapKey, type Key, type Purpose, type WrappedKey } from './keys.ts'

/** The open vault of one process: seals and opens columns, makes digests to find them by. Keys never leave it. */
export type Vault = {
  /** Seals text or bytes for one place, `schema.table.column|row id`. */
  seal(clear: string | Buffer, where: string): Buffer
  open(sealed: Buffer, where: string): Buffer
  openText(sealed: Buffer, where: string): string
  /** Keyed digest (HMAC-SM3, 32 bytes) of a value in its folded form, by kind, so that the same text of two kinds differs. */
  digest(kind: string, value: string): Buffer
  /** The current key of a purpose; for the vault's own files only (PIN verifiers, terminal and card keys). */
  key(purpose: Purpose): Key
}

/** Keys for a new database: one of each purpose, wrapped by the master key. */
export function newKeys(master: Buffer, random: (size: number) => Buffer = randomBytes): WrappedKey[] {
  return purposes.map((purpose, i) => wrapKey(masterKey(master), i + 1, purpose, random(32), random(16)))
}

/** Opens the vault; throws `WrongMasterKey` when the rows were wrapped by another key. */
export function openVault(master: Buffer, rows: readonly WrappedKey[], random: (size: number) => Buffer = pagedRandom()): Vault {
  const keys = new Map<number, Key>()
  const current = new Map<Purpose, Key>()
  for (const row of rows) {
    let key: Key
    try { key = unwrapKey(masterKey(master), row) } catch { throw new WrongMasterKey() }
    keys.set(key.number, key)
    if ((current.get(key.purpose)?.number ?? 0) < key.number) current.set(key.purpose, key)
  }
  const keyOf = (purpose: Purpose) => {
    const key = current.get(purpose)
    if (!key) throw new Error(`the vault has no ${purpose} key`)
    return key
  }
  const byNumber = (number: number) => keys.get(number)
  const open = (sealed: Buffer, where: string) => openWith(byNumber, sealed, where)
  return {
    seal: (clear, where) => sealWith(keyOf('data'), typeof clear === 'string' ? Buffer.from(clear, 'utf8') : clear, where, random(16)),
    open,
    openText: (sealed, where) => open(sealed, where).toString('utf8'),
    digest: (kind, value) => createHmac('sm3', readied(keyOf('digest').mac)).update(`${kind}\0${value}`).digest(),
    key: keyOf,
  }
}

/** The master key given does not belong to this database. */
export class WrongMasterKey extends Error {
  constructor() { super('the master key does not belong to this database'); this.name = 'WrongMasterKey' }
}
