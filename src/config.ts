import { join, resolve } from 'node:path'
import { Trouble } from '#database'

/** What a start may be told, read once from the environment and the command line. Every setting is in docs/operating.md. */
export type Config = {
  port: number
  host: string
  /** Whether HOST was given: a demo binds to loopback unless it was. */
  dataDir: string
  /** The program's database; null for the embedded server. */
  databaseUrl: string | null
  /** The owner's, for migrations; the same as `databaseUrl` unless given. */
  ownerUrl: string | null
  /** Null: `master.key` in the data folder. */
  masterKeyFile: string | null
  /** `clientCa`: the authorities whose client certificates the national door asks for. */
  tls: { cert: string; key: string; clientCa: string | null } | null
  /** Port of the separate listener of the national door; null: none. */
  fsiPort: number | null
  /** Addresses whose X-Forwarded-* are believed; null for none. */
  trustedProxy: string | null
  /** The bank that stands in for a real one: its database (null: beside the centre's in the embedded server), and its owner's. */
  bankDatabaseUrl: string | null
  bankOwnerUrl: string | null
  /** Its ports; unless given, the two after PORT. */
  bankPort: number
  bankIsoPort: number
  /** The partner banks' own system, that opens accounts: its address, and the file of the key it gave; null: none is connected. */
  banks: { url: string; keyFile: string } | null
  /** The folder through which files go to the banks and come from them; null: a demo's is beside its bank's keys, a production city has none. */
  bankFiles: string | null
  demo: boolean
}

type Env = Readonly<Record<string, string | undefined>>

/** The configuration. @throws Trouble naming the setting that has a bad value */
export function readConfig(env: Env = process.env, line: readonly string[] = process.argv.slice(2)): Config {
  const text = (name: string) => env[name]?.trim() || null
  const port = (name: string) => {
    const given = text(name)
    if (given !== null && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535)) throw bad(name, given, '0 到 65535 的端口号', 'a port from 0 to 65535')
    return given === null ? null : Number(given)
  }
  const url = (name: string) => {
    const given = text(name)
    if (given !== null && !/^postgres(ql)?:\/\/./.test(given)) throw bad(name, '…', 'postgres://用户:密码@主机:端口/数据库', 'postgres://user:password@host:port/database')
    return given
  }
  for (const word of line) if (word !== '--demo') throw new Trouble(`启动时不认识 ${word}。`, `Start does not know ${word}; it knows --demo.`)
  const [cert, key] = [text('TLS_CERT'), text('TLS_KEY')]
  if (!cert !== !key) throw new Trouble('TLS_CERT 和 TLS_KEY 要一起给。', 'TLS_CERT and TLS_KEY are given together or not at all.')
  const clientCa = text('TLS_CLIENT_CA')
  if (clientCa && !cert) throw new Trouble('TLS_CLIENT_CA 要和 TLS_CERT、TLS_KEY 一起给。', 'TLS_CLIENT_CA needs TLS_CERT and TLS_KEY.')
  const databaseUrl = url('DATABASE_URL')
  const bankDatabaseUrl = url('BANK_DATABASE_URL')
  const [bankUrl, bankKey] = [text('BANK_URL'), text('BANK_KEY_FILE')]
  if (!bankUrl !== !bankKey) throw new Trouble('BANK_URL 和 BANK_KEY_FILE 要一起给。', 'BANK_URL and BANK_KEY_FILE are given together or not at all.')
  if (bankUrl && !/^https?:\/\/./.test(bankUrl)) throw bad('BANK_URL', bankUrl, ' https:// 开头的地址', 'an address that begins with https://')
  const own = port('PORT') ?? 8080
  const after = (count: number) => own === 0 || own + count > 65_535 ? 0 : own + count
  return {
    port: own, host: text('HOST') ?? 'localhost', dataDir: resolve(text('DATA_DIR') ?? join(import.meta.dirname, '..', 'data')),
    databaseUrl, ownerUrl: url('DATABASE_OWNER_URL') ?? databaseUrl, masterKeyFile: text('MASTER_KEY_FILE'),
    tls: cert && key ? { cert, key, clientCa } : null, fsiPort: port('FSI_PORT'), trustedProxy: text('TRUSTED_PROXY'), demo: line.includes('--demo'),
    bankFiles: text('BANK_FILES'), banks: bankUrl && bankKey ? { url: bankUrl, keyFile: bankKey } : null, bankDatabaseUrl, bankOwnerUrl: url('BANK_DATABASE_OWNER_URL') ?? bankDatabaseUrl, bankPort: port('BANK_PORT') ?? after(1), bankIsoPort: port('BANK_ISO_PORT') ?? after(2),
  }
}

function bad(name: string, given: string, zh: string, en: string): Trouble {
  return new Trouble(`${name} 的值 ${given} 不对，应是${zh}。`, `${name} is ${given}, which is not ${en}.`)
}
