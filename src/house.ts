import { join } from 'node:path'
import { bear, appPool, birth, connect, dataHome, ensureKeys, migrate, runningEmbedded, sized, startEmbedded, Trouble, type Birth } from '#database'
import { pagedRandom } from '#kit/random'
import type { House } from '#kit/work'
import type { Config } from './config.ts'

/** An open database with its vault: what main, the command line's few own commands and tests stand on. */
export type Opened = { house: House; kind: Birth; home: string; ownerUrl: string; bank: BankBase | null; moved: boolean; stop(): Promise<void> }
/** The partner bank's database, as its owner and its program reach it. */
export type BankBase = { url: string; appUrl: string }

/** The database of a configuration: of DATABASE_URL, or the embedded one, which is started unless a running Shebaoka has it open. */
export async function openBase(config: Config): Promise<{ url: string; appUrl: string; bank: BankBase | null; home: string; moved: boolean; embedded: boolean; stop(): Promise<void> }> {
  if (config.databaseUrl) {
    return { url: config.ownerUrl!, appUrl: config.databaseUrl, bank: null, home: dataHome(config.dataDir), moved: false, embedded: false, stop: async () => undefined }
  }
  const running = runningEmbedded(config.dataDir)
  return running ? { ...running, embedded: true, stop: async () => undefined } : { ...await startEmbedded({ dataDir: config.dataDir, settings: sized() }), embedded: true }
}

/**
 * Opens the database, brings it up to this program, gives it its birth and keys.
 * @param asked how to be born when the database has no birth yet; null: a demo in the embedded server or with --demo, else refused
 * @throws Trouble with one sentence for everything a person must put right
 */
export async function openHouse(config: Config, asked: Birth | null = null): Promise<Opened> {
  const base = config.databaseUrl ? await openBase(config) : { ...await startEmbedded({ dataDir: config.dataDir, settings: sized() }), embedded: true }
  try {
    const owner = await connect(base.url)
    try {
      const wanted = asked ?? (base.embedded || config.demo ? 'demo' : null)
      await refuseUnborn(owner, wanted)
      await migrate(base.url, base.appUrl)
      const kind = await birth(owner) ?? await bear(owner, wanted!, new Date())
      const vault = await ensureKeys(owner, config.masterKeyFile ?? join(base.home, 'master.key'))
      const pool = appPool(base.appUrl)
      const house: House = { pool, vault, random: pagedRandom(), now: () => new Date() }
      return { house, kind, home: base.home, ownerUrl: base.url, bank: config.bankDatabaseUrl ? { url: config.bankOwnerUrl!, appUrl: config.bankDatabaseUrl } : base.bank, moved: base.moved, stop: async () => { await pool.end(); await base.stop() } }
    } finally { await owner.end() }
  } catch (error) {
    await base.stop()
    throw error
  }
}

/** A database without a birth is taken only when it is told what to be, and only when nothing else lives in it. */
async function refuseUnborn(owner: Awaited<ReturnType<typeof connect>>, wanted: Birth | null): Promise<void> {
  const { rows: [has] } = await owner.query<{ born: boolean; strangers: number }>(
    `select to_regclass('house.birth') is not null as born, count(*)::int as strangers from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'house')`)
  if (has!.born && await birth(owner)) return
  if (!wanted) {
    throw new Trouble('这个数据库还没有启用。正式使用请先运行 npm exec --no -- sbk init --production；要在空库里看演示，请用 npm start -- --demo。',
      'This database has not been set up. For production run npm exec --no -- sbk init --production first; for a demo in an empty database use npm start -- --demo.')
  }
  if (!has!.born && has!.strangers > 0) {
    throw new Trouble('这个数据库里已有别的表。请给社保卡平台一个空的数据库。', 'This database already holds other tables. Give Shebaoka an empty one.')
  }
}
