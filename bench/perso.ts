/**
 * `npm run bench -- perso [--cards N]`: a batch of a hundred thousand ordered cards gets its chips through the function the production door calls: bank number,
 * files, dispersed keys and PIN object of each, sealed and stored, the card moved on, every step on record; then the plant's list is read out of it. Ordered
 * cards and blanks are laid down beforehand. Afterwards a hundred chips at random are read back against what is due.
 */
import assert from 'node:assert/strict'
import { openImage, readBack, cardIdent, cardNumber } from '#chip'
import { getCard } from '#cards'
import { enterChecked, getPerson } from '#holders'
import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { inWork, type By, type House } from '#kit/work'
import { personaliseBatch } from '#production'
import { policy } from '#regions'
import { organisationsOf } from '#staff'
import { issuerKeys } from '#vault'
import { place } from '../src/cards/card.ts'
import { chipDataOf, differing } from '../src/production/chip-data.ts'
import { manifestOf } from '../src/production/manifest.ts'
import { asked, ground, load, must, round, watch } from './ground.ts'
import type { Figure } from './index.ts'
import { holderLine } from './migrate/holders-file.ts'

const REGION = '340100', BANK = '95588'
const CHUNK = 2_000
type Laid = { batch: Id; centre: Id }

/** People with an ordered card each in one batch, and the blanks for them. */
async function lay(house: House, count: number): Promise<Laid> {
  const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
  const [centre] = await inWork(house, system, work => organisationsOf(work, { kind: 'centre' }))
  const batch = newId(house.now(), house.random)
  const day = dayOf(house.now())
  const area = policy(REGION, 'issuing.area', day)
  const { pool } = house
  await pool.query(`insert into production.batch (id, number, region, bank, key, made_at, made_by, filled_at) values ($1, '9901-0001', $2, $3, 'bench', $4, $5, $4)`, [batch, REGION, BANK, house.now(), centre!.id])
  await pool.query(`insert into production.blank (site, bank, face, serial, id, what, change, remaining, note, at)
    select $1, $2, $3, coalesce(max(serial), 0) + 1, $4, 'counted-in', $5, coalesce((select remaining from production.blank where site = $1 and bank = $2 and face = $3 order by serial desc limit 1), 0) + $5, 'bench', $6
    from production.blank where site = $1 and bank = $2 and face = $3`, [centre!.id, BANK, REGION, newId(house.now(), house.random), count, house.now()])
  for (let from = 0; from < count; from += CHUNK) {
    await inWork(house, system, async work => {
      const lines = Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => holderLine(from + i).split(',') as string[])
      const people = await enterChecked(work, lines.map(([number, name]) => ({ number: number!, name: name!, birth: `${number!.slice(6, 10)}-${number!.slice(10, 12)}-${number!.slice(12, 14)}`,
        sex: Number(number![16]) % 2 ? '1' as const : '2' as const, area: number!.slice(0, 6), category: 'resident' as const })), { noted: false })
      const keys = issuerKeys(work.vault, area)
      const rows = people.map((person, i) => {
        const id = newId(work.now, work.random)
        const number = cardNumber(`Z${String(from + i).padStart(7, '0')}`)
        const ident = cardIdent(keys, area, from + i + 1)
        return { person: person!, id, line: newId(work.now, work.random), application: newId(work.now, work.random), item: newId(work.now, work.random), number, ident }
      })
      const base = [rows.map(row => row.person.bucket), rows.map(row => row.id), rows.map(row => row.person.id), rows.map(row => row.line)]
      await work.sql.text('lay-lines', 'insert into cards.line (bucket, id, person, opened_at) select b, l, p, $5 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[]) as t (b, i, p, l)', [...base, work.now])
      await work.sql.text('lay-cards', `insert into cards.card (bucket, id, person, line, application, region, bank, place, delivery_kind, delivery, state, number_sealed, ident_sealed, issued_on, state_since)
        select b, i, p, l, a, '${REGION}', '${BANK}', $8, 'counter', $8, 'ordered', n, d, $9, $10 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::bytea[]) as t (b, i, p, l, a, n, d)`,
      [...base, rows.map(row => row.application), rows.map(row => work.vault.seal(row.number, place('number', row.id))), rows.map(row => work.vault.seal(row.ident, place('ident', row.id))), centre!.id, day, work.now])
      for (const [kind, of] of [['card-number', 'number'], ['ident', 'ident']] as const) {
        await work.sql.text('lay-alias', 'insert into cards.alias (digest, kind, bucket, card) select d, $4, b, i from unnest($1::smallint[], $2::uuid[], $3::bytea[]) as t (b, i, d)', [base[0], base[1], rows.map(row => work.vault.digest(kind, row[of])), kind])
      }
      await work.sql.text('lay-items', `insert into production.item (bucket, id, batch, person, application, card, attempt, state, deliver_kind, deliver_to, since)
        select b, t.item, $6, p, a, i, 1, 'ordered', 'counter', $7, $8 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as t (b, i, p, item, a)`,
      [base[0], base[1], base[2], rows.map(row => row.item), rows.map(row => row.application), batch, centre!.id, work.now])
    })
  }
  return { batch, centre: centre!.id }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const count = asked(args, '--cards', 100_000)
  const { living: { house }, settings, close } = await ground()
  try {
    const { batch, centre } = await lay(house, count)
    await house.pool.query('select 1')
    const by: By = { kind: 'staff', id: newId(house.now(), house.random), post: 'centre-producer', organisation: centre, authority: 'bench' }
    const clock = watch()
    const cpu = process.cpuUsage()
    const done = must(await personaliseBatch(house, by, batch))
    const chipSeconds = clock()
    const manifest = must(await inWork(house, by, work => manifestOf(work, batch)))
    const listSeconds = clock()
    const used = process.cpuUsage(cpu)
    assert.deepEqual([done.written, done.stuck, manifest.csv.split('\r\n').length], [count, 0, count + 2])
    const { rows } = await house.pool.query<{ bucket: number; card: Id; person: Id }>(`select bucket, card, person from production.item where batch = $1 and state = 'personalised' order by random() limit 100`, [batch])
    for (const { bucket, card, person } of rows) {
      await inWork(house, by, async work => {
        const due = chipDataOf(work, (await getCard(work, bucket, card))!, (await getPerson(work, { bucket, id: person }))!)
        assert.deepEqual(differing(must(readBack((await openImage(work, { bucket, id: card }))!)), due), [])
      })
    }
    const conditions = { ...settings, cards: count, chips_s: round(chipSeconds), list_s: round(listSeconds), node_cpu_s: round((used.user + used.system) / 1e6), read_back: rows.length, load: load() }
    return [{ name: 'perso.seconds', value: round(chipSeconds + listSeconds), unit: 's', conditions }, { name: 'perso.cards_per_s', value: Math.round(count / (chipSeconds + listSeconds)), unit: 'cards/s', conditions }]
  } finally { await close() }
}
