import { sampleItems } from '#clinics'
import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import type { Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, type Act } from './act.ts'
import { clerkOf, enter, insert } from './desk.ts'
import { pressed } from './passbook.ts'
import { goodDay } from './scenes.ts'
import { believed } from './till.ts'

/** 收银: a till without a program of its own settles at its page, and gives back there what it sold; each press once. */
const offices = ['till', 'hospital'] as const
type Office = (typeof offices)[number]
const otherOf = (office: Office): Office => office === 'till' ? 'hospital' : 'till'
/** A holder whose card nothing shuts and who chose a PIN. */
export const ready = (world: World, more: (holder: Holder) => unknown = () => true) =>
  carded(world, one => !one.lost && !one.handedIn && !one.suspended && !one.differs && !one.locked && !one.mustSet && one.pin && one.pin !== '123456' && more(one))

/** Such a holder; where there is none, somebody's good day makes one. */
export async function readied(world: World, more: (holder: Holder) => unknown = () => true): Promise<Holder | null> {
  if (!ready(world, more)) await goodDay(world)
  return ready(world, more)
}

const linesOf = (world: World) => Array.from({ length: 1 + world.chance.below(3) }, () => {
  const item = world.chance.pick(sampleItems)
  return { code: item.code, count: 10_000 * (1 + world.chance.below(3)), price: Number(item.price) }
})
type View = { number: string; total: number; own: number; over: number; first: number; scope: number; account: number }
/** What a page shows adds up. */
function sound({ number, total, own, over, first, scope }: View): void {
  must(total === own + over + first + scope, `${number}: the classes do not add up to the bill`)
}

/** Given back where it was sold, once, however often it is pressed; nowhere else. */
const giveBack: Act = async world => {
  const here = world.books.sold.filter(each => oneOf(world, one => one.person === each.person))
  if (!here.length) return
  const sold = world.chance.pick(here)
  const holder = oneOf(world, one => one.person === sold.person)!
  const cancel = (key: Id, office: Office = sold.office, number = sold.number) => world.ask(clerkOf[office], 'POST /till/settlements/:number/cancel', { params: { number }, body: { key } })
  if (world.chance.happens(40)) must(refusedAs(await cancel(pressed(world), otherOf(sold.office))) === 'settlement-unknown', `${sold.number}: given back where it was not sold`)
  const key = pressed(world)
  const done = await cancel(key)
  must(refusedAs(done) === null && BigInt(done.account) === -sold.account, `${sold.number}: ${done.account ?? done.refused} came back of ${sold.account}`)
  holder.balance += sold.account
  world.books.sold.splice(world.books.sold.indexOf(sold), 1)
  must((await cancel(key)).number === done.number && (await cancel(pressed(world))).number === done.number, `${sold.number}: given back twice`)
}

const sell: Act = async world => {
  const holder = await readied(world) ?? carded(world)
  const office = world.chance.pick(offices)
  const session = holder && await insert(world, office, holder)
  if (!holder || !session) return
  if (holder.pin && world.chance.happens(85)) await enter(world, office, holder, session, holder.pin)
  const [who, other] = [clerkOf[office], clerkOf[otherOf(office)]]
  const body = { key: pressed(world), session, region: '340199', insutype: '310', useAccount: world.chance.happens(80), lines: linesOf(world) }
  const ask = (verb: 'pre-settle' | 'settle', more: object = {}, by: typeof who | typeof other | 'unsigned' = who) => world.ask(by, `POST /till/${verb}`, { body: { ...body, ...more } })
  const shown = await ask('pre-settle')
  if (refusedAs(shown) === null) { sound(shown); must(!shown.number, 'a pre-settlement has a settlement number') }
  if (world.chance.happens(30)) must(refusedAs(await ask('settle', {}, other)) === 'reading-over', 'a till settled what was read at another')
  if (world.chance.happens(30)) must(refusedAs(await ask('settle', {}, 'unsigned')) === 'not-a-provider', 'who is no designated provider settled')
  const hope = believed(world, holder)
  const settled = await ask('settle')
  if (refusedAs(settled) !== null) return
  sound(settled)
  must(hope === null || BigInt(settled.balance) === hope - BigInt(settled.account), `${holder.cardNumber}: ${settled.balance} left of ${hope} after ${settled.account}`)
  holder.balance -= BigInt(settled.account)
  world.books.sold.push({ office, person: holder.person, number: settled.number, account: BigInt(settled.account) })
  must((await ask('settle')).number === settled.number, `${settled.number}: pressed twice, two settlements`)
  if (world.chance.happens(40)) must(refusedAs(await ask('settle', { useAccount: !body.useAccount })) === 'message-differs', `${settled.number}: one press, two baskets`)
  if (world.chance.happens(60)) await giveBack(world)
}

export const cashierActs: readonly (readonly [name: string, often: number, act: Act])[] = [['sell', 3, sell], ['giveBack', 1, giveBack]]
