import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { approve, submit } from '#applications'
import { enterPerson } from '#holders'
import { isRefused } from '#kit/refusal'
import { enrol } from '#insurance'
import { arrive, accountsOf, credit } from '#ledger'
import { addDays, dayOf } from '#kit/day'
import { byTwo, organisationByCode } from '#staff'
import { keepPaper } from '#papers'
import { applicant, bankHeir, cancelling, papersFor } from './support/cancelling.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { readPdf } from './support/pdf-text.ts'
import { seated } from './support/way.ts'

let city: Replacing
let cancel: ReturnType<typeof cancelling>
before(async () => { city = await replacing({ background: false }); cancel = cancelling(city) })
after(() => city.close())

const originals = ['form', 'id-front', 'id-back', 'medical-card-copy'].map(material => ({ material, paper: null }))
const sum = async (name: string) => (await city.within(async work => accountsOf(work, await city.personOf(name)))).reduce((all, each) => all + Number(each.balance), 0)
const day = (shift = 0) => addDays(dayOf(city.living.house.now()), shift)
/** The hours of the pack go by and what is due is done. */
async function hoursPass(hours = 24) {
  city.living.later(hours * 60 + 1)
  await city.sitDown()
  await city.shop.signIn()
  await city.living.turn()
}
const heir = (name: string, parts: number) => ({ name, number: city.shop.who(name).certno as string, relation: '子女', parts, way: 'account' })

test('REPL-05.a: an ordered card is not made and a waiting one is handed to nobody; a fee is owed back', async () => {
  const name = '吴涛'
  assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
  const asked = await city.ask(name, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.deepEqual((await city.approve(asked.body.id)).body.left, [])
  const { batch } = await city.at.producer.post<Json>('/production/batches', { region: '340121', bank: '96588', key: 'cancelled' })
  await cancel.done(name, 'death')
  assert.equal((await city.at.producer.knock(`/production/batches/${batch.id}/personalise`)).body.refused, 'nothing-to-do')
  const { all } = await city.cards(name)
  assert.deepEqual(all.map(card => [card.state, card.closedAs]), [['destroyed', 'scrapped'], ['handed-over', 'cancelled']])
  assert.deepEqual((await city.at.counter.get<{ rows: Json[] }>('/fees/owed')).rows.map(row => row.application), [asked.body.id])
  assert.deepEqual((await city.applications(name)).map(each => each.state), ['lapsed', 'collected'])

  const waits = '曹阳'
  const key = await city.personOf(waits)
  const { live } = await city.cards(waits)
  await cancel.done(waits, 'death')
  const teller = await seated(city.living.base, 'teller008')
  const handed = await teller.knock(`/cards/${key.id}/${live.id}/hand-over`, { document: city.documentOf(waits) })
  assert.ok(handed.status >= 400, JSON.stringify(handed.body))
  const here = await city.at.counter.knock(`/cards/${key.id}/${live.id}/hand-over`, { document: city.documentOf(waits) })
  assert.ok(['card-closed', 'wrong-place'].includes(here.body.refused), JSON.stringify(here.body))
})

test('REPL-05.a REPL-05.b: on a death two clerks cancel: at once no door takes the card; after the hours the money goes in shares to the heirs, into an own account and as an order of the bank, no fen lost', async () => {
  const name = '王建明'
  const who = await city.shop.customer(name)
  const bread = [['布洛芬片', 1]] as const
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, bread))).infcode, 0)
  const open = city.shop.purchase('2102', who, bread)
  const [money, before] = [await sum(name), await cancel.books()]
  await city.within(async work => enrol(work, { person: await city.personOf('李秀英'), region: '340122', insutype: '390', psnType: '1501' }))
  const asked = await cancel.ask(name, 'death', { day: day(-1), beneficiaries: [bankHeir, heir('李秀英', 2)] })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.deepEqual([asked.body.state, asked.body.beneficiaries.map((each: Json) => [each.way, each.parts])], ['waiting', [['bank', 1], ['account', 2]]])
  assert.equal((await city.shop.read(who.person, null)).causes?.[0]?.cause, undefined, 'nothing ends before the second person')
  assert.equal((await cancel.act(name, 'approve', asked.body, city.at.counter)).body.refused, 'cancel-own-approval')

  const again = await city.shop.customer(name)
  const [one, two] = await Promise.all([cancel.act(name, 'approve', asked.body), cancel.act(name, 'approve', asked.body, city.at.chief)])
  assert.deepEqual([one.status, two.status].toSorted(), [200, 409], 'of two who approve at once one does')
  const late = await city.shop.send(city.shop.purchase('2102', again, bread))
  assert.equal(late.infcode, -1, 'in the session that was open')
  assert.match(late.err_msg, new RegExp(`${day()} 已经注销`))
  assert.match((await city.shop.send(open)).err_msg, /已经注销/)
  const read = await city.shop.read(who.person, null)
  assert.match(read.zh, new RegExp(`这张卡 ${day()} 已经注销`))
  assert.match((await city.shop.identify(who.person)).err_msg, /已经注销/)
  const card = (await city.cards(name)).all[0]
  assert.deepEqual([card.closedAs, card.social, card.causes[0].cause, card.verbs.filter((verb: Json) => !verb.why).map((verb: Json) => verb.verb)], ['cancelled', 'closed', 'cancelled', []])
  for (const verb of ['report-loss', 'replace', 'exchange'] as const) assert.equal((await city.at.counter.knock(`/cards/${card.person}/${card.id}/${verb}`, { document: city.documentOf(name) })).status, 409, verb)
  await assert.rejects(() => city.web(name), 'the web is shut')
  assert.deepEqual((await city.inbox(name)).filter(text => /注销/.test(text)), [], 'nothing is sent in the name of the dead')
  assert.equal(await sum(name), money, 'the money waits for the hours to pass')
  const page = await cancel.page(name)
  assert.equal(page.rows[0].purchases, 1, 'the purchase of the day after the death is listed')

  await hoursPass()
  const books = await cancel.books()
  assert.deepEqual([await sum(name), books.all, books.transit, books.agrees, books.legs, books.off], [0, before.all, 0n, true, 0n, 0])
  const third = Math.floor(money / 3)
  const { rows: [row] } = await cancel.page(name)
  assert.deepEqual(row.payouts.map((each: Json) => [each.state, each.amount]), [['waiting-for-bank', money - 2 * third - (money % 3 > 1 ? 1 : 0)], ['credited', 2 * third + (money % 3 > 1 ? 1 : 0)]])
  assert.equal(row.payouts.reduce((all: number, each: Json) => all + each.amount, 0), money)
  assert.deepEqual((await city.within(async work => accountsOf(work, await city.personOf('李秀英')))).filter(each => each.balance > 0n).map(each => each.region), [who.insured.insuplc_admdvs], 'who is insured in two regions has it where it comes from')
  const fund = await seated(city.living.base, 'insure01')
  const { rows: orders } = await fund.get<Json>('/cancellations/orders')
  assert.equal(books.payable, orders.reduce((all: bigint, each: Json) => all + BigInt(each.amount), 0n), 'the bank owes what the orders say')
  const { id } = await city.personOf(name)
  assert.deepEqual(orders.filter((each: Json) => each.person === id).map((each: Json) => [each.amount, each.bank, each.account.slice(-4), each.state]), [[row.payouts[0].amount, '中国工商银行', '1234', 'waiting-for-bank']])
  const { rows: later } = await fund.get<Json>('/cancellations/later')
  assert.deepEqual(later.map((each: Json) => each.person), [id])
  await city.living.turn()
  assert.deepEqual((await cancel.books()).all, books.all)
  assert.equal((await cancel.act(name, 'take-back', row)).body.refused, 'cancel-money-left')
  assert.deepEqual(await city.within(work => work.sql`select verifier from pins.pin where card = ${card.id}`), [{ verifier: null }], 'and the PIN of the card is gone')
  assert.equal((await cancel.ask(name, 'death')).body.refused, 'cancel-done')
})

test('REPL-05.b: money that a pharmacy gives back after the account was emptied leaves the same way; the second step done twice brings it in once', async () => {
  const name = '陈静'
  const who = await city.shop.customer(name)
  const bought = await city.shop.send(city.shop.purchase('2102', who, [['布洛芬片', 1]]))
  const before = await cancel.books()
  await cancel.done(name, 'death', { beneficiaries: [heir('张伟', 1)] })
  await hoursPass()
  const { balance } = (await city.within(async work => accountsOf(work, await city.personOf('张伟'))))[0]!
  assert.equal((await city.shop.send(city.shop.cancel(who, bought))).infcode, 0)
  const back = await sum(name)
  assert.ok(back > 0)
  city.living.later(7 * 24 * 60)
  await city.living.turn()
  await city.shop.signIn()
  assert.equal(await sum(name), 0)
  assert.equal((await city.within(async work => accountsOf(work, await city.personOf('张伟'))))[0]!.balance, balance + BigInt(back))
  const transfers = await city.within(async work => work.sql<{ bucket: number; id: string }>`select bucket, id from ledger.transfer`)
  await city.within(async work => work.sql`update ledger.transfer set arrived_at = null`)
  if (!('outside' in arrive)) throw new Error('the second step is a delivery')
  for (const { bucket, id } of [...transfers, ...transfers]) await arrive.outside(city.living.house, { bucket, id, due: new Date(), kind: 'ledger.arrive', ids: [id], attempts: 1, at: new Date() })
  const books = await cancel.books()
  assert.deepEqual([books.transit, books.agrees, books.off, books.all], [0n, true, 0, before.all + BigInt(back)])
  await city.sitDown()
})

test('REPL-05.a: a mistaken cancellation is taken back within the hours by a new event: card, insurance, phone and money are what they were; afterwards it is refused', async () => {
  const name = '刘芳'
  const money = await sum(name)
  const done = await cancel.done(name, 'death')
  assert.equal((await city.shop.read(city.shop.who(name), null)).session ?? null, null)
  const [first, second] = await Promise.all([1, 2].map(() => cancel.act(name, 'take-back', done)))
  assert.deepEqual([first!.status, second!.status].toSorted(), [200, 409])
  assert.equal((await cancel.page(name)).rows[0].state, 'taken-back')
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, [['布洛芬片', 1]]))).infcode, 0, 'the card pays with its PIN of before')
  assert.match((await city.inbox(name)).join(), /注销已撤回/)
  await hoursPass()
  const after = await sum(name)
  assert.ok(after > 0 && after <= money, 'the timer of before moves nothing')
  const told = (await city.at.counter.get<Json>(`/people/${(await city.personOf(name)).id}/timeline`)).rows.map((row: Json) => row.verb)
  for (const verb of ['cancellation.request', 'cancellation.approve', 'cards.cancel', 'cancellation.take-back', 'cards.put-back']) assert.ok(told.includes(verb), verb)
})

test('REPL-05.a: who left the city: refused while insured; afterwards the money goes to the own bank account, the phone is told, and a new card can be applied for', async () => {
  const name = '孙国庆'
  assert.equal((await cancel.ask(name, 'departure')).body.refused, 'cancel-still-insured')
  const key = await city.personOf(name)
  const fund = await seated(city.living.base, 'insure01')
  const { rows: [relation] } = await fund.get<Json>(`/people/${key.id}/insurance`)
  await fund.post(`/people/${key.id}/insurance/${relation.id}/state`, { state: '4', version: relation.version, reason: 'moved' })
  const money = await sum(name)
  const done = await cancel.done(name, 'departure')
  assert.deepEqual(done.beneficiaries.map((each: Json) => [each.relation, each.way]), [['本人', 'bank']])
  assert.match((await city.inbox(name)).join(), new RegExp(`社保卡已于 ${day()} 注销`))
  await hoursPass()
  assert.deepEqual((await cancel.page(name)).rows[0].payouts.map((each: Json) => [each.amount, each.state]), [[money, 'waiting-for-bank']])
  assert.equal((await city.cards(name)).live, undefined)
  // back in the city within the weeks in which the account is looked at again: the month's money is theirs
  const again = await city.personOf(name)
  await city.within(async work => {
    const made = await enrol(work, { person: again, region: '340199', insutype: '310', psnType: '1101', base: 600_000n })
    if (isRefused(made)) throw new Error(made.refused)
    await credit(work, [{ person: again, region: '340199', amount: 8_000n, key: 'back-again', policies: [] }])
  })
  for (let week = 0; week < 2; week++) await hoursPass(7 * 24)
  assert.equal(await sum(name), 8_000)
})

test('REPL-05.a: a card that is void by its identity ends alone: the money stays with its holder', async () => {
  const name = '欧阳雪'
  assert.equal((await cancel.ask(name, 'identity')).body.refused, 'cancel-no-difference')
  const other = '邓超群'
  const money = await sum(other)
  const done = await cancel.done(other, 'identity')
  assert.deepEqual([done.leavesAt, done.beneficiaries], [null, []])
  await hoursPass()
  assert.equal(await sum(other), money)
  assert.equal((await city.cards(other)).all[0].closedAs, 'cancelled')
  const key = await city.personOf(other)
  const fresh = await city.within(async work => submit(work, { person: key, region: '340199', bank: '96588', delivery: { kind: 'counter', organisation: (await organisationByCode(work, 'counter', 'HF-LY'))!.id },
    photo: await keepPaper(work, { person: key, kind: 'photo', bytes: Buffer.from([0xff, 0xd8, 0xff]), good: true }), papers: originals }))
  assert.equal('refused' in fresh ? fresh.refused : null, null)
  const { rows: [row] } = await cancel.page(other)
  assert.equal((await cancel.act(other, 'take-back', row)).body.refused, 'cancel-applied-since', 'nobody gets a second card beside the old one')
  assert.equal((await city.cards(other)).all[0].closedAs, 'cancelled')
})

test('REPL-05.a: whose card was stopped in the making has another when the mistake is taken back: their new application is made with all others', async () => {
  const key = await city.within(async work => {
    const made = await enterPerson(work, { number: citizen('34010419710418911'), name: '王建明', phone: '13900004321', address: '合肥市' })
    if (isRefused(made)) throw new Error(made.refused)
    return { bucket: made.bucket, id: made.id }
  })
  const apply = () => city.within(async work => {
    const made = await submit(work, { person: key, region: '340199', bank: '96588', delivery: { kind: 'counter', organisation: (await organisationByCode(work, 'counter', 'HF-LY'))!.id },
      photo: await keepPaper(work, { person: key, kind: 'photo', bytes: Buffer.from([0xff, 0xd8, 0xff]), good: true }), papers: originals })
    if (isRefused(made)) throw new Error(made.refused)
    const done = await approve(work, made)
    if (isRefused(done)) throw new Error(done.refused)
    return made.id
  })
  const batch = async (press: string) => (await city.at.producer.knock('/production/batches', { region: '340199', bank: '96588', key: press })).body
  const cards = async () => (await city.at.counter.get<Json>(`/cards/${key.id}`)).cards.map((card: Json) => [card.state, card.closedAs])
  await apply()
  assert.ok((await batch('stopped-in-the-making-1')).added > 0)
  const path = `/people/${key.id}/cancellation`
  const asked = await city.at.counter.knock(path, { ground: 'death', day: day(), papers: await papersFor(city, key, 'death'), applicant, beneficiaries: [bankHeir] })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const done = await city.at.colleague.knock(`${path}/${asked.body.id}/approve`, { version: asked.body.version })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.deepEqual(await cards(), [['destroyed', 'scrapped']])
  assert.equal((await city.at.colleague.knock(`${path}/${asked.body.id}/take-back`, { version: done.body.version, reason: '办错人了' })).status, 200)
  await apply()
  assert.ok((await batch('stopped-in-the-making-2')).added > 0, 'a batch is not stopped by one of its people')
  assert.deepEqual((await cards()).map(([state]: string[]) => state).sort(), ['destroyed', 'ordered'])
})

test('REPL-05.b: refused by name and nothing ends: papers, day, heirs, bank, applicant, version, post, another city; and twice the same press is once', async () => {
  const name = '张伟'
  const wrong: [Json, string][] = [
    [{ papers: [] }, 'cancel-paper-missing'], [{ day: day(1) }, 'cancel-day'], [{ day: '1950-01-01' }, 'cancel-day'], [{ beneficiaries: [] }, 'cancel-no-heir'],
    [{ beneficiaries: [{ ...bankHeir, bankAccount: '12' }] }, 'cancel-bank-missing'], [{ beneficiaries: [{ ...heir('李秀英', 1), name: '李秀' }] }, 'cancel-heir-unknown'], [{ beneficiaries: [heir('许静文', 1)] }, 'cancel-heir-unknown'],
    [{ beneficiaries: [heir(name, 1)] }, 'cancel-heir-unknown'], [{ beneficiaries: [heir('王建明', 1)] }, 'cancel-heir-unknown'], [{ applicant: { ...applicant, number: city.shop.who(name).certno } }, 'cancel-applicant'], [{ applicant: { ...applicant, validUntil: '2020-01-01' } }, 'cancel-applicant'], [{ applicant: null }, 'cancel-applicant'],
  ]
  for (const [more, refused] of wrong) assert.equal((await cancel.ask(name, 'death', more)).body.refused, refused, JSON.stringify(more))
  const others = await city.personOf('李秀英')
  const strange = await cancel.form('李秀英', 'death')
  assert.equal((await cancel.ask(name, 'death', { papers: strange.papers })).body.refused, 'cancel-paper-missing', 'papers of somebody else')
  assert.equal((await city.at.reviewer.knock(await cancel.path(name), await cancel.form(name, 'death'))).status, 403)
  const [one, two] = await Promise.all([1, 2].map(() => cancel.ask(name, 'death', { key: 'one press' })))
  assert.deepEqual([one!.status, one!.body.id], [200, two!.body.id])
  assert.equal((await cancel.ask(name, 'death')).body.refused, 'cancel-open')
  assert.equal((await fetch(`${city.living.base}/api${await cancel.path(name)}/${one!.body.id}/print`, { headers: { cookie: city.at.colleague.cookie } })).status, 200)
  const stale = (await cancel.act(name, 'approve', { ...one!.body, version: 9 })).body
  assert.equal(stale.refused, 'cancel-stale')
  assert.match(stale.zh, /^您打开以后，同事在 \d\d:\d\d 动过这份注销：申请注销/, 'a print by the colleague is no change')
  assert.match((await cancel.act(name, 'approve', { ...one!.body, version: 9 }, city.at.counter)).body.zh, /您自己（另一个窗口）在 \d\d:\d\d 动过这份注销：申请注销/)
  assert.equal((await city.at.colleague.knock(`/people/${others.id}/cancellation/${one!.body.id}/approve`, { version: 1 })).body.refused, 'cancel-unknown')
  assert.equal((await cancel.act(name, 'take-back', one!.body)).body.refused, 'cancel-decided')
  const { rows, count } = await city.at.colleague.get<Json>('/cancellations')
  assert.deepEqual([count, rows.map((row: Json) => [row.id, row.mine])], [1, [[one!.body.id, false]]])
  const refused = await cancel.act(name, 'refuse', one!.body)
  assert.equal(refused.body.state, 'refused')
  assert.equal((await cancel.act(name, 'approve', one!.body)).body.refused, 'cancel-decided')
  assert.equal((await city.cards(name)).live.social, 'active')
  assert.ok(byTwo.includes('cards.cancel'))
})

test('REPL-05.a: the notice for the heirs is printed with the whole name, shares and the last four of the account; it reads back', async () => {
  const { rows: [row] } = await cancel.page('王建明')
  const answer = await fetch(`${city.living.base}/api${await cancel.path('王建明')}/${row.id}/print?paper=a4`, { headers: { cookie: await cookieOf('counter01') } })
  assert.equal(answer.status, 200)
  const text = readPdf(Buffer.from(await answer.arrayBuffer())).pages.join('')
  for (const part of ['社会保障卡注销告知单', '王建明', '死亡', '卡已注销', '1/3', '尾号 1234', '等银行支付']) assert.ok(text.includes(part), `${part} in ${text}`)
})

async function cookieOf(user: string): Promise<string> {
  const answer = await fetch(`${city.living.base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(city.living.base).origin }, body: JSON.stringify({ user }) })
  return answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
}
