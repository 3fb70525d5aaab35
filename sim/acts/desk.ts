import type { Card } from '#cards'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { dayOf } from '#kit/day'
import { policy } from '#regions'
import { keyed, laidOn, newEntry, proveInSlot } from '../../src/demo/device.ts'
import { must } from '../books.ts'
import { got, type OfficeName, type Who } from '../ground.ts'
import { agent, documentOf, passwordOf, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { buy } from './till.ts'
import { carded, oneOf, type Act } from './act.ts'

/** At a terminal: the card read, the PIN entered, changed and reset, the account activated, the card looked at. */
export const TRIES = 10
export const clerkOf = { till: 'cashier', hospital: 'desk', counter: 'clerk', branch: 'teller', county: 'countyClerk', centre: 'chief', counter2: 'clerk2', branch2: 'teller2' } as const satisfies Partial<Record<OfficeName, Who>>
export type Desk = keyof typeof clerkOf
export const device = (world: World) => ({ vault: world.house.vault, random: world.house.random, now: world.now() }) as unknown as Work
/** Digits keyed on the pad of an office, as the block it sends. */
export const block = async (world: World, office: Desk, holder: Holder, digits: string) => keyed(device(world), { terminal: await world.terminal(office) }, { ident: holder.ident }, digits).toString('hex')
export const entry = (world: World): Id => newEntry(device(world))
const shut = (holder: Holder) => holder.lost || holder.handedIn || holder.suspended

/** The card goes into a terminal; its session, unless a cause shuts the card. */
export async function insert(world: World, office: Desk, holder: Holder): Promise<Id | null> {
  const read = await world.ask(clerkOf[office], 'POST /demo/reader', { body: { function: 'iReadCardBas', terminal: world.ground.offices[office].terminal, card: holder.cardNumber } })
  if (!read.success) throw new Error(`a good card was refused: ${JSON.stringify(read)}`)
  const { causes, session } = read.read
  const lost = causes.some((cause: { cause: string }) => cause.cause === 'lost')
  if (holder.lapses) Object.assign(holder, { lost, lapses: lost })
  must(holder.lost === lost, `${holder.cardNumber}: the terminal and the holder disagree on the loss`)
  must((holder.suspended || holder.handedIn) === causes.some((cause: { cause: string }) => cause.cause === 'suspended'), `${holder.cardNumber}: the terminal and the holder disagree on whether it is stopped`)
  must(Boolean(session) === !shut(holder), `${holder.cardNumber}: a session of a shut card, or none of a good one`)
  if ((office === 'till' || office === 'hospital') && session && holder.collected && !holder.differs) holder.oldStopped = holder.oldCard !== null
  return session?.id ?? null
}
export const inSession = (world: World, office: Desk, session: Id) => ({ terminal: world.ground.offices[office].terminal!, session })
export const knockAt = (world: World, office: Desk, session: Id, verb: string, body: unknown = {}, who: Who = clerkOf[office]) => world.ask(who, `POST /terminals/:terminal/sessions/:session/${verb}`, { params: inSession(world, office, session), body })

/** What the holder's own count says must come of an entry, before it is made. */
function expected(holder: Holder, digits: string): 'right' | 'initial' | 'wrong' | 'locked' | 'must-set' {
  if (holder.locked) return 'locked'
  if (holder.mustSet) return 'must-set'
  if (digits !== holder.pin) return 'wrong'
  return holder.pin === '123456' ? 'initial' : 'right'
}

function enterResult(holder: Holder, outcome: ReturnType<typeof expected>): void {
  if (outcome === 'right' || outcome === 'initial') holder.wrong = 0
  if (outcome === 'wrong' && ++holder.wrong === TRIES) holder.locked = true
}

/** One entry on a provider's pad, now and then sent twice. */
export async function enter(world: World, office: Desk, holder: Holder, session: Id, digits: string): Promise<void> {
  const hope = expected(holder, digits)
  const pad = { entry: entry(world), block: await block(world, office, holder, digits) }
  const answer = await knockAt(world, office, session, 'pin', pad)
  enterResult(holder, hope)
  must((refusedAs(answer) === null) === (hope === 'right'), `${holder.cardNumber}: an entry that is ${hope} was answered ${refusedAs(answer) ?? 'yes'}`)
  if (world.chance.happens(30)) await knockAt(world, office, session, 'pin', pad)
}

const enterPin: Act = async world => {
  const holder = carded(world)
  const session = holder && await insert(world, 'till', holder)
  if (!holder || !session) return
  await enter(world, 'till', holder, session, world.chance.happens(60) && holder.pin ? holder.pin : '908172')
  if (world.pharmacy) await buy(world, world.pharmacy, holder)
}

/** Somebody who does not give up: from one wrong entry to more than the policy allows. */
const guess: Act = async world => {
  const holder = carded(world)
  if (!holder) return
  let session = await insert(world, 'till', holder)
  for (let left = 1 + world.chance.below(12); left > 0 && session; left--) {
    await enter(world, 'till', holder, session, '908172')
    if (world.chance.happens(15)) session = await insert(world, 'till', holder)
  }
}

/** At the end somebody's PIN is guessed until it is locked, and once more. */
export const lastGuess: Act = async world => {
  const holder = carded(world, one => !one.lost && !one.handedIn && !one.suspended && !one.locked && one.pin)
  const session = holder && await insert(world, 'till', holder)
  if (!holder || !session) return
  for (let left = TRIES - holder.wrong + 1; left > 0; left--) await enter(world, 'till', holder, session, '908172')
}

export const freshPin = (world: World, first: number) => `${first}${String(world.chance.below(100_000)).padStart(5, '0')}`
const places: readonly Desk[] = ['counter', 'counter', 'branch', 'till', 'branch2', 'county']

const changePin: Act = async world => {
  const holder = carded(world)
  const office = world.chance.pick(places)
  const session = holder && await insert(world, office, holder)
  if (!holder || !session) return
  const shown = await knockAt(world, office, session, 'papers', { business: 'pin-change', document: documentOf(holder), ...world.chance.happens(15) ? { agent } : {} })
  if (refusedAs(shown) !== null && world.chance.happens(60)) return
  const old = world.chance.happens(75) && holder.pin ? holder.pin : '908173'
  const chosen = world.chance.happens(20) ? '111111' : freshPin(world, 7)
  const changed = await knockAt(world, office, session, 'change-pin', { entry: entry(world), oldBlock: await block(world, office, holder, old), newBlock: await block(world, office, holder, chosen) })
  const no = refusedAs(changed)
  must(office !== 'till' || no !== null, 'a PIN was changed at a till')
  must(refusedAs(shown) === null || no !== null, 'a PIN was changed without papers')
  const hope = expected(holder, old)
  if (no === null) {
    must(hope === 'right' || hope === 'initial', `${holder.cardNumber}: the PIN was changed with an old one that is ${hope}`)
    must(chosen !== '111111', 'a weak PIN was taken')
    Object.assign(holder, { pin: chosen, wrong: 0, oldStopped: holder.oldCard !== null })
  } else if (no === 'pin-wrong' || no === 'pin-locked') enterResult(holder, hope)
  else if (no === 'pin-weak' && hope !== 'wrong') holder.wrong = 0
}

const resetPin: Act = async world => {
  const holder = carded(world)
  const office = world.chance.pick(['counter', 'counter', 'counter', 'branch', 'county', 'centre'] as const)
  const who = office === 'counter' && world.chance.happens(50) ? 'colleague' : clerkOf[office]
  const session = holder && await insert(world, office, holder)
  if (!holder || !session) return
  const papers = world.chance.happens(92)
  if (papers && refusedAs(await knockAt(world, office, session, 'papers', { business: 'pin-reset', document: documentOf(holder) })) !== null) return
  const authorised = await knockAt(world, office, session, 'authorise-reset', {}, who)
  must(office !== 'branch' || holder.mustSet || refusedAs(authorised) !== null, 'a branch authorised a reset')
  if (refusedAs(authorised) !== null) return
  must(papers, 'a reset was authorised without papers')
  Object.assign(holder, { mustSet: true, locked: false, wrong: 0, pin: null })
  if (world.chance.happens(15)) return
  if (world.chance.happens(10)) world.pass(16)
  const chosen = world.chance.happens(10) ? '111111' : freshPin(world, 8)
  const set = async () => knockAt(world, office, session, 'reset-pin', { entry: entry(world), reset: authorised.reset, block: await block(world, office, holder, chosen) })
  const answer = await set()
  if (refusedAs(answer) !== null) return
  must(chosen !== '111111', 'a weak PIN was set')
  Object.assign(holder, { pin: chosen, mustSet: false, wrong: 0 })
  if (world.chance.happens(40)) must(refusedAs(await set()) !== null, 'one authorisation reset twice')
}

/** The social account activated at a window, where the policy has it done there; with PIN and finger where it asks for them. */
const activate: Act = async world => {
  const holder = carded(world)
  const office = world.chance.pick(['counter', 'counter', 'counter', 'branch', 'county'] as const)
  const session = holder && await insert(world, office, holder)
  if (!holder || !session) return
  const terminal = await world.terminal(office)
  if (world.chance.happens(85)) await knockAt(world, office, session, 'papers', { business: 'activation', document: documentOf(holder), ...world.chance.happens(10) ? { agent } : {} })
  if (holder.mustSet && policy('340100', 'activation.how', dayOf(world.now())) === 'pin-fingerprint') return
  if (holder.pin && world.chance.happens(75)) await enter(world, office, holder, session, holder.pin)
  const finger = world.chance.happens(80) ? laidOn(device(world), { terminal }, session, `${holder.number}`, world.chance.happens(85) ? 512 : 1) : null
  const forged = finger && world.chance.happens(5)
  const was = forged && got(await world.ask('chief', 'GET /cards/:person', { params: { person: holder.person } })).cards.find((one: { id: Id }) => one.id === holder.card)?.social
  const done = await knockAt(world, office, session, 'activate', finger ? { finger: { template: finger.template.toString('hex'), mac: forged ? '00'.repeat(8) : finger.mac.toString('hex') } } : {})
  must(!forged || refusedAs(done) !== null || policy('340100', 'activation.how', dayOf(world.now())) !== 'pin-fingerprint' || was === 'active', 'a finger no terminal signed was taken')
  if (refusedAs(done) === null && world.chance.happens(50)) await world.ask(clerkOf[office], 'POST /cards/:person/:card/end-visit', { params: { person: holder.person, card: holder.card! }, body: { returned: true, guide: world.chance.pick(['print', 'send']) } })
}

const endVisit: Act = async world => {
  const holder = carded(world)
  if (holder) await world.ask('clerk', 'POST /cards/:person/:card/end-visit', { params: { person: holder.person, card: holder.card! }, body: { returned: true, guide: world.chance.pick(['print', 'send']) } })
}

/** The query password, set on the pad at a counter and changed on the web by who knows it. */
const queryPassword: Act = async world => {
  const holder = carded(world)
  if (!holder) return
  if (world.chance.happens(60)) {
    const known = await passwordOf(world, holder)
    const old = world.chance.happens(60) ? known : '00112233'
    const chosen = world.chance.happens(75) ? `${70_000_000 + world.chance.below(9_999_999)}` : '12345678'
    const set = await world.ask(holder, 'POST /me/query-password', { body: { old, chosen } })
    if (refusedAs(set) !== null) return
    must(old === holder.password && chosen !== '12345678', 'a query password was changed without the old one, or to a weak one')
    holder.password = chosen
    return
  }
  const office = world.chance.pick(['counter', 'counter', 'branch'] as const)
  const session = await insert(world, office, holder)
  if (!session) return
  if (world.chance.happens(85)) await knockAt(world, office, session, 'papers', { business: 'query-password', document: documentOf(holder), ...world.chance.happens(15) ? { agent } : {} })
  const chosen = world.chance.happens(80) ? `${70_000_000 + world.chance.below(9_999_999)}` : '12345678'
  const set = await knockAt(world, office, session, 'query-password', { entry: entry(world), block: await block(world, office, holder, chosen) })
  if (refusedAs(set) === null) holder.password = chosen
}

/** 检查卡: the clerk looks what is wrong with the card. Nothing of it may change anything. */
const diagnose: Act = async world => {
  const holder = carded(world)
  if (!holder) return
  const other = oneOf(world, one => one.collected && one !== holder)
  const looked = await world.ask('clerk', 'POST /demo/reader', { body: { function: 'SbkDiagnose', terminal: world.ground.offices.counter.terminal, card: other && world.chance.happens(40) ? other.cardNumber : holder.cardNumber } })
  if (!looked.success) throw new Error(`no report of a good card: ${JSON.stringify(looked)}`)
  const asking = () => world.ask('clerk', 'POST /terminals/:terminal/diagnose', { params: { terminal: world.ground.offices.counter.terminal! }, body: { person: holder.person, card: holder.card, document: documentOf(holder), report: world.chance.happens(10) ? { ...looked.report, mac: '00'.repeat(8) } : looked.report } })
  await asking()
  if (world.chance.happens(30)) await asking()
}

/** The card is taken out, once more than it was in. */
const takeOut: Act = async world => {
  const holder = carded(world)
  const session = holder && await insert(world, 'counter', holder)
  if (!session || !holder) return
  for (let i = 0; i < 2; i++) await knockAt(world, 'counter', session, 'end')
  must(refusedAs(await knockAt(world, 'counter', session, 'papers', { business: 'pin-change', document: documentOf(holder) })) === 'session-over', 'a card that was taken out is served')
}

/** A reader that is not as it should be: an old challenge, a forged signature, somebody else's terminal, a card nobody knows. */
const oddReader: Act = async world => {
  const holder = carded(world)
  if (holder) {
    const at = await world.terminal('counter')
    const proof = await world.as('counter', 'device.prove', work => proveInSlot(work, { terminal: at }, { bucket: holder.bucket, id: holder.card! } as Card))
    for (let i = 0; i < 2; i++) await world.ask('clerk', 'POST /terminals/:terminal/read', { params: { terminal: at.id }, body: proof })
  }
  const terminal = world.ground.offices.counter.terminal!
  const { challenge } = got(await world.ask('clerk', 'POST /terminals/:terminal/challenge', { params: { terminal } }))
  const said = { challenge, basic: '1'.repeat(80), cryptogram: '00'.repeat(8), mac: '00'.repeat(8) }
  for (let i = 0; i < 2; i++) await world.ask('clerk', 'POST /terminals/:terminal/read', { params: { terminal }, body: said })
  await world.ask('teller', 'POST /terminals/:terminal/challenge', { params: { terminal } })
  await world.ask('clerk', 'POST /terminals/:terminal/challenge', { params: { terminal: world.ground.offices.counter.id } })
  if (!world.chance.happens(15)) return
  for (let i = 0; i < 21; i++) {
    const next = await world.ask('clerk2', 'POST /terminals/:terminal/challenge', { params: { terminal: world.ground.offices.counter2.terminal! } })
    if (refusedAs(next) !== null) break
    await world.ask('clerk2', 'POST /terminals/:terminal/read', { params: { terminal: world.ground.offices.counter2.terminal! }, body: { ...said, challenge: next.challenge } })
  }
}

export const deskActs: readonly (readonly [name: string, often: number, act: Act])[] = [
  ['enterPin', 5, enterPin], ['guess', 1, guess], ['changePin', 4, changePin], ['resetPin', 5, resetPin], ['activate', 6, activate], ['endVisit', 1, endVisit],
  ['queryPassword', 3, queryPassword], ['diagnose', 2, diagnose], ['takeOut', 1, takeOut], ['oddReader', 2, oddReader],
]
