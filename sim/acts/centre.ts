import { addDays, dayOf } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import type { Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { oneOf, press, someone, type Act } from './act.ts'
import { comingTo, isBlurred, makeAll, queue, receiveAll, reviewAll, stepOf } from './issue.ts'

/** At the centre: review, batches, the post, blanks and stock, cards that came back. */
const review: Act = async world => { await reviewAll(world) }
const make: Act = async world => { await reviewAll(world); await makeAll(world); await receiveAll(world) }
const receive: Act = async world => { await receiveAll(world) }

/** 退回 with reasons; without one; taken back; a day notified. */
const decide: Act = async world => {
  const [item] = await queue(world)
  if (!item) return
  const holder = world.holders.find(one => one.asked?.id === item.application)
  const claimed = await world.ask('reviewer', 'POST /review/items/:item/claim', { params: { item: item.id }, body: {} })
  if (refusedAs(claimed) === null && world.chance.happens(40)) {
    const other = await world.ask('reviewer2', 'POST /review/items/:item/return', { params: { item: item.id }, body: { reasons: ['photo-blurred'], version: item.version } })
    must(refusedAs(other) !== null, 'a colleague decided what somebody else is at')
    await world.ask('reviewer', 'POST /review/items/:item/release', { params: { item: item.id }, body: {} })
  }
  const how = world.chance.pick(['return', 'return', 'no-reason', 'stale', 'not-seen', 'approve'] as const)
  if (how === 'not-seen' || how === 'approve') { await world.ask('reviewer', 'POST /review/approve', { body: { key: press(world), items: [{ id: item.id, version: item.version }], bareheaded: how === 'approve' } }); return }
  const done = await world.ask('reviewer', 'POST /review/items/:item/return', { params: { item: item.id }, body: { reasons: how === 'no-reason' ? [] : ['photo-blurred', 'papers-missing'], version: how === 'stale' ? item.version + 1 : item.version } })
  if (refusedAs(done) !== null) return
  must(how === 'return', `an application came back: ${how}`)
  if (holder?.asked) holder.asked.version = done.version
}

const takeBack: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  if (!holder) return
  const params = { person: holder.person, application: holder.asked!.id }
  const who = world.chance.pick(['reviewer', 'reviewer', 'reviewer', 'chief'] as const)
  if (world.chance.happens(20)) world.pass(25 * 60)
  const back = await world.ask(who, 'POST /applications/:person/:application/take-back', { params, body: { reason: world.chance.happens(85) ? '看错了照片' : ' ' } })
  if (refusedAs(back) === null) holder.asked!.version = back.version
  if (world.chance.happens(40)) await world.ask('reviewer', 'POST /applications/:person/:application/notified-date', { params, body: { day: addDays(dayOf(world.now()), world.chance.pick([10, 20, -1])) } })
}

/** A batch step by step: a card rejected by eye, steps sent twice, one with a chip that fails. */
const batch: Act = async world => {
  await reviewAll(world)
  const groups = got(await world.ask('producer', 'GET /production/waiting')).rows
  const group = groups[0]
  const key = press(world).padEnd(8, '-')
  const made = await world.ask('producer', 'POST /production/batches', { body: { region: group?.region ?? '340199', bank: group?.bank ?? '95588', key } })
  must((refusedAs(made) === null) === Boolean(group), 'a batch of nothing, or none of something')
  if (refusedAs(made) !== null) return
  const again = await world.ask('producer', 'POST /production/batches', { body: { region: group.region, bank: group.bank, key } })
  must(again.batch?.id === made.batch.id && again.added === made.added, 'a batch pressed twice was made twice')
  world.books.batches.push(made.batch.id)
  const { id } = made.batch
  await stepOf(world, id, 'personalise')
  const { rows } = got(await world.ask('producer', 'GET /production/batches/:batch/cards', { params: { batch: id }, query: { limit: '100' } }))
  if (rows[0] && world.chance.happens(60)) {
    for (let i = 0; i < 2; i++) await world.ask('producer', 'POST /production/cards/:person/:card/reject', { params: { person: rows[0].person, card: rows[0].card }, body: { reason: 'print' } })
    await stepOf(world, id, 'personalise')
  }
  for (const step of ['check', 'check', 'deliver', 'deliver', 'retry'] as const) await stepOf(world, id, step)
  for (const { person, card } of [...rows.slice(0, 3), { person: id, card: id }] as { person: string; card: string }[]) await world.ask('producer', 'GET /production/cards/:person/:card/proof', { params: { person, card } })
  if (world.chance.happens(60)) await receiveAll(world)
}

const oddBatch: Act = async world => {
  const nobody = world.ground.offices.till.id
  await stepOf(world, nobody, 'check')
  await world.ask('producer', 'POST /production/consignments/:consignment/receive', { params: { consignment: nobody } })
  for (const id of world.books.batches.slice(-1)) await stepOf(world, id, 'check')
  const holder = oneOf(world, one => one.card && isBlurred(one)) ?? someone(world)
  await world.ask('producer', 'POST /production/cards/:person/:card/reject', { params: { person: holder.person, card: holder.card ?? nobody }, body: { reason: 'print' } })
  await world.ask('producer', 'GET /production/cards/:person/:card/proof', { params: { person: holder.person, card: holder.card ?? nobody } })
  for (const { id, receivedAt } of got(await world.ask('clerk', 'GET /production/consignments', { query: {} })).rows.slice(0, 2)) {
    await world.ask('teller', 'POST /production/consignments/:consignment/receive', { params: { consignment: id } })
    if (receivedAt) must(refusedAs(await world.ask('clerk', 'POST /production/consignments/:consignment/receive', { params: { consignment: id } })) !== null, 'a consignment was received twice')
  }
}

/** 邮寄: under a tracking number no other parcel has; delivered; lost in the post and made again. */
const post: Act = async world => {
  const { waiting, underWay } = got(await world.ask('producer', 'GET /production/post'))
  const row = waiting[0]
  const tracking = `SIM${String(10_000_000 + world.books.presses)}`
  if (row) {
    const params = { person: row.person, card: row.card }
    await world.ask('producer', 'POST /production/cards/:person/:card/address', { params })
    const sent = await world.ask('producer', 'POST /production/cards/:person/:card/post', { params, body: { key: press(world), carrier: 'ems', tracking: underWay[0] && world.chance.happens(50) ? underWay[0].tracking : tracking } })
    must(refusedAs(sent) === null || sent.refused === 'tracking-taken', `a checked card was not posted: ${sent.refused}`)
    if (world.chance.happens(30)) await world.ask('producer', 'POST /production/cards/:person/:card/post', { params, body: { carrier: 'ems', tracking: `${tracking}X` } })
  }
  const other = underWay[0]
  if (!other) return
  const params = { person: other.person, card: other.card }
  const verb = world.chance.pick(['delivered', 'delivered', 'lost'] as const)
  for (let i = 0; i < 2; i++) await world.ask('producer', `POST /production/cards/:person/:card/${verb}`, { params })
}
const oddPost: Act = async world => {
  const holder = someone(world)
  const card = holder.card ?? world.ground.offices.till.id
  for (const verb of ['delivered', 'lost'] as const) await world.ask('producer', `POST /production/cards/:person/:card/${verb}`, { params: { person: holder.person, card } })
  await world.ask('producer', 'POST /production/cards/:person/:card/post', { params: { person: holder.person, card }, body: { carrier: 'ems', tracking: 'SIM00000001' } })
  await world.ask(holder, 'POST /my/parcel/code', { body: {} })
  await world.ask(holder, 'POST /my/parcel/confirm', { body: { code: '123456', ending: 'AAAA' } })
}

/** 空白卡: deliveries, scrap, stocktakes with their second person. The stock clerk's own count must be the book's. */
const blanks: Act = async world => {
  const bank = world.chance.pick(['95588', '95588', '96588', '11111'] as const)
  const kind = { bank, face: '340100' }
  const { rows } = got(await world.ask('producer', 'GET /production/blanks'))
  const row = rows.find((one: { bank: string; face: string }) => one.bank === bank && one.face === '340100')
  const left = row?.left ?? 0
  must(!row || row.left === row.sum, `blanks of ${bank}: ${row?.left} left, the movements say ${row?.sum}`)
  if (world.chance.happens(40)) {
    const note = `note ${world.chance.below(3)}`
    await world.ask('producer', 'POST /production/blanks/in', { body: { ...kind, key: press(world), count: world.chance.pick([10, 10, 11]), note } })
    return
  }
  if (world.chance.happens(30)) {
    const scrapped = await world.ask('producer', 'POST /production/blanks/scrap', { body: { ...kind, key: press(world), count: world.chance.happens(20) ? left + 1 : 1, why: '折断' } })
    must(refusedAs(scrapped) !== null || scrapped.left === left - 1, `blanks of ${bank}: one scrapped of ${left} leaves ${scrapped.left}`)
    return
  }
  const counted = Math.max(0, left + world.chance.pick([0, -1, -1, 1, -left]))
  const taken = await world.ask('producer', 'POST /production/stocktakes', { body: { ...kind, counted, why: world.chance.happens(65) ? '少了' : '', key: press(world) } })
  if (refusedAs(taken) !== null) return
  for (const who of ['producer', 'producer2', 'producer2'] as const) {
    const done = await world.ask(who, 'POST /production/stocktakes/:stocktake/approve', { params: { stocktake: taken.id }, body: {} })
    if (refusedAs(done) !== null) continue
    must(who === 'producer2' && done.left === counted, `a stocktake of ${counted} left ${done.left}`)
    if (world.chance.happens(30)) break
  }
}
const oddBlanks: Act = async world => {
  await world.ask('producer', 'POST /production/stocktakes/:stocktake/approve', { params: { stocktake: world.ground.offices.till.id }, body: {} })
  for (let i = 0; i < 2; i++) await world.ask('producer', 'POST /production/stocktakes', { body: { bank: '96588', face: '340100', counted: 3, why: '没数清', key: press(world) } })
  const { rows } = got(await world.ask('producer', 'GET /production/blanks'))
  const row = rows.find((one: { waiting: { id: string } | null; bank: string }) => one.bank === '96588' && one.waiting)
  if (!row) return
  await world.ask('producer', 'POST /production/blanks/scrap', { body: { bank: '96588', face: '340100', key: press(world), count: Math.max(1, row.left), why: '报废' } })
  await world.ask('producer2', 'POST /production/stocktakes/:stocktake/approve', { params: { stocktake: row.waiting.id }, body: {} })
  await world.ask('producer', 'POST /production/blanks/in', { body: { bank: '96588', face: '340100', key: press(world), count: 40, note: `again ${world.books.presses}` } })
}

/** 超期退回: a place sends back what nobody collects, the centre signs for it; then it is stock again, or destroyed with two signatures. */
const sendBack: Act = async world => {
  const { rows } = got(await world.ask('clerk', 'GET /cards-to-collect/overdue'))
  const waiting = oneOf(world, one => one.asked)
  const coming = waiting && await comingTo(world, waiting)
  const cards = rows.length ? rows.map((row: { person: string; card: string }) => ({ person: row.person, card: row.card })) : coming ? [{ person: waiting.person, card: coming.id }] : []
  if (!cards.length) return
  await world.ask(world.chance.happens(70) ? 'clerk' : world.chance.pick(['teller', 'producer'] as const), 'POST /cards-to-collect/send-back', { body: { cards: cards.slice(0, 3), key: press(world) } })
  await receiveAll(world)
}
const returned: Act = async world => {
  const { rows } = got(await world.ask('producer', 'GET /production/returned'))
  const row = rows[0]
  if (!row) {
    const holder = someone(world)
    if (holder.card) await world.ask('producer', 'POST /production/returned/sign', { body: { cards: [{ person: holder.person, card: holder.card }], key: press(world) } })
    return
  }
  if (world.chance.happens(35)) {
    const elsewhere = world.chance.pick([null, { kind: 'counter', organisation: world.ground.offices.counter.id }, { kind: 'branch', organisation: world.ground.offices.branch2.id }])
    const stocked = await world.ask('producer', 'POST /production/returned/:person/:card/restock', { params: { person: row.person, card: row.card }, body: elsewhere ? { delivery: elsewhere } : {} })
    if (refusedAs(stocked) === null) { const holder = world.holders.find(one => one.person === row.person); if (holder?.asked) holder.asked.office = elsewhere ? 'counter' : holder.asked.office; await stepOf(world, stocked.batch, 'deliver'); await receiveAll(world) }
    return
  }
  for (const who of ['producer', 'producer', 'producer2', 'producer2'] as const) {
    const signed = await world.ask(who, 'POST /production/returned/sign', { body: { cards: [{ person: row.person, card: row.card }], key: press(world) } })
    if (refusedAs(signed) === null && signed.destroyed) lapsed(world, world.holders.find(one => one.person === row.person))
  }
}
/** Nobody collected it: the application is over, the fee owed; a card handed in stays so and is exchanged anew. */
function lapsed(_world: World, holder: Holder | undefined): void {
  if (holder) holder.asked = null
}

/** What the offices look at all day: nothing of it may change anything. */
const lists: Act = async world => {
  for (const path of ['GET /production/batches', 'GET /production/custody', 'GET /production/late', 'GET /production/overdue', 'GET /production/returned', 'GET /production/post']) await world.ask('producer', path)
  await world.ask('producer', 'POST /production/remind', { body: { days: world.chance.pick([0, 7]), key: press(world) } })
  for (const path of ['GET /cards-to-collect', 'GET /cards-to-collect/overdue', 'GET /fees/day', 'GET /identity/cases']) await world.ask('clerk', path)
  for (const path of ['GET /review', 'GET /review/late', 'GET /review/decided', 'GET /card-terms']) await world.ask('chief', path)
}

export const centreActs: readonly (readonly [name: string, often: number, act: Act])[] = [
  ['review', 2, review], ['make', 6, make], ['receive', 1, receive], ['decide', 3, decide], ['reviewTakeBack', 2, takeBack], ['batch', 3, batch], ['oddBatch', 1, oddBatch], ['post', 3, post], ['oddPost', 1, oddPost],
  ['blanks', 3, blanks], ['oddBlanks', 1, oddBlanks], ['sendBack', 2, sendBack], ['returned', 3, returned], ['lists', 1, lists],
]
