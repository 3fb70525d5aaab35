import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, sized, startEmbedded } from '#database'
import type { City } from '../../test/harness/index.ts'
import { crowdOf, load, packed, type Crowd, type Ground } from './load.ts'
import { pgbenchInit, type Peer } from './server.ts'

/** SBK_BENCH_SHORT=1 is for developing: scale 10, 4 seconds; its figures count for nothing. */
export const short = process.env['SBK_BENCH_SHORT'] === '1'
/** A city loaded with holders who stand at tills. */
export type Side = { living: City; ground: Ground<Crowd> }
/** A server of its own with pgbench's database in it; `settings` are what it says of itself, `pid` its first process. */
export type Yard = { peer: Peer; pid: number; settings: Record<string, string | number | boolean>; side(holders: number, more?: { background?: boolean }): Promise<Side>; close(): Promise<void> }

/** Starts the server with fsync, synchronous_commit and full_page_writes on; SBK_BENCH_PG="shared_buffers=1GB,jit=off" tries other settings. */
export async function yard(): Promise<Yard> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  if (process.getuid?.() === 0) chownSync(dataDir, 65534, 65534)
  const other = Object.fromEntries((process.env['SBK_BENCH_PG'] ?? '').split(',').filter(Boolean).map(pair => pair.split('=') as [string, string]))
  const server = await startEmbedded({ dataDir, settings: { ...sized(), fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', ...other } })
  const owner = await connect(server.url)
  process.env['SBK_TEST_DATABASE_URL'] = server.url.replace(/\/\w+$/, '/postgres')
  const { city } = await import('../../test/harness/index.ts')
  const { rows: [settings] } = await owner.query<Record<string, string>>(`select ${['fsync', 'synchronous_commit', 'full_page_writes', 'server_version', 'shared_buffers', 'wal_compression', 'max_wal_size', 'jit'].map(name => `current_setting('${name}') as ${name}`).join(', ')}`)
  const peer: Peer = { url: server.url.replace(/\/\w+$/, '/pgbench'), scale: short ? 10 : 50, seconds: short ? 4 : 10 }
  await owner.query('create database pgbench')
  await pgbenchInit(peer)
  const sides: Side[] = []
  return {
    peer, pid: Number(readFileSync(join(server.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    settings: { ...settings!, pgbench: `-M prepared -s ${peer.scale} -c 8 -j 2 -T ${peer.seconds}`, cpus: cpus().length, load: Math.round(loadavg()[0]! * 100) / 100, node: process.version, short },
    async side(holders) {
      const living = await city({ background: false })
      const ground = await load(living.house, holders)
      const side = { living, ground: { ...ground, holders: crowdOf(packed(ground)) } }
      sides.push(side)
      await owner.query('checkpoint')
      const told = await connect(living.url)
      await told.query('vacuum (analyze)')
      await told.end()
      return side
    },
    async close() {
      for (const { living } of sides) await living.close()
      await owner.end()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
