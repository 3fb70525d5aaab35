import { getCard, handOver, releaseLoss } from '#cards'
import { isRefused } from '#kit/refusal'
import { credit } from '#ledger'
import { addPin, authoriseHere, changePinHere, readCard, reportLossAndStop, reportOwnLossAndStop, resetPinHere, showPapers, type Session } from '#terminals'
import { keyed, newEntry, proveInSlot } from '../src/demo/device.ts'
import { must } from './books.ts'
import { believed, buy, follow } from './till-acts.ts'
import { newHolder, type Holder } from './holder.ts'
import type { OfficeName, World } from './world.ts'

type Act = (world: World) => Promise<void>
const TRIES = 10
const key = (holder: Holder) => ({ bucket: holder.bucket, id: holder.card })
const document = (holder: Holder) => ({ kind: 'resident-card' as const, number: holder.number, validUntil: 'long-term' as const })
const someone = (world: World) => world.chance.pick(world.holders)
const refusedAs = (result: unknown) => isRefused(result) ? (result as { refused: string }).refused : null

/** The card goes into a terminal; a session, unless a cause shuts the card. */
async function insert(world: World, office: OfficeName, holder: Holder): Promise<Session | null> {
  const device = { terminal: world.offices[office].terminal }
  const read = await world.as(office, 'terminals.read', async work => {
    const said = await proveInSlot(work, device, (await getCard(work, holder.bucket, holder.card))!)
    if (!said || isRefused(said)) throw new Error('the chip did not answer')
    return readCard(work, device.terminal.id, said, 'sim')
  }, true)
  if (isRefused(read)) throw new Error(`a good card was refused: ${read.refused}`)
  must(holder.lost === read.causes.some(cause => cause.cause === 'lost'), `${holder.cardNumber}: the terminal and the holder disagree on the loss`)
  must(Boolean(read.session) === !holder.lost, `${holder.cardNumber}: a session of a lost card, or none of a good one`)
  return read.session
}

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

/** One entry on the till's pad, now and then sent twice. */
async function enter(world: World, holder: Holder, session: Session, digits: string): Promise<void> {
  const hope = expected(holder, digits)
  const { terminal } = world.offices.till
  const pad = await world.as('till', 'pad.key', async work => ({ entry: newEntry(work), block: keyed(work, { terminal }, (await getCard(work, holder.bucket, holder.card))!, digits) }))
  const send = () => world.as('till', 'terminals.add-pin', work => addPin(work, terminal.id, session.id, pad), true)
  const answer = await send()
  enterResult(holder, hope)
  must((refusedAs(answer) === null) === (hope === 'right'), `${holder.cardNumber}: an entry that is ${hope} was answered ${refusedAs(answer) ?? 'yes'}`)
  if (world.chance.happens(30)) await send()
}

const enterPin: Act = async world => {
  const holder = someone(world)
  const session = await insert(world, 'till', holder)
  if (session) await enter(world, holder, session, world.chance.happens(60) ? holder.pin : '908172')
  if (session && world.pharmacy) await buy(world, world.pharmacy, holder)
}

/** Somebody who does not give up: from one wrong entry to more than the policy allows. */
const guess: Act = async world => {
  const holder = someone(world)
  for (let left = 1 + world.chance.below(12); left > 0; left--) {
    const session = await insert(world, 'till', holder)
    if (!session) return
    await enter(world, holder, session, '908172')
  }
}

const changePin: Act = async world => {
  const holder = someone(world)
  const office = world.chance.pick(['counter', 'branch', 'till'] as const)
  const session = await insert(world, office, holder)
  if (!session) return
  const shown = await world.as(office, 'terminals.show-papers', work => showPapers(work, world.offices[office].terminal.id, session.id, 'pin-change', { document: document(holder) }))
  if (isRefused(shown)) return
  const old = world.chance.happens(75) ? holder.pin : '908173'
  const chosen = world.chance.happens(20) ? '111111' : `7${String(world.chance.below(100_000)).padStart(5, '0')}`
  const { terminal } = world.offices[office]
  const changed = await world.as(office, 'terminals.change-pin', async work => {
    const card = (await getCard(work, holder.bucket, holder.card))!
    return changePinHere(work, terminal.id, session.id, { entry: newEntry(work), oldBlock: keyed(work, { terminal }, card, old), newBlock: keyed(work, { terminal }, card, chosen) })
  }, true)
  const no = refusedAs(changed)
  must(office !== 'till' || no !== null, 'a PIN was changed at a till')
  must(holder.collected || no !== null, 'the PIN of a card nobody collected was changed')
  const hope = expected(holder, old)
  if (no === null) {
    must(hope === 'right' || hope === 'initial', `${holder.cardNumber}: the PIN was changed with an old one that is ${hope}`)
    must(chosen !== '111111', 'a weak PIN was taken')
    Object.assign(holder, { pin: chosen, wrong: 0 })
  } else if (no === 'pin-wrong' || no === 'pin-locked') enterResult(holder, hope)
  else if (no === 'pin-weak' && hope !== 'wrong') holder.wrong = 0
}

const resetPin: Act = async world => {
  const holder = someone(world)
  const office = world.chance.pick(['counter', 'counter', 'branch'] as const)
  const session = await insert(world, office, holder)
  if (!session) return
  const { terminal } = world.offices[office]
  if (isRefused(await world.as(office, 'terminals.show-papers', work => showPapers(work, terminal.id, session.id, 'pin-reset', { document: document(holder) })))) return
  const authorised = await world.as(office, 'terminals.authorise-reset', work => authoriseHere(work, terminal.id, session.id))
  must(office !== 'branch' || isRefused(authorised), 'a branch authorised a reset')
  if (isRefused(authorised)) return
  Object.assign(holder, { mustSet: true, locked: false, wrong: 0 })
  if (world.chance.happens(15)) return
  const chosen = `8${String(world.chance.below(100_000)).padStart(5, '0')}`
  const set = async () => world.as(office, 'terminals.reset-pin', async work => resetPinHere(work, terminal.id, session.id,
    { entry: newEntry(work), reset: authorised.id, block: keyed(work, { terminal }, (await getCard(work, holder.bucket, holder.card))!, chosen) }), true)
  if (isRefused(await set())) return
  Object.assign(holder, { pin: chosen, mustSet: false, wrong: 0 })
  if (world.chance.happens(30)) must(isRefused(await set()), 'one authorisation reset twice')
}

const collect: Act = async world => {
  const holder = someone(world)
  const at = world.chance.happens(80) ? 'counter' : 'branch'
  const wrong = world.chance.happens(20)
  const shown = wrong ? { ...document(holder), number: '340104199001011234' } : document(holder)
  const handed = await world.as(at, 'cards.hand-over', work => handOver(work, key(holder), { at: world.offices[at].organisation.id, document: shown }))
  must(isRefused(handed) === (holder.collected || at !== 'counter' || wrong), `${holder.cardNumber}: handed over wrongly, or refused wrongly`)
  if (!isRefused(handed)) holder.collected = true
}

const lose: Act = async world => {
  const holder = someone(world)
  const verb = world.chance.pick(['cards.report-loss', 'cards.report-own-loss', 'cards.release-loss', 'cards.release-loss'] as const)
  const shown = { document: document(holder) }
  const done = await world.as<unknown>('counter', verb, work => verb === 'cards.report-loss' ? reportLossAndStop(work, key(holder), shown)
    : verb === 'cards.release-loss' ? releaseLoss(work, key(holder), shown) : reportOwnLossAndStop(work, { bucket: holder.bucket, id: holder.person }, 'online'))
  const may = holder.collected && holder.lost === (verb === 'cards.release-loss')
  must(isRefused(done) === !may, `${holder.cardNumber}: ${verb} was answered wrongly`)
  if (!isRefused(done)) holder.lost = verb !== 'cards.release-loss'
}

const allocate: Act = async world => {
  const month = world.chance.happens(30) ? ++world.months : world.months
  for (const holder of world.holders) {
    const name = `sim-${month}`
    const policies: string[] = []
    const [done] = await world.as('centre', 'ledger.credit', work => credit(work, [{ person: { bucket: holder.bucket, id: holder.person }, region: '340199', amount: 8_000n, key: name, policies }]))
    if (!done) continue
    const { balance } = done
    holder.balance += 8_000n
    const hope = believed(world.pharmacy, holder)
    must(hope === null || balance === hope, `${holder.cardNumber}: told ${balance}, should have ${hope}`)
  }
}

/** Everything as it should be: collected, the initial PIN changed, the right PIN at the till, medicine bought. */
const goodDay: Act = async world => {
  const holder = someone(world)
  const { organisation, terminal } = world.offices.counter
  if (!holder.collected) {
    const handed = await world.as('counter', 'cards.hand-over', work => handOver(work, key(holder), { at: organisation.id, document: document(holder) }))
    must(!isRefused(handed), `${holder.cardNumber}: its holder could not collect it`)
    holder.collected = true
  }
  if (holder.pin === '123456' && !holder.locked && !holder.mustSet) {
    const session = await insert(world, 'counter', holder)
    if (!session) return
    await world.as('counter', 'terminals.show-papers', work => showPapers(work, terminal.id, session.id, 'pin-change', { document: document(holder) }))
    const chosen = `7${String(world.chance.below(100_000)).padStart(5, '0')}`
    const changed = await world.as('counter', 'terminals.change-pin', async work => {
      const card = (await getCard(work, holder.bucket, holder.card))!
      return changePinHere(work, terminal.id, session.id, { entry: newEntry(work), oldBlock: keyed(work, { terminal }, card, holder.pin), newBlock: keyed(work, { terminal }, card, chosen) })
    }, true)
    holder.wrong = 0
    if (!isRefused(changed)) holder.pin = chosen
  }
  const session = await insert(world, 'till', holder)
  if (!session) return
  await enter(world, holder, session, holder.pin)
  if (world.pharmacy) await buy(world, world.pharmacy, holder)
}

const followUp: Act = async world => { if (world.pharmacy) await follow(world, world.pharmacy) }
const later: Act = async world => { await world.pharmacy?.line.arrive() }
const arrive: Act = async world => { if (world.holders.length < 12) await newHolder(world) }
const wait: Act = async world => { world.pass(world.chance.pick([1, 20, 180, 1_440])) }

/** What people do in the city, each as often as it stands here. */
export const acts: readonly (readonly [string, Act])[] = [
  ['enterPin', enterPin], ['enterPin', enterPin], ['enterPin', enterPin], ['enterPin', enterPin], ['guess', guess], ['changePin', changePin], ['changePin', changePin], ['resetPin', resetPin],
  ['collect', collect], ['collect', collect], ['lose', lose], ['allocate', allocate], ['goodDay', goodDay], ['goodDay', goodDay], ['goodDay', goodDay], ['followUp', followUp], ['followUp', followUp], ['later', later], ['arrive', arrive], ['wait', wait],
]
