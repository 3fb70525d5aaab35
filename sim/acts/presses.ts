import { dayOf } from '#kit/day'
import { must } from '../books.ts'
import { refusedAs } from '../world.ts'
import { press, type Act } from './act.ts'

/** 上缴 pressed twice, and once more with another amount: cash leaves once. */
const bankTwice: Act = async world => {
  const open = [...world.books.drawers]
  if (!open.length) return
  const [who, book] = world.chance.pick(open)
  if (book.state !== 'open' || book.holds < 100 || book.day !== dayOf(world.now())) return
  const key = press(world)
  const bank = (amount: number) => world.ask(who, 'POST /fees/drawer/bank', { body: { amount, slip: key, key } })
  for (let i = 0; i < 2; i++) must((await bank(100)).holds === book.holds - 100, `${who}: a press that was sent twice left ${book.holds} less 100 in the drawer`)
  must(refusedAs(await bank(101)) === 'press-differs', `${who}: a press banked another amount`)
  book.holds -= 100
}

export const pressActs: readonly (readonly [string, number, Act])[] = [['bankTwice', 2, bankTwice]]
