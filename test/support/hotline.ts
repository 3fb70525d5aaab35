import assert from 'node:assert/strict'
import type { City } from '../harness/index.ts'
import type { Json, Pharmacy } from './pharmacy.ts'
import { seated, type Seated } from './way.ts'

/** A clerk of 12333 and people who call, who know their phone and the end of their card number. */
export async function hotline(living: City, shop: Pick<Pharmacy, 'who'>) {
  let clerk: Seated
  const sit = async () => { clerk = await seated(living.base, 'hotline01') }
  await sit()
  const begin = async (name: string, number: string = shop.who(name).certno): Promise<Json> => clerk.post('/hotline/calls', { name, number })
  const answersOf = (name: string) => [{ factor: 'phone', answer: shop.who(name).phone }, { factor: 'card', answer: shop.who(name).cards[0].card_number.slice(-4) }]
  const prove = (call: string, answers: Json) => clerk.knock(`/hotline/calls/${call}/prove`, { answers })
  /** A call whose caller is proven: its number. */
  const proven = async (name: string): Promise<string> => {
    const { call } = await begin(name)
    const told = await prove(call, answersOf(name))
    assert.equal(told.status, 200, JSON.stringify(told.body))
    return call
  }
  const act = (call: string, verb: string, body: Json = {}) => clerk.knock(`/hotline/calls/${call}/${verb}`, body)
  return { sit, clerk: () => clerk, begin, answersOf, prove, proven, act, reportLoss: async (name: string) => act(await proven(name), 'report-loss') }
}
