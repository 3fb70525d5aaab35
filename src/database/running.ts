import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { orphanOf } from './orphan.ts'
import { LOGIN, OWNER } from './roles.ts'

/** The embedded database of a data directory that a running Shebaoka has open; null when none has. For commands beside it: backup, verify. */
export function runningEmbedded(dataDir: string): { url: string; appUrl: string; home: string; moved: boolean } | null {
  const pointer = join(dataDir, 'elsewhere')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : resolve(dataDir)
  const cluster = join(home, 'postgres')
  if (orphanOf(cluster) === null) return null
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = (file: string) => readFileSync(join(home, file), 'utf8').trim()
  return {
    url: `postgres://${OWNER}:${password('owner.password')}@127.0.0.1:${port}/shebaoka`,
    appUrl: `postgres://${LOGIN}:${password('app.password')}@127.0.0.1:${port}/shebaoka`, home, moved: home !== resolve(dataDir),
  }
}
