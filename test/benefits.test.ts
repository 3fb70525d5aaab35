import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { continueBenefits, sendBatch, takeAnswer } from '#benefits'
import { round } from '#outbox'
import { receivers } from '../src/receivers.ts'
import { OTHER_BANK, paying, REGION, type Payee, type Paying } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'

let at: Paying
before(async () => { at = await paying() })
after(() => at.close())

const line = (page: Json, month: string) => page.lines.find((each: Json) => each.month === month)
const states = async (of: Payee) => Object.fromEntries((await at.page(of)).lines.map((each: Json) => [each.month, each.reason ? `${each.state} ${each.reason.code}` : each.state]))

test('BEN-01.a: what one enters another approves; a month is drawn, approved as seen by a second person, ordered to the account of the card at its bank, and paid to the cent', async () => {
  const [one, two, three] = [await at.payee(), await at.payee({ bank: OTHER_BANK }), await at.payee()]
  const body = { region: REGION, kind: 'pension', number: at.decision(), amount: 312_345, from: '2027-02' }
  const entered = await at.who.clerk.knock(`/people/${one.id}/benefits`, body)
  assert.equal(entered.status, 200, JSON.stringify(entered.body))
  assert.equal((await at.who.clerk.knock(`/people/${one.id}/benefits`, body)).body.id, entered.body.id, 'the same again is the same')
  const path = `/people/${one.id}/benefits/${entered.body.id}`
  assert.deepEqual((await at.drawn('2027-03')).length, 0, 'nothing is paid before it is approved')
  assert.equal((await at.who.clerk.knock(`${path}/approve`, { version: 1 })).body.refused, 'benefit-own-approval')
  assert.equal((await at.who.colleague.knock(`${path}/approve`, { version: 9 })).body.refused, 'benefit-stale')
  assert.equal((await at.who.colleague.knock(`${path}/approve`, { version: 1 })).status, 200)
  assert.equal((await at.who.colleague.knock(`${path}/approve`, { version: 2 })).body.refused, 'benefit-not-waiting')
  await at.granted(two, { amount: 200_001 })
  await at.granted(three, { kind: 'one-off', amount: 99, from: '2027-03', until: '2027-03' })

  const batches = await at.drawn('2027-03')
  assert.deepEqual(batches.map(each => [each.bank, each.count, each.sum, each.phase]).sort(), [['95533', 1, 200_001, 'drawn'], ['96588', 2, 624_690, 'drawn']])
  const mine = batches.find(each => each.bank === '96588')!
  assert.equal((await at.approve(mine, at.who.clerk)).body.refused, 'benefit-own-approval')
  assert.equal((await at.approve({ ...mine, sum: mine.sum + 1 })).body.refused, 'benefit-batch-moved')
  for (const batch of batches) assert.equal((await at.approve(batch)).status, 200)
  assert.equal((await at.approve(mine)).body.refused, 'benefit-batch-not-so')
  await at.finish()
  await at.turn()
  const order = at.bank.orders.get(mine.number)!
  assert.deepEqual(order.lines.map(each => [each.seq, each.account, each.name, each.number, each.amount]), [1, 2].map(seq => [seq, one.account, '王大明', one.number, 312_345n]))
  assert.equal(order.lines[0]!.purpose, '养老金2027-03')
  assert.deepEqual(at.lines(batches.find(each => each.bank === '95533')!.number).map(each => [each.account, each.amount]), [[two.account, 200_001n]])
  for (const batch of batches) assert.equal((await at.answer(batch, at.outcomes(batch))).status, 200)
  const [once] = await at.ordered('2027-03', 'one-off')
  assert.deepEqual([once!.count, once!.sum], [1, 99])
  await at.answer(once!, at.outcomes(once!))
  assert.deepEqual(await states(one), { '2027-02': 'paid', '2027-03': 'paid' })
  assert.deepEqual([(await at.page(one)).paid, (await at.page(two)).paid, (await at.page(three)).paid], [624_690, 200_001, 99])
  const done = await at.who.clerk.get<Json>(`/benefits/batches/${mine.id}`)
  assert.deepEqual([done.phase, done.paid, done.paidSum, done.open, done.port, done.differences], ['done', 2, 624_690, 0, 'test-bank', []])
  assert.equal(String((await at.sound()).paid), '824790')
  assert.equal((await at.drawn('2027-03')).length, 0, 'what is paid is drawn no more')
})

test('BEN-01.b LOSS-04.b: without a card in hand, an active account, or while the account is lost at the bank, nothing is ordered; it is held with the reason, and goes later to the card’s own account; a loss of the social account holds nothing', async () => {
  const people = { none: await at.payee({ card: false }), inactive: await at.payee({ active: false }), lost: await at.payee(), late: await at.payee(), moved: await at.payee(), social: await at.payee() }
  for (const each of Object.values(people)) await at.granted(each, { kind: 'unemployment', amount: 150_000 })
  await at.bankLoss(people.lost, true)
  assert.equal((await at.loss(people.social, 'report-loss')).status, 200)
  const [batch] = await at.drawn('2027-03', 'unemployment')
  assert.deepEqual([batch!.count, batch!.sum], [3, 450_000])
  assert.deepEqual([await states(people.none), await states(people.inactive), await states(people.lost), await states(people.late)],
    [{ '2027-03': 'held no-card' }, { '2027-03': 'held not-active' }, { '2027-03': 'held lost' }, { '2027-03': 'batched' }])
  // between drawing and approval one card is lost, the other replaced at another bank
  await at.bankLoss(people.late, true)
  people.moved = await at.newCard(people.moved, { bank: OTHER_BANK })
  await at.approve(batch!)
  await at.finish()
  await at.turn()
  assert.deepEqual([await states(people.late), await states(people.moved), await states(people.social)], [{ '2027-03': 'held lost' }, { '2027-03': 'due' }, { '2027-03': 'sent' }])
  assert.deepEqual(at.lines(batch!.number).map(each => each.account), [people.social.account], 'the card is lost, and what is due to its account goes there')
  const closed = await at.who.clerk.get<Json>(`/benefits/batches/${batch!.id}`)
  assert.deepEqual([closed.phase, closed.count, closed.ordered], ['sent', 3, 1], 'what does not stand any more is not sent')
  await at.answer(batch!, at.outcomes(batch!))
  assert.deepEqual(await states(people.social), { '2027-03': 'paid' })
  const page = await (await at.holder(people.inactive)).get('/my/benefits')
  assert.match(line(page, '2027-03').reason.why.zh, /金融账户没有激活/)
  assert.match(line(page, '2027-03').reason.todo.zh, /网点激活/)

  await at.activate(people.inactive)
  await at.bankLoss(people.lost, false)
  await at.granted(people.none, { kind: 'employment', amount: 1 })
  const again = await at.ordered('2027-03', 'unemployment')
  assert.deepEqual(again.flatMap(each => at.lines(each.number)).map(each => each.account).sort(), [people.inactive.account, people.lost.account, people.moved.account].sort())
  for (const each of again) await at.answer(each, at.outcomes(each))
  assert.deepEqual([await states(people.inactive), await states(people.lost), await states(people.moved), await states(people.late)], [{ '2027-03': 'paid' }, { '2027-03': 'paid' }, { '2027-03': 'paid' }, { '2027-03': 'held lost' }])
  await at.sound()
})

test('BEN-01.b: another office neither sees nor pays these benefits; numbers, months and doubled benefits are refused with the reason', async () => {
  const one = await at.payee()
  const give = (more: Json, seat = at.who.clerk) => seat.knock(`/people/${one.id}/benefits`, { region: REGION, kind: 'injury', number: '工伤1号', amount: 1_000, from: '2027-03', ...more })
  assert.equal((await give({}, at.who.away)).body.refused, 'benefit-elsewhere')
  assert.equal((await give({}, at.who.counter)).status, 403)
  assert.equal((await give({ from: '2027-03', until: '2027-02' })).body.refused, 'benefit-months')
  assert.equal((await give({ from: '2028-04' })).body.refused, 'benefit-months')
  assert.equal((await give({ kind: 'one-off' })).body.refused, 'benefit-months')
  assert.equal((await give({ provenOn: '2027-03-11' })).body.refused, 'benefit-proof-ahead')
  assert.equal((await give({ from: '2027-13' })).status, 400)
  assert.equal((await give({ until: '2027-06' })).status, 200)
  assert.equal((await give({ until: '2027-06', amount: 1_001 })).body.refused, 'benefit-number-taken')
  assert.equal((await give({ number: '工伤2号', from: '2027-06' })).body.refused, 'benefit-overlaps')
  assert.equal((await give({ number: '工伤2号', from: '2027-07' })).status, 200)
  const run = (more: Json, seat = at.who.clerk) => seat.knock('/benefits/runs', { region: REGION, month: '2027-03', kind: 'injury', ...more })
  assert.equal((await run({ month: '2027-04' })).body.refused, 'benefit-month-ahead')
  assert.equal((await run({}, at.who.away)).body.refused, 'benefit-elsewhere')
  const two = await Promise.all([run({}), run({}, at.who.colleague)])
  assert.deepEqual(two.map(each => each.body.refused ?? 'drawn').sort(), ['benefit-drawing', 'drawn'], 'of two at once one draws')
  await at.finish()
})

test('BEN-02.a: what a bank returns is held, told to the payee with what to do, mended, and paid again in a later batch; its history stays', async () => {
  const [closed, renewed, limit] = [await at.payee({ phone: '13951840001' }), await at.payee(), await at.payee()]
  for (const each of [closed, renewed, limit]) await at.granted(each, { kind: 'employment', amount: 80_050 })
  const [batch] = await at.ordered('2027-03', 'employment')
  const said = at.outcomes(batch!, 'done', { [closed.account!]: 'closed', [renewed.account!]: 'account-unknown', [limit.account!]: 'insufficient' })
  const taken = await at.answer(batch!, said)
  assert.deepEqual([taken.status, taken.body.taken, taken.body.differences], [200, said.length, 0])
  assert.deepEqual([await states(closed), await states(renewed), await states(limit)], [{ '2027-03': 'returned closed' }, { '2027-03': 'returned account-unknown' }, { '2027-03': 'returned insufficient' }])
  await at.turn()
  const inbox = await at.within(({ sql, vault }) => sql<{ id: string; sealed: Buffer }>`select id, text_sealed as sealed from notices.message where template = 'benefit-returned'`.then(rows => rows.map(row => vault.openText(row.sealed, `notices.message.text|${row.id}`))))
  assert.equal(inbox.length, 1)
  assert.match(inbox[0]!, /2027-03 的就业补贴（800\.50 元）银行没有入账：账户已经销户/)
  const mine = await at.holder(closed)
  const seen = line(await mine.get('/my/benefits'), '2027-03')
  assert.deepEqual([seen.state, seen.reason.code, seen.mend, seen.mended, seen.account], ['returned', 'closed', true, false, closed.account!.slice(-4)])
  assert.match(seen.reason.todo.en, /opened again/)
  const standing = (await at.who.clerk.get<Json>('/benefits/standing?show=returned')).rows
  assert.ok(standing.some((row: Json) => row.person === closed.id && row.name === '王**' || row.person === closed.id))

  // nothing changed at the payee's: it is not sent again, but for what was not theirs to mend
  const [second] = await at.ordered('2027-03', 'employment')
  assert.deepEqual(at.lines(second!.number).map(each => each.account), [limit.account])
  await at.answer(second!, at.outcomes(second!))
  const at2 = `/my/benefits/${seen.cause}/2027-03`
  assert.equal((await mine.knock(`${at2}/mended`)).status, 200)
  assert.equal((await mine.knock(`${at2}/mended`)).status, 200, 'said twice is said once')
  assert.equal((await (await at.holder(renewed)).knock(`${at2}/mended`)).body.refused, 'benefit-unknown', 'nobody else says it')
  const fresh = await at.newCard(renewed)
  const third = await at.ordered('2027-03', 'employment')
  assert.deepEqual(third.flatMap(each => at.lines(each.number)).map(each => each.account).sort(), [closed.account, fresh.account].sort())
  for (const each of third) await at.answer(each, at.outcomes(each))
  assert.deepEqual([await states(closed), await states(renewed), await states(limit)], [{ '2027-03': 'paid' }, { '2027-03': 'paid' }, { '2027-03': 'paid' }])
  assert.deepEqual((await mine.get(at2)).rows.map((row: Json) => [row.nth, row.state, row.reason?.code ?? null]), [[1, 'returned', 'closed'], [2, 'paid', null]])
  assert.equal((await mine.knock(`${at2}/mended`)).body.refused, 'benefit-not-returned')
  await at.sound()
})

test('BEN-05.a: lines that an answer moved are on record with what moved them, however early it was cut off; the same answer again is on record as one that moved none', async () => {
  const who = await at.payee()
  await at.granted(who, { kind: 'one-off', amount: 3_210, until: '2027-03' })
  const [batch] = await at.ordered('2027-03', 'one-off')
  const lines = at.outcomes(batch!).map(each => ({ ...each, amount: BigInt(each.amount), outcome: 'done' as const }))
  const answer = { batch: batch!.number as string, complete: true, paid: lines.reduce((sum, each) => sum + each.amount, 0n), returned: 0n, lines }
  let pieces = 0
  await assert.rejects(takeAnswer(act => ++pieces > 2 ? Promise.reject(new Error('killed')) : at.within(act), answer), /killed/)
  const again = await takeAnswer(at.within, answer)
  assert.deepEqual(again, { batch: batch!.number, taken: 0, known: lines.length, differences: 0 })
  const noted = await at.within(({ sql }) => sql<{ facts: Json }>`select facts from record.entry where verb = 'benefits.take-answer' and subject = ${batch!.id} order by at, id`)
  assert.deepEqual(noted.map(({ facts }) => [facts.taken, facts.known]), [[lines.length, 0], [0, lines.length]])
})

test('BEN-02.b: what came back and is mended is in one batch however often and by whomever it is drawn; a late word on the first order moves nothing and is listed', async () => {
  const one = await at.payee()
  await at.granted(one, { kind: 'one-off', amount: 7_777, until: '2027-03' })
  const [first] = await at.ordered('2027-03', 'one-off')
  const returned = at.outcomes(first!, 'lost')
  await at.answer(first!, returned)
  await at.bankLoss(one, true)
  const mine = await at.holder(one)
  const { cause } = line(await mine.get('/my/benefits'), '2027-03')
  const stillLost = await mine.knock(`/my/benefits/${cause}/2027-03/mended`)
  assert.equal(stillLost.body.refused, 'benefit-not-mended')
  assert.match(stillLost.body.zh, /挂失/)
  await at.bankLoss(one, false)
  assert.equal((await at.who.away.knock(`/people/${one.id}/benefits/mended`, { cause, month: '2027-03' })).body.refused, 'benefit-elsewhere')
  assert.equal((await at.who.clerk.knock(`/people/${one.id}/benefits/mended`, { cause, month: '2027-03' })).status, 200)
  const [second] = await at.ordered('2027-03', 'one-off')
  assert.deepEqual(at.lines(second!.number).map(each => [each.account, each.amount]), [[one.account, 7_777n]])
  assert.equal((await at.ordered('2027-03', 'one-off')).length, 0)
  // the bank says of the first order that it was paid after all, twice, while the second is on its way
  for (const differences of [1, 0]) assert.equal((await at.answer(first!, at.outcomes(first!))).body.differences, differences)
  assert.deepEqual(await states(one), { '2027-03': 'sent' })
  await at.answer(second!, at.outcomes(second!))
  const page = await at.who.clerk.get<Json>(`/benefits/batches/${first!.id}`)
  assert.deepEqual(page.differences.map((each: Json) => [each.what, each.said, each.ours, each.amount]), [['contradicts', 'done', 'lost', 7_777]])
  assert.deepEqual([(await at.page(one)).paid, page.returned, page.paid], [7_777, 1, 0])
  await at.sound()
})

test('BEN-05.b: an order whose answer was lost on the way goes again under its number and is taken once; answers doubled, halved, out of order and wrong move each line once', async () => {
  const people: Payee[] = []
  for (let i = 0; i < 12; i++) people.push(await at.payee())
  for (const [i, each] of people.entries()) await at.granted(each, { kind: 'injury', amount: 10_000 + i })
  const batch = (await at.drawn('2027-03', 'injury'))[0]!
  await at.approve(batch)
  await at.finish()
  at.bank.fail('before')
  await at.turn()
  assert.equal((await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)).phase, 'ready')
  at.bank.fail('after')
  at.living.later(5)
  await at.turn()
  at.bank.fail(null)
  at.living.later(5)
  await Promise.all([at.turn(), round(at.secondHouse, { ...receivers, 'benefits.send': sendBatch(at.bank.port) }, [0, 1, 2, 3])])
  assert.ok(at.bank.calls.filter(number => number === batch.number).length >= 3)
  assert.deepEqual([at.bank.orders.get(batch.number)!.lines.length, (await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)).phase], [people.length, 'sent'])

  const all = at.outcomes(batch).reverse()
  assert.equal((await at.answer(batch, all.slice(0, 5), { complete: false, paid: 1 })).body.refused, 'benefit-answer-sums')
  assert.equal((await at.answer({ number: 'NOSUCH' }, [])).body.refused, 'benefit-batch-unknown')
  assert.equal((await at.answer(batch, all, {}, at.who.away)).body.refused, 'benefit-elsewhere')
  const half = await Promise.all([at.answer(batch, all.slice(0, 5), { complete: false }), at.answer(batch, all.slice(0, 5), { complete: false })])
  assert.deepEqual([half[0]!.body.taken + half[1]!.body.taken, half[0]!.body.known + half[1]!.body.known], [5, 5], 'at once: each line moves once')
  const pending = await at.answer(batch, [{ ...all[5]!, outcome: 'pending' }], { complete: false })
  assert.deepEqual([pending.body.taken, pending.body.known], [0, 1])
  const odd = [{ seq: 999, amount: 5, outcome: 'done' }, { ...all[6]!, amount: all[6]!.amount + 1 }, { ...all[0]!, outcome: 'closed' }, all[7]!, { ...all[7]!, outcome: 'lost' }]
  assert.deepEqual([(await at.answer(batch, odd, { complete: false })).body.differences, (await at.answer(batch, odd, { complete: false })).body.differences], [4, 0], 'each is listed once')
  const seen = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.deepEqual(seen.differences.map((each: Json) => each.what).sort(), ['amount-differs', 'contradicts', 'contradicts', 'seq-unknown'])
  assert.deepEqual([seen.phase, seen.paid, seen.open], ['sent', 6, people.length - 6])
  // an answer that says it is whole lacks one: nobody knows of it, and it is never sent again by itself
  const lacking = await at.answer(batch, all.filter(each => each.seq !== all[8]!.seq))
  assert.deepEqual([lacking.body.taken, lacking.body.known, lacking.body.differences], [people.length - 6, 6, 1])
  const whose = people.find(each => each.account === at.lines(batch.number).find(one => one.seq === all[8]!.seq)!.account)!
  assert.deepEqual(await states(whose), { '2027-03': 'unknown' })
  assert.equal((await at.drawn('2027-03', 'injury')).length, 0)
  assert.deepEqual([(await at.answer(batch, [all[8]!], { complete: false })).body.taken, await states(whose)], [1, { '2027-03': 'paid' }])
  const done = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.deepEqual([done.phase, done.paid, done.unknown, done.paidSum, done.orderedSum], ['done', people.length, 0, done.sum, done.sum])
  await at.sound()
})

test('BEN-05.a BEN-05.b: a drawing and a closing that are stopped, killed in the middle and gone on with by two processes at once pay each line once', async () => {
  await at.to('2027-04-10')
  const people = await at.within(async () => { const all: Payee[] = []; for (let i = 0; i < 60; i++) all.push(await at.payee()); return all })
  for (const [i, each] of people.entries()) await at.granted(each, { kind: 'injury', amount: 20_000 + i, from: '2027-04' })
  const run = await at.who.clerk.post<Json>('/benefits/runs', { region: REGION, month: '2027-04', kind: 'injury' })
  assert.equal((await at.who.clerk.post<Json>(`/benefits/runs/${run.id}/stop`)).stopped, true)
  assert.equal(await continueBenefits(at.living.house), 0, 'what is stopped rests')
  assert.equal((await at.who.clerk.post<Json>(`/benefits/runs/${run.id}/continue`)).stopped, false)
  const dying = (after: number) => {
    let draws = 0
    const pool = Object.create(at.living.house.pool) as typeof at.living.house.pool
    pool.connect = (async () => { if (++draws > after) throw new Error('the power is off'); return at.living.house.pool.connect() }) as typeof pool.connect
    return { ...at.living.house, pool }
  }
  await assert.rejects(continueBenefits(dying(40), undefined, 1))
  const midway = (await at.who.clerk.get<Json>('/benefits/batches')).runs.find((each: Json) => each.id === run.id)
  assert.ok(midway.done > 0 && midway.done < 100 && midway.phase === 'drawing', JSON.stringify(midway))
  assert.equal((await at.who.clerk.knock('/benefits/runs', { region: REGION, month: '2027-04', kind: 'injury' })).body.refused, 'benefit-drawing')
  await Promise.all([continueBenefits(at.living.house, undefined, 1), continueBenefits(at.secondHouse, undefined, 1)])
  await at.finish()
  const batch = (await at.who.clerk.get<Json>('/benefits/batches')).rows.find((each: Json) => each.run === run.id)
  // the twelve of March without an end are due again
  assert.deepEqual([batch.count, batch.phase], [72, 'drawn'])
  await at.approve(batch)
  await assert.rejects(continueBenefits(dying(30), undefined, 1))
  assert.equal((await at.who.clerk.post<Json>(`/benefits/batches/${batch.id}/stop`)).stopped, true)
  const stopped = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.equal(await continueBenefits(at.living.house), 0)
  assert.ok(stopped.done > 0 && stopped.done < 100 && stopped.phase === 'closing')
  assert.equal((await at.answer(batch, [{ seq: 1, amount: 20_000, outcome: 'done' }])).body.refused, 'benefit-batch-not-so', 'nothing is answered that was not sent')
  assert.equal((await at.who.clerk.post<Json>(`/benefits/batches/${batch.id}/continue`)).stopped, false)
  await Promise.all([continueBenefits(at.living.house, undefined, 1), continueBenefits(at.secondHouse, undefined, 1)])
  await at.finish()
  await at.turn()
  assert.deepEqual(at.lines(batch.number).map(each => each.seq), Array.from({ length: 72 }, (_, i) => i + 1))
  await at.answer(batch, at.outcomes(batch))
  const sum = at.lines(batch.number).reduce((all, each) => all + each.amount, 0n)
  const done = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.deepEqual([done.phase, done.paidSum, new Set(at.lines(batch.number).map(each => each.account)).size], ['done', Number(sum), 72])
  await at.sound()
})

test('BEN-05.b: a batch that is withdrawn gives its lines back; a benefit that ends is paid to its last month, whatever was drawn before', async () => {
  const [one, two] = [await at.payee(), await at.payee()]
  const grant = await at.granted(one, { kind: 'unemployment', amount: 5_000, from: '2027-04' })
  await at.granted(two, { kind: 'unemployment', amount: 6_000, from: '2027-04' })
  const batch = (await at.drawn('2027-04', 'unemployment')).find(each => each.bank === '96588')!
  assert.equal((await at.who.clerk.knock(`/benefits/batches/${batch.id}/withdraw`)).status, 200)
  assert.equal((await at.approve(batch)).body.refused, 'benefit-batch-not-so')
  await at.finish()
  assert.deepEqual(await states(one), { '2027-04': 'due' })
  const again = (await at.drawn('2027-04', 'unemployment')).find(each => each.bank === '96588')!
  assert.equal(again.count, batch.count)
  const end = (until: string, version: number) => at.who.clerk.knock(`/people/${one.id}/benefits/${grant.id}/end`, { until, version })
  assert.equal((await end('2027-02', grant.version)).body.refused, 'benefit-end-wrong')
  const ended = await end('2027-03', grant.version)
  assert.deepEqual([ended.status, ended.body.until, ended.body.dropped, ended.body.beyond], [200, '2027-03', 1, 0])
  await at.approve(again)
  await at.finish()
  await at.turn()
  assert.deepEqual([await states(one), (await states(two))['2027-04'], at.lines(again.number).some(each => each.account === one.account)], [{ '2027-04': 'dropped' }, 'sent', false])
  await at.sound()
})

test('BEN-02.b: of two people whose records share a bucket each mends their own payment alone', async () => {
  const { house } = at.living
  const { random } = house
  Object.assign(house, { random: (size: number) => { const bytes = Buffer.from(random(size)); if (size >= 10) bytes.writeUInt16BE(bytes.readUInt16BE(size - 2) & 0xf000 | 0x0a7, size - 2); return bytes } })
  const [one, two] = [await at.payee(), await at.payee()]
  Object.assign(house, { random })
  assert.deepEqual([one.bucket, two.bucket], [0x0a7, 0x0a7])
  for (const each of [one, two]) await at.granted(each, { kind: 'one-off', amount: 4_400, from: '2027-04', until: '2027-04' })
  const batch = (await at.ordered('2027-04', 'one-off')).find(each => each.bank === '96588')!
  await at.answer(batch, at.outcomes(batch, 'account-unknown'))
  const [mine, other] = [await at.holder(one), await at.holder(two)]
  const { cause } = line(await mine.get('/my/benefits'), '2027-04')
  const path = `/my/benefits/${cause}/2027-04`
  assert.deepEqual([(await other.knock(`${path}/mended`)).body.refused, (await other.get(path)).rows], ['benefit-unknown', []])
  assert.equal((await at.who.clerk.knock(`/people/${two.id}/benefits/mended`, { cause, month: '2027-04' })).body.refused, 'benefit-unknown')
  assert.equal((await at.ordered('2027-04', 'one-off')).length, 0, 'nobody’s payment moved')
  assert.equal((await mine.knock(`${path}/mended`)).status, 200)
  const [again] = await at.ordered('2027-04', 'one-off')
  assert.deepEqual(at.lines(again!.number).map(each => each.account), [one.account])
  await at.answer(again!, at.outcomes(again!))
  assert.deepEqual([await states(one), await states(two)], [{ '2027-04': 'paid' }, { '2027-04': 'returned account-unknown' }])
  await at.sound()
})

test('BEN-01.b BEN-05.b: a benefit that ends after its batch was approved and before it is closed is not ordered; one that ends after is, and the office is told', async () => {
  const [early, late] = [await at.payee(), await at.payee()]
  const grants = [await at.granted(early, { kind: 'employment', amount: 9_100, from: '2027-04' }), await at.granted(late, { kind: 'employment', amount: 9_200, from: '2027-04' })] as const
  const batch = (await at.drawn('2027-04', 'employment')).find(each => each.bank === '96588')!
  const end = (of: Payee, grant: Json) => at.who.clerk.knock(`/people/${of.id}/benefits/${grant.id}/end`, { version: grant.version, until: '2027-03' })
  assert.equal((await at.approve(batch)).status, 200)
  const ended = await end(early, grants[0])
  assert.deepEqual([ended.status, ended.body.dropped, ended.body.beyond], [200, 1, 0])
  await at.finish()
  await at.turn()
  const after = await end(late, grants[1])
  assert.deepEqual([after.body.dropped, after.body.beyond], [0, 1], 'what the bank has is said, not dropped')
  const accounts = at.lines(batch.number).map(each => each.account)
  assert.deepEqual([accounts.includes(early.account!), accounts.includes(late.account!)], [false, true])
  await at.answer(batch, at.outcomes(batch))
  assert.deepEqual([await states(early), await states(late)], [{ '2027-04': 'dropped' }, { '2027-04': 'paid' }])
  await at.sound()
})
