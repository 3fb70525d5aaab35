/**
 * `npm run bench -- import [rows]`: a roster of 10,000 rows with 10,000 different photos, through the functions the doors call:
 * taken (opened, sealed, stored), every row and photo read, decoded, judged and checked, then every good row made an application
 * with its photo sealed under the person. The figure counts all of it. The portraits are drawn beforehand and kept in .cache.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { confirm } from '../src/applications/roster-confirm.ts'
import { seeRoster } from '../src/applications/roster-see.ts'
import { takeRoster } from '../src/applications/roster-take.ts'
import { continueRosters } from '../src/applications/roster-work.ts'
import { exampleRows, writeExample, writePhotos } from '../examples/roster/make.ts'

export type ImportFigures = { rows: number; good: number; seconds: number; rowsPerSecond: number; takeSeconds: number; checkSeconds: number; submitSeconds: number; peakMiB: number }
const SEED = 97
const ZIP = 20_000

/** Measures one import by this officer in this house. */
export async function importRoster(house: House, officer: By, count: number): Promise<ImportFigures> {
  const { sheet, photos } = await files(count)
  const clock = watch()
  const sent = must(await inWork(house, officer, work => takeRoster(work, sheet, photos)))
  const takeSeconds = clock()
  await continueRosters(house)
  const checkSeconds = clock()
  const view = must(await inWork(house, officer, work => seeRoster(work, sent.roster)))
  const place = view.places.find(each => each.kind === 'unit')!
  must(await inWork(house, officer, work => confirm(work, sent.roster, { bank: view.bank?.code ?? view.banks[0]!.code, delivery: { kind: 'unit', organisation: place.organisation } })))
  await continueRosters(house)
  const submitSeconds = clock()
  const done = must(await inWork(house, officer, work => seeRoster(work, sent.roster)))
  if (done.counts.submitted !== view.counts.good || view.rows !== count) throw new Error(`${count} rows: ${JSON.stringify(done.counts)}`)
  const seconds = takeSeconds + checkSeconds + submitSeconds
  return { rows: count, good: done.counts.submitted, seconds, rowsPerSecond: count / seconds, takeSeconds, checkSeconds, submitSeconds, peakMiB: process.resourceUsage().maxRSS / 1024 }
}

/** The spreadsheet and its zips (at most 20,000 photos each), drawn once. */
async function files(count: number) {
  const folder = join(import.meta.dirname, '../.cache/roster')
  await mkdir(folder, { recursive: true })
  const rows = exampleRows(count, SEED)
  const sheet = join(folder, `${count}.xlsx`)
  const zips = Array.from({ length: Math.ceil(count / ZIP) }, (_, i) => join(folder, `${count}-${i}.zip`))
  if (![sheet, ...zips].every(existsSync)) {
    await writeExample(sheet, rows)
    for (const [i, zip] of zips.entries()) await writePhotos(zip, rows.slice(i * ZIP, (i + 1) * ZIP - 1), SEED + i)
  }
  return { sheet: { filename: 'roster.xlsx', bytes: await readFile(sheet) }, photos: await Promise.all(zips.map(async zip => ({ filename: 'photos.zip', bytes: await readFile(zip) }))) }
}

function watch(): () => number {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const seconds = (now - last) / 1000
    last = now
    return seconds
  }
}
function must<T>(answer: T): Exclude<T, { refused: string }> {
  if (isRefused(answer)) throw new Error(JSON.stringify(answer))
  return answer as Exclude<T, { refused: string }>
}

/** The lines the bench prints. */
export function say(figures: ImportFigures): string {
  const fixed = (value: number) => value.toFixed(1)
  return [`import.rows_per_s ${fixed(figures.rowsPerSecond)}`, `import.seconds ${fixed(figures.seconds)} (${figures.rows} rows with as many photos, ${figures.good} applications; take ${fixed(figures.takeSeconds)}, read and judge and check ${fixed(figures.checkSeconds)}, submit ${fixed(figures.submitSeconds)})`,
    `import.peak_mib ${fixed(figures.peakMiB)}`].join('\n')
}
