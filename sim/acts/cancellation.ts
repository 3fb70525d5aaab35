import { addDays, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import { got, type Who } from '../ground.ts'
import { documentOf, newHolder, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { believed } from './till.ts'
import { oneOf, press, someone, type Act } from './act.ts'
import { turn } from './clock.ts'
import { differ } from './identity.ts'
import { handedOver } from './counter.ts'
import { collectFee, payFee } from './fees.ts'
import { opened } from './scenes.ts'
import { applyFirst, comingTo, deliveryTo, makeAll, receiveAll, reviewAll } from './issue.ts'

/** 注销: on a death, a departure, an identity that makes the card void; asked for by one clerk, approved by another; the money leaves when the hours are over. */
type Ground = 'death' | 'departure' | 'identity'
type Heir = { name: string; relation: string; number: string; parts: number; way: 'bank' | 'account'; bank?: string; bankAccount?: string }
const papers = { death: ['death-certificate', 'relation-proof'], departure: ['departure-proof'], identity: ['identity-proof'] } as const
const applicant = { name: '王晓', number: '11010519491231002X', relation: '子女', validUntil: 'long-term' }
const bankHeir = (parts: number): Heir => ({ name: '王晓', number: '11010519491231002X', relation: '子女', parts, way: 'bank', bank: '中国工商银行', bankAccount: '6217 2100 0000 0001 234' })
const accountHeir = (holder: Holder, parts: number): Heir => ({ name: holder.name, number: holder.number, relation: '配偶', parts, way: 'account' })

async function formOf(world: World, holder: Holder, ground: Ground, beneficiaries: readonly Heir[]) {
  const kept: { material: string; paper: Id }[] = []
  for (const material of papers[ground]) {
    const { paper } = got(await world.ask('clerk', 'POST /people/:person/cancellation/papers', { params: { person: holder.person }, query: { material }, files: [{ field: 'scan', filename: 'a.pdf', bytes: Buffer.from('%PDF-1') }] }))
    kept.push({ material, paper })
  }
  return { ground, day: dayOf(world.now()), papers: kept, key: press(world), ...ground === 'death' ? { applicant, beneficiaries } : { document: documentOf(holder), account: { bank: '中国工商银行', bankAccount: '6217210000000001234' } } }
}
const request = (world: World, holder: Holder, body: object, who: Who = 'clerk') => world.ask(who, 'POST /people/:person/cancellation', { params: { person: holder.person }, body })
const decide = (world: World, who: Who, verb: 'approve' | 'refuse' | 'take-back', person: Id, { id, version }: { id: Id; version: number }, more: object = {}) =>
  world.ask(who, `POST /people/:person/cancellation/:cancellation/${verb}`, { params: { person, cancellation: id }, body: { version, ...verb === 'approve' ? {} : { reason: '办错人了' }, ...more } })

/** Forms that cannot be taken, one of them. */
async function oddly(world: World, holder: Holder, form: Awaited<ReturnType<typeof formOf>>): Promise<void> {
  const day = dayOf(world.now())
  const odds: [string, object][] = [['cancel-paper-missing', { papers: [] }], ['cancel-day', { day: addDays(day, 1) }]]
  if (form.ground === 'death') odds.push(['cancel-no-heir', { beneficiaries: [] }], ['cancel-bank-missing', { beneficiaries: [{ ...bankHeir(1), bankAccount: '12' }] }], ['cancel-heir-unknown', { beneficiaries: [{ ...accountHeir(holder, 1), name: '没有这人' }] }],
    ['cancel-applicant', { applicant: { ...applicant, number: holder.number } }])
  const first = world.chance.below(odds.length)
  for (const [name, more] of [odds[first]!, odds[(first + 1) % odds.length]!]) {
    const no = await request(world, holder, { ...form, key: press(world), ...more })
    must(refusedAs(no) !== null, `a cancellation was taken that could not be: ${name}`)
  }
}

/** Asked for, pressed again, asked anew; null when this person's cannot be. */
async function asked(world: World, holder: Holder, ground: Ground, heirs: readonly Heir[] = []): Promise<{ id: Id; version: number } | null> {
  const form = await formOf(world, holder, ground, heirs)
  if (world.chance.happens(70)) await oddly(world, holder, form)
  const made = await request(world, holder, form)
  if (refusedAs(made) !== null) return null
  must((await request(world, holder, form)).id === made.id, `${holder.number}: pressed twice, two cancellations`)
  if (world.chance.happens(30)) must(refusedAs(await request(world, holder, { ...form, key: press(world) })) === 'cancel-open', `${holder.number}: two cancellations wait`)
  return made
}

/** Approved by whoever asked, on an old page, then by a colleague; or turned down. The answer when it was done. */
async function approved(world: World, holder: Holder, made: { id: Id; version: number }): Promise<{ id: Id; version: number } | null> {
  if (world.chance.happens(30)) must(refusedAs(await decide(world, 'clerk', 'approve', holder.person, made)) !== null, `${holder.number}: whoever asked approved`)
  if (world.chance.happens(30)) must(refusedAs(await decide(world, 'colleague', 'approve', holder.person, { ...made, version: made.version + 7 })) !== null, `${holder.number}: approved as it no longer is`)
  if (world.chance.happens(20)) {
    must(refusedAs(await decide(world, 'colleague', 'take-back', holder.person, made)) !== null, `${holder.number}: what was not done was taken back`)
    got(await decide(world, world.chance.pick(['clerk', 'colleague']), 'refuse', holder.person, made))
    must(refusedAs(await decide(world, 'colleague', 'approve', holder.person, made)) === 'cancel-decided', `${holder.number}: a cancellation that was turned down was done`)
    return null
  }
  const done = await decide(world, world.chance.pick(['colleague', 'chief']), 'approve', holder.person, made)
  if (refusedAs(done) !== null) return null
  must(refusedAs(await decide(world, 'colleague', 'approve', holder.person, made)) === 'cancel-decided', `${holder.number}: cancelled twice`)
  return done
}

/** No terminal takes the card any more, and the window does nothing with it. */
async function shut(world: World, holder: Holder): Promise<void> {
  if (!holder.collected) return
  const { read } = await world.ask('cashier', 'POST /demo/reader', { body: { function: 'iReadCardBas', terminal: world.ground.offices.till.terminal, card: holder.cardNumber } })
  must(!read?.session, `${holder.cardNumber}: a session of a card that was cancelled`)
  must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params: { person: holder.person, card: holder.card! }, body: { document: documentOf(holder) } })) !== null, `${holder.cardNumber}: a card that was cancelled does something`)
}

/** An amount by parts in whole fen, the fen that are left to the first ones: as the clerk works it out on paper. */
function byParts(amount: bigint, parts: readonly number[]): bigint[] {
  const all = parts.reduce((sum, each) => sum + each, 0)
  const shares = parts.map(each => amount * BigInt(each) / BigInt(all))
  for (let i = 0; shares.reduce((sum, each) => sum + each, 0n) < amount; i++) shares[i]! += 1n
  return shares
}
const pageOf = async (world: World, person: Id) => got(await world.ask('clerk', 'GET /people/:person/cancellation', { params: { person } }))
/** What was paid out of a cancellation, by the order of its beneficiaries, as the page shows it. */
async function paid(world: World, person: Id, id: Id): Promise<bigint[]> {
  const row = (await pageOf(world, person)).rows.find((each: { id: Id }) => each.id === id)
  return row.payouts.map((each: { amount: number }) => BigInt(each.amount))
}

const death: Act = async world => {
  if (world.holders.length < 4) return
  const waiting = oneOf(world, one => world.books.cancelling.has(one.person))
  const holder = waiting ?? someone(world)
  const open = world.books.cancelling.get(holder.person)
  // an heir with an account here, and only where no purchase can still come back
  const heir = !holder.psn && world.chance.happens(60) ? oneOf(world, one => one !== holder && !one.minor) : null
  let heirs = heir ? [accountHeir(heir, 2), bankHeir(world.chance.pick([1, 5]))] : [bankHeir(3), bankHeir(world.chance.pick([1, 4]))]
  let made = open ?? await asked(world, holder, 'death', heirs)
  if (!made && heir) { heirs = [bankHeir(1)]; made = await asked(world, holder, 'death', heirs) }
  if (!made) return
  if (open) heirs = []
  if (!open && world.chance.happens(15)) { if (!heir) world.books.cancelling.set(holder.person, made); return }
  const hope = believed(world, holder)
  const done = await approved(world, holder, made)
  world.books.cancelling.delete(holder.person)
  if (!done) return
  await shut(world, holder)
  world.holders.splice(world.holders.indexOf(holder), 1)
  await world.ask('clerk', 'GET /people/:person/cancellation/:cancellation/print', { params: { person: holder.person, cancellation: made.id }, query: { paper: '80mm' } })
  if (world.chance.happens(25)) return back(world, holder, done, true)
  world.books.gone.push({ holder, card: holder.collected ? holder.card : null })
  world.pass(24 * 60 + 1)
  await turn(world)
  must(refusedAs(await decide(world, 'colleague', 'take-back', holder.person, done)) !== null, `${holder.number}: a cancellation was taken back whose money left`)
  must(refusedAs(await request(world, holder, { ...await formOf(world, holder, 'death', [bankHeir(1)]) })) === 'cancel-done', `${holder.number}: somebody died twice`)
  const out = await paid(world, holder.person, made.id)
  if (hope === null) return
  must(out.reduce((sum, each) => sum + each, 0n) === hope, `${holder.number}: ${out.join(' + ')} was paid of ${hope}`)
  if (!heirs.length) return
  const shares = byParts(hope, heirs.map(each => each.parts))
  must(JSON.stringify(out.map(String)) === JSON.stringify(shares.filter(each => each > 0n).map(String)), `${holder.number}: paid ${out.join(', ')}, by the clerk’s paper ${shares.join(', ')}`)
  if (heirs[0]!.way === 'account') heir!.balance += shares[0]!
}

/** A mistake taken back within the hours, once: the card is what it was; what was being made is not. */
async function back(world: World, holder: Holder, done: { id: Id; version: number }, died = false): Promise<void> {
  if (world.chance.happens(40)) must(refusedAs(await decide(world, 'colleague', 'take-back', holder.person, { ...done, version: done.version + 5 })) !== null, 'taken back as it no longer is')
  got(await decide(world, 'colleague', 'take-back', holder.person, done))
  must(refusedAs(await decide(world, 'clerk', 'take-back', holder.person, done)) !== null, `${holder.number}: taken back twice`)
  await asItWas(world, holder, died)
  if (!world.holders.includes(holder)) world.holders.push(holder)
}

/** What the holder sees of the card, and of what was being made, when all is back. */
async function asItWas(world: World, holder: Holder, died: boolean): Promise<void> {
  const { cards } = got(await world.ask('chief', 'GET /cards/:person', { params: { person: holder.person } }))
  const view = cards.find((each: { id: Id }) => each.id === holder.card)
  if (holder.collected) {
    must(view?.state === 'handed-over' && !view.closedAs, `${holder.cardNumber}: a card put back is ${view?.state} ${view?.closedAs}`)
    holder.handedIn = view.facts.some((fact: { kind: string; until: string | null }) => fact.kind === 'hold' && !fact.until)
  }
  if (holder.asked) {
    const row = got(await world.ask('clerk', 'GET /people/:person/applications', { params: { person: holder.person } })).rows.find((each: { id: Id }) => each.id === holder.asked!.id)
    if (row.state === 'withdrawn' || row.state === 'lapsed') holder.asked = null
  }
  // a query password that ended is set anew when it is next needed
  if (died) holder.password = null
}

/** A cancellation on a death as it is asked for, for others to try; null when it cannot be. */
export async function cancellationOf(world: World, holder: Holder) {
  const open = world.books.cancelling.get(holder.person)
  const made = open ? null : await request(world, holder, await formOf(world, holder, 'death', [bankHeir(1)]))
  if (!made || refusedAs(made) !== null) return null
  return { approve: () => decide(world, 'colleague', 'approve', holder.person, made), refuse: () => decide(world, 'clerk', 'refuse', holder.person, made) }
}

/** The card is over, its holder is not: what they write down. */
const without = (holder: Holder) => Object.assign(holder, { card: null, collected: false, lost: false, lapses: false, handedIn: false, suspended: false, bankTold: false, pin: null, wrong: 0, locked: false, mustSet: false })

/** Somebody who is insured nowhere here and has a card. */
async function uninsured(world: World): Promise<Holder | null> {
  if (world.holders.length > 11) return null
  const holder = await newHolder(world, false)
  if (await applyFirst(world, holder, 'counter', 'counter') !== null) return holder
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  const coming = await comingTo(world, holder)
  if (coming?.state === 'at-site' && refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card: coming.id }, body: { document: documentOf(holder), papers: ['household-register'] } })) === null) await handedOver(world, holder, coming.id)
  return holder
}

/** 迁出: not while insured here; the money goes to the own bank account, or stays where the city has it stay. */
const departure: Act = async world => {
  const insured = oneOf(world, one => one.insured)
  if (insured && world.chance.happens(30)) must(refusedAs(await request(world, insured, await formOf(world, insured, 'departure', []))) !== null, `${insured.number}: somebody who is insured here departed`)
  const holder = oneOf(world, one => !one.insured && !world.books.cancelling.has(one.person) && (one.card || one.balance > 0n)) ?? await uninsured(world)
  const hope = holder && believed(world, holder)
  if (!holder || hope === null) return
  const made = await asked(world, holder, 'departure')
  const done = made && await approved(world, holder, made)
  if (!done) return
  await shut(world, holder)
  if (world.chance.happens(25)) return back(world, holder, done)
  Object.assign(without(holder), { asked: null, oldStopped: holder.oldCard !== null })
  world.pass(24 * 60 + 1)
  await turn(world)
  const out = (await paid(world, holder.person, done.id)).reduce((sum, each) => sum + each, 0n)
  must(out === 0n || out === hope, `${holder.number}: ${out} of ${hope} left with who departed`)
  holder.balance -= out
}

/** 身份作废: of a card on which the difference stands; nothing else ends and the money stays; until there is a new card it can be taken back. */
const voided: Act = async world => {
  const plain = oneOf(world, one => one.collected && !one.differs)
  if (plain && world.chance.happens(30)) await request(world, plain, await formOf(world, plain, 'identity', []))
  if (!oneOf(world, one => one.collected && one.differs)) await differ(world)
  const holder = oneOf(world, one => one.collected && one.differs && !world.books.cancelling.has(one.person))
  if (!holder) return
  if (!holder.asked && world.chance.happens(40)) await exchanging(world, holder)
  const made = await asked(world, holder, 'identity')
  const was = { ...holder }
  const done = made && await approved(world, holder, made)
  if (!done) return
  await shut(world, holder)
  without(holder)
  if (world.chance.happens(30)) { Object.assign(holder, was); return back(world, holder, done) }
  if (await applyFirst(world, holder, 'counter', 'counter') !== null || world.chance.happens(20)) return
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  const coming = world.chance.happens(60) ? await comingTo(world, holder) : null
  if (coming?.state === 'at-site' && refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: { person: holder.person, card: coming.id }, body: { document: documentOf(holder), papers: ['household-register'] } })) === null) await handedOver(world, holder, coming.id)
  must(refusedAs(await decide(world, 'colleague', 'take-back', holder.person, done)) !== null, `${holder.number}: a void card was put back beside a new one`)
}

/** While another card is under way the old one is not void: it ends when that one is collected. */
async function exchanging(world: World, holder: Holder): Promise<void> {
  if (holder.lost || holder.handedIn || holder.suspended) return
  await opened(world)
  const params = { person: holder.person, card: holder.card! }
  const choices = await world.ask('clerk', 'GET /cards/:person/:card/successor', { params, query: { kind: 'exchange' } })
  const made = await world.ask('clerk', 'POST /cards/:person/:card/exchange', { params, body: { key: press(world), reason: 'data', delivery: deliveryTo(world, 'counter'), fee: choices.fee, document: documentOf(holder) } })
  if (refusedAs(made) !== null) return
  if (made.fee) collectFee(world, 'clerk', { application: made.id, amount: made.fee, number: made.receipt.number, what: 'taken' })
  must(refusedAs(await request(world, holder, await formOf(world, holder, 'identity', []))) !== null, `${holder.number}: a card was void whose successor is under way`)
  got(await world.ask('clerk', 'POST /people/:person/applications/:application/withdraw', { params: { person: holder.person, application: made.id }, body: { document: documentOf(holder) } }))
  if (made.fee) await payFee(world, 'clerk', holder, { id: made.id, fee: made.fee })
}

/** Nothing to cancel, nobody to; lists and pages, of which nothing changes anything. */
const odd: Act = async world => {
  const nobody = world.ground.offices.till.id
  await decide(world, 'colleague', 'approve', someone(world).person, { id: nobody, version: 1 })
  await world.ask('clerk', 'GET /cancellations')
  for (const path of ['GET /cancellations/orders', 'GET /cancellations/later']) await world.ask('insurer', path)
  if (world.holders.length > 11) return
  const holder = await newHolder(world, false)
  must(refusedAs(await request(world, holder, await formOf(world, holder, 'death', [bankHeir(1)]))) === 'cancel-nothing' || holder.balance > 0n, 'nothing was cancelled')
}

export const cancellationActs: readonly (readonly [name: string, often: number, act: Act])[] = [['death', 3, death], ['departure', 3, departure], ['voided', 3, voided], ['oddCancellations', 1, odd]]
