/**
 * `npm run bench -- import [rows]`: a roster of 10,000 rows with 10,000 different photos, through the functions the doors call:
 * taken (opened, sealed, stored), every row and photo read, decoded, judged and checked, then every good row made an application
 * with its photo sealed under the person. The figure counts all of it. The portraits are drawn beforehand and kept in .cache; the files
 * are read by position, as an upload that is spooled.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inWork, type By, type House } from '#kit/work'
import { attest } from '../src/applications/roster-attest.ts'
import { confirm } from '../src/applications/roster-confirm.ts'
import { seeRoster } from '../src/applications/roster-see.ts'
import { takeRoster } from '../src/applications/roster-take.ts'
import { continueRosters } from '../src/applications/roster-work.ts'
import { rosterJob } from '../src/applications/roster-job.ts'
import { organisationsOf } from '#staff'
import { ground, load, must, onDisk, round, watch } from './ground.ts'
import type { Figure } from './index.ts'
import { exampleRows, writeExample, writePhotos } from '../examples/roster/make.ts'

export type ImportFigures = { rows: number; good: number; seconds: number; rowsPerSecond: number; takeSeconds: number; checkSeconds: number; submitSeconds: number; nodeCpuSeconds: number; startMiB: number; peakMiB: number }
const SEED = 97
const ZIP = 19_000

/** Measures one import by this officer in this house. */
export async function importRoster(house: House, officer: By, count: number): Promise<ImportFigures> {
  const { sheet, photos } = await files(count)
  const startMiB = process.memoryUsage().rss / 1_048_576
  const clock = watch()
  const began = process.cpuUsage()
  const sent = must(await inWork(house, officer, work => takeRoster(work, sheet, photos)))
  const takeSeconds = clock()
  await continueRosters(house)
  const checkSeconds = clock()
  const view = must(await inWork(house, officer, work => seeRoster(work, sent.roster)))
  const place = view.places.find(each => each.kind === 'unit')!
  must(await inWork(house, officer, work => attest(work, sent.roster, [])))
  must(await inWork(house, officer, work => confirm(work, sent.roster, { bank: view.bank?.code ?? view.banks[0]!.code, delivery: { kind: 'unit', organisation: place.organisation } })))
  await continueRosters(house)
  const submitSeconds = clock()
  const done = must(await inWork(house, officer, work => seeRoster(work, sent.roster)))
  if (done.counts.submitted !== view.counts.good || view.rows !== count) throw new Error(`${count} rows: ${JSON.stringify(done.counts)}`)
  const used = process.cpuUsage(began)
  const seconds = takeSeconds + checkSeconds + submitSeconds
  return { rows: count, good: done.counts.submitted, seconds, rowsPerSecond: count / seconds, takeSeconds, checkSeconds, submitSeconds, nodeCpuSeconds: (used.user + used.system) / 1e6, startMiB, peakMiB: process.resourceUsage().maxRSS / 1024 }
}

/** The spreadsheet and its zips, drawn once, by another process so that its memory is not counted. `BENCH_FILES` names another folder for them. */
async function files(count: number) {
  const folder = process.env['BENCH_FILES'] ?? join(import.meta.dirname, '../.cache/roster')
  const sheet = join(folder, `${count}.xlsx`)
  const zips = Array.from({ length: Math.ceil(count / ZIP) }, (_, i) => join(folder, `${count}-${i}.zip`))
  if (![sheet, ...zips].every(existsSync)) execFileSync(process.execPath, [import.meta.filename, folder, String(count)], { stdio: 'inherit' })
  return { sheet: await onDisk(sheet, 'roster.xlsx'), photos: await Promise.all(zips.map(zip => onDisk(zip, 'photos.zip'))) }
}

async function draw(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = exampleRows(count, SEED)
  await writeExample(join(folder, `${count}.xlsx`), rows)
  for (let i = 0; i * ZIP < count; i++) await writePhotos(join(folder, `${count}-${i}.zip`), rows.slice(i * ZIP, (i + 1) * ZIP), SEED + i)
}
if (import.meta.main) await draw(process.argv[2]!, Number(process.argv[3]))

/** A demo city on a server of its own with fsync, synchronous_commit and full_page_writes on; the officer of its first unit sends the roster. */
export async function importOf(count: number) {
  const { living, settings, close } = await ground()
  try {
    const [unit] = await inWork(living.house, rosterJob, work => organisationsOf(work, { kind: 'unit' }))
    const officer: By = { kind: 'staff', id: unit!.id, post: 'unit-officer', organisation: unit!.id, authority: 'bench' }
    const done = await importRoster(living.house, officer, count)
    const conditions = { ...settings, rows: done.rows, photos: 'different, 358 × 441, about 11 KB', applications: done.good, load: load(),
      take_s: round(done.takeSeconds), read_judge_check_s: round(done.checkSeconds), submit_s: round(done.submitSeconds), node_cpu_s: round(done.nodeCpuSeconds) }
    return { done, conditions }
  } finally { await close() }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const { done, conditions } = await importOf(Number(args[0] ?? 10_000))
  return [{ name: 'import.rows_per_s', value: round(done.rowsPerSecond), unit: 'rows/s', conditions }, { name: 'import.seconds', value: round(done.seconds), unit: 's', conditions },
    { name: 'import.peak_mib', value: Math.round(done.peakMiB), unit: 'MiB', conditions: { rows: done.rows, before_import_mib: Math.round(done.startMiB) } }]
}
