import { dayOf } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { refusedAs, type World } from '../world.ts'
import { press, type Act } from './act.ts'

/** The last press of each clerk, and the drawer it left. */
const before = new WeakMap<World, Record<string, { key: string; drawer: string }>>()
/** 上缴 pressed twice, and once more with another amount: cash leaves once. */
const bankTwice: Act = async world => {
  const open = [...world.books.drawers]
  if (!open.length) return
  const [who, book] = world.chance.pick(open)
  if (book.state !== 'open' || book.holds < 100 || book.day !== dayOf(world.now())) return
  const key = press(world)
  const bank = (amount: number) => world.ask(who, 'POST /fees/drawer/bank', { body: { amount, slip: key, key } })
  // the press of last time comes once more, whatever drawer is open now
  const last = before.get(world)?.[who]
  if (last) {
    const again = await world.ask(who, 'POST /fees/drawer/bank', { body: { amount: 100, slip: last.key, key: last.key } })
    must(again.id === last.drawer, `${who}: a press that came again was answered with another drawer`)
  }
  for (let i = 0; i < 2; i++) must((await bank(100)).holds === book.holds - 100, `${who}: a press that was sent twice left ${book.holds} less 100 in the drawer`)
  before.set(world, { ...before.get(world), [who]: { key, drawer: got(await bank(100)).id } })
  must(refusedAs(await bank(101)) === 'press-differs', `${who}: a press banked another amount`)
  book.holds -= 100
}

export const pressActs: readonly (readonly [string, number, Act])[] = [['bankTwice', 2, bankTwice]]
