import { wallClock } from '#kit/day'
import { bucketOf, newId, publicNumber, type Bucket, type Id } from '#kit/ids'
import type { House } from '#kit/work'
import { place as ofCard } from '../../src/cards/card.ts'
import { place as ofPerson } from '../../src/holders/person.ts'

const CHUNK = 5000
type Payee = { bucket: Bucket; id: Id; card: Id; line: Id; application: Id; at: number }

/** Pensioners with a card in hand whose account is active, the last proof of life half a year ago, and a pension that was approved; numbers and names are sealed as they are in a city. */
export async function loadPayees(house: House, count: number, of: { region: string; banks: readonly string[]; month: string }): Promise<void> {
  const now = house.now()
  for (let from = 0; from < count; from += CHUNK) {
    await insertChunk(house, now, Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => {
      const id = newId(now, house.random)
      const mine = () => newId(now, house.random).slice(0, -3) + id.slice(-3)
      return { bucket: bucketOf(id), id, card: mine(), line: mine(), application: mine(), at: from + i }
    }), of)
  }
}

async function insertChunk({ pool, vault, random }: House, now: Date, payees: readonly Payee[], of: { region: string; banks: readonly string[]; month: string }): Promise<void> {
  const [buckets, people] = [payees.map(p => p.bucket), payees.map(p => p.id)]
  await pool.query(`insert into holders.person (bucket, id, psn_no, category, sex, birth_year, area, number_sealed, name_sealed, birth_sealed, made_at)
    select b, i, n, 'resident', '1', 1955, '340102', u, m, d, $7 from unnest($1::smallint[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[]) as t (b, i, n, u, m, d)`,
  [buckets, people, payees.map(p => publicNumber(p.bucket, random)), payees.map(p => vault.seal(`3401021955${String(p.at).padStart(7, '0')}X`, ofPerson('number', p.id))), payees.map(p => vault.seal(`试验${p.at}`, ofPerson('name', p.id))),
    payees.map(p => vault.seal('1955-01-01', ofPerson('birth', p.id))), now])
  await pool.query(`insert into cards.line (bucket, id, person, opened_at) select b, l, p, $4 from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as t (b, l, p)`, [buckets, payees.map(p => p.line), people, now])
  await pool.query(`insert into cards.card (bucket, id, person, line, application, region, bank, delivery_kind, delivery, state, social, financial, number_sealed, ident_sealed, bank_card_sealed, issued_on, handed_over_at, state_since)
    select b, c, p, l, a, $10, k, 'counter', a, 'handed-over', 'active', 'active', n, i, s, $11, $12, $12 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[]) as t (b, c, p, l, a, k, n, i, s)`,
  [buckets, payees.map(p => p.card), people, payees.map(p => p.line), payees.map(p => p.application), payees.map(p => of.banks[p.at % of.banks.length]!), payees.map(p => vault.seal(`HF${String(p.at).padStart(8, '0')}`, ofCard('number', p.card))),
    payees.map(p => vault.seal(String(p.at).padStart(32, '0'), ofCard('ident', p.card))), payees.map(p => vault.seal(`62${String(p.at).padStart(17, '0')}`, ofCard('bank_card', p.card))), of.region, wallClock(now).slice(0, 10), now])
  await pool.query(`insert into benefits.proof (bucket, person, day, live, card, terminal, at, by_id) select b, p, ($4::timestamptz - interval '180 days')::date, 'face', c, c, $4, c from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as t (b, p, c)`, [buckets, people, payees.map(p => p.card), now])
  await pool.query(`insert into benefits.entitlement (bucket, id, person, region, kind, number, amount, from_month, proven_on, state, entered_by, entered_at, decided_by, decided_at)
    select b, e, p, $5, 'pension', n::text, 200000 + n, $6, $7::timestamptz::date - 200, 'approved', e, $7, p, $7 from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::int[]) as t (b, e, p, n)`,
  [buckets, payees.map(() => newId(now, random)), people, payees.map(p => p.at), of.region, of.month, now])
}
