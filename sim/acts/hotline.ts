import { policy } from '#regions'
import { dayOf } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import type { Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { oneOf, press, someone, type Act } from './act.ts'
import { inboxOf } from './clock.ts'

/** 12333: people call, answer, are told, report a loss or a lost phone; strangers do not get through. What a proven caller was told must be what the holder knows. */
type Said = { factor: string; answer: string }[]
const right = (holder: Holder): Said => [{ factor: 'phone', answer: holder.phone }, holder.card ? { factor: 'card', answer: holder.cardNumber.slice(-4) } : { factor: 'application', answer: holder.asked?.number ?? '' }]
const begin = (world: World, holder: Holder, name = holder.name) => world.ask('hotline', 'POST /hotline/calls', { body: { name, number: holder.number, key: press(world) } })
const at = (world: World, call: string, verb: string, body: unknown = {}) => world.ask('hotline', `POST /hotline/calls/:call/${verb}`, { params: { call }, body })

const call: Act = async world => {
  const holder = oneOf(world, one => !one.differs && (one.card || one.asked)) ?? someone(world)
  const begun = await begin(world, holder)
  if (refusedAs(begun) !== null) return
  must(begun.needed === 2, 'the hotline asks for another number of answers')
  const early = await at(world, begun.call, 'report-loss')
  must(refusedAs(early) === 'caller-not-proven', `${holder.number}: a caller who proved nothing was answered ${refusedAs(early)}`)
  let said = right(holder)
  if (world.chance.happens(30) && !holder.phoneLost) {
    await at(world, begun.call, 'code')
    const code = /验证码 (\d{6})/.exec(await inboxOf(world, holder.phone, 'hotline-code') ?? '')?.[1]
    if (code) said = [{ factor: 'code', answer: code }, said[0]!]
    await at(world, begun.call, 'code')
  }
  if (world.chance.happens(20)) await at(world, begun.call, 'prove', { answers: said.slice(1) })
  const wrong = world.chance.happens(25) ? world.chance.pick([1, 2, 3]) : 0
  for (let i = 0; i < wrong; i++) {
    const no = await at(world, begun.call, 'prove', { answers: [said[0]!, { factor: 'bank-card', answer: '0000000' }] })
    // strangers tried this number before
    if (refusedAs(no) === 'caller-slow') return
    must(refusedAs(no) === 'answers-wrong' && no.facts.left === 2 - i, `${holder.number}: a wrong answer was taken as ${refusedAs(no)}`)
  }
  const told = await at(world, begun.call, 'prove', { answers: said })
  if (refusedAs(told) !== null) {
    must(wrong === 3 || !said[1]!.answer || refusedAs(told) === 'caller-slow', `${holder.number}: the holder’s own answers were refused: ${refusedAs(told)}`)
    return
  }
  must(wrong < 3 && JSON.stringify(told).includes(holder.number) === false, `${holder.number}: told after three wrong answers, or whole`)
  if (holder.collected && world.chance.happens(20)) {
    const lost = await at(world, begun.call, 'report-loss', { key: press(world) })
    if (refusedAs(lost) === null) {
      must(!holder.handedIn && (!holder.lost || holder.lapses), `${holder.cardNumber}: a loss was reported by telephone that changes nothing`)
      const lapses = policy('340100', 'loss.phone.days', dayOf(world.now())) !== null
      must(lapses === (lost.lastDay !== null), `${holder.cardNumber}: the term of a report by telephone`)
      Object.assign(holder, { lost: true, lapses })
    }
  }
  if (world.chance.happens(10)) {
    got(await at(world, begun.call, 'phone-lost', { key: press(world) }))
    holder.phoneLost = true
  }
  await at(world, begun.call, 'end', { key: press(world) })
  must(refusedAs(await at(world, begun.call, 'end')) === 'call-over', 'a call ended twice')
}

/** Somebody else calls in the holder's name, again and again, until the hotline slows down. */
const stranger: Act = async world => {
  const holder = someone(world)
  must(refusedAs(await at(world, '00001111222233334444', 'end')) === 'call-unknown', 'a call that nobody made')
  for (let i = 0; i < 3; i++) {
    const begun = await begin(world, holder, world.chance.pick(['王二', holder.name]))
    if (refusedAs(begun) !== null) { must(refusedAs(begun) === 'caller-slow', `a call was refused ${refusedAs(begun)}`); return }
    for (let tries = 0; tries < 3; tries++) must(refusedAs(await at(world, begun.call, 'prove', { answers: [{ factor: 'phone', answer: '13900000000' }, { factor: 'card', answer: '0000' }] })) !== null, `${holder.number}: a stranger got through`)
  }
}

export const hotlineActs: readonly (readonly [string, number, Act])[] = [['call', 2, call], ['stranger', 1, stranger]]
