import { must } from '../books.ts'
import { REGION } from '../ground.ts'
import type { Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, someone, type Act } from './act.ts'
import { block, entry, freshPin, insert, knockAt } from './desk.ts'
import { documentOf } from '../holder.ts'
import { settleAs } from './till.ts'

/** 旧卡: entered once, it settles without a PIN until the new card takes over, at a first read or with the changed PIN; then never again. */
const numberOf = (holder: Holder) => `OLD${holder.number.slice(-8)}`
const enter: Act = async world => {
  const holder = oneOf(world, one => !one.oldCard) ?? someone(world)
  const had = holder.oldCard
  const done = await world.ask('clerk', 'POST /people/:person/old-cards', { params: { person: holder.person }, body: { region: REGION, kind: world.chance.happens(85) ? 'medical-card' : 'ration-card', number: numberOf(holder), key: press(world) } })
  if (refusedAs(done) !== null) return
  must(!had, `${holder.number}: a second old card of the kind`)
  Object.assign(holder, { oldCard: numberOf(holder), oldStopped: false })
}

/** The old card swiped: a session while it works, none after. */
export async function swipe(world: World, holder: Holder, office: 'till' | 'hospital' = 'till'): Promise<string | null> {
  const read = await world.ask(office === 'till' ? 'cashier' : 'desk', 'POST /terminals/:terminal/read-old', { params: { terminal: world.ground.offices[office].terminal! }, body: { number: holder.oldCard } })
  must(refusedAs(read) !== null || !holder.oldStopped, `${holder.number}: the stopped old card opened a session`)
  must(refusedAs(read) !== 'old-card-stopped' || holder.oldStopped, `${holder.number}: the old card was stopped by nobody`)
  return refusedAs(read) === null ? read.id : null
}
/** Somebody with an old card; entered now where nobody has one. */
const withOld = async (world: World): Promise<Holder | null> => {
  if (!oneOf(world, one => one.oldCard)) await enter(world)
  return oneOf(world, one => one.oldCard)
}
const buyWithOld: Act = async world => {
  const holder = await withOld(world)
  if (!holder) return
  const session = await swipe(world, holder)
  if (session && world.pharmacy && holder.psn) await settleAs(world, world.pharmacy, holder)
}

/** 新旧交替: the old card swiped at two providers, the new one's PIN changed at a counter while they have it; from then on the old one buys nothing. */
const changeOver: Act = async world => {
  const holder = carded(world, one => one.oldCard && !one.oldStopped && one.pin && !one.locked && !one.lost && !one.handedIn && !one.suspended && !one.differs)
  if (!holder) return
  for (const office of ['till', 'hospital'] as const) await swipe(world, holder, office)
  const session = await insert(world, 'counter', holder)
  if (!session) return
  await knockAt(world, 'counter', session, 'papers', { business: 'pin-change', document: documentOf(holder) })
  const chosen = freshPin(world, 7)
  const changed = await knockAt(world, 'counter', session, 'change-pin', { entry: entry(world), oldBlock: await block(world, 'counter', holder, holder.pin!), newBlock: await block(world, 'counter', holder, chosen) })
  if (refusedAs(changed) === null) Object.assign(holder, { pin: chosen, wrong: 0, oldStopped: true })
  else if (changed.refused === 'pin-weak') holder.wrong = 0
  if (world.pharmacy && holder.psn && holder.oldStopped) must(!await settleAs(world, world.pharmacy, holder), `${holder.number}: an old card that was stopped bought`)
  await swipe(world, holder, 'hospital')
}

/** Old cards nobody has, or where they are not read. */
const odd: Act = async world => {
  await world.ask('cashier', 'POST /terminals/:terminal/read-old', { params: { terminal: world.ground.offices.till.terminal! }, body: { number: 'OLD99999999' } })
  const holder = await withOld(world)
  if (!holder) return
  await world.ask('clerk', 'POST /terminals/:terminal/read-old', { params: { terminal: world.ground.offices.counter.terminal! }, body: { number: holder.oldCard } })
  const other = oneOf(world, one => one !== holder)
  if (other) must(refusedAs(await world.ask('clerk', 'POST /people/:person/old-cards', { params: { person: other.person }, body: { region: REGION, kind: 'medical-card', number: holder.oldCard } })) !== null, 'one old number for two people')
}

export const oldCardActs: readonly (readonly [name: string, often: number, act: Act])[] = [['enterOldCard', 5, enter], ['buyWithOld', 3, buyWithOld], ['changeOver', 5, changeOver], ['oddOldCards', 1, odd]]
