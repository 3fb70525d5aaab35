import { inWork, type House, type Work } from '#kit/work'
import { organisationById } from '#staff'
import { unitBank } from './bank-letter.ts'
import { openCells, sealMistakes } from './roster-cells.ts'
import { checkCells, type Entrant } from './roster-check.ts'
import { askCity, type Known } from './roster-city.ts'
import { groundOf } from './roster-ground.ts'
import { mistake, type Mistake } from './roster-mistakes.ts'
import { sayKept } from './roster-photo-words.ts'
import { keptPhotos, moveOn, photosFor, sameNumber, saveChecked, selectRows, type Checked, type PhotoRow, type Roster, type RowState, type StagedRow } from './roster-store.ts'
import { rosterJob } from './roster-job.ts'

const CHUNK = 1_000

/** Checks the next rows and moves on, in one transaction. Rows already submitted or taken off are passed over. */
export async function checkChunk(house: House, roster: Roster): Promise<void> {
  await inWork(house, rosterJob, async work => {
    const rows = await selectRows(work.sql, roster.id, { after: roster.next, limit: CHUNK, states: ['staged', 'good', 'bad', 'skipped'] })
    const to = rows.length < CHUNK ? { phase: 'ready' as const, next: 0 } : { phase: 'checking' as const, next: rows.at(-1)!.row }
    if (!await moveOn(work.sql, roster.id, roster, to, work.now)) return
    await checkRows(work, roster, rows)
  })
}

export type Verdict = { row: StagedRow; entrant: Entrant | null; known: Known | null; photo: PhotoRow | null; state: RowState; mistakes: Mistake[] }

/** Checks rows and writes what was found. */
export async function checkRows(work: Work, roster: Roster, rows: readonly StagedRow[]): Promise<Verdict[]> {
  const verdicts = await judgeRows(work, roster, rows)
  await saveVerdicts(work, roster, verdicts)
  return verdicts
}

export async function saveVerdicts(work: Work, roster: Roster, verdicts: readonly Verdict[]): Promise<void> {
  if (verdicts.length === 0) return
  await saveChecked(work.sql, roster.id, verdicts.map(({ row, state, mistakes, photo, known }): Checked => ({
    row: row.row, state, kinds: [...new Set(mistakes.map(each => each.kind))], mistakesSealed: sealMistakes(work.vault, roster.id, row.row, mistakes),
    photo: photo && { roster: photo.roster, file: photo.file, entry: photo.entry }, bucket: known?.person?.bucket ?? null, person: known?.person?.id ?? null,
  })))
}

/** What each row is worth: its own cells, the same number elsewhere in the file, its photo, and what the city knows of the person. Changes nothing. (BATCH-02) */
export async function judgeRows(work: Work, roster: Roster, rows: readonly StagedRow[]): Promise<Verdict[]> {
  if (rows.length === 0) return []
  const unit = await organisationById(work, roster.organisation)
  const ground = groundOf(roster, unit && await unitBank(work, unit), work.now)
  const read = rows.map(row => ({ row, ...checkCells(openCells(work.vault, roster.id, row.row, row.cellsSealed), ground) }))
  const digests = rows.flatMap(row => row.numberDigest ?? [])
  const twins = new Map((await sameNumber(work.sql, roster.id, digests)).map(same => [same.digest.toString('hex'), same]))
  const photos = new Map((await photosFor(work.sql, roster.organisation, digests)).map(photo => [photo.numberDigest!.toString('hex'), photo]))
  // a mended number keeps the photo that came under the mistyped one
  const kept = await keptPhotos(work.sql, rows.filter(row => row.photoRoster && !photos.has(row.numberDigest?.toString('hex') ?? '')))
  const city = await askCity(work, roster.region, roster.organisation, read.flatMap(each => each.entrant ?? []))
  return read.map(({ row, entrant, mistakes }) => {
    const key = row.numberDigest?.toString('hex') ?? ''
    const known = entrant ? city.get(entrant.number) ?? null : null
    const photo = photos.get(key) ?? kept.get(row.row) ?? null
    const found = [...mistakes, ...twin(row, twins.get(key)), ...(row.numberDigest ? photoMistakes(photo) : [])]
    const settled = known?.settled ?? null
    return { row, entrant, known, photo, ...(settled ? { state: 'skipped' as const, mistakes: [settled] }
      : { mistakes: [...found, ...known?.mistakes ?? []], state: found.length + (known?.mistakes.length ?? 0) > 0 ? 'bad' as const : 'good' as const }) }
  })
}

/** The first of several rows that say the same stands; of rows that differ none does until the officer takes one off. */
function twin(row: StagedRow, same: { rows: number[]; alike: boolean } | undefined): Mistake[] {
  if (!same || (same.alike && same.rows[0] === row.row)) return []
  return [mistake('twice-in-file', { row: same.rows.find(other => other !== row.row)! })]
}

function photoMistakes(photo: PhotoRow | null): Mistake[] {
  if (!photo) return [mistake('photo-missing')]
  if (photo.verdict === 'good') return []
  const said = photo.reasons.map(sayKept)
  return [mistake('photo-refused', { reasons: said.map(each => each.zh).join('，'), reasonsEn: said.map(each => each.en).join(', ') })]
}

