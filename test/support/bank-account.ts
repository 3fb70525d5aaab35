import { randomBytes } from 'node:crypto'
import { linkBanks } from '#banks'
import { liveCardOf } from '#cards'
import { findByNumber } from '#holders'
import { inWork, type By } from '#kit/work'
import type { City } from '../harness/index.ts'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { ask, till, type TestBank, type Till } from './bank.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
/** Somebody of the demo with an account at a bank of these tests in place of the stand-in's number: active, with a PIN and money. */
export type Account = { id: string; card: string; bank: string; number: string; idNumber: string; phone: string; pin: string }

/** Connects a living city with a bank and opens accounts there for people of the demo. */
export async function accountsAt(living: City, bank: TestBank): Promise<{ counter: Till; open(name: string, fen?: bigint): Promise<Account>; pay(of: Account): Promise<string | undefined>; close(): void }> {
  linkBanks(living.house, { url: bank.base, key: bank.keys.centre })
  const [counter, shop] = [await till(bank, 'counter', { code: '96588' }), await till(bank, 'pos')]
  type People = { people: { name: string; certno: string; phone: string }[] }
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as People
  return {
    counter,
    async open(name, fen = 100_000n) {
      const { certno, phone } = people.find(one => one.name === name)!
      const card = (await inWork(living.house, by, async work => { const person = (await findByNumber(work, certno))!; return liveCardOf(work, person) }))!
      const opened = await ask(bank, '/centre/accounts', { bank: card.bank, orders: [{ order: card.id, name, idType: 'resident', idNumber: certno, phone }] })
      const number: string = opened.body.rows[0].card
      await inWork(living.house, by, async ({ sql, vault }) => {
        await sql`update cards.card set bank_card_sealed = ${vault.seal(number, `cards.card.bank_card|${card.id}`)}, financial = 'active' where bucket = ${card.bucket} and id = ${card.id}`
        await sql`insert into cards.alias (digest, kind, bucket, card) values (${vault.digest('bank-card', number)}, 'bank-card', ${card.bucket}, ${card.id})`
      })
      const pin = '274916'
      const active = await ask(bank, '/branch/activate', { card: number, idNumber: certno, terminal: counter.id, pin: sealPin(counter.keys.pin, pin, number, randomBytes).toString('hex'), who: '柜员 01' })
      if (active.status !== 200) throw new Error(JSON.stringify(active.body))
      if (fen) await counter.ask('deposit', number, { amount: fen })
      return { id: card.person, card: card.id, bank: card.bank, number, idNumber: certno, phone, pin }
    },
    pay: async ({ number, pin }) => (await shop.ask('purchase', number, { amount: 100n, entered: pin })).response,
    close: () => { counter.close(); shop.close() },
  }
}
