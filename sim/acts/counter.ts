import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { policy } from '#regions'
import { reportOwnLossAndStop } from '#terminals'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { agent, documentOf, type Asked, type Holder } from '../holder.ts'
import { keyOf, refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, someone, type Act } from './act.ts'
import { comingTo, deliveryTo, deskOf, makeAll, photoOf, receiveAll, reviewAll, take } from './issue.ts'
import { collectFee, payFee } from './fees.ts'

/** At the windows: cards handed over, losses reported and released, cards replaced and exchanged. */
export const wrongPapers = (holder: Holder) => ({ ...documentOf(holder), number: '340104199001011234' })
const expiredAgent = { ...agent, validUntil: '2020-01-01' }

/** 领卡: at the place that has the card; now and then at the wrong one, without the papers, by an agent, twice. */
export const collect: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  const coming = holder && await comingTo(world, holder)
  if (!holder || !coming || coming.delivery === 'post' || holder.asked!.office === 'post') return
  const right = deskOf(holder)
  const who = world.chance.happens(85) ? right.who : world.chance.pick(['clerk2', 'teller', 'colleague'] as const)
  const wrong = world.chance.happens(12)
  const household = world.chance.happens(80)
  const shown = { document: wrong ? wrongPapers(holder) : documentOf(holder), ...household ? { papers: ['household-register'] } : {}, ...world.chance.happens(12) ? { agent: world.chance.pick([agent, expiredAgent, { ...agent, number: holder.number }]) } : {} }
  const handed = await world.ask(who, 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card: coming.id }, body: shown })
  if (refusedAs(handed) !== null) return
  must(!wrong, `${holder.number}: the card was handed over on a wrong document`)
  must(world.ground.staff[who].office === right.office, `${holder.number}: the card was handed over where it was not`)
  await handedOver(world, holder, coming.id)
  if (world.chance.happens(25)) must(refusedAs(await world.ask(who, 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card: coming.id }, body: shown })) !== null, 'a card was handed over twice')
}

/** The card is in its holder's hands: what they write down. */
export async function handedOver(world: World, holder: Holder, card: string): Promise<void> {
  await take(world, holder, card)
  world.books.hands.delete(card)
  const seen = got(await world.ask('chief', 'GET /cards/:person', { params: { person: holder.person } }))
  const view = seen.cards.find((one: { id: string }) => one.id === card)
  must(view.state === 'handed-over', `${holder.cardNumber}: handed over and not in hand`)
  // a new card is made from the record: what differed on the old one is gone with it
  Object.assign(holder, { collected: true, bankTold: false, differs: false, lost: false, lapses: false, handedIn: false, suspended: false, asked: null, wrong: 0, locked: false, ...view.pin?.first ? { pin: null, mustSet: true } : { pin: '123456', mustSet: false } })
}

/** The card that comes in place of another is reviewed, made, received and collected at the window; false where it does not get so far. */
export async function newCardCollected(world: World, holder: Holder): Promise<boolean> {
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  const coming = await comingTo(world, holder)
  if (coming?.state !== 'at-site') return false
  if (refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card: coming.id }, body: { document: documentOf(holder), papers: ['household-register'] } })) !== null) return false
  await handedOver(world, holder, coming.id)
  return true
}

/** 挂失: in writing, on the web or by telephone; now and then by an agent, on a wrong document, twice. */
const lose: Act = async world => {
  const holder = carded(world) ?? someone(world)
  const how = world.chance.pick(['written', 'written', 'web', 'phone'] as const)
  const card = holder.card
  if (how === 'written') {
    if (!card) return
    const body = { document: world.chance.happens(10) ? wrongPapers(holder) : documentOf(holder), ...world.chance.happens(10) ? { agent: world.chance.pick([agent, expiredAgent]) } : {} }
    const who = world.chance.happens(75) ? 'clerk' : 'teller'
    return lost(world, holder, await world.ask(who, 'POST /cards/:person/:card/report-loss', { params: { person: holder.person, card }, body }), false)
  }
  if (how === 'web') return lost(world, holder, await world.ask(holder, 'POST /my/card/report-loss', { body: {} }), false)
  return byPhone(world, holder)
}

/** At the telephone, which is no route yet. */
export async function byPhone(world: World, holder: Holder): Promise<void> {
  const done = await world.as('counter', 'cards.report-loss-by-phone', work => reportOwnLossAndStop({ ...work, by: { kind: 'holder', id: holder.person, organisation: null, post: null, authority: '12333' } }, keyOf(holder), 'phone'))
  lost(world, holder, done, policy('340100', 'loss.phone.days', dayOf(world.now())) !== null)
}

function lost(_world: World, holder: Holder, done: unknown, lapses: boolean): void {
  if (isRefused(done)) return
  must(holder.collected && !holder.handedIn && (!holder.lost || holder.lapses), `${holder.cardNumber}: a loss was reported that changes nothing`)
  Object.assign(holder, { lost: true, lapses })
}

/** 解挂. Not while a replacement is under way. */
const release: Act = async world => {
  const holder = carded(world, one => one.lost) ?? carded(world)
  if (!holder) return
  const wrong = world.chance.happens(10)
  const done = await world.ask('clerk', 'POST /cards/:person/:card/release-loss', { params: { person: holder.person, card: holder.card! }, body: { document: wrong ? wrongPapers(holder) : documentOf(holder) } })
  if (refusedAs(done) !== null) return
  must(holder.lost && !wrong, `${holder.cardNumber}: a loss was released that should stand`)
  holder.lost = false
}

/** 补卡, 换卡: the fee into the clerk's drawer, the receipt to the holder; pressed again it is the same. */
export const succeed: Act = async world => {
  const kind = world.chance.pick(['replace', 'exchange'] as const)
  const holder = carded(world, one => kind === 'replace' ? one.lost : !one.lost) ?? carded(world)
  if (!holder) return
  const name = kind === 'replace' ? 'replacement' as const : 'exchange' as const
  const who = world.chance.pick(['clerk', 'clerk', 'colleague'] as const)
  const params = { person: holder.person, card: holder.card! }
  const choices = await world.ask(who, 'GET /cards/:person/:card/successor', { params, query: { kind: name } })
  if (refusedAs(choices) !== null) return
  const office = world.chance.pick(['counter', 'counter', 'counter', 'branch', 'post', 'unit'] as const)
  const body = { key: press(world), reason: kind === 'replace' ? 'lost' : world.chance.pick(['damaged', 'worn', 'data']), delivery: deliveryTo(world, office), fee: world.chance.happens(5) ? choices.fee + 100 : choices.fee,
    document: world.chance.happens(5) ? wrongPapers(holder) : documentOf(holder), ...world.chance.happens(5) ? { agent } : {}, ...world.chance.happens(5) ? { photo: await photoOf(world, holder, world.chance.happens(50)) } : {} }
  const ask = () => world.ask(who, `POST /cards/:person/:card/${kind}`, { params, body })
  const made = await ask()
  if (refusedAs(made) !== null) return
  must(!holder.asked && (kind === 'replace' ? holder.lost && !holder.lapses : true), `${holder.cardNumber}: a successor was applied for that should not be`)
  if (made.fee) collectFee(world, who, { application: made.id, amount: made.fee, number: made.receipt?.number ?? 'none', what: 'taken' })
  else must(!made.receipt, `${holder.number}: a receipt of no fee`)
  holder.asked = { id: made.id, number: made.number, kind: name, fee: made.fee, version: made.version, office } satisfies Asked
  if (kind === 'exchange') holder.handedIn = true
  if (!world.chance.happens(30)) return
  const again = await ask()
  must(again.id === made.id && again.receipt?.number === made.receipt?.number, `${holder.number}: pressed twice, applied twice`)
}

/** 撤回 at the window: of a successor the old card and the fee come back. */
export const withdraw: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  const asked = holder?.asked
  if (!holder || !asked) return
  const web = world.chance.happens(25)
  const who = world.chance.pick(['clerk', 'clerk', 'colleague', 'teller'] as const)
  const body = { ...world.chance.happens(90) ? { document: world.chance.happens(92) ? documentOf(holder) : wrongPapers(holder) } : {}, ...world.chance.happens(20) ? { version: asked.version } : {} }
  const gone = web ? await world.ask(holder, 'POST /my/applications/:application/withdraw', { params: { application: asked.id }, body: {} })
    : await world.ask(who, 'POST /people/:person/applications/:application/withdraw', { params: { person: holder.person, application: asked.id }, body })
  if (refusedAs(gone) !== null) return
  must(asked.kind === 'first' || !web, `${holder.number}: a successor was withdrawn on the web`)
  if (asked.fee) await payFee(world, who, holder, asked)
  Object.assign(holder, { asked: null, handedIn: asked.kind === 'exchange' ? false : holder.handedIn })
}

export const counterActs: readonly (readonly [name: string, often: number, act: Act])[] = [
  ['collect', 6, collect], ['lose', 5, lose], ['release', 4, release], ['succeed', 5, succeed], ['withdraw', 3, withdraw],
]
