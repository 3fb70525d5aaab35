import assert from 'node:assert/strict'
import { linkBanks } from '#banks'
import { testBank, type TestBank } from './bank.ts'
import { collect, numberOf, toSite, viewOf } from './card-steps.ts'
import { openScene, type Holder } from './scene.ts'
import type { Holder as AtBank } from './bank-pages.ts'

type Scene = Awaited<ReturnType<typeof openScene>>
export type BankCity = { scene: Scene; bank: TestBank; collected(count: number, region?: string): Promise<(Holder & { card: string; number: string; atBank: AtBank })[]>; financial(of: Holder): Promise<string>; close(): Promise<void> }

/** A city with the bank beside it, connected: people who have collected their cards, whose accounts wait at the bank. */
export async function bankCity(): Promise<BankCity> {
  const [scene, bank] = await Promise.all([openScene(), testBank()])
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre })
  let batches = 0
  return {
    scene, bank,
    async collected(count, region = '340199') {
      const people = await scene.applicants(count, { region })
      const cards = await toSite(scene, people, 'branch', `bank-city-${String(++batches).padStart(4, '0')}`, region)
      const all = []
      for (const one of people) {
        const card = cards.get(one.person)!
        assert.equal((await collect(scene, 'branch', one, card)).status, 200)
        const { bankCard } = (await scene.knock('counter', 'POST', `/cards/${one.person}/${card}/numbers`, {})).body
        all.push({ ...one, card, atBank: { card: bankCard as string, idNumber: one.number, phone: one.phone, name: '陈建国', social: await numberOf(scene, one, card) } })
      }
      return all
    },
    financial: async of => (await viewOf(scene, 'branch', of)).financial,
    async close() { await scene.close(); await bank.close() },
  }
}
