import { dayOf } from '#kit/day'
import { kindOf, sealPin, type Key, type Message } from '../../src/wire/iso8583/index.ts'
import type { Journal } from './journal.ts'
import { requestFrom, type Said, type Who } from './messages.ts'
import type { Order } from './order.ts'

type Has = { who: Who; journal: Journal; now: () => Date; random: (size: number) => Buffer }

/** The message of an order, or why there is none. `undone`: it is reversed when no answer comes. */
export function messageFor({ who, journal, now: clock, random }: Has, order: Order, entered: { card: string; pin: string } | null, keys: { pin: Key; batch: string }, stan: string): { message: Message; undone: boolean } | readonly [zh: string, en: string] {
  const said = { amount: order.amount, stan, batch: keys.batch }
  const nothing = { original: null, reference: null, own: null }
  if (order.what === 'return') {
    const bought = order.of === null ? undefined : journal.find(order.of)
    if (bought?.state !== 'approved' || bought.what !== 'purchase') return ['这台 POS 没有这笔消费，不能退', 'this POS has no such purchase; nothing was given back']
    const whole = order.amount === bought.amount && dayOf(new Date(bought.done!)) === dayOf(clock())
    const kind = whole ? 'void' : 'refund'
    const back: Said = { ...said, ...nothing, card: bought.card!, pinBlock: null, reference: bought.rrn, original: { batch: bought.batch!, stan: bought.stan!, date: dayOf(new Date(bought.done!)).slice(5).replace('-', '') } }
    return { message: requestFrom(who, kind, back, clock()), undone: kindOf(kind).undone ?? false }
  }
  const { card, pin } = entered!
  const pinBlock = sealPin(keys.pin, pin, card, random)
  const kind = order.what
  return { message: requestFrom(who, kind, { ...said, ...nothing, card, pinBlock, own: order.what === 'pay-in' ? Buffer.from(order.of!, 'latin1') : null }, clock()), undone: kindOf(kind).undone ?? false }
}
