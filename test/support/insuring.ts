import { enterPerson, type Person } from '#holders'
import { isRefused } from '#kit/refusal'
import { setQueryPassword } from '#pins'
import { changePolicy, openPolicy } from '#regions'
import { addDays, dayOf } from '#kit/day'
import { citizen, PASSWORD } from './people.ts'
import type { Json } from './pharmacy.ts'
import { replacing } from './replacing.ts'
import { seated, type Seated } from './way.ts'

export const REGION = '340199', OTHER = '340181'
const users = { clerk: 'insure01', colleague: 'insure02', away: 'insure11', unit: 'unit01', unit2: 'unit02', village: 'village01' } as const
let born = 0

/** A demo city with two insurance offices, the municipal one and Chaohu's, two employers, and any number of newcomers without a card. */
export async function insuring() {
  const city = await replacing({ background: false, drawers: false })
  const sit = async () => Object.fromEntries(await Promise.all(Object.entries(users).map(async ([name, user]) => [name, await seated(city.living.base, user)] as const))) as Record<keyof typeof users, Seated>
  const who = await sit()
  const newcomer = async (name = '林知秋', birth = '19850312'): Promise<{ id: string; bucket: number; number: string; name: string }> => city.within(async work => {
    const number = citizen(`340104${birth}${String(100 + born++)}`)
    const person = await enterPerson(work, { number, name, phone: null, address: null })
    if (isRefused(person)) throw new Error(person.refused)
    const set = await setQueryPassword(work, person as Person, null, PASSWORD, { card: null, bankCard: null })
    if (isRefused(set)) throw new Error(set.refused)
    return { id: person.id, bucket: person.bucket, number, name }
  })
  const documentOf = (number: string) => ({ kind: 'resident-card', number, validUntil: 'long-term' })
  const enrol = (person: { id: string; number: string }, insutype: string, more: Json = {}, seat = who.clerk) =>
    seat.knock(`/people/${person.id}/insurance`, { region: REGION, insutype, psnType: /^(170|390)$/.test(insutype) ? '1501' : '1101', base: 600_000, document: documentOf(person.number), ...more })
  const state = (person: { id: string }, relation: Json, to: '1' | '2' | '4', more: Json = {}, seat = who.clerk) =>
    seat.knock(`/people/${person.id}/insurance/${relation.id}/state`, { state: to, version: relation.version, ...to === '1' ? {} : { reason: 'unpaid' }, ...more })
  const month = (person: { id: string }, relation: Json, of: string, more: Json = {}, seat = who.clerk) =>
    seat.knock(`/people/${person.id}/insurance/${relation.id}/months`, { month: of, paid: true, ...more })
  const page = (person: { id: string }, seat = who.clerk) => seat.get<Json>(`/people/${person.id}/insured`)
  /** The holder's own pages. */
  const holder = async (number: string) => {
    const origin = new URL(city.living.base).origin
    const answer = await fetch(`${city.living.base}/api/sign-in/holder`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ number, password: PASSWORD }) })
    const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
    return { get: async (path: string): Promise<Json> => (await fetch(`${city.living.base}/api${path}`, { headers: { cookie } })).json() }
  }
  /** A policy value of the city, in force from tomorrow; the clock goes there and everybody sits down again. */
  const policyTomorrow = async (key: string, value: unknown) => {
    await city.within(async work => {
      const done = await changePolicy(work, { region: '340100', key, value, validFrom: addDays(dayOf(work.now), 1), standing: 'chosen', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }], note: null })
      if (isRefused(done)) throw new Error(done.refused)
    })
    await city.within(work => openPolicy(work.sql))
    city.living.later(24 * 60)
    Object.assign(who, await sit())
  }
  const later = async (days: number) => { city.living.later(days * 24 * 60); Object.assign(who, await sit()) }
  return { city, who, newcomer, documentOf, enrol, state, month, page, holder, policyTomorrow, later, close: () => city.close() }
}
export type Insuring = Awaited<ReturnType<typeof insuring>>
