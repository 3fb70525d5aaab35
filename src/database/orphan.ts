import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The process that `postmaster.pid` of a cluster names, when it lives and is a postgres of that very folder. */
export function orphanOf(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!(pid > 0) || pid === process.pid) return null
  try { process.kill(pid, 0) } catch { return null }
  return commandOf(pid).includes(cluster) ? pid : null
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32') return spawnSync('wmic', ['process', 'where', `processid=${pid}`, 'get', 'commandline']).stdout?.toString().replaceAll('\\\\', '\\') ?? ''
    return spawnSync('ps', ['-p', String(pid), '-o', 'command=']).stdout.toString()
  } catch { return '' }
}

/** Ends the server that a killed Shebaoka left behind: fast shutdown, after eight seconds at once. Its pid file is never touched. */
export async function endOrphan(cluster: string): Promise<void> {
  const pid = orphanOf(cluster)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; orphanOf(cluster) === pid; waited += 50) {
    if (waited === 8000) process.kill(pid, 'SIGQUIT')
    if (waited > 12_000) throw new Error(`the PostgreSQL left behind (process ${pid}) does not end`)
    await sleep(50)
  }
}
