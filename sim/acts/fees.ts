import { must } from '../books.ts'
import { got, type Who } from '../ground.ts'
import type { Asked, Holder } from '../holder.ts'
import type { ReceiptBook } from '../ledgers.ts'
import { refusedAs, type World } from '../world.ts'
import { dayOf } from '#kit/day'
import type { Act } from './act.ts'
import { press } from './act.ts'

/** Cash: drawers opened, handed on, banked and closed; what each holds is kept by its clerk from the answers alone. */
const clerks = ['clerk', 'colleague', 'clerk2', 'chief'] as const satisfies readonly Who[]
const office = (world: World, who: Who) => world.ground.offices[world.ground.staff[who].office].id
/** So many fen as pieces. */
const pieces = (amount: number) => ({ 10000: Math.floor(amount / 10_000), 100: Math.floor(amount % 10_000 / 100), 1: amount % 100 })

/** A fee that was taken: into the drawer's book, and the receipt among those known. */
export function collectFee(world: World, who: Who, receipt: ReceiptBook): void {
  const drawer = world.books.drawers.get(who)
  must(drawer?.state === 'open', `a fee was taken without an open drawer of ${who}`)
  must(drawer!.day === dayOf(world.now()), `a fee was taken into a drawer of yesterday of ${who}`)
  must(!world.books.receipts.has(receipt.number), `receipt ${receipt.number} was given twice`)
  world.books.receipts.set(receipt.number, receipt)
  drawer!.holds += receipt.amount
}

/** A fee that came back: its receipt is among the holder's. */
export async function payFee(world: World, who: Who, holder: Holder, asked: Pick<Asked, 'id' | 'fee'>): Promise<void> {
  const { rows } = got(await world.ask('clerk', 'GET /people/:person/fees', { params: { person: holder.person } }))
  const returned = rows.filter((row: { application: string; what: string }) => row.application === asked.id && row.what === 'returned')
  must(returned.length === 1 && returned[0].amount === asked.fee, `${holder.number}: a fee of ${asked.fee} came back ${returned.length} times`)
  paidOut(world, who, { number: returned[0].number, application: asked.id, what: 'returned', amount: asked.fee })
}
export function paidOut(world: World, who: Who, receipt: ReceiptBook): void {
  const drawer = world.books.drawers.get(who)
  must(drawer?.state === 'open', `a fee was paid back without an open drawer of ${who}`)
  must(!world.books.receipts.has(receipt.number), `receipt ${receipt.number} was given twice`)
  world.books.receipts.set(receipt.number, receipt)
  drawer!.holds -= receipt.amount
}

const open: Act = async world => {
  const who = world.chance.pick(clerks)
  const float = world.chance.pick([0, 5_000, 20_000])
  const opened = await world.ask(who, 'POST /fees/drawer/open', { body: { pieces: pieces(float), key: press(world) } })
  must((refusedAs(opened) === null) === !world.books.drawers.has(who), `${who}: a second drawer, or none`)
  if (refusedAs(opened) === null) world.books.drawers.set(who, { id: opened.id, holds: float, state: 'open', day: dayOf(world.now()) })
}

/** 关箱 and 交班; the count is right, or short by a yuan with or without a word. */
const close: Act = async world => {
  const who = world.chance.pick(clerks)
  const book = world.books.drawers.get(who)
  const off = world.chance.happens(25) ? -100 : 0
  const counted = Math.max(0, (book?.holds ?? 0) + off)
  const said = world.chance.happens(60)
  const banked = world.chance.happens(8) ? counted + 1 : Math.floor(counted / 2)
  const closed = await world.ask(who, 'POST /fees/drawer/close', { body: { pieces: pieces(counted), banked, key: press(world), ...said ? { explanation: '少了一元' } : {} } })
  if (refusedAs(closed) !== null) return
  must(book !== undefined && book.state === 'open' && (counted === book.holds || said) && banked <= counted, `${who}: a drawer was closed that should stay open`)
  must((closed.difference ?? 0) === counted - book!.holds, `${who}: a difference of ${counted - book!.holds} was booked as ${closed.difference}`)
  must(closed.holds === 0, `${who}: a closed drawer holds ${closed.holds}`)
  world.books.drawers.delete(who)
}

const bank: Act = async world => {
  const who = world.chance.pick(clerks)
  const book = world.books.drawers.get(who)
  const amount = world.chance.pick([1_000, 50_000])
  const done = await world.ask(who, 'POST /fees/drawer/bank', { body: { amount, slip: press(world), key: press(world) } })
  if (refusedAs(done) !== null) return
  must(book!.holds >= amount, `${who}: more was banked than the drawer holds`)
  book!.holds -= amount
  must(done.holds === book!.holds, `${who}: the drawer holds ${done.holds}, by the book ${book!.holds}`)
}

export const pairs = { clerk: 'colleague', colleague: 'clerk', clerk2: 'clerk', chief: 'deputy' } as const
const handOn: Act = async world => {
  const who = world.chance.pick(clerks)
  const book = world.books.drawers.get(who)
  const next = pairs[who]
  const counted = Math.max(0, (book?.holds ?? 0) - (world.chance.happens(15) ? 100 : 0))
  const offered = await world.ask(who, 'POST /fees/drawer/offer', { body: { pieces: pieces(counted), to: world.ground.staff[next].by.id, key: press(world), ...world.chance.happens(70) ? { explanation: '少了一元' } : {} } })
  if (refusedAs(offered) !== null) return
  must(book !== undefined && who !== 'clerk2', `${who}: a drawer was offered to another office`)
  book!.state = 'offered'
  if (world.chance.happens(20)) await world.ask(who, 'POST /fees/drawer/bank', { body: { amount: 1, key: press(world) } })
  if (world.chance.happens(25)) {
    got(await world.ask(who, 'POST /fees/drawer/take-back', { body: { key: press(world) } }))
    book!.state = 'open'
    return
  }
  const taker = world.chance.happens(90) ? next : 'clerk2'
  const taken = await world.ask(taker, 'POST /fees/drawers/:drawer/accept', { params: { drawer: book!.id }, body: { pieces: pieces(world.chance.happens(85) ? counted : counted + 100), key: press(world) } })
  if (refusedAs(taken) !== null) return
  must(taker === next && !world.books.drawers.has(taker as Who), `${who}: a drawer went to somebody else`)
  world.books.drawers.delete(who)
  world.books.drawers.set(taker as Who, { id: taken.id, holds: counted, state: 'open', day: dayOf(world.now()) })
  must(taken.holds === counted, `${taker}: took over ${taken.holds} for ${counted}`)
}
const takeBack: Act = async world => {
  const who = [...world.books.drawers].find(([, book]) => book.state === 'offered')?.[0]
  if (who && refusedAs(await world.ask(who, 'POST /fees/drawer/take-back', { body: { key: press(world) } })) === null) world.books.drawers.get(who)!.state = 'open'
}

/** 批差额: by the chief; their own by the deputy only. */
const approve: Act = async world => {
  const { rows } = got(await world.ask('chief', 'GET /fees/differences'))
  const row = rows[0]
  if (!row) return
  for (const who of ['chief', 'deputy', 'deputy'] as const) await world.ask(who, 'POST /fees/drawers/:office/:drawer/approve', { params: { office: row.office, drawer: row.id }, body: { remark: '核过', key: press(world) } })
}

/** 退还欠的: whoever is owed comes for it, once. */
export const owed: Act = async world => {
  const who = world.chance.pick(['clerk', 'colleague'] as const)
  const { rows } = got(await world.ask(who, 'GET /fees/owed'))
  for (const row of rows.slice(0, 2)) for (let i = 0; i < 2; i++) {
    const paid = await world.ask(who, 'POST /people/:person/applications/:application/fee/return', { params: { person: row.person, application: row.application }, body: { key: press(world) } })
    if (refusedAs(paid) !== null) continue
    if (i === 0) paidOut(world, who, { number: paid.number, application: row.application, what: 'returned', amount: paid.amount })
    else must(world.books.receipts.has(paid.number), `a fee was paid back twice, with ${paid.number}`)
  }
}

/** What is owed of an application that ended is on the office's list, and fetched once. */
export async function owedTo(world: World, holder: Holder, asked: Pick<Asked, 'id'>): Promise<void> {
  const lists = [got(await world.ask('clerk', 'GET /fees/owed')).rows, got(await world.ask('clerk2', 'GET /fees/owed')).rows].flat()
  must(lists.some((row: { application: string }) => row.application === asked.id), `${holder.number}: a fee of a card that was destroyed is owed by nobody`)
}

/** What no clerk should get: another's drawer, a receipt of nobody, an approval of nothing, money for what was never paid. */
const odd: Act = async world => {
  const nobody = world.ground.offices.till.id
  const holder = world.chance.pick(world.holders)
  await world.ask('clerk', 'GET /fees/drawers/:office/:drawer', { params: { office: office(world, 'clerk'), drawer: nobody } })
  await world.ask('clerk', 'GET /fees/drawers/:office/:drawer', { params: { office: office(world, 'stranger'), drawer: nobody } })
  await world.ask('clerk', 'GET /people/:person/receipts/:receipt/print', { params: { person: holder.person, receipt: nobody } })
  await world.ask('chief', 'POST /fees/drawers/:office/:drawer/approve', { params: { office: office(world, 'clerk'), drawer: nobody }, body: { key: press(world) } })
  await world.ask('chief', 'POST /fees/drawers/:office/:drawer/approve', { params: { office: office(world, 'stranger'), drawer: nobody }, body: { key: press(world) } })
  const book = [...world.books.drawers].find(([who]) => who !== 'chief')
  if (book) await world.ask('chief', 'POST /fees/drawers/:office/:drawer/approve', { params: { office: office(world, book[0]), drawer: book[1].id }, body: { key: press(world) } })
  if (holder.asked) await world.ask('clerk', 'POST /people/:person/applications/:application/fee/return', { params: { person: holder.person, application: holder.asked.id }, body: { key: press(world) } })
  await world.ask('colleague', 'POST /fees/drawers/:drawer/accept', { params: { drawer: nobody }, body: { pieces: {}, key: press(world) } })
}

/** Every drawer holds what its clerk's book says. */
export async function countDrawers(world: World): Promise<void> {
  for (const [who, book] of world.books.drawers) {
    const { drawer } = got(await world.ask(who, 'GET /fees/drawer'))
    must(drawer?.id === book.id && drawer.holds === book.holds, `${who}: the drawer holds ${drawer?.holds}, by the clerk's book ${book.holds}`)
  }
}

/** A day at the till: opened, something banked, counted short and explained, closed, the difference looked at by two chiefs; or handed on, miscounted, taken back. */
const cashDay: Act = async world => {
  const who = world.chance.pick(['clerk', 'colleague', 'chief'] as const)
  if (!world.books.drawers.has(who)) {
    const drawer = await world.ask(who, 'POST /fees/drawer/open', { body: { pieces: pieces(20_000), key: press(world) } })
    if (refusedAs(drawer) !== null) return
    world.books.drawers.set(who, { id: drawer.id, holds: 20_000, state: 'open', day: dayOf(world.now()) })
  }
  const book = world.books.drawers.get(who)!
  if (book.state !== 'open' || book.day !== dayOf(world.now())) return
  const banked = await world.ask(who, 'POST /fees/drawer/bank', { body: { amount: 1_000, slip: press(world), key: press(world) } })
  if (refusedAs(banked) === null) book.holds -= 1_000
  await world.ask(who, 'POST /fees/drawer/bank', { body: { amount: 9_000_000, key: press(world) } })
  if (world.chance.happens(50)) {
    const next = pairs[who]
    if (refusedAs(await world.ask(who, 'POST /fees/drawer/offer', { body: { pieces: pieces(book.holds), to: world.ground.staff[next].by.id, key: press(world) } })) !== null) return
    book.state = 'offered'
    for (const wrong of ['reviewer', 'clerk2', who] as const) await world.ask(wrong, 'POST /fees/drawers/:drawer/accept', { params: { drawer: book.id }, body: { pieces: pieces(book.holds), key: press(world) } })
    await world.ask(next, 'POST /fees/drawers/:drawer/accept', { params: { drawer: book.id }, body: { pieces: pieces(book.holds + 100), key: press(world) } })
    if (world.chance.happens(50)) {
      const taken = await world.ask(next, 'POST /fees/drawers/:drawer/accept', { params: { drawer: book.id }, body: { pieces: pieces(book.holds), key: press(world) } })
      must((refusedAs(taken) === null) === !world.books.drawers.has(next as Who), `${next}: a drawer counted alike was not taken over`)
      if (refusedAs(taken) !== null) return
      world.books.drawers.delete(who)
      world.books.drawers.set(next as Who, { id: taken.id, holds: book.holds, state: 'open', day: dayOf(world.now()) })
      return
    }
    if (world.chance.happens(50)) return
    if (refusedAs(await world.ask(who, 'POST /fees/drawer/take-back', { body: { key: press(world) } })) === null) book.state = 'open'
    return
  }
  const short = Math.max(0, book.holds - 100)
  const closed = await world.ask(who, 'POST /fees/drawer/close', { body: { pieces: pieces(short), banked: 0, explanation: '少了一元', key: press(world) } })
  if (refusedAs(closed) !== null) return
  must(closed.difference === short - book.holds || (closed.difference === null && short === book.holds), `${who}: short by ${book.holds - short}, booked as ${closed.difference}`)
  world.books.drawers.delete(who)
  for (const chief of [who === 'chief' ? 'chief' : 'deputy', 'deputy', 'deputy'] as const) await world.ask(chief, 'POST /fees/drawers/:office/:drawer/approve', { params: { office: office(world, who), drawer: closed.id }, body: { remark: '核过', key: press(world) } })
}

export const feeActs: readonly (readonly [name: string, often: number, act: Act])[] = [
  ['openDrawer', 4, open], ['closeDrawer', 3, close], ['bank', 1, bank], ['handOn', 2, handOn], ['takeBack', 1, takeBack], ['approveDifference', 1, approve], ['owed', 3, owed], ['oddFees', 1, odd], ['cashDay', 6, cashDay],
]
