import { enrol } from '#insurance'
import type { Bucket, Id } from '#kit/ids'
import { bucketOf } from '#kit/ids'
import { setQueryPassword } from '#pins'
import { citizenOf } from './citizen.ts'
import { got, REGION } from './ground.ts'
import type { World } from './world.ts'

/** What somebody has applied for, as they were told. */
export type Asked = { id: Id; number: string; kind: 'first' | 'replacement' | 'exchange' | 'renewal'; fee: number; version: number; office: 'counter' | 'branch' | 'post' | 'unit' }
export type Shown = { kind: 'passport' | 'hk-macau-permit' | 'taiwan-permit' | 'permanent-residence' | 'residence-permit'; number: string; validUntil: string }
/** A holder with what they know themselves: their card and PIN, how often they mistyped it, what they were told their account holds. */
export type Holder = {
  bucket: Bucket; person: Id; number: string; name: string; phone: string; minor: boolean; insured: boolean; register: string | null
  /** The card in their hands, or the first one while it is made; null before. */
  card: Id | null; cardNumber: string; ident: string
  collected: boolean; lost: boolean; lapses: boolean; handedIn: boolean; suspended: boolean; differs: boolean; /** The bank told the centre that it activated its account. */ bankTold: boolean
  pin: string | null; wrong: number; locked: boolean; mustSet: boolean
  balance: bigint; psn: string | null
  asked: Asked | null; oldCard: string | null; oldStopped: boolean; phoneLost: boolean; /** The query password; null until one was set. */ password: string | null
  /** What is shown in place of a resident's card. */
  shows?: Shown
}
export const PASSWORD = '73105928'

type Known = Pick<Holder, 'bucket' | 'person' | 'number' | 'name' | 'phone' | 'register' | 'insured' | 'minor'>
/** Somebody on record, of whom nothing else is written down yet. */
export const known = ({ bucket, person, number, name, phone, register, insured, minor, ...more }: Known & Partial<Holder>): Holder => ({
  bucket, person, number, name, phone, register, insured, minor, card: null, cardNumber: '', ident: '', collected: false, lost: false, lapses: false, handedIn: false, suspended: false, differs: false, bankTold: false,
  pin: null, wrong: 0, locked: false, mustSet: false, balance: 0n, psn: null, asked: null, oldCard: null, oldStopped: false, phoneLost: false, password: null, ...more,
})

/** Somebody comes to the counter for the first time: entered, insured. */
export async function newHolder(world: World, insured = true): Promise<Holder> {
  const { number, name, phone, register } = citizenOf(world.first + world.books.born++)
  const entered = got(await world.ask('clerk', 'POST /people', { body: { number, name, phone, address: '合肥市庐阳区长江中路 1 号' } }))
  const key = { bucket: bucketOf(entered.id as Id), id: entered.id as Id }
  if (insured) got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: key, region: REGION, insutype: '310', psnType: world.chance.pick(['1101', '1201']), since: '2020-01-01', base: 400_000n, employer: world.chance.happens(15) ? world.ground.offices.unit.id : null })))
  const holder = known({ ...key, person: key.id, number, name, phone, register, insured, minor: Number(number.slice(6, 10)) > 2009 })
  world.holders.push(holder)
  return holder
}

/** The query password of somebody, given at the counter when they first need one: it is dear to hash. */
export async function passwordOf(world: World, holder: Holder): Promise<string> {
  if (holder.password === null) got(await world.as('counter', 'pins.first-query-password', work => setQueryPassword(work, { bucket: holder.bucket, id: holder.person }, null, PASSWORD, { card: null, bankCard: null })))
  return holder.password ??= PASSWORD
}

export const documentOf = (holder: Pick<Holder, 'number' | 'shows'>) => holder.shows ?? { kind: 'resident-card' as const, number: holder.number, validUntil: 'long-term' as const }
export const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
