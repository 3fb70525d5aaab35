import { dayOf } from '#kit/day'
import { policy } from '#regions'
import { must } from '../books.ts'
import { got, type Who } from '../ground.ts'
import { documentOf, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, someone, type Act } from './act.ts'
import { cancellationOf } from './cancellation.ts'
import { handedOver } from './counter.ts'
import { collectFee, payFee } from './fees.ts'
import { deliveryTo, photoOf, reviewAll } from './issue.ts'
import { exchangePrinter, staysPut } from './printers.ts'
import { opened } from './scenes.ts'

/** 即时制卡: the card of a replacement or exchange made at the counter while its holder waits; ribbons that end, cards that jam, bad chips; gone on with, begun anew, given up, left to the plant. */
type State = 'ready' | 'no-ribbon' | 'jammed' | 'no-card' | 'chip-bad'
type Verb = 'go' | 'register' | 'new-blank' | 'give-up' | 'to-plant'
const ask = (world: World, holder: Pick<Holder, 'person'>, application: string, verb: Verb, who: Who = 'clerk', more: object = {}) => {
  if (verb === 'go') world.books.begun.add(application)
  return world.ask(who, `POST /instant/:person/:application/${verb}`, { params: { person: holder.person, application }, body: { key: press(world), ...verb === 'register' ? { face: true } : {}, ...more } })
}
const machine = async (world: World, state: State) => got(await world.ask('clerk', 'POST /demo/printer', { body: { state } }))
/** Blanks of the counter as the list shows them. */
async function blanks(world: World): Promise<number> {
  const { rows } = got(await world.ask('clerk', 'GET /production/blanks'))
  return rows.reduce((sum: number, row: { left: number }) => sum + row.left, 0)
}

/** Whose name the print font has, most of the time. */
const fits = (holder: Holder) => !holder.name.includes('\u{2A6D6}')
/** Of a lost card another is asked for, the report made where there is none that stands. */
async function anew(world: World, holder: Holder): Promise<Holder | null> {
  const params = { person: holder.person, card: holder.card! }
  if ((!holder.lost || holder.lapses) && refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params, body: { document: documentOf(holder) } })) === null) Object.assign(holder, { lost: true, lapses: false })
  const choices = got(await world.ask('clerk', 'GET /cards/:person/:card/successor', { params, query: { kind: 'replacement' } }))
  const made = await world.ask('clerk', 'POST /cards/:person/:card/replace', { params, body: { key: press(world), reason: 'lost', delivery: deliveryTo(world, 'counter'), fee: choices.fee, document: documentOf(holder) } })
  if (refusedAs(made) !== null) return null
  if (made.fee) collectFee(world, 'clerk', { application: made.id, amount: made.fee, number: made.receipt.number, what: 'taken' })
  return Object.assign(holder, { asked: { id: made.id, number: made.number, kind: 'replacement' as const, fee: made.fee, version: made.version, office: 'counter' as const } })
}

/** Somebody at the counter for another card, paid and not yet approved. */
async function comes(world: World): Promise<Holder | null> {
  const holder = carded(world, one => fits(one) && !one.asked && !one.handedIn && !one.suspended)
  if (!holder) return null
  await opened(world)
  if (holder.lost || policy('340100', 'exchange.report.first', dayOf(world.now()))) return anew(world, holder)
  const params = { person: holder.person, card: holder.card! }
  const office = world.chance.happens(90) ? 'counter' as const : 'branch' as const
  const choices = got(await world.ask('clerk', 'GET /cards/:person/:card/successor', { params, query: { kind: 'exchange' } }))
  const made = await world.ask('clerk', 'POST /cards/:person/:card/exchange', { params, body: { key: press(world), reason: 'worn', delivery: deliveryTo(world, office), fee: choices.fee, document: documentOf(holder), ...world.chance.happens(10) ? { photo: await photoOf(world, holder, false) } : {} } })
  if (refusedAs(made) !== null) return null
  if (made.fee) collectFee(world, 'clerk', { application: made.id, amount: made.fee, number: made.receipt.number, what: 'taken' })
  return Object.assign(holder, { asked: { id: made.id, number: made.number, kind: 'exchange' as const, fee: made.fee, version: made.version, office }, handedIn: true })
}

const instantly: Act = async world => {
  const holder = oneOf(world, one => one.asked && one.asked.kind !== 'first' && one.asked.office === 'counter' && (fits(one) || world.chance.happens(10))) ?? await comes(world)
  if (!holder?.asked) return
  const { id } = holder.asked
  const none = world.chance.pick(['register', 'new-blank', 'give-up', 'to-plant'] as const)
  // nothing of it was begun
  if (!world.books.begun.has(id) && world.chance.happens(40)) must(refusedAs(await ask(world, holder, id, none, 'clerk', none === 'new-blank' ? { attempt: 1 } : none === 'give-up' ? { document: documentOf(holder) } : {})) !== null, `${none} of a card that was not begun`)
  if (world.chance.happens(25)) await ask(world, holder, id, 'go')
  await reviewAll(world)
  if (world.chance.happens(25)) await ask(world, holder, world.ground.offices.till.id, 'go')
  if (world.chance.happens(30)) must(refusedAs(await ask(world, holder, id, 'go', 'clerk2')) !== null, 'a card was made where no machine is')
  const before = await blanks(world)
  const state = world.chance.pick(['ready', 'ready', 'ready', 'no-ribbon', 'jammed', 'no-card', 'chip-bad'] as const)
  await machine(world, state)
  let made = await ask(world, holder, id, 'go')
  if (refusedAs(made) === 'instant-no-blank') {
    for (const bank of ['95588', '96588']) got(await world.ask('clerk', 'POST /production/blanks/in', { body: { bank, face: '340100', key: press(world), count: 2, note: `counter ${bank} ${world.books.presses}` } }))
    made = await ask(world, holder, id, 'go')
  }
  if (refusedAs(made) !== null || made.job.step === 'registered') return
  must(state === 'ready' || made.job.trouble !== null || made.job.step === 'checked', 'a machine that is not ready made a card')
  await onward(world, holder, made, before)
}

/** What is done with a card that was begun: the trouble seen to, another blank, looked at and handed over, or no card and the fee back. */
/** A job as the page shows it. */
async function onward(world: World, holder: Holder, begun: any, before: number): Promise<void> {
  const { asked } = holder
  const { id } = asked!
  let made = begun
  const who = world.chance.pick(['clerk', 'clerk', 'colleague'] as const)
  if (world.chance.happens(20)) must(refusedAs(await ask(world, holder, id, 'go', 'clerk2')) !== null, 'a card was gone on with at another counter')
  if (made.job.step !== 'registered' && world.chance.happens(15)) await ending(world, holder)
  if (made.job.trouble) {
    await staysPut(world)
    const next = world.chance.happens(50) ? await comes(world) : null
    if (next) {
      await reviewAll(world)
      must(refusedAs(await ask(world, next, next.asked!.id, 'go')) !== null, 'two cards lie in one machine')
    }
    if (world.chance.happens(15)) return
    await machine(world, 'ready')
    const { attempt } = made.job
    if (made.job.spoilt) must(refusedAs(await ask(world, holder, id, 'go', who)) === 'instant-spoilt', 'a spoilt card was gone on with')
    if (made.job.spoilt || world.chance.happens(15)) for (let i = 0; i < 2; i++) {
      const fresh = await ask(world, holder, id, 'new-blank', who, { attempt })
      must(refusedAs(fresh) !== null || fresh.job.attempt === attempt + 1, 'a blank was spoilt twice')
    }
    if (world.chance.happens(60)) made = await ask(world, holder, id, 'go', who)
    if (refusedAs(made) !== null) return
  }
  const left = await blanks(world)
  must(left <= before + 4, `blanks grew from ${before} to ${left}`)
  const end = made.job.step === 'checked' && !made.job.trouble ? world.chance.pick(['register', 'register', 'register', 'give-up', 'to-plant', 'wait'] as const) : world.chance.pick(['give-up', 'to-plant', 'wait'] as const)
  if (end === 'wait') return
  if (end === 'to-plant') {
    for (let i = 0; i < 2; i++) must(refusedAs(await ask(world, holder, id, 'to-plant', who)) === null, 'a card could not be left to the plant')
    return
  }
  if (end === 'give-up') {
    await opened(world)
    const gone = await ask(world, holder, id, 'give-up', 'clerk', { document: documentOf(holder) })
    if (refusedAs(gone) !== null) return
    if (asked!.fee) await payFee(world, 'clerk', holder, asked!)
    Object.assign(holder, { asked: null, handedIn: asked!.kind === 'exchange' ? false : holder.handedIn })
    must(refusedAs(await ask(world, holder, id, 'go')) !== null, 'a card was made that was given up')
    return
  }
  const card = made.job.card
  for (let i = 0; i < 2; i++) must((await ask(world, holder, id, 'register', who)).job.step === 'registered', 'a card that was read back was not registered')
  for (const late of ['new-blank', 'give-up', 'to-plant'] as const) if (world.chance.happens(40)) must(refusedAs(await ask(world, holder, id, late, 'clerk', late === 'new-blank' ? { attempt: made.job.attempt } : late === 'give-up' ? { document: documentOf(holder) } : {})) === 'instant-made', `a card that is made was ended: ${late}`)
  must(await blanks(world) === left, 'a blank was used for a card that was made')
  if (world.chance.happens(25)) return
  if (refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card }, body: { document: documentOf(holder), papers: ['household-register'] } })) === null) await handedOver(world, holder, card)
}

/** Somebody says that the holder died while the machine is at the card: not before that card is done with. */
async function ending(world: World, holder: Holder): Promise<void> {
  const asked = await cancellationOf(world, holder)
  if (!asked) return
  must(refusedAs(await asked.approve()) !== null, `${holder.number}: cancelled while a card was in the machine`)
  await asked.refuse()
}

/** What stands unfinished is seen, and nothing of it changes anything. */
const look: Act = async world => {
  const { rows } = got(await world.ask('clerk', 'GET /instant'))
  for (const { person, application } of rows.slice(0, 1)) await world.ask('clerk', 'GET /instant/:person/:application', { params: { person, application } })
  await ask(world, someone(world), world.ground.offices.till.id, 'go')
  await exchangePrinter(world)
}

export const instantActs: readonly (readonly [name: string, often: number, act: Act])[] = [['instantly', 9, instantly], ['lookInstant', 1, look]]
