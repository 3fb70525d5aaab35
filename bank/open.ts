import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringUp, type Schema } from '#kit/migrations'
import { connect, rolePool } from '#kit/pool'
import { pagedRandom } from '#kit/random'
import { codeOf, Trouble } from '#kit/trouble'
import { readBanks } from './banks.ts'
import type { Config } from './config.ts'
import { keysOf } from './keys.ts'
import type { Bank } from './work.ts'

/** The bank's own schema, and the role its program works as. */
export const schema: Schema = { folder: fileURLToPath(new URL('migrations', import.meta.url)), role: 'shebaoka_bank', setting: 'BANK_DATABASE_URL' }
/** The poster's statements find a few rows each by their keys: the planner is held to indexes, whatever it believes of the tables' sizes. */
const byKey = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', plan_cache_mode: 'force_generic_plan' }

/** The keys of the bank's doors, each a file of its own in the bank's folder: what the centre shows, what a branch does, and who may list the POS at shops. */
export type DoorKeys = { centre: string; branch: string; tills: string }
export type Opened = { bank: Bank; doors: DoorKeys; stop(): Promise<void> }

/**
 * Opens the bank: its database brought up to this program, its keys, its banks.
 * @throws Trouble with one sentence for everything a person must put right
 */
export async function openBank(config: Pick<Config, 'databaseUrl' | 'ownerUrl' | 'home' | 'banksFile'>, now: () => Date = () => new Date()): Promise<Opened> {
  const banks = readBanks(config.banksFile ?? undefined)
  await bringUp(schema, config.ownerUrl, config.databaseUrl)
  const random = pagedRandom()
  const keys = keysOf(Buffer.from(secretOf(config.home, 'master', random), 'hex'), random)
  await checkKeys(config, keys.check())
  const pool = rolePool(config.databaseUrl, schema.role)
  const fast = rolePool(config.databaseUrl, schema.role, { max: 4, settings: byKey })
  const doors = { centre: secretOf(config.home, 'centre', random), branch: secretOf(config.home, 'branch', random), tills: secretOf(config.home, 'tills', random) }
  return { bank: { pool, fast, keys, random, now, ...banks }, doors, stop: async () => { await Promise.all([pool.end(), fast.end()]) } }
}

/** 64 hexadecimal digits in a file of mode 0600 of the bank's folder, made at the first start. */
function secretOf(home: string, name: string, random: (size: number) => Buffer): string {
  const file = join(home, `${name}.key`)
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) writeFileSync(file, `${Buffer.from(random(32)).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) { if (codeOf(error) !== 'EEXIST') throw unreadable(file, codeOf(error), error) }
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (!/^[0-9a-f]{64}$/i.test(text)) throw unreadable(file, 'not 64 hexadecimal digits')
  return text
}

function unreadable(file: string, why: string, cause?: unknown): Trouble {
  return new Trouble(`银行的密钥文件 ${file} 读写不了（${why}）。请放回这个文件，或用 BANK_HOME 指定它所在的目录。`, `The bank's key file ${file} cannot be used (${why}). Put it back, or name its folder with BANK_HOME.`, cause)
}

/** The first start writes the check value of its key; a later start with another key is told so. */
async function checkKeys({ databaseUrl, home }: Pick<Config, 'databaseUrl' | 'home'>, value: Buffer): Promise<void> {
  const client = await connect(databaseUrl, schema.setting)
  try {
    await client.query(`set role ${schema.role}`)
    await client.query('insert into house.key_check (one, value) values (true, $1) on conflict do nothing', [value])
    const { rows: [row] } = await client.query<{ value: Buffer }>('select value from house.key_check')
    if (!row!.value.equals(value)) throw new Trouble(`${home} 里的 master.key 不是这个银行数据库的密钥。请放回原来的文件。`, `The master.key in ${home} does not belong to this bank's database. Put the right file back.`)
  } finally { await client.end() }
}
