import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMonths, dayOf, instantOf, type Day } from '#kit/day'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city } from './harness/index.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'
import { pharmacy, type Json } from './support/pharmacy.ts'
import { openScene, type Holder } from './support/scene.ts'

/** A region of the generic pack, which has a term of thirty days, and one of its banks. */
const GENERIC = '000000', BANK = '95533'
let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { scene = await openScene({ background: false }) })
after(() => scene.close())

const clock = (day: Day, time: string) => scene.at(instantOf(`${day} ${time}`)!)
/** Some holders whose cards were collected at the counter at this moment. */
async function collected(count: number, key: string, region = GENERIC, of = BANK) {
  const holders = await scene.applicants(count, { region, of, to: 'counter' })
  const cards = await toSite(scene, holders, 'counter', key, region, of)
  for (const holder of holders) {
    const handed = await collect(scene, 'counter', holder, cards.get(holder.person)!)
    assert.equal(handed.status, 200, JSON.stringify(handed.body))
  }
  return holders.map(holder => ({ holder, card: cards.get(holder.person)! }))
}
type One = { holder: Holder; card: string }
const notice = ({ holder, card }: One, seat: 'branch' | 'otherBranch' = 'otherBranch') => scene.knock(seat, 'POST', '/banks/activation-notice', { person: holder.person, card })
const view = ({ holder }: One) => viewOf(scene, 'counter', holder)
const causesNow = async (one: One) => (await view(one)).causes.map((each: { cause: string }) => each.cause) as string[]
const said = async ({ holder }: One, what: RegExp) => (await scene.inbox(holder.phone)).filter(text => what.test(text)).length

test('ACT-07.a ACT-07.c ACT-07.b: collected on 30 January 2028 it is warned and works until 24:00 of 29 February; at 0:00 it is suspended, and the bank’s notice lifts that at once', async () => {
  await clock('2028-01-30', '10:00:00')
  const [late, prompt] = await collected(2, 'leap-year') as [One, One]
  assert.deepEqual((await view(late)).term, { lastDay: '2028-02-29', left: 30, suspended: false })
  assert.equal((await notice(prompt)).status, 200)
  assert.equal((await view(prompt)).term, null, 'once activated there is no term')
  const warned: number[] = []
  for (const day of ['2028-02-13', '2028-02-14', '2028-02-22', '2028-02-28', '2028-02-29'] as Day[]) {
    await clock(day, '09:00:10')
    warned.push(await said(late, /还没有激活金融账户/))
  }
  assert.deepEqual(warned, [0, 1, 2, 3, 3], 'fifteen days, seven days and a day before')
  assert.match((await scene.inbox(late.holder.phone)).join(), /2028-02-29 24:00 前.*还剩 1 天/)
  await clock('2028-02-29', '23:59:50')
  await scene.turn()
  assert.deepEqual([await causesNow(late), (await view(late)).term], [(await causesNow(late)).filter(cause => cause !== 'suspended'), { lastDay: '2028-02-29', left: 0, suspended: false }])
  const number = await numberOf(scene, late.holder, late.card)
  const open = (await read(scene, 'otherBranch', number)).read.session
  assert.ok(open?.id, 'on the last day it still opens a session')
  await clock('2028-03-01', '00:00:01')
  await scene.turn()
  assert.equal((await causesNow(late))[0], 'suspended')
  assert.equal(await said(late, /从今天起暂停使用/), 1)
  const terminal = await scene.terminal('otherBranch')
  const stopped = await scene.knock('otherBranch', 'POST', `/terminals/${terminal}/sessions/${open.id}/papers`, { business: 'pin-change', document: documentOf(late.holder) })
  assert.notEqual(stopped.status, 200, 'what was open is over')
  const shut = await read(scene, 'counter', number)
  assert.match(JSON.stringify(shut), /暂停使用/)
  assert.deepEqual([(await causesNow(prompt)).includes('suspended'), await said(prompt, /暂停使用|还没有激活/)], [false, 0], 'who activated is told and suspended nothing')
  assert.equal((await notice(late, 'branch')).status, 403, 'another bank lifts nothing')
  assert.equal((await causesNow(late))[0], 'suspended')
  assert.equal((await notice(late)).status, 200)
  assert.deepEqual([(await causesNow(late)).includes('suspended'), (await view(late)).term, await said(late, /已恢复使用/)], [false, null, 1])
  const ended = await scene.knock('otherBranch', 'POST', `/terminals/${terminal}/sessions/${open.id}/papers`, { business: 'pin-change', document: documentOf(late.holder) })
  assert.equal(ended.body.refused, 'session-over', 'what was open does not come back')
  await clock('2028-04-01', '10:00:00')
  await scene.turn()
  assert.equal((await causesNow(late)).includes('suspended'), false)
  const history = (await scene.knock('counter', 'GET', `/cards/${late.holder.person}/${late.card}/history`)).body.rows.map((row: Json) => row.verb)
  assert.ok(history.includes('cards.suspend') && history.includes('cards.resume'))
})

test('ACT-07.b: notices that come at the very moment of the suspension: whoever is first, afterwards nothing is suspended', async () => {
  await clock('2028-05-02', '10:00:00')
  const all = await collected(8, 'race-of-8')
  await clock('2028-06-02', '00:00:00')
  const answers = await Promise.all([...all.map(one => notice(one)), scene.turn(), scene.turn()])
  assert.deepEqual(answers.slice(0, all.length).map(answer => (answer as { status: number }).status), all.map(() => 200))
  await scene.turn()
  for (const one of all) assert.equal((await causesNow(one)).includes('suspended'), false)
})

test('ACT-07.c: hefei has no term: nobody is warned or suspended, also when a term begins later; cards collected from then on have it, and the centre lists them', async () => {
  await clock('2028-07-01', '10:00:00')
  const [before] = await collected(1, 'hefei-one', '340199', scene.bank) as [One]
  assert.equal((await view(before)).term, null)
  await scene.policyTomorrow('340100', 'financial.term.days', 30)
  const [one, two] = await collected(2, 'hefei-later', '340199', scene.bank) as [One, One]
  assert.equal((await scene.knock('centre', 'GET', '/card-terms')).body.refused, 'not-your-post')
  const reviewer = await scene.seat('centre', 'centre-reviewer')
  const list = async (show: string) => (await reviewer('GET', `/card-terms?show=${show}`)).body
  const soon = await list('soon')
  assert.deepEqual([soon.rows.map((row: Json) => row.id).toSorted(), soon.soon, soon.suspended, soon.rows[0].left], [[one.card, two.card].toSorted(), 2, 0, 30])
  assert.ok(soon.rows.every((row: Json) => row.number.includes('*') && row.name.includes('*') && row.phone.includes('*')), 'masked')
  const page = (await reviewer('GET', '/card-terms?limit=1')).body
  const rest = (await reviewer('GET', `/card-terms?limit=1&after=${page.next}`)).body
  assert.deepEqual([page.rows[0].id, rest.rows[0].id].toSorted(), [one.card, two.card].toSorted())
  assert.equal((await notice(one, 'branch')).status, 200)
  await clock(addDays(dayOf(scene.now()), 400), '10:00:00')
  await scene.turn()
  assert.deepEqual([(await causesNow(before)).includes('suspended'), (await causesNow(two)).includes('suspended')], [false, true])
  assert.equal(await said(before, /还没有激活|暂停/), 0)
  const again = await scene.seat('centre', 'centre-reviewer')
  const over = (await again('GET', '/card-terms?show=suspended')).body
  assert.deepEqual([over.rows.map((row: Json) => row.id), over.soon, over.suspended], [[two.card], 0, 1])
})

test('PIN-10.a: where cards come without a PIN the holder sets the first one on the pad of a branch of the issuing bank, document shown; another bank’s branch cannot', async () => {
  const [{ holder, card }] = await collected(1, 'first-pin') as [One]
  assert.equal((await viewOf(scene, 'counter', holder)).pin.first, true)
  const number = await numberOf(scene, holder, card)
  const set = async (seat: 'branch' | 'otherBranch', papers: boolean) => {
    const terminal = await scene.terminal(seat)
    const session = (await read(scene, seat, number)).read?.session?.id
    if (papers) await scene.knock(seat, 'POST', `/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-reset', document: documentOf(holder) })
    return { terminal, session, given: await scene.knock(seat, 'POST', `/terminals/${terminal}/sessions/${session}/authorise-reset`, {}) }
  }
  assert.ok((await set('branch', true)).given.body.refused)
  assert.equal((await set('otherBranch', false)).given.body.refused, 'papers-first')
  const { terminal, session, given } = await set('otherBranch', true)
  assert.equal(given.status, 200, JSON.stringify(given.body))
  const weak = await scene.knock('otherBranch', 'POST', '/demo/reader', { function: 'iReloadPIN', terminal, card: number, session, reset: given.body.reset, newPin: '111111' })
  assert.match(JSON.stringify(weak.body), /pin-weak|没有收/)
  const done = await scene.knock('otherBranch', 'POST', '/demo/reader', { function: 'iReloadPIN', terminal, card: number, session, reset: given.body.reset, newPin: '480157' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const { pin } = await viewOf(scene, 'counter', holder)
  assert.deepEqual([pin.first, pin.mustSet, pin.initial], [false, false, false])
})

test('PIN-07.a: a PIN set on 29 February is old from 1 March of the next year: one message and a line on the portal; one more a year later; a new PIN begins anew', async () => {
  await clock('2032-02-29', '11:00:00')
  const [one] = await collected(1, 'old-pin-1', '340199', scene.bank) as [One]
  assert.equal((await notice(one, 'branch')).status, 200)
  const number = await numberOf(scene, one.holder, one.card)
  const changed = await changePin(scene, 'counter', one.holder, number, ['123456', '480157'])
  assert.equal(changed.papers.status, 200)
  const reminders = () => said(one, /社保密码从 .* 起没有改过/)
  const seen: number[] = []
  for (const [day, time] of [['2033-02-28', '23:59:00'], ['2033-03-01', '08:59:00'], ['2033-03-01', '09:00:10'], ['2033-06-01', '12:00:00'], ['2034-02-28', '12:00:00'], ['2034-03-01', '09:00:10'], ['2034-12-01', '12:00:00']] as const) {
    await clock(day, time)
    seen.push(await reminders())
  }
  assert.deepEqual(seen, [0, 0, 1, 1, 1, 2, 2])
  assert.match((await scene.inbox(one.holder.phone)).join(), /从 2032-02-29 起没有改过/)
  assert.equal((await view(one)).pin.locked, null)
  const again = await changePin(scene, 'counter', one.holder, number, ['480157', '615028'])
  assert.equal(again.changed?.success, true, JSON.stringify(again))
  await clock('2035-03-01', '09:00:10')
  assert.equal(await reminders(), 2, 'the new one is young')
  await clock('2035-12-02', '09:00:10')
  assert.equal(await reminders(), 3)
})

test('PIN-07.a PIN-07.b: an old PIN and an old query password are told on the portal and by message, and work as before: it pays, it opens look-ups', async () => {
  const living = await city({ background: false })
  try {
    const shop = await pharmacy(living)
    const person = shop.who('张伟')
    const start = dayOf(living.house.now())
    const portal = async () => {
      const headers = { origin: new URL(living.base).origin, 'content-type': 'application/json' }
      const signed = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number: person.certno, password: QUERY_PASSWORD }) })
      assert.equal(signed.status, 200)
      const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
      return await (await fetch(`${living.base}/api/my/card`, { headers: { cookie } })).json() as Json
    }
    const inbox = async () => {
      await living.turn()
      const all = await (await fetch(`${living.base}/sandbox/inbox`)).json() as Json[]
      return (all.find(one => one.phone === person.phone)?.messages ?? []).map((one: Json) => one.text).filter((text: string) => text.includes('没有改过')) as string[]
    }
    living.at(instantOf(`${addMonths(start, 12)} 23:00:00`)!)
    assert.deepEqual([(await portal()).old, await inbox()], [[], []], 'the day before')
    living.at(instantOf(`${addDays(addMonths(start, 12), 1)} 10:00:00`)!)
    const { old, card } = await portal()
    assert.deepEqual([old, card.pin.locked], [[{ what: 'pin', since: start }, { what: 'query-password', since: start }], null])
    assert.deepEqual((await inbox()).map(text => text.includes('社保密码')).toSorted(), [false, true])
    await shop.signIn()
    const who = await shop.customer('张伟')
    const bought = await shop.send(shop.purchase('2102', who))
    assert.equal(bought.infcode, 0, bought.err_msg)
    assert.equal((await inbox()).length, 2)
  } finally { await living.close() }
})
