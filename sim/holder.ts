import { getCard, linkBankCard, makeCard, orderCard, step, type Card } from '#cards'
import { keepImage, personalise } from '#chip'
import { enterPerson } from '#holders'
import { dayOf } from '#kit/day'
import { newId, type Bucket, type Id } from '#kit/ids'
import { enrol } from '#insurance'
import { issuePin } from '#pins'
import { policy } from '#regions'
import { issuerKeys } from '#vault'
import { got, type World } from './world.ts'

/** A holder with what they know themselves: their PIN, how often they mistyped it, what they were told their account holds. */
export type Holder = {
  bucket: Bucket; person: Id; number: string; phone: string; card: Id; cardNumber: string
  collected: boolean; lost: boolean; pin: string; wrong: number; locked: boolean; mustSet: boolean; reset: Id | null
  balance: bigint
  /** Card identification code, and the person number once a pharmacy was told it. */
  ident: string; psn: string | null
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const citizen = (body: string) => body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
const bankCard = (world: World) => {
  const body = `62172136${Array.from({ length: 10 }, () => world.chance.below(10)).join('')}`
  const sum = [...body].reverse().reduce((all, digit, i) => all + (i % 2 ? Number(digit) : Number(digit) * 2 > 9 ? Number(digit) * 2 - 9 : Number(digit) * 2), 0)
  return body + String((10 - sum % 10) % 10)
}

/** A person enters the register and a card is ordered, made, and sent to the counter. */
export async function newHolder(world: World): Promise<Holder> {
  const index = world.holders.length
  const number = citizen(`340104${1950 + world.chance.below(50)}0${1 + world.chance.below(9)}1${world.chance.below(10)}${String(101 + index * 7).slice(-3)}`)
  const phone = `1385519${String(2046 + index * 131).padStart(4, '0')}`
  const { counter, centre } = world.offices
  const person = got(await world.as('counter', 'holders.enter', work => enterPerson(work, { number, phone, name: '王大明', address: '合肥市庐阳区', category: 'resident' })))
  const key = { bucket: person.bucket, id: person.id }
  got(await world.as('counter', 'insurance.enrol', work => enrol(work, { person: key, region: '340199', insutype: '310', psnType: world.chance.pick(['1101', '1201']), since: '2020-01-01', base: 400_000n })))
  const card = await world.as('centre', 'cards.make', async work => {
    const day = dayOf(work.now)
    const ordered = got(await orderCard(work, { person: key, application: newId(work.now, work.random), region: '340100', bank: '95588',
      delivery: { kind: 'counter', organisation: counter.organisation.id }, place: centre.organisation.id }))
    const linked = got(await linkBankCard(work, ordered, bankCard(world)))
    const image = got(personalise({ version: '2.00', ident: linked.ident, cardNumber: linked.number, institution: '340100', issuedOn: linked.issuedOn, validUntil: linked.validUntil, number,
      name: '王大明', sex: person.sex, nation: '01', birthplace: '340104', birth: person.birth, bankCard: linked.bankCard, initialPin: policy('340100', 'pin.initial', day), pinTries: 10 },
    issuerKeys(work.vault, policy('340100', 'issuing.area', day))))
    await keepImage(work, linked, image)
    await issuePin(work, linked, policy('340100', 'pin.initial', day))
    let made: Card = got(await makeCard(work, (await getCard(work, linked.bucket, linked.id))!, work.random(8).toString('hex')))
    for (const [verb, place] of [['stock', centre], ['send', counter], ['arrive', counter]] as const) made = got(await step(work, made, verb, place.organisation.id))
    return made
  })
  const holder: Holder = { bucket: card.bucket, person: person.id, number, phone, card: card.id, cardNumber: card.number, collected: false, lost: false,
    pin: '123456', wrong: 0, locked: false, mustSet: false, reset: null, balance: 0n,
    ident: card.ident, psn: null }
  world.holders.push(holder)
  return holder
}
