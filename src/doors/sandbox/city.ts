import { cardsOf, holds, type Card } from '#cards'
import { allProviders, someItems } from '#clinics'
import { demoPeople, demoPin, DEMO_PASSWORD } from '#demo'
import { getPerson } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { fenNumber, share } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOf } from '#ledger'
import { pinState } from '#pins'
import { cityOf, policy } from '#regions'
import { demoMembers } from '#staff'
import { terminalsOf } from '#terminals'
import { seeded } from '../../demo/store.ts'

/** What `/sandbox.json` tells: sign-ins, providers with their terminals, people with cards and PINs, the catalogue. Money in fen. Demo only. */
export async function sandboxCity(work: Work) {
  const staff = (await demoMembers(work)).map(({ user, post, orgName }) => ({ user, password: DEMO_PASSWORD, post, organisation: orgName }))
  const providers = []
  for (const provider of await allProviders(work)) {
    const terminals = await terminalsOf(work, provider.organisation)
    providers.push({ fixmedins_code: provider.code, fixmedins_name: provider.name, admvs: provider.admvs, terminals: terminals.map(({ id }) => ({ id })) })
  }
  const people = []
  for (const one of await seeded(work)) people.push(await personOf(work, one))
  const catalogue = (await someItems(work, dayOf(work.now), 500)).map(item => ({ med_list_codg: item.code, name: item.name, pric: Number(share(item.price, 1n, 10_000n)), class: item.class }))
  const diseases = policy(cityOf(providers[0]?.admvs ?? '340199'), 'filing.diseases', dayOf(work.now)).map(({ code, zh }) => ({ code, name: zh }))
  return { staff, providers, people, catalogue, diseases, card_session: '/sandbox/card-session', transactions: '/sandbox/transactions.json', clients: '/sandbox/clients.json' }
}

async function personOf(work: Work, one: PersonKey & { place: number; pinSetAt: Date | null; pinTurn: number }) {
  const person = (await getPerson(work, one))!
  const accounts = new Map((await accountsOf(work, one)).map(account => [account.region, account.balance]))
  const insured = (await relationsOf(work, one, dayOf(work.now))).map(({ region, insutype }) => ({ admvs: region, insutype, balance: fenNumber(insutype === '310' ? accounts.get(region) ?? 0n : 0n) }))
  const cards = []
  for (const card of await cardsOf(work, one)) {
    cards.push({ card_number: card.number, card_sn: card.ident, state: stateOf(card), social_pin: await pinOf(work, card, one), financial_state: card.financial, bank: card.bank, bank_card: card.bankCard })
  }
  return { name: person.name, certno: person.number, phone: person.phone, case: demoPeople.find(demo => demo.place === one.place)?.case ?? null, insured, cards }
}

/** The social account's state: `active` when usable, else what stands in the way of it. */
const stateOf = (card: Card) => holds(card.facts, 'loss') || holds(card.facts, 'hold') ? 'lost' : holds(card.facts, 'suspension') ? 'suspended' : card.social

/** The PIN of a seeded person until it is changed: made from the seed, kept nowhere. */
export async function pinOf(work: Work, card: Card, one: { place: number; pinSetAt: Date | null; pinTurn: number }): Promise<string | null> {
  const pin = await pinState(work, card)
  if (!pin) return null
  if (pin.initial && !pin.mustSet) return policy(card.region, 'pin.initial', dayOf(work.now))
  return one.pinSetAt && pin.setAt.getTime() === one.pinSetAt.getTime() ? demoPin(one.place, one.pinTurn) : null
}
