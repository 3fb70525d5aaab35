import { tellEnding } from '#cards'
import { dayOf, wallClock } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { documentOf } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, someone, type Act } from './act.ts'
import { turn } from './clock.ts'
import { newCardCollected } from './counter.ts'
import { deliveryTo } from './issue.ts'

/** 到期换领: cards near their end, the reminders of them, and whom no text reaches. */
const renew: Act = async world => {
  const holder = world.chance.happens(15) ? carded(world, one => one.lost) ?? carded(world) : carded(world, one => !one.asked) ?? carded(world)
  if (!holder) return
  const old = { person: holder.person, card: holder.card! }
  const who = world.chance.pick(['clerk', 'clerk', 'colleague'] as const)
  const choices = await world.ask(who, 'GET /cards/:person/:card/successor', { params: old, query: { kind: 'renewal' } })
  if (refusedAs(choices) !== null) return
  const right = world.chance.happens(85)
  const body = { key: press(world), reason: 'expiring', delivery: deliveryTo(world, 'counter'), fee: choices.fee, document: documentOf(holder), oldCard: right ? holder.cardNumber : someone(world).cardNumber || 'Z0000000Z' }
  const ask = () => world.ask(who, 'POST /cards/:person/:card/renew', { params: old, body })
  if (right && world.chance.happens(70)) must(refusedAs(await world.ask(who, 'POST /cards/:person/:card/renew', { params: old, body: { ...body, key: press(world), oldCard: 'A00000000' } })) !== null, 'renewed with the card of somebody else')
  const made = await ask()
  if (refusedAs(made) !== null) return
  must(!holder.asked && !holder.lost && !holder.handedIn && body.oldCard === holder.cardNumber, `${holder.cardNumber}: renewed what should not be`)
  holder.asked = { id: made.id, number: made.number, kind: 'renewal', fee: made.fee, version: made.version, office: 'counter' }
  must((await ask()).id === made.id, `${holder.number}: pressed twice, renewed twice`)
  if (world.chance.happens(40)) return
  if (!await newCardCollected(world, holder)) return
  must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/renew', { params: old, body: { ...body, key: press(world) } })) === 'card-closed', 'a card that was renewed does something')
}

/** The whole round, part by part; now and then broken off and begun again, which goes on. */
async function tellAll(world: World) {
  const all = { told: 0, unreached: 0 }
  for (let after: string | null | undefined; after !== null;) {
    const part = got(await world.ask('chief', 'POST /card-renewals/tell', { body: { key: press(world), ...after && !world.chance.happens(10) ? { after } : {} } })) as { told: number; unreached: number; next: string | null }
    all.told += part.told
    all.unreached += part.unreached
    after = part.next
  }
  return all
}

/** Everyone due is told now, and by the clock: once, however often it is asked; who lost their phone is told otherwise, once. */
const tell: Act = async world => {
  const silent = world.chance.happens(60) ? oneOf(world, one => one.collected && !one.lost && !one.asked && !one.phoneLost && !one.minor) : null
  const away = silent && refusedAs(await world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: silent.person }, body: { document: documentOf(silent) } })) === null
  if (world.chance.happens(30)) got(await world.ask('chief', 'POST /card-renewals/tell', { body: { key: press(world), limit: 1 } }))
  await tellAll(world)
  const day = dayOf(world.now())
  const again = [await tellEnding(world.house), await tellAll(world)]
  must(again.every(each => each.told === 0 && each.unreached === 0), `${day}: somebody was told twice`)
  const { rows } = got(await world.ask('clerk', 'GET /card-ends', { query: { show: 'unreached' } })) as { rows: { id: string; person: string }[] }
  const row = rows.length ? world.chance.pick(rows) : null
  const params = row ? { person: row.person, card: row.id } : { person: silent?.person ?? '', card: silent?.card ?? '' }
  if (params.card) for (const first of [true, false]) {
    const told = refusedAs(await world.ask('clerk', 'POST /card-ends/:person/:card/told', { params, body: { how: 'call' } }))
    must(told === (row && first ? null : 'renewal-told'), `${params.card}: told otherwise ${told}`)
  }
  if (away) got(await world.ask('clerk', 'POST /people/:person/phone-lost/end', { params: { person: silent.person }, body: { document: documentOf(silent) } }))
  await turn(world)
}

/** The clock comes by, at night as well: nobody is told then. */
const nights: Act = async world => {
  const hour = Number(wallClock(world.now()).slice(11, 13))
  const { told, unreached } = await tellEnding(world.house)
  must((hour >= 9 && hour < 20) || told + unreached === 0, `told at ${hour}`)
  await turn(world)
}

export const renewalActs: readonly (readonly [name: string, often: number, act: Act])[] = [['renew', 8, renew], ['tellEnding', 2, tell], ['nights', 1, nights]]
