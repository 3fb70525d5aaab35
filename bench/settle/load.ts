import { designate } from '#clinics'
import { inWork, type By, type House } from '#kit/work'
import { addOrganisation } from '#staff'
import { bucketOf, newId, publicNumber, type Bucket, type Id } from '#kit/ids'
import { wallClock } from '#kit/day'
import { place, sealIdentity } from '../../src/holders/person.ts'
import type { Many } from './basket.ts'

/** A holder who stands at a till: whom a purchase names, where he is insured, at which pharmacy his session is open. */
export type Holder = { bucket: Bucket; id: Id; psnNo: string; shop: number }
/** Who comes to the tills: a million holders without a million objects, which the caller's memory would be searched through again and again for. */
export type Crowd = Many<Pick<Holder, 'psnNo' | 'shop'>> & { toJSON(): Packed }
type Packed = { psnNos: string; length: number; shops: number }
/** Holders are at the shops in turn, as they were loaded. */
export function crowdOf({ psnNos, length, shops }: Packed): Crowd {
  const digits = psnNos.length / length
  return { length, at: place => ({ psnNo: psnNos.slice(place * digits, (place + 1) * digits), shop: place % shops }), toJSON: () => ({ psnNos, length, shops }) }
}
export const packed = ({ holders, shops }: Ground): Packed => ({ psnNos: holders.map(holder => holder.psnNo).join(''), length: holders.length, shops: shops.length })
/** A pharmacy signed in. */
export type Shop = { organisation: Id; code: string; signNo: string }
/** A catalogue item of a basket. `price` in millionths of a yuan. */
export type Ware = { code: string; price: bigint; class: string }
/** What the settlements are made of. */
export type Ground<Holders extends Many<Pick<Holder, 'psnNo' | 'shop'>> = Holder[]> = { region: string; insutype: string; holders: Holders; shops: Shop[]; wares: Ware[] }

export const OPERATOR = 'OP01'
export const ADDRESS = '127.0.0.1'
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
const CHUNK = 5000
const BALANCE = 500_000n
type People = { id: Id; bucket: Bucket; psnNo: string; shop: number; place: number }[]

/**
 * Loads holders with set-based inserts, each with an employee's record, an account (and the allocation that filled it), a year in which for half of them
 * the deductible is still open and for a quarter the fund's ceiling is near, and an open session with card and PIN proven. Money stays in balance.
 */
export async function load(house: House, count: number, shops = 0): Promise<Ground> {
  const ground = await loadInsured(house, count, shops)
  await openSessions(house, ground)
  return ground
}

/** The same without sessions; `shops`: how many pharmacies there are at least. */
export async function loadInsured(house: House, count: number, shops = 0): Promise<Ground> {
  await openShops(house, shops)
  const { rows: [insured] } = await house.pool.query<{ region: string; type: string }>(
    `select region, psn_type as type from insurance.relation where insutype = '310' and state = '1' and psn_type like '11%' order by region limit 1`)
  const { rows: providers } = await house.pool.query<{ organisation: Id; code: string }>(
    `select organisation, fixmedins_code as code from clinics.provider where kind = 'pharmacy' and admvs like '3401%' and designated_until is null order by fixmedins_code`)
  const { rows: wares } = await house.pool.query<Ware>(`select distinct on (class) code, price, class from clinics.item order by class, (ceiling is null), code`)
  const open = providers.map(({ organisation, code }, i) => ({ organisation, code, signNo: `BENCH${i}` }))
  const now = house.now()
  for (const { organisation, signNo } of open) {
    await house.pool.query(`insert into messages.sign (sign_no, provider, operator, address, signed_at, until) values ($1, $2, $3, $4, $5, $5::timestamptz + interval '1 day')`,
      [signNo, organisation, OPERATOR, ADDRESS, now])
  }
  const holders: Holder[] = []
  for (let from = 0; from < count; from += CHUNK) {
    const people: People = Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => {
      const id = newId(now, house.random)
      return { id, bucket: bucketOf(id), psnNo: publicNumber(bucketOf(id), house.random), shop: (from + i) % open.length, place: from + i }
    })
    await insertChunk(house, people, { ...insured!, at: now })
    for (const { id, bucket, psnNo, shop } of people) holders.push({ id, bucket, psnNo, shop })
  }
  return { region: insured!.region, insutype: '310', holders, shops: open, wares }
}

/** Designates pharmacies until there are so many. */
async function openShops(house: House, count: number): Promise<void> {
  const { rows: [has] } = await house.pool.query<{ n: number }>(`select count(*)::int as n from clinics.provider where kind = 'pharmacy' and admvs like '3401%' and designated_until is null`)
  for (let n = has!.n; n < count; n++) {
    const code = `P3401029${String(9000 + n)}`
    await inWork(house, system, async work => {
      const { id } = await addOrganisation(work, { kind: 'provider', code, name: `试验药店${n}`, region: '340102' })
      await designate(work, { organisation: id, code, name: `试验药店${n}`, kind: 'pharmacy', level: 'pharmacy', admvs: '340102', from: '2015-03-01', until: null })
    })
  }
}

async function insertChunk({ pool, vault, random }: House, people: People, of: { region: string; type: string; at: Date }): Promise<void> {
  const keys = [people.map(p => p.bucket), people.map(p => p.id)]
  const who = people.map(p => ({ number: `34010219850101${String(p.place % 10_000).padStart(4, '0')}`, name: `试验${p.place}`, birth: '1985-01-01' }))
  const seal = (name: 'number' | 'name' | 'birth') => people.map((p, i) => vault.seal(who[i]![name], place(name, p.id)))
  await pool.query(`insert into holders.person (bucket, id, psn_no, category, sex, birth_year, area, number_sealed, name_sealed, birth_sealed, identity_sealed, made_at)
    select b, i, n, 'resident', '1', 1985, '340102', u, m, d, w, $8
    from unnest($1::smallint[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[]) as t (b, i, n, u, m, d, w)`,
  [...keys, people.map(p => p.psnNo), seal('number'), seal('name'), seal('birth'), people.map((p, i) => sealIdentity(vault, p.id, who[i]!)), of.at])
  await pool.query(`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, since, state, base_fen, made_at)
    select b, r, i, $4, '310', $5, '2020-01-01', '1', 500000, $6 from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as t (b, i, r)`,
  [...keys, people.map(() => newId(of.at, random)), of.region, of.type, of.at])
  await pool.query(`insert into ledger.account (bucket, person, kind, region, balance, version) select b, i, 'pacc', $3, $4, 1 from unnest($1::smallint[], $2::uuid[]) as t (b, i)`,
    [...keys, of.region, String(BALANCE)])
  await pool.query(`insert into ledger.journal (bucket, person, kind, region, seq, number, what, at, day, account, fund, cash, hospital, income, total, balance)
    select b, i, 'pacc', $4, 1, n, 'allocation', $6, $6::timestamptz::date, $5, 0, 0, 0, $5, 0, $5 from unnest($1::smallint[], $2::uuid[], $3::text[]) as t (b, i, n)`,
  [...keys, people.map(p => publicNumber(p.bucket, random, 20)), of.region, String(BALANCE), of.at])
  await pool.query(`insert into settlement.year (bucket, person, region, insutype, year, deductible, fund)
    select b, i, $4, '310', $5, case when p % 2 = 0 then 20000 else 5000 end, case when p % 4 = 0 then 398000 when p % 2 = 0 then 30000 else 0 end
    from unnest($1::smallint[], $2::uuid[], $3::int[]) as t (b, i, p)`, [...keys, people.map(p => p.place), of.region, Number(wallClock(of.at).slice(0, 4))])
}

/** Opens every holder's session anew, as long as a session lasts: what ran out is replaced. */
async function openSessions({ pool, random, now }: House, { holders, shops }: Pick<Ground, 'holders' | 'shops'>): Promise<void> {
  const at = now()
  const idOf = (holder: Holder) => newId(at, random).slice(0, -3) + holder.id.slice(-3)
  for (let from = 0; from < holders.length; from += CHUNK) {
    const some = holders.slice(from, from + CHUNK)
    await pool.query(`insert into terminals.session (bucket, id, provider, terminal, operator, person, card, factors, opened_at, ends_at)
      select b, i, p, t, $7, h, c, '{card,pin}', $8, $8::timestamptz + interval '15 minutes' from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[]) as t (b, i, p, t, h, c)`,
    [some.map(h => h.bucket), some.map(idOf), some.map(h => shops[h.shop]!.organisation), some.map(h => shops[h.shop]!.organisation), some.map(h => h.id), some.map(() => newId(at, random)), OPERATOR, at])
  }
}

