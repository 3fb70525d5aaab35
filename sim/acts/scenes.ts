import { addDays, dayOf } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { documentOf, newHolder, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, type Act } from './act.ts'
import { inboxOf, turn } from './clock.ts'
import { collectFee, owed, owedTo, payFee } from './fees.ts'
import { handedOver, newCardCollected } from './counter.ts'
import { block, device, enter, entry, freshPin, insert, knockAt } from './desk.ts'
import { buy, follow } from './till.ts'
import { confirm } from './resident.ts'
import { laidOn } from '../../src/demo/device.ts'
import { policy } from '#regions'
import { applyFirst, comingTo, deliveryTo, makeAll, photoOf, queue, receiveAll, reviewAll } from './issue.ts'

/** Stories of one person, from beginning to end: what chance alone brings about too seldom. */
export const newcomer = async (world: World, office: 'counter' | 'post' | 'branch', way: 'counter' | 'online' = 'counter'): Promise<Holder | null> => {
  const holder = oneOf(world, one => !one.card && !one.asked && !one.minor) ?? await newHolder(world)
  return await applyFirst(world, holder, way, office) === null ? holder : null
}
const itemOf = async (world: World, holder: Holder) => (await queue(world)).find(one => one.application === holder.asked!.id)

/** 退回、改好、收回、再审: both ways, at the right post and the wrong one, in time and too late. */
const cameBack: Act = async world => {
  const online = world.chance.happens(50)
  const successor = world.chance.happens(60) ? oneOf(world, one => one.asked && one.asked.kind !== 'first') : null
  const holder = successor ?? await newcomer(world, 'counter', online ? 'online' : 'counter')
  const item = holder && await itemOf(world, holder)
  if (!holder || !item) return
  const params = { person: holder.person, application: holder.asked!.id }
  const back = await world.ask('reviewer', 'POST /review/items/:item/return', { params: { item: item.id }, body: { reasons: ['photo-blurred'], words: '看不清', version: item.version } })
  if (refusedAs(back) !== null) return
  const takesBack = (who: 'reviewer' | 'chief', reason: string) => world.ask(who, 'POST /applications/:person/:application/take-back', { params, body: { reason } })
  if (world.chance.happens(50)) {
    await takesBack('reviewer', ' ')
    await takesBack('chief', '看错了')
    if (world.chance.happens(40)) world.pass(25 * 60)
    await takesBack('reviewer', '看错了照片')
    const approving = await itemOf(world, holder)
    if (approving) await world.ask('reviewer', 'POST /review/approve', { body: { items: [{ id: approving.id, version: approving.version }], bareheaded: true } })
    return
  }
  const photo = await photoOf(world, holder)
  for (const more of [{ bank: '95566' }, { version: 99 }, { photo: world.ground.offices.till.id }, {}]) {
    const mended = online ? await world.ask(holder, 'POST /my/applications/:application/mend', { params: { application: params.application }, body: { photo, ...more } })
      : await world.ask('clerk', 'POST /people/:person/applications/:application/mend', { params, body: { photo, ...more } })
    if (refusedAs(mended) === null) { holder.asked!.version = mended.version; break }
  }
  if (!successor && world.chance.happens(40) && refusedAs(await world.ask(holder, 'POST /my/applications/:application/withdraw', { params: { application: params.application }, body: {} })) === null) holder.asked = null
}

/** 邮寄: made, posted, the carrier's word, and lost and made again, or confirmed with the code. */
const byPost: Act = async world => {
  const holder = oneOf(world, one => one.asked?.office === 'post') ?? await newcomer(world, 'post')
  if (!holder) return
  await reviewAll(world)
  await makeAll(world)
  const { waiting, underWay } = got(await world.ask('producer', 'GET /production/post'))
  for (const row of waiting) for (const tracking of [underWay[0]?.tracking ?? 'SIMTAKEN0', `SIM${10_000_000 + ++world.books.presses}`, `SIM${10_000_000 + ++world.books.presses}`]) {
    const params = { person: row.person, card: row.card }
    await world.ask('producer', 'POST /production/cards/:person/:card/address', { params })
    await world.ask('producer', 'POST /production/cards/:person/:card/post', { params, body: { carrier: 'ems', tracking, key: press(world) } })
  }
  await receiveAll(world)
  const coming = await comingTo(world, holder)
  if (coming?.state !== 'sent') return
  const params = { person: holder.person, card: coming.id }
  if (world.chance.happens(40)) await world.ask(holder, 'POST /my/parcel/confirm', { body: { code: '123456', ending: 'AAAA' } })
  const end = world.chance.pick(['lost', 'counter', 'counter', 'web', 'web'] as const)
  if (world.chance.happens(70)) await world.ask('producer', 'POST /production/cards/:person/:card/delivered', { params })
  if (end === 'counter' && world.chance.happens(30)) {
    const without = { document: documentOf(holder) }
    if (refusedAs(await world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: without })) === null) {
      must(refusedAs(await world.ask(holder, 'POST /my/parcel/code', { body: {} })) !== null, 'a code went to a phone reported lost')
      if (!holder.phoneLost) got(await world.ask('clerk', 'POST /people/:person/phone-lost/end', { params: { person: holder.person }, body: without }))
    }
  }
  if (end === 'lost') { for (let i = 0; i < 2; i++) await world.ask('producer', 'POST /production/cards/:person/:card/lost', { params }); return }
  if (end === 'web' && !holder.phoneLost) {
    for (let i = 0; i < 2; i++) await world.ask(holder, 'POST /my/parcel/code', { body: {} })
    const code = /\d{6}/.exec(await inboxOf(world, holder.phone, 'card-code') ?? '')?.[0] ?? '000000'
    const ending = got(await world.ask('chief', 'POST /cards/:person/:card/numbers', { params })).number.slice(-4)
    for (const tried of [code === '111112' ? '111113' : '111112', code]) {
      if (refusedAs(await world.ask(holder, 'POST /my/parcel/confirm', { body: { code: tried, ending } })) !== null) continue
      must(tried === code, 'a parcel was confirmed with a wrong code')
      return handedOver(world, holder, coming.id)
    }
    return
  }
  await world.ask('teller', 'POST /cards/:person/:card/confirm-receipt', { params, body: { document: documentOf(holder) } })
  if (world.chance.happens(75)) return confirm(world)
  const done = await world.ask('clerk', 'POST /cards/:person/:card/confirm-receipt', { params, body: { document: documentOf(holder) } })
  if (refusedAs(done) !== null) return
  await handedOver(world, holder, coming.id)
  await world.ask('producer', 'POST /production/cards/:person/:card/delivered', { params })
}

/** 一直没人领: waited for, sent back, restocked to another place or destroyed with two signatures; of a paid one the fee is owed and fetched. */
const neverCollected: Act = async world => {
  const holder = oneOf(world, one => one.asked?.fee && one.asked.office === 'counter') ?? oneOf(world, one => one.asked && one.asked.office === 'counter') ?? await newcomer(world, 'counter')
  if (!holder) return
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  const coming = await comingTo(world, holder)
  if (coming?.state !== 'at-site') return
  const at = { person: holder.person, card: coming.id }
  const overdue = got(await world.ask('clerk', 'GET /cards-to-collect/overdue')).rows.some((row: { card: string }) => row.card === coming.id)
  const send = () => world.ask('clerk', 'POST /cards-to-collect/send-back', { body: { cards: [at], key: press(world) } })
  if (!overdue) must(refusedAs(await send()) !== null, 'a card was sent back before its time')
  world.pass(22 * 1_440)
  await turn(world)
  if (refusedAs(await send()) !== null) return
  must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: at, body: { document: documentOf(holder) } })) !== null, 'a card on its way back was handed over')
  await receiveAll(world)
  if (world.chance.happens(30)) {
    await world.ask('producer', 'POST /production/returned/sign', { body: { cards: [at], key: press(world) } })
    const stocked = await world.ask('producer', 'POST /production/returned/:person/:card/restock', { params: at, body: {} })
    if (refusedAs(stocked) !== null) return
    await world.ask('producer', 'POST /production/batches/:batch/deliver', { params: { batch: stocked.batch } })
    await receiveAll(world)
    return
  }
  for (const who of ['producer', 'producer', 'producer2', 'producer2'] as const) await world.ask(who, 'POST /production/returned/sign', { body: { cards: [at], key: press(world) } })
  must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: at, body: { document: documentOf(holder) } })) !== null, 'a destroyed card was handed over')
  const { asked } = holder
  holder.asked = null
  if (!asked?.fee) return
  await owedTo(world, holder, asked)
  await opened(world)
  await owed(world)
}

/** 补卡: lost, paid for, made, handed over: the old one ends. The drawer is opened for it. */
const replaced: Act = async world => {
  const holder = carded(world, one => !one.asked && !one.handedIn && !one.suspended)
  if (!holder) return
  const old = { person: holder.person, card: holder.card! }
  if (!holder.lost || holder.lapses) {
    const told = await world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params: old, body: { document: documentOf(holder) } })
    if (refusedAs(told) !== null) return
    Object.assign(holder, { lost: true, lapses: false })
  }
  await opened(world)
  const choices = got(await world.ask('clerk', 'GET /cards/:person/:card/successor', { params: old, query: { kind: 'replacement' } }))
  const made = await world.ask('clerk', 'POST /cards/:person/:card/replace', { params: old, body: { key: press(world), reason: 'lost', delivery: deliveryTo(world, 'counter'), fee: choices.fee, document: documentOf(holder) } })
  if (refusedAs(made) !== null) return
  if (made.fee) collectFee(world, 'clerk', { application: made.id, amount: made.fee, number: made.receipt.number, what: 'taken' })
  holder.asked = { id: made.id, number: made.number, kind: 'replacement', fee: made.fee, version: made.version, office: 'counter' }
  if (made.receipt && (holder.name.length > 2 || world.chance.happens(3))) await world.ask('clerk', 'GET /people/:person/receipts/:receipt/print', { params: { person: holder.person, receipt: made.receipt.id }, query: { paper: '80mm' } })
  if (world.chance.happens(30)) return world.chance.happens(50) ? neverCollected(world) : undefined
  if (!await newCardCollected(world, holder)) return
  must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/release-loss', { params: old, body: { document: documentOf(holder) } })) === 'card-closed', 'a card that was replaced does something')
}

/** The clerk's drawer is today's and open. */
export async function opened(world: World): Promise<void> {
  const book = world.books.drawers.get('clerk')
  if (book && book.state === 'open' && book.day !== dayOf(world.now())) {
    got(await world.ask('clerk', 'POST /fees/drawer/close', { body: { pieces: { 1: book.holds }, banked: 0, key: press(world) } }))
    world.books.drawers.delete('clerk')
  }
  if (world.books.drawers.has('clerk')) return
  const drawer = got(await world.ask('clerk', 'POST /fees/drawer/open', { body: { pieces: { 10000: 2 }, key: press(world) } }))
  world.books.drawers.set('clerk', { id: drawer.id, holds: 20_000, state: 'open', day: dayOf(world.now()) })
}

/** Everything as it should be: the PIN of one's own set where the city has it set, the account activated as the city has it, the right PIN at the till, medicine bought. */
export const goodDay: Act = async world => {
  const holder = carded(world, one => !one.lost && !one.handedIn && !one.suspended && !one.differs && !one.locked)
  if (!holder) return
  const session = await insert(world, 'counter', holder)
  if (!session) return
  const how = policy('340100', 'activation.how', dayOf(world.now()))
  const chosen = freshPin(world, 7)
  if (holder.mustSet) {
    await knockAt(world, 'counter', session, 'papers', { business: 'pin-reset', document: documentOf(holder) })
    const authorised = await knockAt(world, 'counter', session, 'authorise-reset', {}, 'colleague')
    if (refusedAs(authorised) !== null || refusedAs(await knockAt(world, 'counter', session, 'reset-pin', { entry: entry(world), reset: authorised.reset, block: await block(world, 'counter', holder, chosen) })) !== null) return
    Object.assign(holder, { pin: chosen, mustSet: false, wrong: 0 })
  } else if (holder.pin === '123456') {
    await knockAt(world, 'counter', session, 'papers', { business: 'pin-change', document: documentOf(holder) })
    const changed = await knockAt(world, 'counter', session, 'change-pin', { entry: entry(world), oldBlock: await block(world, 'counter', holder, holder.pin), newBlock: await block(world, 'counter', holder, chosen) })
    if (refusedAs(changed) === null) Object.assign(holder, { pin: chosen, oldStopped: holder.oldCard !== null })
    if (refusedAs(changed) === null || changed.refused === 'pin-weak') holder.wrong = 0
    if (refusedAs(changed) !== null) return
  }
  if (how === 'window' || how === 'pin-fingerprint') {
    await knockAt(world, 'counter', session, 'papers', { business: 'activation', document: documentOf(holder) })
    if (how === 'pin-fingerprint') {
      await knockAt(world, 'counter', session, 'activate')
      await enter(world, 'counter', holder, session, holder.pin!)
      const smudge = laidOn(device(world), { terminal: await world.terminal('counter') }, session, holder.number, 1)
      for (const body of [{}, { finger: { template: smudge.template.toString('hex'), mac: smudge.mac.toString('hex') } }]) await knockAt(world, 'counter', session, 'activate', body)
    }
    const finger = laidOn(device(world), { terminal: await world.terminal('counter') }, session, holder.number, 512)
    await knockAt(world, 'counter', session, 'activate', { finger: { template: finger.template.toString('hex'), mac: finger.mac.toString('hex') } })
  }
  const shop = await insert(world, 'till', holder)
  if (!shop) return
  await enter(world, 'till', holder, shop, holder.pin!)
  if (!world.pharmacy) return
  await buy(world, world.pharmacy, holder)
  for (let i = world.chance.below(3); i > 0; i--) await follow(world, world.pharmacy)
}

/** 换卡, and regretted: the old card and the fee come back, at a counter and with the document only. */
const regretted: Act = async world => {
  const holder = carded(world, one => !one.asked && !one.handedIn && !one.lost)
  if (!holder) return
  await opened(world)
  const params = { person: holder.person, card: holder.card! }
  const choices = got(await world.ask('clerk', 'GET /cards/:person/:card/successor', { params, query: { kind: 'exchange' } }))
  const made = await world.ask('clerk', 'POST /cards/:person/:card/exchange', { params, body: { key: press(world), reason: 'worn', delivery: deliveryTo(world, 'counter'), fee: choices.fee, document: documentOf(holder) } })
  if (refusedAs(made) !== null) return
  if (made.fee) collectFee(world, 'clerk', { application: made.id, amount: made.fee, number: made.receipt.number, what: 'taken' })
  Object.assign(holder, { asked: { id: made.id, number: made.number, kind: 'exchange', fee: made.fee, version: made.version, office: 'counter' }, handedIn: true })
  if (world.chance.happens(30)) return
  const at = { person: holder.person, application: made.id }
  const item = world.chance.happens(30) ? await itemOf(world, holder) : null
  if (item && refusedAs(await world.ask('reviewer', 'POST /review/items/:item/return', { params: { item: item.id }, body: { reasons: ['photo-blurred'], version: item.version } })) === null) {
    must(refusedAs(await world.ask('clerk', 'POST /people/:person/applications/:application/mend', { params: at, body: { bank: '95566' } })) !== null, 'a successor changed its bank')
  }
  await world.ask('clerk', 'POST /people/:person/applications/:application/withdraw', { params: at, body: {} })
  await world.ask(holder, 'POST /my/applications/:application/withdraw', { params: { application: made.id }, body: {} })
  await world.ask('clerk2', 'POST /people/:person/applications/:application/withdraw', { params: at, body: { document: documentOf(holder) } }).then(gone => must(!made.fee || refusedAs(gone) !== null || world.books.drawers.has('clerk2'), 'a fee came back out of no drawer'))
  const seen = got(await world.ask('clerk', 'GET /people/:person/applications', { params: { person: holder.person } })).rows.find((row: { id: string }) => row.id === made.id)
  if (seen.state !== 'withdrawn' && refusedAs(await world.ask('clerk', 'POST /people/:person/applications/:application/withdraw', { params: at, body: { document: documentOf(holder) } })) !== null) return
  if (made.fee) await payFee(world, seen.state === 'withdrawn' ? 'clerk2' : 'clerk', holder, { id: made.id, fee: made.fee })
  Object.assign(holder, { asked: null, handedIn: false })
}

/** The policy changes while an application waits: what it lacks by today's is asked for before it is approved. */
const overtaken: Act = async world => {
  if (world.now().toISOString() < '2027-11-19' || world.now().toISOString() > '2027-11-30') return
  const holder = await newcomer(world, 'counter')
  if (!holder) return
  while (world.now().toISOString() < '2027-11-30T16') world.pass(60)
  await turn(world)
  const item = await itemOf(world, holder)
  if (item && !holder.minor) must(refusedAs(await world.ask('reviewer', 'POST /review/approve', { body: { items: [{ id: item.id, version: item.version }], bareheaded: true } })) !== null, 'an application without its papers was approved')
}

/** Papers brought to the window and sent from home: a picture that is none, a scan that is one. */
const papers: Act = async world => {
  const holder = world.chance.pick(world.holders)
  const photo = [{ field: 'photo', filename: 'p.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff]) }]
  const scan = [{ field: 'scan', filename: 's.pdf', bytes: Buffer.from('%PDF-1') }]
  for (const answer of [await world.ask(holder, 'POST /papers/photo', { files: photo }), await world.ask('clerk', 'POST /people/:person/papers/photo', { params: { person: holder.person }, files: photo })]) must(answer.good === false, 'a photo that is none was good')
  await world.ask(holder, 'POST /papers/scan', { query: { material: 'id-front' }, files: scan })
  await world.ask('clerk', 'POST /people/:person/papers/scan', { params: { person: holder.person }, query: { material: 'id-back' }, files: scan })
}

/** A day notified to somebody whose card is late. */
const notified: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  if (holder) await world.ask('reviewer', 'POST /applications/:person/:application/notified-date', { params: { person: holder.person, application: holder.asked!.id }, body: { day: addDays(dayOf(world.now()), 20) } })
}

export const sceneActs: readonly (readonly [name: string, often: number, act: Act])[] = [['goodDay', 9, goodDay], ['cameBack', 7, cameBack], ['byPost', 5, byPost], ['neverCollected', 5, neverCollected], ['replaced', 4, replaced], ['papers', 1, papers], ['notified', 1, notified], ['regretted', 3, regretted], ['overtaken', 5, overtaken]]
