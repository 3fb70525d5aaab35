import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PGBENCH = process.env['SBK_PGBENCH'] ?? '/usr/lib/postgresql/15/bin/pgbench'
const TICK = 10_000

/** How pgbench runs: scale and seconds. */
export type Peer = { url: string; scale: number; seconds: number }

async function pgbench(url: string, args: string[]): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const { stdout, stderr } = await run(PGBENCH, ['-h', hostname, '-p', port, '-U', username, ...args, pathname.slice(1)], { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } })
  return stdout + stderr
}
export const pgbenchInit = ({ url, scale }: Peer) => pgbench(url, ['-i', '-q', '-s', String(scale)])
/** One run of the TPC-B-like transaction; answers its transactions a second. */
export async function pgbenchRun({ url, scale, seconds }: Peer): Promise<number> {
  const said = await pgbench(url, ['-M', 'prepared', '-s', String(scale), '-c', '8', '-j', '2', '-T', String(seconds)])
  const tps = /^tps = ([\d.]+) /m.exec(said)?.[1]
  if (!tps) throw new Error(said)
  return Number(tps)
}

/** Microseconds of CPU all processes of a server have used, those that ended included. `pid`: its first process. (Linux) */
export function serverCpu(pid: number): number {
  const fields = (of: number | string) => {
    const text = readFileSync(`/proc/${of}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  }
  const own = fields(pid)
  let ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(own[at]), 0)
  for (const name of readdirSync('/proc').filter(each => /^\d+$/.test(each))) {
    try {
      const of = fields(name)
      if (Number(of[1]) === pid) ticks += Number(of[11]) + Number(of[12])
    } catch { /* ended meanwhile: counted with its parent */ }
  }
  return ticks * TICK
}
