import type { Id } from '#kit/ids'
import { keepPaper } from '#papers'
import { must } from '../books.ts'
import { got, type OfficeName, type Who } from '../ground.ts'
import { documentOf, type Asked, type Holder } from '../holder.ts'
import { keyOf, refusedAs, type World } from '../world.ts'
import { count } from '../tally.ts'
import { press } from './act.ts'

/** From application to the card at its place: what residents, reviewers, makers and offices do for a card to come about. */
const materials = ['form', 'id-front', 'id-back', 'photo', 'medical-card-copy', 'relation-proof']
/** A small picture that is a picture. */
const PICTURE = Buffer.from('/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAADAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALgA/9k=', 'base64')
/** Kept before pictures were looked at: nothing prints it. */
const BROKEN = Buffer.from([0xff, 0xd8, 0xff])
/** One in seven has such a picture. */
export const isBlurred = ({ number }: Pick<Holder, 'number'>) => Number(number.slice(14, 17)) % 7 === 0
export const photoOf = (world: World, holder: Holder, good = true) => world.as('counter', 'papers.keep', work => keepPaper(work, { person: keyOf(holder), kind: 'photo', bytes: isBlurred(holder) ? BROKEN : PICTURE, good }))
export const scanOf = (world: World, holder: Holder, material: string) => world.as('counter', 'papers.keep', work => keepPaper(work, { person: keyOf(holder), kind: 'scan', material, bytes: Buffer.from('%PDF-1') }))

/** Where a card of this way goes. */
export function deliveryTo(world: World, office: Asked['office']) {
  return { kind: office, organisation: world.ground.offices[office === 'post' ? 'centre' : office].id }
}

/** A whole form of somebody who applies: at the counter the clerk saw the papers, on the web they are uploaded. */
export async function formOf(world: World, holder: Holder, way: 'counter' | 'online', office: Asked['office']) {
  const photo = await photoOf(world, holder)
  const papers: { material: string; paper: Id | null }[] = []
  for (const material of holder.minor || world.now().toISOString() > '2027-11-30T16' ? [...materials, 'household-register', 'guardian-id-copy'] : materials) if (material !== 'photo') papers.push({ material, paper: way === 'counter' ? null : await scanOf(world, holder, material) })
  return { key: press(world), address: '合肥市庐阳区长江中路 1 号', bank: office === 'counter' || office === 'post' ? world.chance.pick(['95588', '96588']) : '95588', delivery: deliveryTo(world, office), photo, papers,
    ...way === 'counter' ? { document: documentOf(holder) } : {} }
}

/** 申领: at the counter or on the web; enters what the answer says. Gives the name of the refusal, or null. */
export async function applyFirst(world: World, holder: Holder, way: 'counter' | 'online', office: Asked['office']): Promise<string | null> {
  const body = await formOf(world, holder, way, office)
  const made = way === 'counter' ? await world.ask('clerk', 'POST /people/:person/applications', { params: { person: holder.person }, body }) : await world.ask(holder, 'POST /my/applications', { body })
  const no = refusedAs(made)
  if (no !== null) return no
  must(!holder.card && !holder.asked, `${holder.number}: somebody with a card or an application could apply for a first card`)
  holder.asked = { id: made.id, number: made.number, kind: 'first', fee: 0, version: made.version, office }
  return null
}

type Item = { id: string; version: number; application: string; finding: string; missing: unknown[] }
export const queue = async (world: World, who: Who = 'reviewer'): Promise<Item[]> => got(await world.ask(who, 'GET /review', { query: { limit: '100' } })).rows
/** 审核: everything in the queue that can be approved is. */
export async function reviewAll(world: World): Promise<void> {
  const items = await queue(world)
  if (!items.length) return
  const done = await world.ask('reviewer', 'POST /review/approve', { body: { key: press(world), items: items.map(({ id, version }) => ({ id, version })), bareheaded: true } })
  // of many, each that stays says why
  for (const left of done.left ?? []) count(world.tally, 'POST /review/approve', left as { refused: string })
}

export const stepOf = (world: World, batch: string, step: 'personalise' | 'retry' | 'check' | 'deliver', who: Who = 'producer') => world.ask(who, `POST /production/batches/:batch/${step}`, { params: { batch } })
/** 建批, 写芯片, 质检, 出厂 of everything that waits. */
export async function makeAll(world: World): Promise<void> {
  for (const { bank, region } of got(await world.ask('producer', 'GET /production/waiting')).rows) {
    const made = await world.ask('producer', 'POST /production/batches', { body: { region, bank, key: press(world).padEnd(8, '-') } })
    if (refusedAs(made) !== null) continue
    world.books.batches.push(made.batch.id)
    // the line to the bank is cut now and then; asked again it opens nothing twice
    world.bank.cut = world.chance.happens(15) ? 1 + world.chance.below(2) : 0
    let written = await stepOf(world, made.batch.id, 'personalise')
    for (let tries = 0; refusedAs(written) === 'bank-silent' && tries < 5; tries++) written = await stepOf(world, made.batch.id, 'personalise')
    world.bank.cut = 0
    if (written.stuck) await stepOf(world, made.batch.id, 'retry')
    for (const step of ['check', 'deliver'] as const) await stepOf(world, made.batch.id, step)
  }
}

const signers = [['clerk', 'counter'], ['teller', 'branch'], ['officer', 'unit'], ['producer', 'centre']] as const satisfies readonly (readonly [Who, OfficeName])[]
/** 签收: every place signs for what came. */
export async function receiveAll(world: World): Promise<void> {
  for (const [who] of signers) for (const { id, receivedAt } of got(await world.ask(who, 'GET /production/consignments', { query: { open: 'true' } })).rows) {
    if (!receivedAt) await world.ask(who, 'POST /production/consignments/:consignment/receive', { params: { consignment: id } })
  }
}

// eslint-disable-next-line -- a card as the page shows it
export type CardSeen = any
/** The cards of somebody as the chief's page shows them. */
export const cardsOf = async (world: World, holder: Holder): Promise<CardSeen[]> => got(await world.ask('chief', 'GET /cards/:person', { params: { person: holder.person } })).cards
/** Enters a card by what is printed on it. */
export async function take(world: World, holder: Holder, card: Id): Promise<void> {
  const { number, ident } = got(await world.ask('chief', 'POST /cards/:person/:card/numbers', { params: { person: holder.person, card } }))
  Object.assign(holder, { card, cardNumber: number, ident })
}

/** The card of an application that was made and is not collected yet; null while there is none. */
export async function comingTo(world: World, holder: Holder): Promise<CardSeen | null> {
  return (await cardsOf(world, holder)).find(card => !card.closedAs && card.state !== 'handed-over' && card.state !== 'destroyed') ?? null
}

/** Where a card is handed over, and by whom. */
export const deskOf = (holder: Holder): { who: Who; office: OfficeName } => holder.asked?.office === 'branch' ? { who: 'teller', office: 'branch' } : holder.asked?.office === 'unit' ? { who: 'officer', office: 'unit' } : { who: 'clerk', office: 'counter' }
