import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayOf } from '#kit/day'
import { collecting, REGION, type Collecting, type Payer } from './support/collecting.ts'
import { readPdf } from './support/pdf-text.ts'
import type { Json } from './support/pharmacy.ts'

let at: Collecting
before(async () => { at = await collecting() })
after(async () => { try { await at.sound() } finally { await at.close() } })

const due = async (who: Payer, insutype = '310', period?: string): Promise<Json> => (await at.mine(who)).dues.find((each: Json) => each.insutype === insutype && (!period || each.period === period))
const record = async (who: Payer): Promise<Json> => (await at.who.clerk.get<Json>(`/people/${who.id}/insured`)).rows
const desk = (body: Json) => at.who.clerk.knock('/contributions/payments', { channel: 'transfer', bank: '96588', paidOn: '2027-03-09', ...body })

test('INS-02.a MED-10.a: who pays alone declares with the card, is charged once, and pays online, over a POS or by transfer; from then on the month stands as paid, and the receipt can be verified', async () => {
  const who = await at.payer({ in: { 310: '1103', 110: '1103' } })
  for (const [more, refused] of [[{ cardNumber: 'X99999999' }, 'due-card-differs'], [{ relation: crypto.randomUUID() }, 'due-not-yours'], [{ period: '202704' }, 'due-period'], [{ period: '2027' }, 'due-nothing']] as const)
    assert.equal((await at.declare(who, '310', '202703', more)).body.refused, refused)
  assert.deepEqual((await at.mine(who)).dues, [], 'nothing is charged by a wrong try')
  const declared = await at.declare(who, '310', '202703')
  assert.equal(declared.status, 200, JSON.stringify(declared.body))
  const twice = await Promise.all([1, 2, 3, 4].map(() => at.declare(who, '310', '202703')))
  assert.deepEqual(twice.map(each => each.body.refused), ['due-charged', 'due-charged', 'due-charged', 'due-charged'])
  const medical = await due(who)
  assert.deepEqual([(await at.mine(who)).dues.length, medical.amount, medical.state, medical.dueOn, medical.nextOn], [1, 57_000, 'open', '2027-03-25', null])
  assert.equal((await at.declare(who, '110', '202703')).status, 200)
  assert.equal((await at.declare(who, '310', '202701')).status, 200)
  const pension = await due(who, '110')

  // online: the bank asks what is owed, then tells that it came; told again, and at once by four, it is one payment
  const looked = await at.look(medical.reference.replace(/(\d{4})/g, '$1 '))
  assert.deepEqual([looked.status, looked.body.amount, looked.body.payer, looked.body.period], [200, 57_000, '王*明', '202703'])
  assert.equal((await at.look('0001 0000 0000 0000 0000')).body.refused, 'due-unknown')
  assert.equal((await at.post('/bank/dues', { bank: '96588', reference: medical.reference }, '0'.repeat(64))).status, 401, 'without the key nothing is told')
  const told = await Promise.all([1, 2, 3, 4].map(() => at.paid(medical.reference, 57_000, { number: 'ONLINE-0001' })))
  assert.deepEqual(told.map(each => each.body.rows[0].taken), ['paid', 'paid', 'paid', 'paid'])
  assert.equal(told.filter(each => each.body.rows[0].again === false).length, 1)
  assert.equal((await at.paid(medical.reference, 57_001, { number: 'ONLINE-0001' })).body.rows[0].refused, 'payment-differs')
  assert.equal((await at.look(medical.reference)).body.refused, 'due-paid')
  assert.deepEqual([(await due(who, '310', '202703')).paidHow, (await due(who, '310', '202703')).received], ['online', 57_000])

  // over a POS: a definite answer of the acquirer, with its approval
  const slip = { channel: 'pos', number: 'RRN000000001', reference: pension.reference, amount: 120_000, approval: 'A12345', terminal: '10000001' }
  assert.deepEqual([(await desk(slip)).body.taken, (await desk(slip)).body.again], ['paid', true])
  assert.equal((await at.who.clerk.post<Json>('/contributions/find', { reference: pension.reference })).payments[0].how.zh, '刷卡')
  assert.equal((await desk({ ...slip, number: 'RRN000000002', bank: '99999' })).body.refused, 'payment-bank-unknown')

  // by transfer, in two parts: less than it owes waits, the rest fills it
  const january = await due(who, '310', '202701')
  assert.equal((await desk({ number: 'T-1', reference: january.reference, amount: 20_000 })).body.taken, 'held')
  assert.deepEqual([(await due(who, '310', '202701')).state, (await due(who, '310', '202701')).owed], ['open', 37_000])
  assert.equal((await desk({ number: 'T-2', reference: january.reference, amount: 37_000 })).body.taken, 'paid')

  const months = (await record(who)).find((row: Json) => row.insutype === '310').months
  assert.deepEqual(months.map((month: Json) => [month.month, month.paid, month.person, month.receivedOn]), [['202703', true, 57_000, '2027-03-09'], ['202701', true, 57_000, '2027-03-09']])
  assert.match((await at.messages('due-paid')).join('\n'), /202703 的职工基本医疗保险已缴清（570\.00 元，网上缴费）/)

  const origin = new URL(at.living.base).origin
  const holder = await fetch(`${at.living.base}/api/contributions/dues/${medical.bucket}/${medical.id}/receipt`, { headers: { cookie: at.who.clerk.cookie } })
  assert.equal(holder.headers.get('content-type'), 'application/pdf')
  const paper = readPdf(Buffer.from(await holder.arrayBuffer())).pages.join(' ').replace(/\s+/g, ' ')
  assert.ok(paper.includes('570.00') && paper.includes('ONLINE-0001'), paper)
  const code = /核验码.*?((?:[0-9A-F]{4} ){3}[0-9A-F]{4})/.exec(paper)![1]!
  const verify = async (reference: string, given: string) => (await fetch(`${at.living.base}/api/receipts/verify`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ reference, code: given }) })).json() as Promise<Json>
  assert.deepEqual([(await verify(medical.reference, code)).amount, (await verify(medical.reference, code)).payer], [57_000, '王*明'])
  assert.equal((await verify(pension.reference, code)).refused, 'receipt-strange', 'another receipt’s code verifies nothing')
  for (let i = 0; i < 5; i++) assert.equal((await verify(january.reference, '0'.repeat(16))).refused, 'receipt-strange')
  assert.equal((await verify(january.reference, '0'.repeat(16))).refused, 'receipt-misses', 'nobody tries codes without end')
})

test('INS-02.a MED-10.a: a resident declares and pays a year, in its time; what they owe holds the fund’s share, paid it is released', async () => {
  const who = await at.payer({ in: { 390: '1501' } })
  assert.equal((await at.declare(who, '390', '2028')).body.refused, 'due-period', 'next year has its time')
  assert.equal((await at.declare(who, '390', '2027')).status, 200)
  const year = await due(who, '390')
  assert.deepEqual([year.amount, year.period, year.dueOn], [40_000, '2027', '2026-12-31'])
  assert.equal((await record(who))[0].fund, false, 'in arrears the fund pays nothing')
  assert.equal((await at.paid(year.reference, 40_000)).body.rows[0].taken, 'paid')
  const [after] = await record(who)
  assert.deepEqual([after.fund, after.months.length, after.months.at(-1).person, after.months.at(-1).unit, after.months[0].month, after.paidUntil], [true, 12, 40_000, 67_000, '202712', '202712'])
  assert.equal((await at.declare(who, '390', '2027')).body.refused, 'due-settled')
})

test('INS-02.a: a unit declares a month for all it insures, a due for each insurance; what it transfers is matched by number, late it owes more, and its staff’s months stand as paid', async () => {
  const unit = await at.seat('unit01')
  const staff = [await at.payer({ in: {} }), await at.payer({ in: {} })]
  const organisation = await at.within(async ({ sql }) => (await sql<{ id: string }>`select organisation as id from staff.member where user_name = 'unit01'`)[0]!.id)
  await at.within(async ({ sql, now }) => {
    for (const who of staff) for (const insutype of ['110', '310']) await sql.run`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, state, since, employer, employer_name, base_fen, made_at)
      values (${who.bucket}, ${crypto.randomUUID()}, ${who.id}, ${REGION}, ${insutype}, '1101', '1', '2020-01-01', ${organisation}, '单位', 700000, ${now})`
  })
  const own = await at.holder(staff[0]!)
  const relation = (await record(staff[0]!))[0].id
  assert.equal((await own.knock('/my/dues', { relation, period: '202703', cardNumber: staff[0]!.cardNumber })).body.refused, 'due-unit-pays')
  const bill = await unit.get<Json>('/unit/bill?month=202703')
  const declared = await unit.post<Json>('/unit/dues', { month: '202703' })
  for (const kind of bill.all.kinds) assert.equal(declared.rows.filter((row: Json) => row.insutype === kind.insutype).reduce((sum: number, row: Json) => sum + row.amount, 0), kind.sum, kind.insutype)
  assert.equal((await unit.knock('/unit/dues', { month: '202703' })).body.refused, 'due-none-new')
  assert.equal((await unit.knock('/unit/dues', { month: '202704' })).body.refused, 'due-period')
  const [one] = declared.rows as [Json]
  assert.deepEqual([one.late, one.dueOn], [0, '2027-03-25'])

  // a newcomer hired since is charged by declaring again, nobody else is
  await at.within(({ sql, now }) => sql.run`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, state, since, employer, employer_name, base_fen, made_at)
    select bucket, ${crypto.randomUUID()}, person, region, '410', psn_type, state, since, employer, employer_name, base_fen, ${now} from insurance.relation where person = ${staff[1]!.id} and insutype = '310'`)
  const more = await unit.post<Json>('/unit/dues', { month: '202703' })
  assert.deepEqual([more.rows.length, more.rows.find((row: Json) => row.insutype === '410' && row.people === 1)?.amount], [declared.rows.length + 1, 2_800])

  // late: 0.05 percent a day
  await at.to('2027-04-04')
  const late = (await (await at.seat('unit01')).get<Json>('/unit/dues')).rows.find((row: Json) => row.id === one.id)
  assert.deepEqual([late.late, late.owed], [Math.floor(one.amount * 10 * 5 / 10_000 + 0.5), one.amount + Math.floor(one.amount * 10 * 5 / 10_000 + 0.5)])
  assert.equal((await desk({ number: 'U-1', reference: one.reference, amount: one.amount, paidOn: '2027-04-04' })).body.taken, 'held', 'without the late fee it is not paid')
  assert.equal((await desk({ number: 'U-2', reference: one.reference, amount: late.late, paidOn: '2027-04-04' })).body.taken, 'paid')
  await at.turn()
  for (const who of staff) {
    const month = (await record(who)).find((row: Json) => row.insutype === one.insutype).months.find((each: Json) => each.month === '202703')
    assert.deepEqual([month.paid, month.receivedOn], [true, '2027-04-04'])
  }
  const receipt = await fetch(`${at.living.base}/api/unit/dues/${one.id}/receipt`, { headers: { cookie: (await at.seat('unit01')).cookie } })
  assert.ok(readPdf(Buffer.from(await receipt.arrayBuffer())).pages.join(' ').includes('滞纳金'))
  await assert.rejects((await at.seat('unit02')).get(`/unit/dues/${one.id}/receipt`), /404/, 'another unit sees nothing of it')
  await at.to('2027-04-05')
})

test('INS-03.b: money that names none of ours, or comes too much, is held and shown, matched or given back by two, and is never lost', async () => {
  const who = await at.payer()
  await at.declare(who, '310', '202704')
  const april = await due(who, '310', '202704')
  const today = dayOf(at.living.house.now())
  const stray = await at.paid('9999999', 57_000, { number: 'STRAY-0001', channel: 'transfer', paidOn: today })
  assert.equal(stray.body.rows[0].taken, 'stray')
  assert.ok((await at.who.clerk.get<Json>('/contributions/stray')).rows.some((row: Json) => row.number === 'STRAY-0001'))
  assert.equal((await at.who.clerk.knock('/contributions/stray/match', { channel: 'transfer', bank: '96588', number: 'STRAY-0001', reference: april.reference })).body.taken, 'paid')
  assert.equal((await at.who.clerk.knock('/contributions/stray/match', { channel: 'transfer', bank: '96588', number: 'STRAY-0001', reference: april.reference })).body.refused, 'payment-unknown')
  assert.equal((await at.paid('9999999', 57_000, { number: 'STRAY-0001', channel: 'transfer', paidOn: today })).body.rows[0].again, true, 'told again after it was matched it is the same')
  // a second payment of the same due, through another channel: held
  assert.equal((await at.paid(april.reference, 57_000, { paidOn: today })).body.rows[0].taken, 'held')
  const [row] = (await at.who.clerk.get<Json>('/contributions/dues?show=held')).rows.filter((each: Json) => each.id === april.id)
  assert.deepEqual([row.held, row.state, row.number.includes('*')], [57_000, 'paid', true])
  const give = (amount: number) => at.who.clerk.knock(`/contributions/dues/${april.bucket}/${april.id}/refund`, { amount, why: '重复缴费' })
  assert.equal((await give(57_001)).body.refused, 'refund-too-much')
  const asked = await give(57_000)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await give(1)).body.refused, 'refund-too-much', 'what is being given back is not given back twice')
  const at2 = `/contributions/refunds/${asked.body.bucket}/${asked.body.id}`
  assert.equal((await at.who.clerk.knock(`${at2}/approve`)).body.refused, 'refund-own')
  assert.equal((await at.who.away.knock(`${at2}/approve`)).body.refused, 'due-elsewhere')
  assert.equal((await at.who.colleague.knock(`${at2}/approve`)).status, 200)
  assert.equal((await at.who.colleague.knock(`${at2}/approve`)).body.refused, 'refund-not-so')
  // it goes with the next payments to the account of the person's card
  const before = await at.balance(who)
  const month = dayOf(at.living.house.now()).slice(0, 7)
  const [batch] = await at.drawn(month, 'refund')
  assert.equal((await at.approve(batch!)).status, 200)
  await at.finish()
  await at.turn()
  await at.bank.carryOut()
  await at.take()
  assert.equal(await at.balance(who) - before, 57_000)
  assert.equal((await due(who, '310', '202704')).held, 0)
})

test('INS-02.b: a mandate is signed with the code of the phone, or on paper with its scan; wrong codes, no account, a lost card and a second one are refused; revoked, nothing is ordered any more', async () => {
  const who = await at.payer()
  const holder = await at.holder(who)
  const ask = (more: Json = {}) => holder.knock('/my/mandates', { relation: who.relation['310'], cardNumber: who.cardNumber, ...more })
  assert.equal((await ask({ cardNumber: 'A00000000' })).body.refused, 'due-card-differs')
  const asked = (await ask()).body
  assert.equal((await ask()).body.refused, 'mandate-often')
  const right = await at.code()
  const wrong = right === '000000' ? '111111' : '000000'
  const sign = (code: string, more: Json = {}) => holder.knock('/my/mandates/sign', { mandate: asked.mandate, code, cardNumber: who.cardNumber, ...more })
  for (const left of [4, 3, 2, 1, 0]) assert.ok((await sign(wrong)).body.zh.includes(`还可以试 ${left} 次`))
  assert.equal((await sign(right)).body.refused, 'mandate-code-none', 'five wrong ones and the code is void')
  assert.deepEqual((await at.mine(who)).mandates, [])
  await at.declare(who, '310', '202704')
  await at.to('2027-04-10')
  await at.draw()
  assert.equal((await due(who, '310', '202704')).attempts, 0, 'without a mandate nothing is ordered')
  assert.equal((await (await at.holder(await at.payer({ active: false }))).knock('/my/mandates', { relation: crypto.randomUUID(), cardNumber: 'A00000000' })).body.refused, 'due-not-yours')
  const dormant = await at.payer({ active: false })
  assert.equal((await (await at.holder(dormant)).knock('/my/mandates', { relation: dormant.relation['310'], cardNumber: dormant.cardNumber })).body.refused, 'mandate-account')

  const signed = await at.sign(who, '310')
  assert.deepEqual(signed.mandates.map((each: Json) => [each.state, each.how, each.told]), [['active', 'online', false]])
  const again = (await (await at.holder(who)).knock('/my/mandates/sign', { mandate: signed.mandates[0].id, code: '000000', cardNumber: who.cardNumber })).body
  assert.deepEqual([again.refused, again.zh.includes(signed.mandates[0].number)], ['mandate-standing', true], 'signed again by whoever did not hear that it was')
  assert.equal((await at.mine(who)).mandates[0].told, true)
  assert.equal((await due(who, '310', '202704')).nextOn, '2027-04-10')
  assert.equal((await (await at.holder(who)).knock('/my/mandates', { relation: who.relation['310'], cardNumber: who.cardNumber })).body.refused, 'mandate-standing')
  const mandate = (await at.mine(who)).mandates[0]
  assert.equal((await (await at.holder(dormant)).knock(`/my/mandates/${mandate.id}/revoke`)).body.refused, 'mandate-unknown', 'not somebody else’s')
  assert.equal((await (await at.holder(who)).knock(`/my/mandates/${mandate.id}/revoke`)).status, 200)
  await at.turn()
  await at.who.clerk.post('/contributions/runs', { region: REGION })
  await at.draw()
  assert.deepEqual([(await due(who, '310', '202704')).attempts, (await due(who, '310', '202704')).nextOn], [0, null])

  // on paper, at a window: who signs shows the card, and the scan is there
  const paper = at.who.clerk
  assert.equal((await paper.knock(`/people/${who.id}/mandates`, { relation: who.relation['310'], paper: crypto.randomUUID(), document: at.document(who) })).body.refused, 'identity-unproven')
})

test('INS-03.b: money that named none of ours and is not given back after all is on the list again and can be matched', async () => {
  const which = { channel: 'transfer', bank: '96588', number: 'STRAY-0002' }
  await at.paid('8888888', 12_300, { number: which.number, channel: 'transfer', paidOn: dayOf(at.living.house.now()) })
  const listed = async () => (await at.who.clerk.get<Json>('/contributions/stray')).rows.some((row: Json) => row.number === which.number)
  const asked = await at.who.clerk.knock('/contributions/stray/refund', { ...which, why: '汇错' })
  assert.deepEqual([asked.status, await listed()], [200, false])
  assert.equal((await at.who.colleague.knock(`/contributions/refunds/${asked.body.bucket}/${asked.body.id}/refuse`)).status, 200)
  assert.equal(await listed(), true, 'never lost')
  const who = await at.payer()
  await at.declare(who, '310', '202704')
  assert.equal((await at.who.away.knock('/contributions/stray/match', { ...which, reference: (await due(who, '310', '202704')).reference })).body.refused, 'due-elsewhere')
  assert.equal((await at.who.clerk.knock('/contributions/stray/match', { ...which, reference: (await due(who, '310', '202704')).reference })).body.taken, 'held')
})

test('INS-02.b: five codes for mandates a day and no more; a code that another took the place of signs nothing', async () => {
  const who = await at.payer()
  const holder = await at.holder(who)
  const ask = () => holder.knock('/my/mandates', { relation: who.relation['310'], cardNumber: who.cardNumber })
  const first = (await ask()).body.mandate
  const code = await at.code()
  for (let n = 2; n <= 5; n++) { at.living.later(2); assert.equal((await ask()).status, 200, String(n)) }
  at.living.later(2)
  assert.equal((await ask()).body.refused, 'mandate-often')
  assert.equal((await holder.knock('/my/mandates/sign', { mandate: first, code, cardNumber: who.cardNumber })).body.refused, 'mandate-code-none')
  assert.deepEqual((await at.mine(who)).mandates, [])
})
