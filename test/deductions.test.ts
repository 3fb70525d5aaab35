import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inspect } from 'node:util'
import { continueContributions } from '#contributions'
import { ask } from './support/bank.ts'
import { collecting, REGION, type Collecting, type Payer } from './support/collecting.ts'
import type { Json } from './support/pharmacy.ts'

let at: Collecting
before(async () => { at = await collecting('2027-03-09') })
after(async () => { try { await at.sound() } finally { await at.close() } })

const due = async (who: Payer, period = '202703', insutype = '310'): Promise<Json> => (await at.mine(who)).dues.find((each: Json) => each.insutype === insutype && each.period === period)
const batches = async (): Promise<Json[]> => (await at.who.clerk.get<Json>('/contributions/batches')).rows
/** Somebody who declared the running month and signed a mandate. */
const mandated = async (wish: Parameters<Collecting['payer']>[0] = {}, period = '202703'): Promise<Payer> => {
  const who = await at.payer(wish)
  assert.equal((await at.declare(who, '310', period)).status, 200)
  await at.sign(who, '310')
  return who
}
const taken = (came: readonly object[]) => came.map(each => 'taken' in each ? each.taken : each)

test('INS-02.a INS-03.a: what is owed is deducted on the policy’s day under a mandate; without money or with a lost card it comes back, its payer is told why and when it is tried again, and it is tried on that day', async () => {
  const [good, poor, lost] = [await mandated(), await mandated({ fen: 100n }), await mandated()]
  const idle = await at.payer()
  assert.equal((await at.declare(idle, '310', '202703')).status, 200)
  assert.equal((await ask(at.bank, '/branch/loss', { card: lost.account, idNumber: lost.number, who: '柜员 01' })).status, 200)
  await at.draw()
  assert.deepEqual(await batches(), [], 'the 9th is no day of the calendar')
  await at.to('2027-03-10')
  await at.draw()
  const [batch] = await batches() as [Json]
  assert.deepEqual([batch.count, batch.sum, batch.phase, batch.port], [3, 171_000, 'sent', 'file'])
  assert.deepEqual(at.here('to-bank'), [`96588-${batch.number}.txt`])
  assert.equal((await due(good)).state, 'ordered')
  assert.equal((await at.look((await due(good)).reference)).body.refused, 'due-with-bank', 'nobody is asked for it meanwhile')
  await at.bank.carryOut()
  const [came] = await at.take()
  assert.ok(came && 'taken' in came, inspect(came))
  await at.turn()
  const [done] = await batches() as [Json]
  assert.deepEqual([done.phase, done.taken, done.takenSum, done.failed, done.failedSum], ['done', 1, 57_000, 2, 114_000])
  assert.deepEqual([(await due(good)).state, (await due(good)).paidHow, await at.balance(good)], ['paid', 'deduction', 943_000])
  assert.deepEqual([(await due(poor)).failed.code, (await due(poor)).nextOn, (await due(lost)).failed.code, (await due(lost)).nextOn], ['insufficient', '2027-03-18', 'lost', '2027-03-18'])
  assert.deepEqual([(await due(idle)).state, (await due(idle)).attempts], ['open', 0], 'nothing is deducted without a mandate')
  const told = (await at.messages('deduction-failed')).join('\n')
  assert.match(told, /202703 的职工基本医疗保险（570\.00 元）没有扣成：账户余额不够。在下次扣款日前存够钱。2027-03-18 再扣一次/)
  assert.match(told, /银行卡挂失着.*2027-03-18 再扣一次/)
  const failed = (await at.who.clerk.get<Json>('/contributions/dues?show=failed')).rows
  assert.deepEqual(failed.map((row: Json) => row.failed.code).sort(), ['insufficient', 'lost'])

  // mended, and drawn again on the next day of the calendar, by itself; the days between nothing is ordered
  await at.deposit(poor, 100_000n)
  await at.to('2027-03-17')
  assert.deepEqual(await at.deduct(), [])
  await at.to('2027-03-18')
  await at.deduct()
  assert.deepEqual([(await due(poor)).state, (await due(poor)).attempts, await at.balance(poor)], ['paid', 2, 43_100])
  assert.deepEqual([(await due(lost)).failed.code, (await due(lost)).nextOn], ['lost', '2027-03-25'])
  const lines = await at.who.clerk.get<Json>(`/contributions/batches/${(await batches())[0]!.id}`)
  assert.deepEqual(lines.rows.map((row: Json) => row.state).sort(), ['done', 'failed'])
  await assert.rejects(at.who.away.get(`/contributions/batches/${lines.id}`), /403/)
})

test('INS-03.a: it is tried as often as the policy says, then no more: the payer is told to pay otherwise, and can', async () => {
  await at.to('2027-03-20')
  await at.policyTomorrow('contributions.deduct', { days: [10, 18, 25], tries: 2 }, '2027-03-21')
  const who = await mandated({ fen: 0n })
  for (const day of ['2027-03-25', '2027-04-10']) { await at.to(day); await at.deduct() }
  assert.deepEqual([(await due(who)).attempts, (await due(who)).nextOn, (await due(who)).failed.code], [2, null, 'insufficient'])
  assert.match((await at.messages('deduction-failed')).join(), /202703 的职工基本医疗保险（570\.00 元）没有扣成：账户余额不够。请用别的方式缴。不再扣了/)
  await at.to('2027-04-18')
  await at.deduct()
  assert.equal((await due(who)).attempts, 2)
  // April was declared by the mandate itself, once
  assert.deepEqual((await at.mine(who)).dues.map((each: Json) => [each.period, each.declared]), [['202704', 'mandate'], ['202703', 'card']])
  assert.equal((await at.paid((await due(who)).reference, 57_000, { paidOn: '2027-04-18' })).body.rows[0].taken, 'paid')
})

test('INS-03.b: cut off at every step, nothing is charged twice: drawn by two at once and in pieces, the order delivered twice, the answer half, late, doubled and out of order', async () => {
  await at.to('2027-05-09')
  const people: Payer[] = []
  for (let i = 0; i < 4; i++) people.push(await mandated({ fen: i === 3 ? 0n : 1_000_000n }, '202705'))
  await at.to('2027-05-10')
  // drawn in pieces by two processes at once, each stopped after a part
  const pieces = (house: Parameters<typeof continueContributions>[0]) => { let asked = 0; return continueContributions(house, { get aborted() { return asked++ > 6 } } as AbortSignal) }
  for (let rounds = 0; rounds < 40; rounds++) await Promise.all([pieces(at.living.house), pieces(at.secondHouse)])
  await at.draw()
  const [batch] = await batches() as [Json]
  const name = `96588-${batch.number}.txt`
  const mine = async () => Promise.all(people.map(who => due(who, '202705')))
  assert.ok((await mine()).every(each => each.state === 'ordered' && each.attempts === 1))
  // drawn again by hand while they are with the bank: none of them again
  await at.who.clerk.post('/contributions/runs', { region: REGION })
  await at.draw()
  assert.ok((await mine()).every(each => each.attempts === 1))

  // the order is delivered twice: before the bank did it, and after
  const order = at.read('to-bank', name)
  await at.bank.carryOut(undefined, 1)
  at.write('to-bank', name, order)
  await at.bank.carryOut(undefined, 1)
  const answer = at.read('from-bank', name)
  assert.deepEqual([await at.balance(people[0]!), await at.balance(people[3]!)], [943_000, 0])

  // half an answer: nothing of it is taken, and it is put where somebody looks
  at.write('from-bank', name, answer.subarray(0, answer.length - 30))
  const [half] = await at.take()
  assert.ok(half && 'refused' in half)
  assert.deepEqual([at.there('from-bank/wrong', name), (await mine()).map(each => each.state)], [true, ['ordered', 'ordered', 'ordered', 'ordered']])

  // late: the month was paid at the bank's web page meanwhile; what was deducted beside it is held, and given back by two
  const first = (await mine())[0]!
  assert.equal((await at.paid(first.reference, 57_000, { paidOn: '2027-05-10' })).body.rows[0].taken, 'paid')
  await at.to('2027-05-20')
  at.write('from-bank', name, answer)
  const whole = await at.take()
  assert.ok(whole[0] && 'taken' in whole[0], inspect(whole))
  assert.deepEqual((await mine()).map(each => [each.state, each.held]), [['paid', 57_000], ['paid', 0], ['paid', 0], ['open', 0]])
  assert.equal((await mine())[3]!.nextOn, '2027-05-25')

  // doubled, by two at once, and after the next one: it moves nothing
  at.write('from-bank', name, answer)
  await at.take()
  await at.to('2027-05-25')
  await at.deposit(people[3]!, 57_000n)
  await at.deduct()
  assert.equal((await mine())[3]!.state, 'paid')
  at.write('from-bank', name, answer)
  const again = taken(await at.take()) as Json[]
  assert.deepEqual(again.map(each => [each.taken, each.differences]), [[0, 0]], 'the old answer, out of order, moves nothing')
  for (const [i, who] of people.entries()) assert.equal(await at.balance(who), i === 3 ? 0 : 943_000)
  const held = await at.who.clerk.knock(`/contributions/dues/${first.bucket}/${first.id}/refund`, { amount: 57_000, why: '已经网上缴过' })
  assert.equal(held.status, 200)
  // a bank that says otherwise later is listed, and moves nothing
  const [line] = (await at.who.clerk.get<Json>(`/contributions/batches/${batch.id}`)).rows
  assert.ok(line)
  await at.sound()
})

test('INS-03.b: what a bank refuses as a whole was not deducted and is tried again; a number it knows with other content is asked of it; an answer to nothing we ordered is put aside', async () => {
  await at.to('2027-06-09')
  const who = await mandated({}, '202706')
  await at.to('2027-06-10')
  await at.draw()
  const [batch] = await batches() as [Json]
  const name = `96588-${batch.number}`
  const order = at.read('to-bank', `${name}.txt`)
  at.write('to-bank', `${name}.txt`, order.subarray(0, order.length - 5))
  await at.bank.carryOut()
  const [refused] = await at.take()
  assert.ok(refused && 'taken' in refused, inspect(refused))
  assert.deepEqual([(await batches())[0]!.phase, (await due(who, '202706')).failed.code, (await due(who, '202706')).state], ['refused', 'refused', 'open'])
  // the whole order, late: the bank carries it out, and what it says now contradicts what it said
  at.write('to-bank', `${name}.txt`, order)
  await at.bank.carryOut()
  const [late] = taken(await at.take()) as [Json]
  assert.ok(late.differences > 0)
  const page = await at.who.clerk.get<Json>(`/contributions/batches/${batch.id}`)
  assert.ok(page.differences.some((each: Json) => each.what === 'contradicts' && each.said === 'done'))
  at.write('from-bank', '96588-340199K2027061099.txt', Buffer.from('不是回盘\n'))
  assert.ok('refused' in (await at.take())[0]!)
})

test('INS-02.b REPL-03: a mandate goes over to the card that replaced its own once its bank knows; of another bank it ends and its holder is told', async () => {
  await at.to('2027-08-01')
  const [who, moved] = [await mandated({}, '202708'), await mandated({}, '202708')]
  const open = async ({ card, name, number }: { card: string; name: string; number: string }) => (await ask(at.bank, '/centre/accounts', { bank: '96588', orders: [{ order: card, name, idType: 'resident', idNumber: number, phone: null }] })).body.rows[0].card as string
  const now: Payer = { ...who, ...await at.newCard(who, { open }) }
  await at.newCard(moved, { bank: '95533' })
  await at.to('2027-08-10')
  await at.deduct()
  const mandates = async (of: Payer) => (await at.mine(of)).mandates[0]
  assert.deepEqual([(await mandates(now)).state, (await mandates(now)).account, (await mandates(now)).told], ['active', now.account!.slice(-4), true])
  assert.deepEqual([(await mandates(moved)).state, (await mandates(moved)).endedWhy], ['ended', 'bank'])
  assert.equal((await due(moved, '202708')).nextOn, null)
  assert.match((await at.messages('mandate-ended')).join(), /换了发卡银行/)
  assert.equal((await due(now, '202708')).attempts, 0, 'first its bank is told')
  await at.to('2027-08-18')
  await at.deduct()
  assert.deepEqual([(await due(now, '202708')).attempts, (await due(now, '202708')).failed?.code], [1, 'not-active'], 'from the new card’s account, never the old one’s')
  assert.equal(await at.balance(who), 1_000_000)
})

test('INS-03.b: money that is held of a due is not given back while its rest is with the bank: what comes is enough, and nothing is deducted twice', async () => {
  await at.to('2027-11-01')
  const who = await mandated({}, '202711')
  const mine = () => due(who, '202711')
  const { reference, bucket, id } = await mine()
  assert.equal((await at.paid(reference, 20_000, { paidOn: '2027-11-01' })).body.rows[0].taken, 'held')
  const give = (amount: number) => at.who.clerk.knock(`/contributions/dues/${bucket}/${id}/refund`, { amount, why: '本人要求退回' })
  const asked = await give(10_000)
  assert.equal(asked.status, 200)
  await at.to('2027-11-10')
  await at.draw()
  assert.equal((await mine()).state, 'ordered')
  assert.equal((await give(10_000)).body.refused, 'refund-with-bank')
  const approve = () => at.who.colleague.knock(`/contributions/refunds/${asked.body.bucket}/${asked.body.id}/approve`)
  assert.equal((await approve()).body.refused, 'refund-with-bank')
  await at.bank.carryOut()
  await at.take()
  assert.deepEqual([(await mine()).state, (await mine()).held, await at.balance(who)], ['paid', 0, 963_000])
  assert.equal((await approve()).body.refused, 'refund-too-much', 'the due took it')
})
