import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { ClientBase } from 'pg'
import { pagedRandom } from '#kit/random'
import { newKeys, openVault, WrongMasterKey, type Vault, type WrappedKey } from '#vault'
import { codeOf, Trouble } from '#kit/trouble'

/**
 * Opens the vault of a database. Its first start makes the master key file (mode 0600) and the wrapped keys.
 * @param owner the database's owner: the application may read keys, never write them
 * @param file where the 32 bytes of the master key are kept, as 64 hexadecimal digits
 * @throws Trouble when the file is missing, unreadable or belongs to another database
 */
export async function ensureKeys(owner: ClientBase, file: string, random: (size: number) => Buffer = pagedRandom()): Promise<Vault> {
  const rows = await wrappedKeys(owner)
  if (rows.length === 0) {
    const master = existsSync(file) ? readMaster(file) : makeMaster(file, random)
    for (const { number, purpose, wrapped } of newKeys(master, random)) {
      await owner.query('insert into vault.key (number, purpose, wrapped) values ($1, $2, $3) on conflict do nothing', [number, purpose, wrapped])
    }
    return ensureKeys(owner, file, random)
  }
  try {
    return openVault(readMaster(file), rows, random)
  } catch (error) {
    if (!(error instanceof WrongMasterKey)) throw error
    throw new Trouble(`主密钥 ${file} 不是这个数据库的主密钥。请放回原来的主密钥文件，或用 MASTER_KEY_FILE 指定它。`,
      `The master key ${file} does not belong to this database. Put the right file back, or name it with MASTER_KEY_FILE.`, error)
  }
}

/** The wrapped keys of a database, by number. */
export async function wrappedKeys(db: Pick<ClientBase, 'query'>): Promise<WrappedKey[]> {
  return (await db.query<WrappedKey>('select number, purpose, wrapped from vault.key order by number')).rows
}

function makeMaster(file: string, random: (size: number) => Buffer): Buffer {
  const master = random(32)
  try { writeFileSync(file, `${master.toString('hex')}\n`, { mode: 0o600, flag: 'wx' }) } catch (error) { throw unreadable(file, error) }
  return master
}

function readMaster(file: string): Buffer {
  let text: string
  try { text = readFileSync(file, 'utf8').trim() } catch (error) { throw unreadable(file, error) }
  if (!/^[0-9a-f]{64}$/i.test(text)) throw unreadable(file, new Error('not 64 hexadecimal digits'))
  return Buffer.from(text, 'hex')
}

function unreadable(file: string, error: unknown): Trouble {
  const why = codeOf(error) || (error as Error).message
  return new Trouble(`主密钥文件 ${file} 读写不了（${why}）。没有它，加密的数据打不开；请放回这个文件，或用 MASTER_KEY_FILE 指定它。`,
    `The master key file ${file} cannot be used (${why}). Sealed data does not open without it; put it back, or name it with MASTER_KEY_FILE.`, error)
}
