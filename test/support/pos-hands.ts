import { tillKey } from '../../bank/pos/http.ts'
import { countKnock } from '../harness/knocks.ts'
import type { Customer, Doors, Json } from './bank.ts'

let count = 0
/** A till's and a customer's ways to a POS, over the bank's HTTP door. */
export function posHands(bank: Pick<Doors, 'base' | 'keys'>, terminal: string) {
  const post = async (path: string, body: object, key: string = tillKey(bank.keys.tills!, terminal)): Promise<{ status: number; body: Json }> => {
    countKnock()
    const answer = await fetch(`${bank.base}/pos/${terminal}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() }
  }
  const pos = {
    post, reference: () => `till-${terminal}-${String(++count).padStart(4, '0')}`,
    order: (body: object) => post('orders', body), state: async (reference: string) => (await post('orders/state', { reference })).body, cancel: (reference: string) => post('orders/cancel', { reference }),
    screen: async () => (await post('screen', {})).body, insert: async (card: string) => (await post('insert', { card })).body, press: async (key: string) => (await post('press', { key })).body,
    /** Keys a PIN and confirms the amount. */
    async pays(of: Pick<Customer, 'card' | 'pin'>, pin = of.pin) { await pos.insert(of.card); for (const digit of pin) await pos.press(digit); await pos.press('ok'); return pos.press('ok') },
    /** Waits until an order is as it should be. */
    async until(reference: string, is: (order: Json) => boolean, ms = 15_000): Promise<Json> {
      for (const end = Date.now() + ms; ;) { const order = await pos.state(reference); if (is(order)) return order; if (Date.now() > end) throw new Error(JSON.stringify(order)); await new Promise(done => { setTimeout(done, 20) }) }
    },
    ended: (reference: string) => pos.until(reference, order => !['waiting', 'sent', 'reversing'].includes(order.state)),
  }
  return pos
}
