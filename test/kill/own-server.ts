import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '#database'
import pg from 'pg'
import { asRoot } from '../starting.ts'

/** An embedded server of a test's own, which may be killed: fsync and full pages as in production. `kill` ends every one of its processes with SIGKILL. */
export type OwnServer = { url: string; kill(): number; up(): Promise<void>; stop(): Promise<void> }

export async function ownServer(): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sbk-own-'))
  if (asRoot) chownSync(dataDir, 65534, 65534)
  const server = await startEmbedded({ dataDir, settings: { max_connections: '200' } })
  const url = server.url.replace(/\/shebaoka$/, '/postgres')
  const postmaster = () => Number(readFileSync(join(server.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = (parent: number) => globSync('/proc/[0-9]*/stat').flatMap(file => {
    try {
      const stat = readFileSync(file, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(file.split('/')[2])] : []
    } catch { return [] }
  })
  return {
    url,
    kill() {
      const head = postmaster()
      const all = [head, ...children(head)]
      for (const pid of all) try { process.kill(pid, 'SIGKILL') } catch { /* it has ended by itself */ }
      return all.length
    },
    async up() {
      for (let attempt = 0; ; attempt++) {
        const client = new pg.Client(url)
        client.on('error', () => undefined)
        try { await client.connect(); await client.query('select 1'); await client.end(); return } catch (error) {
          await client.end().catch(() => undefined)
          if (attempt > 300) throw error
          await sleep(100)
        }
      }
    },
    async stop() { await server.stop(); rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) },
  }
}
