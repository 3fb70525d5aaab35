import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { orphanOf } from './orphan.ts'
import { BANK_LOGIN, BANK_OWNER, LOGIN, OWNER } from './roles.ts'

/** The embedded database of a data directory that a running Shebaoka has open; null when none has. For commands beside it: backup, verify. */
export function runningEmbedded(dataDir: string): { url: string; appUrl: string; bank: { url: string; appUrl: string }; home: string; moved: boolean } | null {
  const pointer = join(dataDir, 'elsewhere')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : resolve(dataDir)
  const cluster = join(home, 'postgres')
  if (orphanOf(cluster) === null) return null
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = (file: string) => readFileSync(join(home, file), 'utf8').trim()
  const urlOf = (user: string, file: string, base: string) => `postgres://${user}:${password(file)}@127.0.0.1:${port}/${base}`
  return {
    url: urlOf(OWNER, 'owner.password', 'shebaoka'), appUrl: urlOf(LOGIN, 'app.password', 'shebaoka'),
    bank: { url: urlOf(BANK_OWNER, 'bank-owner.password', 'shebaoka_bank'), appUrl: urlOf(BANK_LOGIN, 'bank-app.password', 'shebaoka_bank') },
    home, moved: home !== resolve(dataDir),
  }
}
