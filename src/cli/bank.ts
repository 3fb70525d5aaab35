import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { openBase } from '../house.ts'
import { keepBank } from '../partner-bank.ts'
import { print, Told, type Command } from './command.ts'

/** Runs the bank that stands in for a real one, alone, until it is stopped: on BANK_DATABASE_URL, else beside the centre's database in the embedded server. */
async function bank(): Promise<number> {
  const config = readConfig(process.env, [])
  const base = config.bankDatabaseUrl ? null : await openBase(config)
  try {
    const url = config.bankDatabaseUrl ? { url: config.bankOwnerUrl!, appUrl: config.bankDatabaseUrl } : base?.bank
    if (!url) throw new Told('请用 BANK_DATABASE_URL 给银行一个它自己的数据库。', 'Give the bank a database of its own with BANK_DATABASE_URL.')
    const kept = await keepBank({ ...url, home: join(base?.home ?? config.dataDir, 'bank'), port: config.bankPort, isoPort: config.bankIsoPort, demo: true }, error => process.stderr.write(`${(error as Error).message}\n`))
    print(`样例银行已就绪 / the stand-in bank is ready: http://localhost:${kept.port} · ISO 8583 ${kept.isoPort}`)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, () => void kept.stop())
    await kept.ended
    return 0
  } finally { await base?.stop() }
}

export const bankCommands: Command[] = [
  { words: 'bank', usage: '', zh: '运行代替真实银行的样例银行', en: 'run the bank that stands in for a real one', takes: [0, 0], run: bank },
]
