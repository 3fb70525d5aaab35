import { dayOf, type Day } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { policy } from '#regions'
import { must } from '../books.ts'
import { got, REGION } from '../ground.ts'
import { documentOf, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { oneOf, someone, type Act } from './act.ts'
import { turn } from './clock.ts'
import { allocate, believed } from './till.ts'

/** 存折: until the city's day the month and what a holder asks for go to its bank, once each; from that day on the month fills the account and nothing is drawn. */
type Page = { accounts: { region: string; balance: number; why: unknown }[]; orders: { id: Id; month: string | null; amount: number }[] }
const bookOn = (day: Day) => { const book = policy('340100', 'pacc.passbook', day); return book && day < book.before ? book : null }
const pageOf = async (world: World, person: Id): Promise<Page> => got(await world.ask('insurer', 'GET /people/:person/passbook', { params: { person } }))
const balanceIn = (page: Page) => BigInt(page.accounts.find(each => each.region === REGION)?.balance ?? 0)
const asked = (page: Page) => page.orders.filter(each => each.month === null)
export const pressed = (world: World): Id => newId(world.now(), world.chance.bytes)

/** 月度划账, run and run again, for a month that is, was or will be: to everybody at most once, on the side of the city's day where the later of month and run lies. */
const month: Act = async world => {
  const day = dayOf(world.now())
  const [year, at] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + world.chance.pick([0, 0, 0, -1, 1])]
  const name = new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 7)
  const people = [...world.holders, ...world.books.doubles.filter(double => !double.into)]
  const before = new Map<Id, Page>()
  for (const { person } of people) before.set(person, await pageOf(world, person))
  const run = () => world.ask('insurer', 'POST /ledger/allocations', { body: { month: name } })
  const told = got(await run())
  const { resident, retired } = policy('340100', 'pacc.allocation', `${name}-01`)
  // two in a hundred of the base: of those entered at the counter, and of those taken over
  const ofBase = [8_000n, 10_640n]
  const out = bookOn([`${name}-01`, day].toSorted()[1]!) !== null
  const again = world.chance.happens(40) && got(await run())
  if (again) must(again.filled === 0 && again.fen === 0, `${name} was filled twice: ${again.filled} people, ${again.fen} fen`)
  let fen = 0n
  for (const one of people) {
    const [was, is] = [before.get(one.person)!, await pageOf(world, one.person)]
    const rise = balanceIn(is) - balanceIn(was)
    const orders = is.orders.filter(order => order.month === name && !was.orders.some(each => each.id === order.id))
    must(is.orders.length === was.orders.length + orders.length && orders.length <= 1, `${one.number}: ${is.orders.length - was.orders.length} orders by one run of ${name}`)
    const got = rise + BigInt(orders[0]?.amount ?? 0)
    must(!rise || !orders.length, `${one.number}: ${name} went to the passbook and into the account`)
    must(!got || out === (orders.length === 1), `${one.number}: ${name} ${out ? 'filled the account while the passbook is in use' : 'went to a passbook that is over'}`)
    const mine = `${one.person} ${name}`
    must(!got || !world.books.months.has(mine), `${one.number}: ${name} a second time`)
    must(!got || [resident.fen, retired.fen, ...ofBase].includes(got), `${one.number}: ${name} is ${got}`)
    if (got) world.books.months.add(mine)
    fen += got
    if ('holds' in one) one.holds += rise
    else one.balance += rise
  }
  must(BigInt(told.fen) >= fen, `${name}: told ${told.fen}, people have ${fen}`)
}

/** Asked for what cannot be: by another city's office, with another's document, for more than there is; at no other post at all. */
async function oddly(world: World, holder: Holder, balance: bigint, press: (amount: bigint, more?: object, who?: 'insurer' | 'clerk') => Promise<unknown>, open: boolean): Promise<void> {
  const other = oneOf(world, one => one !== holder && one.number !== holder.number && !one.shows)
  const odds: readonly (() => Promise<void>)[] = [
    async () => must(refusedAs(await press(1n, { region: '349900' })) === 'account-elsewhere', `${holder.number}: an account of another place was paid out of`),
    async () => must(refusedAs(await press(1n, {}, 'clerk')) === 'not-your-post', `${holder.number}: a counter paid out`),
    async () => { if (other && !holder.shows) must(refusedAs(await press(1n, { document: documentOf(other) })) !== null, `${holder.number}: paid out to somebody else`) },
    async () => { const no = refusedAs(await press(balance + 1n)); must(no !== null && (!open || no !== 'cash-over'), `${holder.number}: a fen more than there is was paid out`) },
  ]
  const first = world.chance.below(odds.length)
  for (let i = 0; i < 2; i++) await odds[(first + i) % odds.length]!()
}

/** A holder asks for money of the account; pressed twice it is one order; after the day it is refused with the day, and what was ordered before is answered as it was. */
const draw: Act = async world => {
  if (!oneOf(world, one => one.balance > 0n)) await allocate(world)
  const holder = oneOf(world, one => one.balance > 0n) ?? someone(world)
  const { person } = holder
  const book = policy('340100', 'pacc.passbook', dayOf(world.now()))
  const open = book !== null && dayOf(world.now()) < book.before
  const page = await pageOf(world, person)
  const balance = balanceIn(page)
  const hope = believed(world, holder)
  must(hope === null || balance === hope, `${holder.number}: the insurance office reads ${balance}, the books say ${hope}`)
  for (const account of page.accounts) must((account.why === null) === open, `${holder.number}: its page says it ${open ? 'cannot' : 'can'} be paid out`)
  const send = (key: Id, amount: bigint, more: object = {}, who: 'insurer' | 'clerk' = 'insurer') => world.ask(who, 'POST /people/:person/passbook', { params: { person }, body: { key, region: REGION, amount: Number(amount), document: documentOf(holder), ...more } })
  await oddly(world, holder, balance, (amount, more, who) => send(pressed(world), amount, more, who), open)
  const old = world.books.drawn.find(each => each.person === person)
  if (old) must((await send(old.key, old.amount)).id === old.id, `${holder.number}: yesterday’s order is answered anew`)
  const [key, amount] = [pressed(world), balance > 1n ? 1n + BigInt(world.chance.below(Number(balance))) : 1n]
  const made = await send(key, amount)
  const no = refusedAs(made)
  if (!open) must(no === (book ? 'cash-over' : 'passbook-none') && (!book || made.facts.day === book.before), `${holder.number}: drawn as cash, or not told since when it is over: ${no}`)
  if (no === null) {
    must(amount <= balance, `${holder.number}: ${amount} was paid out of ${balance}`)
    must((await send(key, amount)).id === made.id, `${holder.number}: pressed twice, two orders`)
    if (world.chance.happens(50)) must(refusedAs(await send(key, amount + 1n)) === 'passbook-differs', `${holder.number}: one press, two amounts`)
    holder.balance -= amount
    world.books.drawn.push({ person, key, amount, id: made.id })
  } else must(!open || balance < amount, `${holder.number}: ${amount} of ${balance} was not paid out: ${no}`)
  if (world.chance.happens(40)) await turn(world)
  const is = await pageOf(world, person)
  must(balanceIn(is) === (no === null ? balance - amount : balance), `${holder.number}: ${balanceIn(is)} left of ${balance} after an order of ${no === null ? amount : 0n}`)
  const mine = world.books.drawn.filter(each => each.person === person)
  must(asked(is).length === mine.length && mine.every(each => asked(is).some(order => order.id === each.id && BigInt(order.amount) === each.amount)), `${holder.number}: its orders are others than it asked for`)
  if (world.chance.happens(30)) got(await world.ask('insurer', 'GET /passbook/orders', { query: {} }))
}

export const passbookActs: readonly (readonly [name: string, often: number, act: Act])[] = [['month', 1, month], ['draw', 2, draw]]
