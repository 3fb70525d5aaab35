import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import { receiveAll, reviewAndMake } from '../support/way.ts'
import type { Visitor } from './harness.ts'

/** Sends a small roster as the unit that sits here: one of its twelve people is wrong. Answers its id once it was checked. */
export async function sendRoster(by: Visitor): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'site-roster-'))
  try {
    const rows = exampleRows(12, 11)
    await writeExample(join(folder, 'roster.xlsx'), rows)
    await writePhotos(join(folder, 'photos.zip'), rows, 11)
    const read = async (file: string) => (await readFile(join(folder, file))).toString('base64')
    return await by.page.evaluate(async ([sheet, photos]) => {
      const file = (text: string, name: string) => new File([Uint8Array.from(atob(text), char => char.charCodeAt(0))], name)
      const form = new FormData()
      form.append('sheet', file(sheet!, 'roster.xlsx'))
      form.append('photos', file(photos!, 'photos.zip'))
      const sent = await fetch('/api/rosters', { method: 'POST', body: form })
      if (!sent.ok) throw new Error(`roster: ${sent.status} ${await sent.text()}`)
      const { rows } = await (await fetch('/api/rosters')).json() as { rows: { id: string }[] }
      for (let i = 0; i < 300; i++) {
        const { phase } = await (await fetch(`/api/rosters/${rows[0]!.id}`)).json() as { phase: string }
        if (phase === 'ready') return rows[0]!.id
        await new Promise(done => setTimeout(done, 100))
      }
      throw new Error('the roster was not checked')
    }, [await read('roster.xlsx'), await read('photos.zip')])
  } finally { await rm(folder, { recursive: true, force: true }) }
}

/** The good people of a roster become cards that lie with the unit: submitted, approved, made, sent, signed for. */
export async function cardsToUnit(by: Visitor, roster: string): Promise<void> {
  await by.page.evaluate(async roster => {
    const see = async () => await (await fetch(`/api/rosters/${roster}`)).json() as { counts: { submitted: number; good: number }; places: { kind: string; organisation: string }[]; banks: { code: string }[]; bank: { code: string } | null }
    const { places, banks, bank } = await see()
    const own = places.find(place => place.kind === 'unit')
    if (!own) throw new Error('the unit is no place of delivery')
    await fetch(`/api/rosters/${roster}/attest`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    const sent = await fetch(`/api/rosters/${roster}/confirm`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ bank: (bank ?? banks[0]!).code, delivery: { kind: own.kind, organisation: own.organisation } }) })
    if (!sent.ok) throw new Error(`confirm: ${sent.status} ${await sent.text()}`)
    for (let i = 0; i < 300; i++) {
      const { counts } = await see()
      if (counts.submitted && !counts.good) return
      await new Promise(done => setTimeout(done, 100))
    }
    throw new Error('the roster was not submitted')
  }, roster)
  const { origin } = new URL(by.page.url())
  await reviewAndMake(origin)
  await receiveAll(origin, 'unit01')
}
