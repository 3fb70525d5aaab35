import assert from 'node:assert/strict'
import { standInOf } from '#production'
import { organisationByCode } from '#staff'
import type { Json } from './pharmacy.ts'
import type { Replacing } from './replacing.ts'
import type { Seated } from './way.ts'

export type Answer = { status: number; body: Json }

/** A counter with a card printer: the presses of its pages, and a look into the machine that stands in for it. */
export async function instantAt(city: Replacing) {
  const office = (await city.within(work => organisationByCode(work, 'counter', 'HF-LY')))!.id
  const press = (seat: Seated, at: Pending, verb: string, body: Json = {}): Promise<Answer> => seat.knock(`/instant/${at.person}/${at.application}/${verb}`, body)
  const see = (at: Pending, seat: Seated = city.at.counter) => seat.get<Json>(`/instant/${at.person}/${at.application}`)
  /** An approved 补卡 or 换卡 of somebody, paid, to be collected at this counter. */
  const approved = async (name: string, verb: 'replace' | 'exchange' = 'exchange'): Promise<Pending> => {
    if (verb === 'replace') assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
    const asked = await city.ask(name, verb, verb === 'exchange' ? { reason: 'worn' } : {})
    assert.equal(asked.status, 200, JSON.stringify(asked.body))
    assert.deepEqual((await city.approve(asked.body.id)).body.left, [])
    return { name, person: (await city.personOf(name)).id, application: asked.body.id, number: asked.body.number }
  }
  const machine = (state: string) => city.at.counter.post('/demo/printer', { state })
  /** The machine's own word on the card in its slot. */
  const slot = async () => (await city.within(work => standInOf(work, office)))!
  const blanks = async (): Promise<number> => (await city.at.counter.get<Json>('/production/blanks')).rows.reduce((sum: number, row: Json) => sum + row.left, 0)
  const cardsOf = async (name: string) => (await city.cards(name)).all as Json[]
  return { office, press, see, approved, machine, slot, blanks, cardsOf }
}
export type Pending = { name: string; person: string; application: string; number: string }
