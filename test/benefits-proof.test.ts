import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { paying, type Payee, type Paying } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'

let at: Paying
before(async () => { at = await paying('2028-02-29') })
after(() => at.close())

const states = async (of: Payee, from: string) => Object.fromEntries((await at.page(of)).lines.filter((each: Json) => each.month >= from).map((each: Json) => [each.month, each.reason ? `${each.state} ${each.reason.code}` : each.state]))
const settled = async (month: string, kind = 'pension') => { for (const batch of await at.ordered(month, kind)) assert.equal((await at.answer(batch, at.outcomes(batch))).status, 200) }

test('BEN-04.b: a proof that lapses pauses payment from the month after the one in which it was due: days before and after, month ends, 29 February', async () => {
  const [leap, before, end, first] = [await at.payee({ chip: true }), await at.payee(), await at.payee(), await at.payee()]
  await at.granted(leap, { from: '2028-12', amount: 300_001 })
  await at.granted(before, { from: '2028-12', provenOn: '2028-02-28' })
  await at.granted(end, { from: '2028-12', provenOn: '2028-01-31' })
  await at.to('2028-03-01')
  await at.granted(first, { from: '2028-12', provenOn: '2028-03-01' })
  const proof = async (of: Payee) => (await at.page(of)).proof as Json
  assert.deepEqual(await Promise.all([leap, before, end, first].map(async each => { const { due, pausedFrom, lapsed } = await proof(each); return [due, pausedFrom, lapsed] })),
    [['2029-02-28', '2029-03', false], ['2029-02-28', '2029-03', false], ['2029-01-31', '2029-02', false], ['2029-03-01', '2029-04', false]])
  await at.to('2029-01-31')
  assert.equal((await proof(end)).lapsed, false)
  await at.to('2029-02-28')
  await settled('2029-02')
  const paid = { '2028-12': 'paid', '2029-01': 'paid', '2029-02': 'paid' }
  assert.deepEqual([await states(leap, '2028-12'), await states(before, '2028-12'), await states(end, '2028-12'), await states(first, '2028-12')], [paid, paid, { ...paid, '2029-02': 'held proof-lapsed' }, paid])
  assert.equal((await proof(leap)).lapsed, false, 'the last day is in time')
  await at.to('2029-03-01')
  assert.deepEqual([(await proof(leap)).lapsed, (await proof(first)).lapsed], [true, false])
  await settled('2029-03')
  assert.deepEqual([await states(leap, '2029-03'), await states(before, '2029-03'), await states(first, '2029-03')], [{ '2029-03': 'held proof-lapsed' }, { '2029-03': 'held proof-lapsed' }, { '2029-03': 'paid' }])
  const mine = (await (await at.holder(leap)).get('/my/benefits')).lines.find((each: Json) => each.month === '2029-03')
  assert.match(mine.reason.why.zh, /今年还没有做待遇资格认证/)
  assert.match(mine.reason.todo.en, /counter in person with the card/)

  // BEN-04.a on the same people: late, the arrears go with the next batch, to the cent, once
  await at.to('2029-05-20')
  await settled('2029-05')
  assert.deepEqual(await states(leap, '2029-03'), { '2029-03': 'held proof-lapsed', '2029-04': 'held proof-lapsed', '2029-05': 'held proof-lapsed' })
  assert.deepEqual((await at.page(leap)).held, 3 * 300_001)
  assert.equal((await at.prove(leap)).status, 200)
  const proven = await at.prove(leap)
  assert.deepEqual([proven.status, proven.body.last, proven.body.due, proven.body.lapsed], [200, '2029-05-20', '2030-05-20', false], 'twice on a day is once')
  const [batch] = await at.ordered('2029-05')
  assert.deepEqual(at.lines(batch!.number).map(each => [each.account, each.amount]), [1, 2, 3].map(() => [leap.account, 300_001n]))
  await at.answer(batch!, at.outcomes(batch!))
  assert.equal((await at.ordered('2029-05')).length, 0)
  assert.deepEqual([(await at.page(leap)).held, (await at.page(leap)).paid], [0, 6 * 300_001])
  await at.sound()
})

test('BEN-04.a: it is given with the own card in this counter’s reader and a live check, finger or face and document; anything less is refused and proves nothing', async () => {
  const [one, other, none] = [await at.payee({ chip: true }), await at.payee({ chip: true }), await at.payee({ chip: true })]
  await at.granted(one, { from: '2029-05', provenOn: '2028-01-10' })
  await at.granted(other, { from: '2029-05', provenOn: '2028-01-10' })
  await at.granted(none, { kind: 'unemployment', from: '2029-05' })
  const lapsed = async (of: Payee) => (await at.page(of)).proof?.lapsed ?? null
  assert.deepEqual([await lapsed(one), await lapsed(none)], [true, null])
  // what the window is told of it, with the card in its reader: of its holder alone, and by a look that is on record
  const told = async (of: Payee, card: Payee, seat = at.who.counter) => (await seat.knock(`/people/${of.id}/proof-of-life/due`, { terminal: at.terminal.id, session: await at.read(card) })).body
  const looks = async () => (await at.within(({ sql }) => sql<{ n: number }>`select count(*)::int as n from record.entry where verb = 'benefits.see-proof'`))[0]!.n
  const before = await looks()
  assert.deepEqual([(await told(one, one)).proof.lapsed, (await told(one, one)).proof.pausedFrom, await told(none, none)], [true, '2029-02', { proof: null }])
  assert.equal(await looks() - before, 3)
  assert.equal((await told(one, other)).refused, 'proof-card-other')
  assert.ok((await told(one, one, at.who.clerk)).refused, 'a terminal of another office tells nothing')
  assert.equal(await looks() - before, 3)
  assert.equal((await at.prove(none)).body.refused, 'proof-not-asked')
  assert.equal((await at.prove(one, undefined, await at.read(other))).body.refused, 'proof-card-other')
  assert.equal((await at.prove(one, { finger: true })).body.refused, 'proof-finger-first')
  assert.equal((await at.prove(one, { face: at.document(other) })).body.refused, 'document-differs')
  assert.equal((await at.prove(one, { face: { ...at.document(one), validUntil: '2029-05-19' } })).body.refused, 'document-expired')
  const stale = await at.read(one)
  at.living.later(60)
  await at.sit()
  assert.equal((await at.prove(one, undefined, stale)).body.refused, 'session-over')
  assert.equal(await lapsed(one), true)
  const session = await at.read(one)
  assert.ok((await at.finger(one, session)).body.success)
  const proven = await at.prove(one, { finger: true }, session)
  assert.deepEqual([proven.status, proven.body.due], [200, '2030-05-20'], JSON.stringify(proven.body))
  assert.equal((await at.prove(other)).status, 200)
  assert.equal((await at.who.clerk.knock(`/people/${one.id}/proof-of-life`, { terminal: at.terminal.id, session, live: { finger: true } })).status !== 200, true, 'a terminal of another office proves nothing')
  assert.deepEqual([await lapsed(one), await lapsed(other)], [false, false])
  const how = await at.within(({ sql }) => sql<{ live: string }>`select live from benefits.proof where person in (${one.id}, ${other.id}) order by live`)
  assert.deepEqual(how.map(each => each.live), ['face', 'finger'])
})

test('BEN-04.a: thirty days before a proof is due its payee is told, once; who has proven since is told nothing before the next one; the office’s list names who is due or late, and when they were told', async () => {
  const [told, proven] = [await at.payee({ phone: '13951840011' }), await at.payee({ chip: true, phone: '13951840012' })]
  const grant = await at.granted(told, { from: '2029-05', provenOn: '2028-08-31' })
  const listed = async (show: string, of: Payee, seat = at.who.clerk) => (await seat.get<Json>(`/benefits/dues?show=${show}`)).rows.find((row: Json) => row.person === of.id) as Json | undefined
  await at.granted(proven, { from: '2029-05', provenOn: '2028-08-31' })
  const messages = async (of: Payee) => (await at.within(({ sql }) => sql`select 1 from notices.message where template = 'proof-due' and person = ${of.id}`)).length
  await at.to('2029-07-31')
  await at.turn()
  assert.deepEqual([await messages(told), await messages(proven)], [0, 0])
  assert.equal((await at.prove(proven)).status, 200)
  await at.to('2029-08-01')
  for (let n = 0; n < 2; n++) await at.turn()
  assert.deepEqual([await messages(told), await messages(proven)], [1, 0])
  const [due, other] = [await listed('soon', told), await listed('soon', proven)]
  assert.deepEqual([due?.due, due?.pausedFrom, due?.lapsed, due?.reachable, due?.name, typeof due?.toldAt, other], ['2029-08-31', '2029-09', false, true, '王*明', 'string', undefined])
  assert.deepEqual([await listed('lapsed', told), await listed('soon', told, at.who.away)], [undefined, undefined], 'nobody is late yet, and another office sees none of ours')
  await at.to('2030-07-01')
  await at.turn()
  assert.deepEqual([await messages(told), await messages(proven)], [1, 1])
  assert.deepEqual([(await listed('lapsed', told))?.due, await listed('lapsed', proven), (await listed('soon', proven))?.due], ['2029-08-31', undefined, '2030-07-31'])
  assert.equal((await at.who.clerk.knock(`/people/${told.id}/benefits/${grant.id}/end`, { version: grant.version, until: '2029-06' })).status, 200)
  assert.equal(await listed('lapsed', told), undefined, 'who is entitled to nothing any more is not waited for')
})

test('BEN-04.b: where the policy names a day of the year the proof is due by it, 29 February on the 28th in common years; where it asks nobody, nothing pauses', async () => {
  const [leap, asked] = [await at.payee(), await at.payee()]
  await at.to('2031-12-01')
  await at.policyTomorrow('benefits.proof', { kinds: ['injury', 'employment'], due: '02-29' }, '2031-12-02')
  await at.to('2032-01-05')
  await at.granted(leap, { kind: 'employment', from: '2032-12', provenOn: '2032-01-05' })
  await at.granted(asked, { kind: 'unemployment', from: '2032-12', provenOn: '2028-01-05' })
  assert.equal((await at.page(leap)).proof.due, '2033-02-28')
  await at.to('2033-03-02')
  await settled('2033-03', 'employment')
  await settled('2033-03', 'unemployment')
  assert.deepEqual(await states(leap, '2033-02'), { '2033-02': 'paid', '2033-03': 'held proof-lapsed' })
  assert.deepEqual([await states(asked, '2033-02'), (await at.page(asked)).proof], [{ '2033-02': 'paid', '2033-03': 'paid' }, null])
})
