import { round } from '#outbox'
import { inbox } from '#notices'
import { receivers } from '../../src/receivers.ts'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import type { World } from '../world.ts'
import type { Act } from './act.ts'

/** Time, and what it brings: messages delivered, reports lapsed, terms over, reminders; midnight, months, 29 February. */
const QUARTERS = [0, 1, 2, 3]

/** What is due is done, as the poller does it. */
export async function turn(world: World): Promise<void> {
  for (let i = 0; i < 50; i++) {
    if (!await round(world.house, receivers, QUARTERS)) break
    if (i === 49) throw new Error('the outbox is never empty')
  }
  await learn(world)
}

/** After a while somebody looks whether their report lapsed, or their card was suspended. */
async function learn(world: World): Promise<void> {
  for (const holder of world.holders) {
    // nothing else ends, or begins, by itself
    if (!holder.collected || (!holder.lapses && (holder.suspended || world.now().toISOString() < '2027-12-30'))) continue
    const { card } = got(await world.ask(holder, 'GET /my/card'))
    if (card?.id !== holder.card) continue
    const holds = (kind: string) => card.facts.some((fact: { account: string; kind: string; until: string | null }) => fact.account === 'social' && fact.kind === kind && !fact.until)
    must(!holder.lost || holder.lapses || holds('loss'), `${holder.cardNumber}: a loss report that stands is gone`)
    if (holder.lapses && !holds('loss')) Object.assign(holder, { lost: false, lapses: false })
    holder.suspended = holds('suspension')
  }
}

/** What last came to a phone under this template, as whoever holds it reads it. */
export async function inboxOf(world: World, phone: string, template: string): Promise<string | null> {
  await round(world.house, receivers, QUARTERS)
  const all = await world.as('centre', 'inbox', work => inbox(work, phone, 20))
  return all.find(message => message.template === template)?.text ?? null
}

const wait: Act = async world => {
  world.pass(world.chance.pick([1, 20, 180, 1_440]))
  await turn(world)
}
/** To the minute before and after midnight: what ends with a day ends then. */
const midnight: Act = async world => {
  const left = 1_440 - Math.floor((world.now().getTime() + 8 * 3_600_000) / 60_000) % 1_440
  world.pass(left - 1)
  await turn(world)
  world.pass(2)
  await turn(world)
}
const weeks: Act = async world => {
  world.pass(world.chance.pick([8, 21, 32]) * 1_440)
  await turn(world)
}
export const clockActs: readonly (readonly [name: string, often: number, act: Act])[] = [['wait', 5, wait], ['midnight', 2, midnight], ['weeks', 2, weeks]]
