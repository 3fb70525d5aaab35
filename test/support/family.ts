import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { booksOf } from './cancelling.ts'
import type { Json } from './pharmacy.ts'
import type { Replacing } from './replacing.ts'
import { signedIn, type Knocker } from './trust.ts'

export const said = (answer: { status: number; body: Json }) => `${answer.status} ${answer.body?.refused}`
export const fen = (amount: number) => Math.round(amount * 100)

/** What the people of a family do at their own pages. */
export function sharing(city: Replacing) {
  const numberOf = (name: string) => city.shop.who(name).certno as string
  const holder = (name: string): Promise<Knocker> => signedIn(city.living.base, '/sign-in/holder', { number: numberOf(name), password: QUERY_PASSWORD })
  const page = async (of: Knocker): Promise<Json> => (await of.get('/my/family')).body
  const form = (name: string, more: Json = {}): Json => ({ key: randomUUID(), region: '340199', name, number: numberOf(name), relation: 'spouse', ...more })
  const path = (row: Json, verb: string) => `/my/family/${row.member}/${row.id}/${verb}`
  const money = (of: Knocker, row: Json, verb: 'put-in' | 'take-back', amount: number, key: string = randomUUID()) => of.post(path(row, verb), { key, amount })
  /** Asked for and agreed to; answers the sharing as its owner sees it. */
  const agreed = async (owner: Knocker, member: Knocker, name: string, more: Json = {}): Promise<Json> => {
    const asked = await owner.post('/my/family', form(name, more))
    assert.equal(asked.status, 200, asked.text)
    const row = asked.body.mine[0]
    const yes = await member.post(path(row, 'agree'))
    assert.equal(yes.status, 200, yes.text)
    return row
  }
  const row = async (of: Knocker, id: string, list: 'mine' | 'ofMe' | 'wards' = 'mine'): Promise<Json> => (await page(of))[list].find((each: Json) => each.id === id)
  /** The amounts of a sharing as its owner sees them: put in, under way, spent, back, left. */
  const sums = async (of: Knocker, id: string) => { const { put, underWay, spent, back, left } = await row(of, id); return [put, underWay, spent, back, left] }
  const balance = async (of: Knocker): Promise<number> => (await of.get('/my/account')).body.balance
  return { numberOf, holder, page, form, path, money, agreed, row, sums, balance, books: () => booksOf(city) }
}
