import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { approve, getApplication } from '#applications'
import { setQueryPassword } from '#pins'
import { addDays, dayOf, instantOf } from '#kit/day'
import { bucketOf, newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { lawNames, lawOf } from '../sim/laws.ts'
import { openScene, type Holder, type Seat } from './support/scene.ts'
import { cardsOf, collect, documentOf, makeBatch, numberOf, runStep, toSite, viewOf, read } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { scene = await openScene() })
after(() => scene.close())

const DAYS = 90, PASSWORD = '83746529'
const post = (seat: Seat | 'public', path: string, body: unknown = {}) => scene.knock(seat, 'POST', path, body)
const get = async (seat: Seat, path: string) => (await scene.knock(seat, 'GET', path)).body
const kind = { bank: '96588', face: '340100' }
/** The blanks of a kind as the centre's page shows them. */
const blanks = async (of = kind) => (await get('centre', '/production/blanks')).rows.find((row: { bank: string; face: string }) => row.bank === of.bank && row.face === of.face)
const custody = async () => get('centre', '/production/custody')
const siteOf = async (name: RegExp) => (await custody()).sites.find((site: { name: string }) => name.test(site.name))
const minutesUntil = (day: string, at = '10:00:00') => Math.ceil((instantOf(`${day} ${at}`)!.getTime() - scene.now().getTime()) / 60_000)
const overdue = async (seat: Seat) => (await get(seat, '/cards-to-collect/overdue')).rows as { card: string; person: string; last: string; waited: number }[]
const pair = (holder: Holder, card: string) => ({ person: holder.person, card })
/** How many messages of a phone say this; waits until one is there, for the city delivers in the background too. */
async function told(holder: Holder, says: string | RegExp): Promise<number> {
  for (let tries = 0; ; tries++) {
    const count = (await scene.inbox(holder.phone)).filter(text => text.match(says)).length
    if (count || tries === 50) return count
    await new Promise(done => setTimeout(done, 100))
  }
}
/** Cards of holders that lie at a seat past their time; each with its holder. */
async function tooOld(count: number, key: string, to: 'branch' | 'counter' = 'branch') {
  const holders = await scene.applicants(count, { to })
  const cards = await toSite(scene, holders, to, key)
  await scene.later((DAYS + 1) * 24 * 60)
  return holders.map(holder => ({ holder, card: cards.get(holder.person)!, at: pair(holder, cards.get(holder.person)!) }))
}
/** The same, back at the centre and signed for. */
async function cameBack(count: number, key: string) {
  const all = await tooOld(count, key)
  const sent = await post('branch', '/cards-to-collect/send-back', { cards: all.map(one => one.at) })
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.equal((await post('centre', `/production/consignments/${sent.body.consignment}/receive`)).body.arrived, count)
  return all
}
const returned = async () => (await get('centre', '/production/returned')).rows as { card: string; signed: { mine: boolean } | null }[]
const sign = (seat: Seat, ...cards: { person: string; card: string }[]) => post(seat, '/production/returned/sign', { cards })

test('PROD-05.a: blanks are counted in once per delivery note, made into cards, scrapped and corrected; the count is the sum of its movements and never below nothing', async () => {
  const before = await blanks()
  const delivery = { ...kind, count: 300, note: '送货单 2026-11' }
  const both = await Promise.all([post('centre', '/production/blanks/in', delivery), post('chief', '/production/blanks/in', delivery)])
  assert.deepEqual(both.map(answer => answer.status), [200, 200])
  assert.equal((await blanks()).left, before.left + 300, 'the same note at once is one delivery')
  assert.equal((await post('centre', '/production/blanks/in', { ...delivery, count: 301 })).body.refused, 'delivery-counted')
  assert.equal((await post('centre', '/production/blanks/in', { ...delivery, bank: '99999', note: '另一张' })).body.refused, 'blank-unknown')
  assert.equal((await post('centre', '/production/blanks/scrap', { ...kind, count: 4, why: '印花了' })).body.left, before.left + 296)
  await scene.applicants(3, { region: '340121' })
  const { batch } = await makeBatch(scene, 'custody-blanks-01', '340121')
  await runStep(scene, batch.id, 'personalise')
  const bad = (await cardsOf(scene, batch.id))[0]!
  await post('centre', `/production/cards/${bad.person}/${bad.card}/reject`, { reason: 'print' })
  await runStep(scene, batch.id, 'personalise')
  const { left, sum, came, made, scrapped } = await blanks()
  assert.deepEqual([left, sum], [before.left + 296 - 4, left], 'the rejected card took a blank of its own')
  assert.deepEqual([came - before.came, made - before.made, scrapped - before.scrapped], [300, 4, 4])
  assert.equal((await post('centre', '/production/blanks/scrap', { ...kind, count: left + 1, why: '全部' })).body.refused, 'blanks-fewer')
  for (const seat of ['branch', 'branch'] as const) assert.equal((await post(seat, '/production/blanks/in', { ...delivery, note: '窗口' })).status, 403)
})

test('PROD-05.a: a stocktake’s difference is explained and booked by a second person once; where blanks end no chip is written, and many hands at once take no more than there are', async () => {
  const of = { bank: '95533', face: '340100' }
  const { left } = await blanks(of)
  assert.equal((await post('centre', '/production/stocktakes', { ...of, counted: 2 })).body.refused, 'stocktake-unexplained')
  assert.equal((await post('centre', '/production/stocktakes', { ...of, counted: left })).body.waits, false)
  const take = (await post('centre', '/production/stocktakes', { ...of, counted: 2, why: '旧版卡面退回制卡商' })).body
  assert.equal(take.waits, true)
  assert.equal((await post('centre', `/production/stocktakes/${take.id}/approve`)).body.refused, 'second-signature-needed')
  assert.equal((await blanks(of)).left, left, 'nothing is booked by one')
  assert.equal((await post('chief', '/production/stocktakes', { ...of, counted: 3, why: '再数' })).body.refused, 'stocktake-open')
  assert.equal((await post('chief', `/production/stocktakes/${take.id}/approve`)).body.left, 2)
  assert.equal((await post('chief', `/production/stocktakes/${take.id}/approve`)).body.refused, 'stocktake-done')
  const holders = await scene.applicants(3, { region: '340122', of: of.bank, to: 'counter' })
  const { batch } = await makeBatch(scene, 'custody-short-001', '340122', of.bank)
  const write = async () => (await runStep(scene, batch.id, 'personalise')).body
  assert.deepEqual((({ written, short }) => [written, short])(await write()), [2, true])
  assert.equal((await write()).refused, 'blanks-none')
  assert.equal((await cardsOf(scene, batch.id)).filter(row => row.state === 'ordered').length, holders.length - 2)
  await post('centre', '/production/blanks/in', { ...of, count: 4, note: '补送 4 张' })
  assert.equal((await write()).written, 1)
  const scraps = await Promise.all(Array.from({ length: 6 }, (_, i) => post('centre', '/production/blanks/scrap', { ...of, count: 1, why: `第 ${i} 张` })))
  assert.equal(scraps.filter(answer => answer.status === 200).length, 3)
  assert.deepEqual((({ left, sum }) => [left, sum])(await blanks(of)), [0, 0])
})

test('PROD-05.a PROD-05.b: finished cards are counted in and out of every site, and what is scrapped is counted; each card is in one place all the way back', async () => {
  const before = await siteOf(/四牌楼/) ?? { came: 0, collected: 0, back: 0, waiting: 0 }
  const scrap = (await custody()).scrapped
  const [one, two, three] = await tooOld(3, 'custody-sites-01')
  assert.equal((await collect(scene, 'branch', one!.holder, one!.card)).status, 200, 'who comes late, before the card is packed, still gets it')
  assert.equal((await post('branch', '/cards-to-collect/send-back', { cards: [two!.at] })).status, 200)
  const site = await siteOf(/四牌楼/)
  assert.deepEqual([site.came - before.came, site.collected - before.collected, site.back - before.back, site.waiting - before.waiting, site.agrees], [3, 1, 1, 1, true])
  const placeOf = async () => ((await custody()).places as { place: string; count: number }[]).reduce((all, row) => ({ ...all, [row.place]: row.count }), {} as Record<string, number>)
  const way = await placeOf()
  assert.deepEqual((await custody()).differences, [])
  const { id } = (await get('centre', '/production/consignments?open=true')).rows.find((row: { from: string }) => /四牌楼/.test(row.from))
  await post('centre', `/production/consignments/${id}/receive`)
  const back = await placeOf()
  assert.deepEqual([(back['on-the-way'] ?? 0) - way['on-the-way']!, back['to-destroy']! - (way['to-destroy'] ?? 0)], [-1, 1])
  await sign('centre', two!.at)
  await sign('chief', two!.at)
  assert.deepEqual([(await custody()).scrapped.destroyed - scrap.destroyed, (await custody()).differences], [1, []])
  assert.ok((await overdue('branch')).some(row => row.card === three!.card))
})

test('COLL-05.a: who does not come is reminded; after the policy’s last day, not on it, the card is listed by age, returned in a consignment, and the holder told', async () => {
  const [holder] = await scene.applicants(1) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', 'custody-term-001')).get(holder.person)!
  const last = addDays(dayOf(scene.now()), DAYS)
  const listed = async () => (await overdue('branch')).some(row => row.card === card)
  const back = () => post('branch', '/cards-to-collect/send-back', { cards: [pair(holder, card)] })
  await scene.later(minutesUntil(addDays(last, -6)))
  assert.equal(await told(holder, `还没有领，请在 ${last} 前来领`), 1)
  await scene.later(minutesUntil(last, '23:30:00'))
  assert.deepEqual([await listed(), (await back()).body.refused], [false, 'still-waits'])
  await scene.later(60)
  const rows = await overdue('branch')
  assert.ok(rows.some(row => row.card === card && row.last === last && row.waited === DAYS + 1))
  assert.deepEqual(rows.map(row => row.waited), rows.map(row => row.waited).toSorted((a, b) => b - a))
  assert.ok((await get('centre', '/production/overdue')).rows.some((row: { card: string }) => row.card === card))
  assert.equal((await post('otherBranch', '/cards-to-collect/send-back', { cards: [pair(holder, card)] })).body.refused, 'return-not-here')
  assert.equal((await post('branch', '/cards-to-collect/send-back', { cards: Array.from({ length: 200 }, () => ({ person: holder.person, card: randomUUID() })) })).body.refused, 'card-unknown', 'as many as the list shows are sent at once')
  const sent = await back()
  assert.deepEqual([sent.status, sent.body.cards, await listed()], [200, 1, false])
  assert.match(sent.body.number, /^\d{4}-R\d{4}$/)
  assert.equal((await back()).status, 409, 'twice is once')
  assert.equal(await told(holder, '退回卡中心，那里不再发这张卡'), 1)
  assert.equal((await post('branch', `/production/consignments/${sent.body.consignment}/receive`)).body.refused, 'not-your-consignment')
  assert.equal((await post('centre', `/production/consignments/${sent.body.consignment}/receive`)).body.arrived, 1)
  assert.equal((await post('centre', `/production/consignments/${sent.body.consignment}/receive`)).body.refused, 'already-received')
})

test('COLL-05.b: a returned card is not handed over at its old place, on its way back or at the centre; of a return and a hand-over at once one happens; a collected card is never returned', async () => {
  const [one, two] = await tooOld(2, 'custody-back-0001')
  const sent = await post('branch', '/cards-to-collect/send-back', { cards: [one!.at] })
  assert.equal((await collect(scene, 'branch', one!.holder, one!.card)).body.refused, 'card-elsewhere')
  await post('centre', `/production/consignments/${sent.body.consignment}/receive`)
  assert.equal((await collect(scene, 'branch', one!.holder, one!.card)).body.refused, 'card-elsewhere')
  assert.equal((await viewOf(scene, 'branch', one!.holder)).state, 'returned')
  const [handed, back] = await Promise.all([collect(scene, 'branch', two!.holder, two!.card), post('branch', '/cards-to-collect/send-back', { cards: [two!.at] })])
  assert.deepEqual([handed.status, back.status].sort(), [200, 409])
  const [three] = await tooOld(1, 'custody-back-0002')
  assert.equal((await collect(scene, 'branch', three!.holder, three!.card)).status, 200)
  assert.equal((await post('branch', '/cards-to-collect/send-back', { cards: [three!.at] })).body.refused, 'already-handed-over')
  assert.equal((await sign('centre', three!.at)).body.refused, 'not-returned')
  assert.equal((await viewOf(scene, 'branch', three!.holder)).state, 'handed-over')
})

test('PROD-05.a COLL-05.a: a returned card is destroyed under two signatures of two people, never by one; PIN and chip go, the holder is told and may apply anew', async () => {
  const [one, two] = await cameBack(2, 'custody-destroy-1')
  assert.equal((await sign('branch', one!.at)).status, 403)
  assert.equal((await sign('centre', one!.at)).body.signed, 1)
  assert.equal((await sign('centre', one!.at)).body.refused, 'second-signature-needed')
  assert.deepEqual((await returned()).filter(row => row.card === one!.card).map(row => row.signed?.mine), [true], 'one signature destroys nothing')
  const [a, b] = await Promise.all([sign('chief', one!.at), sign('chief', one!.at)])
  assert.deepEqual([a.body.destroyed + b.body.destroyed, a.body.before + b.body.before], [1, 1], 'twice is once')
  assert.ok(!(await returned()).some(row => row.card === one!.card))
  const [left] = await scene.within(({ sql }) => sql<{ pins: bigint; chips: bigint; line: Date | null }>`select (select count(*) from pins.pin where bucket = ${bucketOf(one!.holder.person)} and card = ${one!.card}) as pins,
    (select count(*) from chip.image where bucket = ${bucketOf(one!.holder.person)} and card = ${one!.card}) as chips, (select l.closed_at from cards.line l join cards.card c on c.bucket = l.bucket and c.line = l.id where c.id = ${one!.card}) as line`)
  assert.deepEqual([Number(left!.pins), Number(left!.chips), left!.line !== null], [0, 0, true])
  assert.equal(await told(one!.holder, '两人签字销毁'), 1)
  assert.equal((await post('public', '/applications/where', { number: one!.holder.receipt, ending: one!.holder.number.slice(-4) })).body.state, 'lapsed')
  assert.equal((await get('counter', `/cards/${one!.holder.person}`)).live, null)
  assert.equal(await scene.again(two!.holder), 'card-living', 'while the card only lies there, no other is applied for')
  assert.equal(await scene.again(one!.holder), null, 'who is without a card may apply anew')
  assert.equal((await post('centre', `/production/returned/${one!.holder.person}/${one!.card}/restock`)).body.refused, 'not-returned')
  assert.equal((await sign('centre', two!.at)).body.signed, 1)
  assert.equal((await post('chief', `/production/returned/${two!.holder.person}/${two!.card}/restock`)).status, 200, 'a lone signature falls when the card is used again')
  assert.equal((await sign('chief', two!.at)).body.refused, 'not-returned')
})

test('a returned card is stock again and goes to another place, where alone it is collected', async () => {
  const [one] = await cameBack(1, 'custody-restock-1')
  const moved = await post('centre', `/production/returned/${one!.holder.person}/${one!.card}/restock`, { to: { kind: 'counter', organisation: scene.offices.counter } })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal((await runStep(scene, moved.body.batch, 'deliver')).body.sent, 1)
  for (const { id } of (await get('counter', '/production/consignments?open=true')).rows) await post('counter', `/production/consignments/${id}/receive`)
  assert.match((await post('public', '/applications/where', { number: one!.holder.receipt, ending: one!.holder.number.slice(-4) })).body.place.name, /庐阳区/)
  assert.equal((await collect(scene, 'branch', one!.holder, one!.card)).body.refused, 'wrong-place')
  assert.equal((await collect(scene, 'counter', one!.holder, one!.card)).status, 200)
  assert.deepEqual((await custody()).differences, [])
})

/** A holder signed in on the web. */
async function web(holder: Holder) {
  assert.ok('setAt' in await scene.within(async work => setQueryPassword(work, { bucket: bucketOf(holder.person), id: holder.person }, null, PASSWORD, { card: null, bankCard: null })), 'the password is set')
  return signIn(holder)
}
async function signIn(holder: Holder) {
  const headers = { origin: new URL(scene.base).origin, 'content-type': 'application/json' }
  const signed = await fetch(`${scene.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number: holder.number, password: PASSWORD }) })
  assert.equal(signed.status, 200, await signed.clone().text())
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  return async (path: string, body?: unknown) => {
    const answer = await fetch(`${scene.base}/api${path}`, body === undefined ? { headers: { ...headers, cookie } } : { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() as Record<string, any> } // eslint-disable-line -- answers are JSON as a client sees them
  }
}
/** Cards of the generic policy that wait to be posted. */
async function toBePosted(count: number, key: string) {
  const holders = await scene.applicants(count, { region: '000000', of: '95588', to: 'post' })
  const { batch } = await makeBatch(scene, key, '000000', '95588')
  for (const step of ['personalise', 'check'] as const) assert.equal((await runStep(scene, batch.id, step)).status, 200)
  const rows = await cardsOf(scene, batch.id)
  return { batch, all: holders.map(holder => { const { card } = rows.find(row => row.person === holder.person)!; return { holder, card, path: `/production/cards/${holder.person}/${card}` } }) }
}
/** The newest code, once n of them have come; the newest message stands first. */
async function codeOf(holder: Holder, nth: number): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const codes = (await scene.inbox(holder.phone)).flatMap(text => /验证码 (\d{6})，10 分钟内有效，用来确认/.exec(text)?.[1] ?? [])
    if (codes.length >= nth) return codes[0]!
    await new Promise(done => setTimeout(done, 100))
  }
  throw new Error('no code came')
}

test('PROD-06.b: where the policy allows it a card goes by post under a tracking number that no other parcel has; carrier and number are told; where it does not, nobody can choose it', async () => {
  const { batch, all: [one, two] } = await toBePosted(2, 'custody-post-0001')
  assert.equal((await runStep(scene, batch.id, 'deliver')).body.refused, 'only-by-post')
  const label = { carrier: 'ems', tracking: 'EE123456789CN' }
  assert.equal((await post('branch', `${one!.path}/post`, label)).status, 403)
  assert.equal((await post('centre', `${one!.path}/post`, { carrier: 'ems', tracking: '1' })).status, 400)
  assert.equal((await post('centre', `${one!.path}/address`)).body.address, '合肥市庐阳区')
  assert.equal((await post('centre', `${one!.path}/post`, label)).status, 200)
  assert.equal((await post('centre', `${one!.path}/post`, { ...label, tracking: 'EE987654321CN' })).body.refused, 'posted-already')
  assert.equal((await post('centre', `${two!.path}/post`, label)).body.refused, 'tracking-taken')
  assert.equal(await told(one!.holder, /中国邮政 EMS，单号 EE123456789CN/), 1)
  const { waiting, underWay } = await get('centre', '/production/post')
  assert.deepEqual([waiting.some((row: { card: string }) => row.card === two!.card), underWay.find((row: { card: string }) => row.card === one!.card)?.tracking], [true, 'EE123456789CN'])
  assert.deepEqual((await custody()).differences, [])
  await assert.rejects(scene.applicants(1, { region: '340199', to: 'post' }), /delivery-not-here/)
})

test('COLL-04.a COLL-04.b: a posted card is confirmed with the phone’s code and the card’s last characters, or at a counter; before that it is not activated, wrong entries are limited', async () => {
  const { all: [one, two, three] } = await toBePosted(3, 'custody-post-0002')
  for (const [i, each] of [one!, two!, three!].entries()) assert.equal((await post('centre', `${each.path}/post`, { carrier: 'sf', tracking: `SF70000000${i}` })).status, 200)
  const me = await web(one!.holder)
  const mine = async () => (await me('/my/card')).body['card']
  const ending = (await numberOf(scene, one!.holder, one!.card)).slice(-4)
  assert.deepEqual((({ state, social }) => [state, social])(await mine()), ['sent', 'inactive'])
  assert.match((await mine()).causes[0].zh, /还没有确认收到.*卡号后四位确认/)
  const inReader = (await read(scene, 'counter', await numberOf(scene, one!.holder, one!.card))).read.session.id
  assert.equal((await post('counter', `/terminals/${await scene.terminal('counter')}/sessions/${inReader}/activate`)).body.refused, 'not-collected')
  assert.equal((await collect(scene, 'counter', one!.holder, one!.card)).body.refused, 'card-elsewhere')
  assert.equal((await me('/my/parcel/confirm', { code: '123456', ending })).body['refused'], 'receipt-code-none')
  assert.equal((await post('centre', `${one!.path}/delivered`)).status, 200)
  assert.equal((await me('/my/parcel')).body['parcel'].tracking, 'SF700000000')
  assert.equal((await me('/my/parcel/code', {})).status, 200)
  assert.equal((await me('/my/parcel/code', {})).body['refused'], 'code-too-often')
  const code = await codeOf(one!.holder, 1)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const no = [await me('/my/parcel/confirm', { code, ending: ending === '0000' ? '0001' : '0000' }), await me('/my/parcel/confirm', { code: wrong, ending })]
  assert.deepEqual(no.map(answer => [answer.body['refused'], answer.body['facts'].left]), [['receipt-code-wrong', 4], ['receipt-code-wrong', 3]], 'which of the two was wrong is not said')
  for (let i = 0; i < 3; i++) await me('/my/parcel/confirm', { code: wrong, ending })
  assert.equal((await me('/my/parcel/confirm', { code, ending })).body['refused'], 'receipt-code-none', 'after five wrong ones the right one is void')
  assert.equal((await mine()).social, 'inactive')
  await scene.later(2)
  await me('/my/parcel/code', {})
  const again = { code: await codeOf(one!.holder, 2), ending }
  const both = await Promise.all([me('/my/parcel/confirm', again), me('/my/parcel/confirm', again)])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409], 'confirmed once')
  assert.deepEqual((({ state, social }) => [state, social])(await mine()), ['handed-over', 'active'])
  assert.equal((await post('public', '/applications/where', { number: one!.holder.receipt, ending: one!.holder.number.slice(-4) })).body.state, 'collected')

  const at = `/cards/${two!.holder.person}/${two!.card}/confirm-receipt`
  assert.equal((await post('branch', at, { document: documentOf(two!.holder) })).body.refused, 'confirm-not-here')
  assert.equal((await post('counter', at, { document: documentOf(one!.holder) })).status >= 400, true)
  assert.equal((await viewOf(scene, 'counter', two!.holder)).state, 'sent', 'another’s document confirms nothing')
  const shown = await post('counter', at, { document: documentOf(two!.holder) })
  assert.deepEqual([shown.status, shown.body.card?.state, shown.body.card?.social], [200, 'handed-over', 'active'])
  assert.equal((await post('counter', at, { document: documentOf(two!.holder) })).status, 409)

  assert.equal((await post('centre', `${three!.path}/lost`)).status, 200)
  assert.equal((await post('centre', `${three!.path}/lost`)).body.refused, 'parcel-over')
  assert.equal((await post('counter', `/cards/${three!.holder.person}/${three!.card}/confirm-receipt`, { document: documentOf(three!.holder) })).status, 409, 'a lost card is confirmed by nobody')
  const remade = await viewOf(scene, 'counter', three!.holder)
  assert.deepEqual([remade.state, remade.id === three!.card], ['ordered', false])
  assert.equal(await told(three!.holder, '寄送中丢失'), 1)
})

/** Somebody whose card came by post and is in use. */
async function received(key: string, tracking: string) {
  const { all: [one] } = await toBePosted(1, key)
  assert.equal((await post('centre', `${one!.path}/post`, { carrier: 'ems', tracking })).status, 200)
  const got = await post('counter', `/cards/${one!.holder.person}/${one!.card}/confirm-receipt`, { document: documentOf(one!.holder) })
  assert.deepEqual([got.status, got.body.card?.social], [200, 'active'])
  return one!
}
/** Its replacement or exchange, ordered at the counter, made and posted; the new card. */
async function successorPosted({ holder, card }: { holder: Holder; card: string }, verb: 'replace' | 'exchange', key: string, tracking: string) {
  const at = `/cards/${holder.person}/${card}`
  if (verb === 'replace') assert.equal((await post('counter', `${at}/report-loss`, { document: documentOf(holder) })).status, 200)
  const { fee } = await get('counter', `${at}/successor?kind=${verb === 'replace' ? 'replacement' : 'exchange'}`)
  const asked = await post('counter', `${at}/${verb}`, { reason: verb === 'replace' ? 'lost' : 'damaged', delivery: { kind: 'post', organisation: scene.offices.centre }, fee, document: documentOf(holder) })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await scene.within(async work => { assert.ok(!isRefused(await approve(work, (await getApplication(work, bucketOf(holder.person), asked.body.id))!))) })
  const { batch } = await makeBatch(scene, key, '000000', '95588')
  for (const step of ['personalise', 'check'] as const) assert.equal((await runStep(scene, batch.id, step)).status, 200)
  const made = (await cardsOf(scene, batch.id)).find(row => row.person === holder.person)!.card
  assert.equal((await post('centre', `/production/cards/${holder.person}/${made}/post`, { carrier: 'ems', tracking })).status, 200)
  return made
}

test('COLL-04.a: a replacement that comes by post is confirmed with the code while the old card is still its holder’s, which ends at that moment', async () => {
  const one = await received('custody-post-0003', 'EE000000301CN')
  const made = await successorPosted(one, 'replace', 'custody-post-0004', 'EE000000302CN')
  const me = await web(one.holder)
  assert.equal((await me('/my/parcel')).body['parcel']?.tracking, 'EE000000302CN')
  assert.equal((await me('/my/parcel/code', {})).status, 200)
  const ending = (await numberOf(scene, one.holder, made)).slice(-4)
  assert.equal((await me('/my/parcel/confirm', { code: await codeOf(one.holder, 1), ending })).status, 200)
  const { cards, live } = await get('counter', `/cards/${one.holder.person}`)
  assert.deepEqual([live, cards.find((card: { id: string }) => card.id === one.card).closedAs], [made, 'replaced'])
  assert.deepEqual((await custody()).differences, [])
})

test('COLL-04.b: to a phone reported lost no code goes, and one that went before is void; at a counter the card is confirmed still', async () => {
  const { all: [one] } = await toBePosted(1, 'custody-post-0005')
  assert.equal((await post('centre', `${one!.path}/post`, { carrier: 'ems', tracking: 'EE000000303CN' })).status, 200)
  const ending = (await numberOf(scene, one!.holder, one!.card)).slice(-4)
  assert.equal((await (await web(one!.holder))('/my/parcel/code', {})).status, 200)
  const code = await codeOf(one!.holder, 1)
  assert.equal((await post('counter', `/people/${one!.holder.person}/phone-lost`, { document: documentOf(one!.holder) })).status, 200)
  const again = await signIn(one!.holder)
  assert.equal((await again('/my/parcel/confirm', { code, ending })).body['refused'], 'receipt-code-none')
  await scene.later(2)
  assert.equal((await (await signIn(one!.holder))('/my/parcel/code', {})).body['refused'], 'confirm-no-phone', 'it is not said that a code was sent')
  assert.equal((await viewOf(scene, 'counter', one!.holder)).state, 'sent')
  assert.equal((await post('counter', `/cards/${one!.holder.person}/${one!.card}/confirm-receipt`, { document: documentOf(one!.holder) })).status, 200)
})

test('ACT-04.b: a card that comes while an identity case of its holder is open is theirs and stays shut, whichever way it comes; settled, it becomes usable where the policy says on collection', async () => {
  await scene.policyTomorrow('340100', 'collect.place', { usual: 'counter', allowed: ['branch', 'unit', 'counter', 'post'] })
  await scene.policyTomorrow('340100', 'activation.how', 'on-collection')
  const [one] = await scene.applicants(1, { region: '340100', to: 'post' }) as [Holder]
  const [two] = await scene.applicants(1, { region: '340100', to: 'counter' }) as [Holder]
  const cards = await toSite(scene, [two], 'counter', 'custody-case-0001', '340100')
  const [batch] = (await get('centre', '/production/batches?limit=1')).rows
  const posted = (await cardsOf(scene, batch.id)).find(row => row.person === one.person)!.card
  assert.equal((await post('centre', `/production/cards/${one.person}/${posted}/post`, { carrier: 'ems', tracking: 'EE000000304CN' })).status, 200)
  const opened = [await post('counter', `/identity/people/${one.person}/cases`), await post('counter', `/identity/people/${two.person}/cases`)].map(answer => answer.body.case as string)
  const me = await web(one)
  await me('/my/parcel/code', {})
  const ending = (await numberOf(scene, one, posted)).slice(-4)
  const got = [await me('/my/parcel/confirm', { code: await codeOf(one, 1), ending }), await collect(scene, 'counter', two, cards.get(two.person)!)]
  assert.deepEqual(got.map(answer => answer.status), [200, 200], JSON.stringify(got))
  assert.deepEqual((await custody()).differences, [], 'nothing is left half done')
  for (const [i, holder] of [one, two].entries()) {
    assert.deepEqual((({ state, social }) => [state, social])(await viewOf(scene, 'counter', holder)), ['handed-over', 'inactive'])
    const document = { ...documentOf(holder), name: '陈建国' }
    const at = `/identity/people/${holder.person}/cases/${opened[i]}`
    const { verdict, version, personVersion } = (await post('counter', `${at}/compare`, { document })).body
    assert.equal(verdict, 'agree')
    assert.equal((await post('counter', `${at}/settle`, { document, version, personVersion })).body.state, 'agree')
    assert.equal((await viewOf(scene, 'counter', holder)).social, 'active')
  }
})

test('PROD-05.a PROD-05.b COLL-01.a: from the safe into a clerk’s hands, to a colleague who signs, to its holder: at each moment one has the card, and nobody else hands it over, takes it or sends it back', async () => {
  const all = await tooOld(4, 'custody-hands-01', 'counter')
  const [first, second, third, fourth] = all.map(one => one.at) as [Pair, Pair, Pair, Pair]
  const hands = (seat: Seat, verb: string, cards: Pair[], more = {}) => post(seat, `/cards-in-hands/${verb}`, { cards, ...more })
  const mine = async (seat: Seat) => (await get(seat, '/cards-in-hands')).mine.map((row: { card: string }) => row.card).sort()
  assert.equal((await hands('branch', 'take', [first])).body.refused, 'not-in-safe', 'another office’s card')
  const both = await Promise.all([hands('counter', 'take', [first, second, third]), hands('colleague', 'take', [third, second, first])])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409], 'all or none, by one of two at once')
  const [has, lacks]: [Seat, Seat] = both[0]!.status === 200 ? ['counter', 'colleague'] : ['colleague', 'counter']
  assert.equal(both.find(answer => answer.status === 409)!.body.refused, 'in-other-hands')
  assert.deepEqual([await mine(has), await mine(lacks)], [[first, second, third].map(one => one.card).sort(), []])
  assert.deepEqual([(await hands(has, 'take', [first])).body.cards, (await siteOf(/庐阳区/)).hands], [0, 3], 'what is in my hands is not taken twice')
  const row = (await get(lacks, '/cards-to-collect?limit=200')).rows.find((one: { card: string }) => one.card === first.card)
  assert.equal(row.hands.mine, false)
  const refused = await collect(scene, lacks, all[0]!.holder, first.card)
  assert.equal(refused.body.refused, 'in-other-hands')
  for (const seat of [has, lacks]) assert.equal((await post(seat, '/cards-to-collect/send-back', { cards: [first, fourth] })).body.refused, 'still-in-hands')
  assert.equal((await hands(lacks, 'accept', [second])).body.refused, 'not-offered')
  const to = (await get(has, '/cards-in-hands')).colleagues[0].id
  assert.equal((await hands(has, 'offer', [second], { to: randomUUID() })).body.refused, 'colleague-unknown')
  assert.equal((await hands(has, 'offer', [second], { to })).body.cards, 1)
  assert.ok((await mine(has)).includes(second.card), 'still mine until the colleague signs')
  const signed = await Promise.all([1, 2].map(() => hands(lacks, 'accept', [second])))
  assert.deepEqual(signed.map(answer => answer.status).sort(), [200, 409], 'signed for once')
  assert.deepEqual([await mine(lacks), (await mine(has)).includes(second.card)], [[second.card], false])
  assert.equal((await collect(scene, has, all[0]!.holder, first.card)).status, 200)
  assert.deepEqual(await mine(has), [third.card], 'handed over, it has left the clerk’s hands')
  assert.equal((await hands(lacks, 'put-back', [third])).body.refused, 'put-back-unexplained')
  assert.equal((await hands(lacks, 'put-back', [third], { why: '同事请假，没放回' })).body.cards, 1)
  assert.equal((await hands(has, 'put-back', [third])).body.refused, 'not-in-hands', 'put back once')
  assert.equal((await hands(lacks, 'put-back', [second])).body.cards, 1)
  assert.equal((await siteOf(/庐阳区/)).hands, 0)
  assert.equal((await post('counter', '/cards-to-collect/send-back', { cards: [second, third, fourth] })).body.cards, 3, 'from the safe they go back as before')
})

test('PROD-05.a: what is added up for sites and as scrapped is what cards and consignments say, after all of it; a hand-over that is rolled back counts nothing, two at once count one', async () => {
  const [holder] = await scene.applicants(1)
  const card = (await toSite(scene, [holder!], 'branch', 'custody-sums-1')).get(holder!.person)!
  const before = await siteOf(/四牌楼/)
  assert.equal((await collect(scene, 'branch', holder!, card, { document: { ...documentOf(holder!), number: '340104197101180000' } })).status === 200, false)
  assert.equal((await siteOf(/四牌楼/)).collected, before.collected)
  const both = await Promise.all([1, 2].map(() => collect(scene, 'branch', holder!, card)))
  assert.equal(both.filter(answer => answer.status === 200).length, 1)
  const another = await scene.applicants(1)
  await toSite(scene, another, 'branch', 'custody-sums-2')
  const site = await siteOf(/四牌楼/)
  assert.deepEqual([site.came - before.came, site.collected - before.collected, site.back - before.back, site.agrees], [1, 1, 0, true])
  const sums = lawNames.filter(name => name.startsWith('custody: what is added up'))
  assert.equal(sums.length, 2)
  for (const [i, name] of sums.entries()) assert.deepEqual(await scene.within(({ sql }) => sql.text(`law-${i}`, lawOf(name), [])), [], name)
})

test('PROD-06.c: a site’s consignments come page by page from the newest on, its own alone, to the last one and in one file; the centre pages through what is under way', async () => {
  const ids = await scene.within(async ({ sql, now, random }) => {
    const made: string[] = []
    for (let i = 0; i < 60; i++) {
      const at = new Date(now.getTime() - i * 60_000)
      const [batch, id] = [newId(at, random), newId(at, random)]
      await sql`insert into production.batch (id, number, region, bank, key, made_at) values (${batch}, ${`page-${i}`}, '340199', ${scene.bank}, ${`page-${i}`}, ${at})`
      await sql`insert into production.consignment (id, batch, kind, organisation, sent_at, received_at) values (${id}, ${batch}, 'branch', ${scene.offices.otherBranch}, ${at}, ${i % 20 === 19 ? null : at})`
      made.push(id)
    }
    return made
  })
  type Page = { rows: { id: string }[]; next: string | null; open: number }
  const through = async (seat: Seat, path: string) => {
    const found: string[] = []
    for (let after = ''; ;) {
      const page = await get(seat, `${path}${after}`) as Page
      found.push(...page.rows.map(row => row.id))
      if (!page.next) return found
      after = `&after=${page.next}`
    }
  }
  const first = await get('otherBranch', '/production/consignments') as Page
  assert.deepEqual([first.rows.length, first.open, first.next], [25, 3, ids[24]])
  assert.deepEqual(await through('otherBranch', '/production/consignments?limit=20'), ids)
  const open = [ids[19], ids[39], ids[59]]
  assert.deepEqual(await through('otherBranch', '/production/consignments?open=true&limit=1'), open)
  const file = await scene.knock('otherBranch', 'GET', '/production/consignments/file?format=csv')
  assert.equal(file.body.trim().split('\r\n').length, 61)
  assert.equal((await get('branch', `/production/consignments?after=${ids[0]}`) as Page).rows.some(row => ids.includes(row.id)), false, 'another site’s')
  assert.equal((await scene.knock('otherBranch', 'GET', '/production/consignments?limit=201')).status, 400)
  assert.deepEqual((await through('centre', '/production/consignments/under-way?limit=2')).filter(id => ids.includes(id)), open)
  assert.equal((await scene.knock('otherBranch', 'GET', '/production/consignments/under-way')).status, 403)
})
type Pair = { person: string; card: string }
