import { replaceCard } from '#applications'
import { luhnDigit } from '#banks'
import { liveCardOf, reportLoss, takeOverCards, tellEnding, toldOtherwise } from '#cards'
import { cardIdent, randomCardNumber, randomSerial } from '#chip'
import { checkCharacter, enterPerson, findByNumber } from '#holders'
import { enrol } from '#insurance'
import { addDays, dayOf, instantOf } from '#kit/day'
import type { House, Work } from '#kit/work'
import { keepPaper } from '#papers'
import { setQueryPassword } from '#pins'
import { policy } from '#regions'
import { organisationByCode, organisationsOf } from '#staff'
import { issuerKeys } from '#vault'
import { drawnPhoto } from './portrait.ts'
import { QUERY_PASSWORD } from './secrets.ts'
import { clerk } from './seed-cards.ts'
import { got } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'

type Ending = {
  name: string; number: string; phone: string | null; region: string; bank: string
  /** Days from today to the last day of the card; below 0 it ended. */
  left: number
  /** What was done about it; `unit`: the employer handed the card out. */
  done: 'renews' | 'lost' | 'called' | 'unit' | null
}
type Line = [name: string, area: string, birth: string, woman: boolean, left: number, options?: Partial<Pick<Ending, 'phone' | 'region' | 'bank' | 'done'>>]
const icbc = '95588', ccb = '95533'
const lines: readonly Line[] = [
  ['沈国平', '340103', '19660412', false, 84],
  ['程丽华', '340104', '19750920', true, 47, { bank: icbc }],
  ['汪建军', '340123', '19600101', false, 12, { region: '340123' }],
  ['方秀兰', '340102', '19470818', true, 3, { phone: null }],
  ['丁志明', '340181', '19530305', false, 61, { phone: null, region: '340181', bank: ccb, done: 'called' }],
  ['魏晓燕', '340111', '19880726', true, 30, { bank: icbc, done: 'renews' }],
  ['钱学东', '340104', '19790214', false, 76, { done: 'lost' }],
  ['潘大勇', '340111', '19831107', false, 25, { bank: icbc, done: 'unit' }],
  ['姚文静', '340103', '19910611', true, -20],
]
const all: readonly Ending[] = lines.map(([name, area, birth, woman, left, options = {}], i) => {
  const body = `${area}${birth}${901 + i * 2 + ((901 + i * 2) % 2 === Number(woman) ? 1 : 0)}`
  return { name, number: body + checkCharacter(body), phone: `1395510${4_000 + i * 41}`, region: '340199', bank: '96588', left, done: null, ...options }
})
const stage = (done: Ending['done']) => all.filter(each => each.done === done)
const documentOf = ({ number }: Ending) => ({ kind: 'resident-card', number, validUntil: 'long-term' as const })

/**
 * People whose cards, of the system before, near their end or are past it, so that the lists of them have every stage: told at ninety days, told again, without a
 * phone, told by telephone, lost, a new card under way, ended. For a city somebody looks at; the suites bring their own ends. (REPL-04)
 */
export async function seedEnding(house: House, once: (name: string, act: (work: Work) => Promise<unknown>) => Promise<void>): Promise<void> {
  await once('ending-cards', takeOver)
  const today = dayOf(house.now())
  await once('ending-told', async () => {
    for (const back of [43, 29, 6, 3]) await tellEnding({ ...house, now: () => instantOf(`${addDays(today, -back)} 09:30:00`)! })
  })
  await once('ending-cases', bringAbout)
}

async function takeOver(work: Work): Promise<void> {
  const today = dayOf(work.now)
  const counter = (await organisationsOf(work, { kind: 'counter' }))[0]!, unit = (await organisationByCode(work, 'unit', '91340100MA2N00001X'))!
  for (const [i, one] of all.entries()) {
    if (await findByNumber(work, one.number)) continue
    const { bucket, id } = got(await enterPerson(work, { number: one.number, name: one.name, phone: one.phone, address: `合肥市庐阳区演示巷 ${i + 1} 号`, category: 'resident' }))
    const person = { bucket, id }
    got(await enrol(work, { person, region: one.region, insutype: '310', psnType: '1101', state: '1', since: '2020-01-01', base: 600_000n, employer: null } as Parameters<typeof enrol>[1]))
    got(await setQueryPassword(work, person, null, QUERY_PASSWORD, { card: null, bankCard: null }))
    const bank = policy(one.region, 'banks', today).find(each => each.code === one.bank)!
    const body = `${bank.prefix}${String(7_000 + i * 61).padStart(bank.length - 1 - bank.prefix.length, '0')}`
    const area = policy(one.region, 'issuing.area', today), last = addDays(today, one.left)
    await takeOverCards(work, [{
      person, office: one.done === 'unit' ? unit.id : counter.id, by: one.done === 'unit' ? 'unit' : 'counter', region: one.region, bank: one.bank, number: randomCardNumber(work.random),
      ident: cardIdent(issuerKeys(work.vault, area), area, randomSerial(work.random)), bankCard: body + luhnDigit(body), issuedOn: addDays(last, -3_652), handedOverOn: addDays(last, -3_632), validUntil: last,
      social: 'active', lost: false, financial: 'active',
    }])
  }
}

async function bringAbout(seeding: Work): Promise<void> {
  const counter = (await organisationsOf(seeding, { kind: 'counter' }))[0]!
  const work: Work = { ...seeding, by: clerk(counter, 'counter-clerk') }
  const cardOf = async (one: Ending) => { const person = await keyOf(work, one.number); return { person, card: (await liveCardOf(work, person))! } }
  for (const one of stage('called')) { const { person, card } = await cardOf(one); got(await toldOtherwise(work, person, card.id, 'call')) }
  for (const one of stage('lost')) got(await reportLoss(work, (await cardOf(one)).card, { document: documentOf(one) }))
  for (const one of stage('renews')) {
    const { person, card } = await cardOf(one)
    const photo = await keepPaper(work, { person, kind: 'photo', bytes: await drawnPhoto(one.region, dayOf(work.now), 60) })
    got(await replaceCard(work, person, card.id, 'renewal', { reason: 'expiring', photo, oldCard: card.number, delivery: { kind: 'counter', organisation: counter.id }, document: documentOf(one) }))
  }
}
