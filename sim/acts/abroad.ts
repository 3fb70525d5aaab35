import { enrol } from '#insurance'
import { bucketOf, type Id } from '#kit/ids'
import { must } from '../books.ts'
import { citizen } from '../citizen.ts'
import { got, REGION } from '../ground.ts'
import { documentOf, known, type Shown } from '../holder.ts'
import { refusedAs } from '../world.ts'
import { oneOf, type Act } from './act.ts'
import { applyFirst } from './issue.ts'

/** 外国人、港澳台居民、华侨: entered by the document they have, known by the number it gives, and then as anybody else. */
type Kind = { category: 'foreigner' | 'hk-macau' | 'taiwan' | 'overseas-chinese'; name: string; country?: string; shows(n: number): Shown; number(n: number): string }
const digits = (n: number, width: number) => String(n).padStart(width, '0')
const kinds: readonly Kind[] = [
  { category: 'foreigner', name: 'Anna Weber', country: 'DEU', shows: n => ({ kind: 'passport', number: `C${digits(n, 8)}`, validUntil: '2040-05-01' }), number: n => `DEU000000C${digits(n, 8)}` },
  { category: 'overseas-chinese', name: '陈嘉欣', shows: n => ({ kind: 'passport', number: `E${digits(n, 8)}`, validUntil: 'long-term' }), number: n => `CHN000000E${digits(n, 8)}` },
  { category: 'hk-macau', name: '陈嘉欣', country: 'HKG', shows: n => ({ kind: 'hk-macau-permit', number: `H${digits(n, 8)}`, validUntil: '2040-01-01' }), number: n => `HKG000000H${digits(n, 8)}` },
  { category: 'taiwan', name: '林美玲', shows: n => ({ kind: 'taiwan-permit', number: digits(n, 8), validUntil: '2040-01-01' }), number: n => `TWN0000000${digits(n, 8)}` },
  { category: 'hk-macau', name: '陈嘉欣', shows: n => ({ kind: 'residence-permit', number: citizen(`8100001990060${digits(n % 10_000, 4)}`.slice(0, 17)), validUntil: '2040-01-01' }), number: n => citizen(`8100001990060${digits(n % 10_000, 4)}`.slice(0, 17)) },
]

const arrives: Act = async world => {
  if (world.holders.length > 13) return
  const kind = world.chance.pick(kinds)
  const n = 1_000 + ++world.books.presses % 8_000
  const shows = kind.shows(n)
  const phone = `1361${digits(n, 7)}`
  const enter = (document: Shown) => world.ask('clerk', 'POST /people', { body: { name: kind.name, category: kind.category, sex: '2', birth: '1990-06-01', ...kind.country ? { country: kind.country } : {}, documents: [document], phone, address: '合肥市' } })
  const entered = await enter(shows)
  if (refusedAs(entered) !== null) return
  must(refusedAs(await enter(shows)) !== null, 'one document of two people')
  const person = entered.id as Id
  const key = { bucket: bucketOf(person), id: person }
  const { number } = got(await world.ask('clerk', 'POST /people/:person/unmask', { params: { person } }))
  must(kind.category === 'taiwan' || number === kind.number(n), `${kind.category}: ${number} was given for ${shows.number}`)
  got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: key, region: REGION, insutype: '310', psnType: '1101', since: '2020-01-01', base: 400_000n })))
  const holder = known({ ...key, person, number, name: kind.name, phone, register: null, insured: true, minor: false, shows })
  world.holders.push(holder)
  must(refusedAs(await world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person }, body: { document: documentOf({ number }) } })) !== null, 'a card of a resident was shown by somebody who is none')
  await applyFirst(world, holder, 'counter', world.chance.pick(['counter', 'counter', 'branch'] as const))
}
/** Whoever came and has no card asks for one again. */
const asks: Act = async world => {
  const holder = oneOf(world, one => one.shows && !one.card && !one.asked)
  if (holder) await applyFirst(world, holder, world.chance.pick(['counter', 'online'] as const), 'counter')
}

export const abroadActs: readonly (readonly [name: string, often: number, act: Act])[] = [['arrivesFromAbroad', 2, arrives], ['asksAgain', 1, asks]]
