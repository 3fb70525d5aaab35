import { join, resolve } from 'node:path'
import { Trouble } from '#kit/trouble'

/** What the bank may be told, read once from the environment. Every setting is in bank/README.md. */
export type Config = { databaseUrl: string; ownerUrl: string; home: string; port: number; isoPort: number; host: string; banksFile: string | null; files: string; /** Staff with public sign-ins, the software reader and pad, people to try. */ demo: boolean }
type Env = Readonly<Record<string, string | undefined>>

/** The configuration. @throws Trouble naming the setting that is missing or has a bad value */
export function readConfig(env: Env = process.env): Config {
  const text = (name: string) => env[name]?.trim() || null
  const port = (name: string, usual: number) => {
    const given = text(name)
    if (given !== null && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535)) throw new Trouble(`${name} 的值 ${given} 不对，应是 0 到 65535 的端口号。`, `${name} is ${given}, which is not a port from 0 to 65535.`)
    return given === null ? usual : Number(given)
  }
  const url = (name: string) => {
    const given = text(name)
    if (given !== null && !/^postgres(ql)?:\/\/./.test(given)) throw new Trouble(`${name} 的值不对，应是 postgres://用户:密码@主机:端口/数据库。`, `${name} is not postgres://user:password@host:port/database.`)
    return given
  }
  const databaseUrl = url('BANK_DATABASE_URL')
  if (!databaseUrl) throw new Trouble('银行没有数据库：请用 BANK_DATABASE_URL 指定一个它自己的 PostgreSQL 数据库。', 'The bank has no database: name a PostgreSQL database of its own with BANK_DATABASE_URL.')
  const home = resolve(text('BANK_HOME') ?? join(import.meta.dirname, '..', 'data', 'bank'))
  return {
    databaseUrl, ownerUrl: url('BANK_DATABASE_OWNER_URL') ?? databaseUrl, home, files: resolve(text('BANK_FILES') ?? join(home, 'files')),
    port: port('BANK_PORT', 8081), isoPort: port('BANK_ISO_PORT', 8583), host: text('BANK_HOST') ?? 'localhost', banksFile: text('BANKS_FILE'), demo: text('BANK_DEMO') === '1',
  }
}
