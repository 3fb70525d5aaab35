import { keepPaper } from '#papers'
import { differences, inTransit } from '#ledger'
import type { Json } from './pharmacy.ts'
import type { Replacing } from './replacing.ts'
import type { Seated } from './way.ts'

export const materials = { death: ['death-certificate', 'relation-proof'], departure: ['departure-proof'], identity: ['identity-proof'] } as const
export type Ground = keyof typeof materials
const scan = Buffer.from([0xff, 0xd8, 0xff])

/** The papers of a ground, kept as the counter's scanner does. */
export const papersFor = async (city: Pick<Replacing, 'within'>, person: { bucket: number; id: string }, ground: Ground): Promise<Json[]> => {
  const kept: Json[] = []
  for (const material of materials[ground]) kept.push({ material, paper: await city.within(work => keepPaper(work, { person, kind: 'scan', material, bytes: scan })) })
  return kept
}
export const applicant = { name: '王晓', number: '11010519491231002X', relation: '子女', validUntil: 'long-term' }
export const bankHeir = { name: '王晓', number: '11010519491231002X', relation: '子女', parts: 1, way: 'bank', bank: '中国工商银行', bankAccount: '6217 2100 0000 0001 234' }

/** 注销 at a seat's window; what differs from a whole form in `more`. */
export function cancelling(city: Replacing) {
  const path = async (name: string) => `/people/${(await city.personOf(name)).id}/cancellation`
  const form = async (name: string, ground: Ground, more: Json = {}): Promise<Json> => ({
    ground, day: new Date(city.living.house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10), papers: await papersFor(city, await city.personOf(name), ground),
    ...ground === 'death' ? { applicant, beneficiaries: [bankHeir] } : { document: city.documentOf(name) }, ...more,
  })
  const ask = async (name: string, ground: Ground, more: Json = {}, seat: Seated = city.at.counter) => seat.knock(await path(name), await form(name, ground, more))
  const act = async (name: string, verb: 'approve' | 'refuse' | 'take-back', of: Json, seat: Seated = city.at.colleague, more: Json = { reason: '办错人了' }) =>
    seat.knock(`${await path(name)}/${of.id}/${verb}`, { version: of.version, ...verb === 'approve' ? {} : more })
  const page = async (name: string): Promise<Json> => city.at.counter.get<Json>(await path(name))
  /** Asked for by one and approved by the other. */
  const done = async (name: string, ground: Ground, more: Json = {}): Promise<Json> => {
    const asked = await ask(name, ground, more)
    if (asked.status !== 200) throw new Error(JSON.stringify(asked.body))
    const approved = await act(name, 'approve', asked.body)
    if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
    return approved.body
  }
  return { path, form, ask, act, page, done, books: () => booksOf(city) }
}

/** All money of the city at one instant, by where it is: personal accounts with what relatives share, what the bank owes, in transit by journal and by transfers; and accounts that are not the sum of their rows. */
export async function booksOf(city: Pick<Replacing, 'living' | 'within'>) {
  return city.within(async work => {
    await work.sql.run`set transaction isolation level repeatable read`
    const { journal, transfers } = await inTransit(work)
    const [sums] = await work.sql<{ pacc: bigint; payable: bigint; legs: bigint }>`select coalesce(sum(balance) filter (where kind in ('pacc', 'pacc-family')), 0)::bigint as pacc, coalesce(sum(balance) filter (where kind = 'payable'), 0)::bigint as payable,
      (select coalesce(sum(amount), 0)::bigint from ledger.leg) as legs from ledger.account`
    const off = (await differences(work)).length
    return { ...sums!, transit: journal, agrees: journal === transfers, all: sums!.pacc + sums!.payable + journal, off }
  })
}
