import { addMonths, dayOf, wallClock } from '#kit/day'
import { bucketOf, newId, publicNumber, type Bucket, type Id } from '#kit/ids'
import type { House } from '#kit/work'
import { place as ofCard } from '../../src/cards/card.ts'
import { place as ofPerson } from '../../src/holders/person.ts'

const CHUNK = 5000
type Payer = { bucket: Bucket; id: Id; card: Id; line: Id; relation: Id; due: Id; mandate: Id; at: number }

/** People insured without an employer, each with a card whose account is active, a mandate that its bank knows, and this month's contribution due today; numbers and names are sealed as they are in a city. */
export async function loadPayers(house: House, count: number, of: { region: string; banks: readonly string[] }): Promise<void> {
  const now = house.now()
  for (let from = 0; from < count; from += CHUNK) {
    await insertChunk(house, now, Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => {
      const id = newId(now, house.random)
      const mine = () => newId(now, house.random).slice(0, -3) + id.slice(-3)
      return { bucket: bucketOf(id), id, card: mine(), line: mine(), relation: mine(), due: mine(), mandate: mine(), at: from + i }
    }), of)
  }
}

async function insertChunk({ pool, vault, random }: House, now: Date, payers: readonly Payer[], { region, banks }: { region: string; banks: readonly string[] }): Promise<void> {
  const [buckets, people, cards] = [payers.map(p => p.bucket), payers.map(p => p.id), payers.map(p => p.card)]
  const [today, month] = [dayOf(now), dayOf(now).slice(0, 7).replace('-', '')]
  const bank = payers.map(p => banks[p.at % banks.length]!)
  await pool.query(`insert into holders.person (bucket, id, psn_no, category, sex, birth_year, area, number_sealed, name_sealed, birth_sealed, made_at)
    select b, i, n, 'resident', '1', 1985, '340102', u, m, d, $7 from unnest($1::smallint[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[]) as t (b, i, n, u, m, d)`,
  [buckets, people, payers.map(p => publicNumber(p.bucket, random)), payers.map(p => vault.seal(`3401021985${String(p.at).padStart(7, '0')}X`, ofPerson('number', p.id))), payers.map(p => vault.seal(`试验${p.at}`, ofPerson('name', p.id))), payers.map(p => vault.seal('1985-01-01', ofPerson('birth', p.id))), now])
  await pool.query('insert into cards.line (bucket, id, person, opened_at) select b, l, p, $4 from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as t (b, l, p)', [buckets, payers.map(p => p.line), people, now])
  await pool.query(`insert into cards.card (bucket, id, person, line, application, region, bank, delivery_kind, delivery, state, social, financial, number_sealed, ident_sealed, bank_card_sealed, issued_on, handed_over_at, state_since)
    select b, c, p, l, l, $9, k, 'counter', l, 'handed-over', 'active', 'active', n, i, s, $10, $11, $11 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[]) as t (b, c, p, l, k, n, i, s)`,
  [buckets, cards, people, payers.map(p => p.line), bank, payers.map(p => vault.seal(`HF${String(p.at).padStart(8, '0')}`, ofCard('number', p.card))), payers.map(p => vault.seal(String(p.at).padStart(32, '0'), ofCard('ident', p.card))), payers.map(p => vault.seal(`62${String(p.at).padStart(17, '0')}`, ofCard('bank_card', p.card))), region, wallClock(now).slice(0, 10), now])
  const relations = payers.map(p => p.relation)
  await pool.query(`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, state, since, base_fen, made_at) select b, r, p, $4, '310', '1103', '1', $5, 600000, $6 from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as t (b, r, p)`, [buckets, relations, people, region, addMonths(today, -12), now])
  await pool.query(`insert into contributions.mandate (bucket, id, number, person, region, insutype, bank, card, state, how, asked_at, signed_at, told) select b, m, n, p, $6, '310', k, c, 'active', 'online', $7, $7, 1 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $8::text[]) as t (b, m, p, k, c, n)`,
    [buckets, payers.map(p => p.mandate), people, bank, cards, region, now, payers.map(p => `WT${publicNumber(p.bucket, random, 16)}`)])
  await pool.query(`insert into contributions.due (bucket, id, reference, payer_kind, payer, region, insutype, period, relation, month, amount, people, due_on, declared_how, declared_at, state, next_on, changed_at)
    select b, d, n, 'person', p, $6, '310', $7::text, r, $7::text, 57000, 1, $8::date, 'mandate', $9, 'open', $8::date, $9 from unnest($1::smallint[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[]) as t (b, d, n, p, r)`,
  [buckets, payers.map(p => p.due), payers.map(p => publicNumber(p.bucket, random, 16)), people, relations, region, month, today, now])
  await pool.query(`insert into contributions.share (bucket, relation, period, person, due_bucket, due, month, months, base, person_fen, unit_fen) select b, r, $5::text, p, b, d, $5::text, 1, 600000, 57000, 0 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[]) as t (b, r, p, d)`, [buckets, relations, people, payers.map(p => p.due), month])
  await pool.query(`insert into insurance.month (bucket, relation, month, paid, base_fen, person_fen, unit_fen, at) select b, r, $3, false, 600000, 57000, 0, $4 from unnest($1::smallint[], $2::uuid[]) as t (b, r)`, [buckets, relations, month, now])
}
