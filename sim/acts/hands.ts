import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import { got, type Who } from '../ground.ts'
import { documentOf } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { oneOf, press, type Act } from './act.ts'
import { comingTo } from './issue.ts'

/** 出柜: waiting cards in clerks' hands, taken, offered, taken over, put back; each clerk knows what they hold. */
type Card = { person: Id; card: Id }
const clerks = ['clerk', 'colleague'] as const satisfies readonly Who[]
const other = { clerk: 'colleague', colleague: 'clerk' } as const
const ask = (world: World, who: Who, verb: 'take' | 'put-back' | 'offer' | 'accept', cards: readonly Card[], more: object = {}) => world.ask(who, `POST /cards-in-hands/${verb}`, { body: { cards, key: press(world), ...more } })
const held = (world: World, who: Who, holds: (one: { to: Who | null }) => boolean = () => true): Card[] => [...world.books.hands].filter(([, one]) => one.who === who && holds(one)).map(([card, { person }]) => ({ person, card }))
const member = (world: World, who: Who) => world.ground.staff[who].by.id

const takeOut: Act = async world => {
  const who = world.chance.pick(clerks)
  const waiting: Card[] = []
  for (const holder of world.holders.filter(one => one.asked?.office === 'counter').slice(0, 4)) {
    const coming = await comingTo(world, holder)
    if (coming?.state === 'at-site') waiting.push({ person: holder.person, card: coming.id })
  }
  if (world.chance.happens(25)) {
    const collected = oneOf(world, one => one.collected)
    if (collected) must(refusedAs(await ask(world, who, 'take', [...waiting, { person: collected.person, card: collected.card! }])) !== null, 'a card was taken from the safe that is not in it')
  }
  if (!waiting.length) return
  const taken = await ask(world, who, 'take', waiting)
  const theirs = waiting.some(({ card }) => world.books.hands.get(card)?.who === other[who])
  must((refusedAs(taken) === 'in-other-hands') === theirs, `${who}: cards in a colleague’s hands were taken, or cards in the safe not: ${refusedAs(taken)}`)
  if (refusedAs(taken) !== null) return
  const fresh = waiting.filter(({ card }) => !world.books.hands.has(card))
  must(taken.cards === fresh.length, `${who}: took ${taken.cards}, by the own count ${fresh.length}`)
  for (const { person, card } of fresh) world.books.hands.set(card, { who, person, to: null })
}

/** Of a card in a clerk's hands: handed over, sent back or taken by nobody else. */
const guarded: Act = async world => {
  const [card, book] = [...world.books.hands][0] ?? []
  const holder = book && world.holders.find(one => one.person === book.person)
  if (!card || !holder) return
  const not = other[book.who as keyof typeof other]
  const no = await world.ask(not, 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card }, body: { document: documentOf(holder), papers: ['household-register'] } })
  must(refusedAs(no) !== null, 'a card was handed over out of somebody else’s hands')
  const back = await world.ask(book.who, 'POST /cards-to-collect/send-back', { body: { cards: [{ person: holder.person, card }], key: press(world) } })
  must(refusedAs(back) !== null, 'a card in a clerk’s hands was sent back')
}

const putBack: Act = async world => {
  const who = world.chance.pick(clerks)
  const mine = held(world, who)
  const theirs = held(world, other[who])
  if (theirs.length && world.chance.happens(50)) must(refusedAs(await ask(world, who, 'put-back', theirs)) === 'put-back-unexplained', `${who}: a colleague’s cards were put back without a word`)
  const cards = theirs.length && world.chance.happens(30) ? theirs : mine
  if (!cards.length) return
  got(await ask(world, who, 'put-back', cards, cards === theirs ? { why: '下班没有放回' } : {}))
  for (const { card } of cards) world.books.hands.delete(card)
  must(refusedAs(await ask(world, who, 'put-back', cards, { why: '再放一次' })) === 'not-in-hands', `${who}: what lies in the safe was put back`)
}

const passOn: Act = async world => {
  const who = world.chance.pick(clerks)
  const next = other[who]
  const mine = held(world, who)
  if (!mine.length) return
  for (const [to, odd] of [['clerk2', 40], ['reviewer', 30]] as const) if (world.chance.happens(odd)) must(refusedAs(await ask(world, who, 'offer', mine, { to: member(world, to) })) === 'colleague-unknown', `cards were offered to ${to}`)
  if (world.chance.happens(40)) must(refusedAs(await ask(world, next, 'offer', mine, { to: member(world, who) })) === 'in-other-hands', `${next}: offered what they do not hold`)
  const unoffered = held(world, who, one => !one.to)
  if (unoffered.length && world.chance.happens(40)) must(refusedAs(await ask(world, next, 'accept', unoffered)) === 'not-offered', `${next}: took over what nobody offered`)
  got(await ask(world, who, 'offer', mine, { to: member(world, next) }))
  for (const { card } of mine) world.books.hands.get(card)!.to = next
  if (world.chance.happens(30)) must(refusedAs(await ask(world, 'clerk2', 'accept', mine)) !== null, 'cards went to another office')
  if (world.chance.happens(25)) return
  got(await ask(world, next, 'accept', mine))
  for (const { card } of mine) Object.assign(world.books.hands.get(card)!, { who: next, to: null })
  must(refusedAs(await ask(world, next, 'accept', mine)) === 'not-offered', 'cards were taken over twice')
}

/** Every clerk holds what their own list says. */
export const countHands: Act = async world => {
  for (const who of clerks) {
    const { mine, offered } = got(await world.ask(who, 'GET /cards-in-hands'))
    const ids = (rows: readonly { card: Id }[]) => rows.map(row => row.card).sort().join()
    must(ids(mine) === ids(held(world, who)), `${who} holds other cards than the own list says`)
    must(ids(offered) === ids(held(world, other[who], one => one.to === who)), `${who} is offered other cards than were told`)
  }
}
/** A morning: out of the safe, to the colleague, and what is left back. */
const morning: Act = async world => { for (const act of [takeOut, guarded, passOn, countHands, putBack]) await act(world) }

export const handActs: readonly (readonly [name: string, often: number, act: Act])[] = [['takeOut', 2, takeOut], ['putBackCards', 1, putBack], ['passOn', 1, passOn], ['morning', 4, morning]]
