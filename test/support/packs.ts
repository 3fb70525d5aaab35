import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, dayOf } from '#kit/day'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import type { City } from '../harness/index.ts'
import { seat } from './trust.ts'

type Living = Pick<City, 'base' | 'house' | 'later'>

/** The system administrator enters another value of a region's pack; it is in force from tomorrow on, where the clock then stands. Staff sit down again. */
export async function decides(living: Living, values: Record<string, unknown>, region = '340100'): Promise<void> {
  const system = await seat(living as City, 'system01')
  const validFrom = addDays(dayOf(living.house.now()), 1)
  for (const [key, value] of Object.entries(values)) {
    const set = await system.post('/policy/values', { region, key, value, validFrom, standing: 'chosen', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
    assert.equal(set.status, 200, set.text)
  }
  living.later(24 * 60)
}

/** An example roster of some invented people, with their photos, as a unit sends it; `bank` is what the rows' bank column says. */
export async function rosterForm(count: number, seed: number, bank = ''): Promise<FormData> {
  const folder = mkdtempSync(join(tmpdir(), 'sbk-packs-'))
  try {
    const rows = exampleRows(count, seed).map(each => ({ ...each, row: { ...each.row, bank } }))
    await writeExample(join(folder, 'r.xlsx'), rows)
    await writePhotos(join(folder, 'p.zip'), rows, seed)
    const form = new FormData()
    form.append('sheet', new Blob([new Uint8Array(readFileSync(join(folder, 'r.xlsx')))]), 'roster.xlsx')
    form.append('photos', new Blob([new Uint8Array(readFileSync(join(folder, 'p.zip')))]), 'photos.zip')
    return form
  } finally { rmSync(folder, { recursive: true, force: true }) }
}
