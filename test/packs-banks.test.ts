import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isLuhn } from '#banks'
import { addDays, addMonths, dayOf } from '#kit/day'
import { stringify } from 'yaml'
import { city } from './harness/index.ts'
import { cardsOf, collect, makeBatch, numberOf, read, runStep, toSite, viewOf } from './support/card-steps.ts'
import { rosterForm } from './support/packs.ts'
import { filledForm, peopleSite, type PeopleSite } from './support/people.ts'
import { openScene } from './support/scene.ts'
import { seat } from './support/trust.ts'

let site: PeopleSite
let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { [site, scene] = await Promise.all([peopleSite(), openScene()]) })
after(async () => { await site?.close(); await scene?.close() })

type Bank = { code: string; zh: string; en: string; short: string; phone: string; kind: string; range: { prefix: string; length: number }; branches: { zh: string; address: string; phone: string }[] }
const banks = async (region: string): Promise<Bank[]> => (await site.visitor.get(`/banks?region=${region}`)).body.rows

test('BANK-01.a: the partner institutions come from the pack, each with service phone, card-number range and branches; another pack has its own', async () => {
  const hefei = await banks('340100')
  assert.deepEqual(hefei.map(bank => bank.short), ['工商银行', '农业银行', '中国银行', '建设银行', '徽商银行', '邮储银行', '安徽农信'])
  for (const bank of hefei) {
    assert.match(bank.phone, /^\d{5}$/)
    assert.match(bank.range.prefix, /^62\d{4}$/)
    assert.ok(bank.branches.length > 0 && bank.branches.every(each => each.zh && each.address && each.phone), bank.short)
  }
  assert.equal(new Set(hefei.map(bank => bank.range.prefix)).size, 7)
  assert.deepEqual((await banks('130000')).map(bank => bank.code), ['95588', '95533'], 'a silent pack has those of generic')
  assert.deepEqual(await banks('340121'), hefei, 'an insured region reads its city’s')

  const system = await seat(site, 'system01')
  const load = (own: object) => system.post('/policy/packs', { approvedBy: 'test', text: stringify({ region: '998100', documents: { T1: 'test' },
    values: Object.fromEntries(Object.entries(own).map(([key, value]) => [key, { value, source: ['T1'], standing: 'chosen' }])) }) })
  const pay = { code: '95999', zh: '临海支付', en: 'Linhai Pay', short: '临海支付', phone: '4009599', kind: 'payment', line: '999100000017', prefix: '629999', length: 16 }
  const bank = { ...pay, code: '95998', kind: 'bank', prefix: '62999901' }
  const refused = await load({ banks: [pay] })
  assert.equal(refused.status, 400)
  assert.match(JSON.stringify(refused.body.fields), /支付机构/)
  const overlapping = await load({ institutions: ['bank', 'payment'], banks: [pay, bank] })
  assert.match(JSON.stringify(overlapping.body.fields), /重叠/)
  const loaded = await load({ institutions: ['bank', 'payment'], banks: [pay] })
  assert.equal(loaded.status, 200, loaded.text)
  assert.deepEqual((await banks('998100')).map(each => [each.code, each.kind, each.range]), [['95999', 'payment', { prefix: '629999', length: 16 }]])
})

test('BANK-01.a: a card’s bank card number lies in the range of its own bank in the pack, on record and on the chip; a bank taken off the list stops its cards, and says why', async () => {
  const ranges = new Map((await banks('340100')).map(bank => [bank.code, bank.range]))
  const numbers = new Set<string>()
  for (const [of, to, seatOf] of [['96588', 'branch', 'branch'], ['95533', 'counter', 'counter'], ['95580', 'counter', 'counter']] as const) {
    const holders = await scene.applicants(3, { of, to })
    const made = await toSite(scene, holders, seatOf, `packs-banks-${of}`, '340199', of)
    for (const holder of holders) {
      const { bankCard } = (await scene.knock('counter', 'POST', `/cards/${holder.person}/${made.get(holder.person)!}/numbers`, {})).body
      const { prefix, length } = ranges.get(of)!
      assert.ok(bankCard.startsWith(prefix) && bankCard.length === length && isLuhn(bankCard), `${of} ${prefix}`)
      numbers.add(bankCard)
    }
  }
  assert.equal(numbers.size, 9)
  await scene.applicants(2, { region: '340181', of: '95566', to: 'counter' })
  const { batch } = await makeBatch(scene, 'packs-banks-off', '340181', '95566')
  const row = ({ code, zh, en, kind, phone, range }: Bank) => ({ code, zh, en, short: zh, phone, kind, line: '102361000019', ...range })
  await scene.policyTomorrow('340100', 'banks', (await banks('340100')).filter(bank => bank.code !== '95566').map(row))
  const stuck = await runStep(scene, batch.id, 'personalise')
  assert.deepEqual([stuck.status, stuck.body.written, stuck.body.stuck], [200, 0, 2], JSON.stringify(stuck.body))
  assert.deepEqual((await cardsOf(scene, batch.id)).map(each => (each as unknown as { reason: string }).reason), ['bank-unknown', 'bank-unknown'])
})

test('BANK-01.b BANK-02.a: one who applies alone has the bank of their choice, at a counter and on the web; a bank the pack does not list is refused and nothing is stored', async () => {
  const counter = await seat(site, 'counter01')
  const choices = (await counter.get(`/people/${(await site.person()).id}/apply`)).body
  assert.deepEqual(choices.banks.map((bank: Bank) => bank.code), (await banks('340100')).map(bank => bank.code))
  const offices = choices.places as { kind: string; organisation: string; bank: string | null }[]
  const place = { kind: 'counter', organisation: offices.find(each => each.kind === 'counter')!.organisation }
  const nameOf = (code: string) => choices.banks.find((bank: Bank) => bank.code === code).zh
  for (const bank of ['95588', '96669']) {
    const [one, two] = [await site.person(), await site.person()]
    const made = await counter.post(`/people/${one.id}/applications`, { ...await filledForm(counter, one.id), document: one.document, bank, delivery: place })
    assert.deepEqual([made.status, made.body.bank.zh], [200, nameOf(bank)], made.text)
    const me = await site.holder(two.number)
    const mine = await me.post('/my/applications', { ...await filledForm(me, null), bank, delivery: place })
    assert.deepEqual([mine.status, mine.body.bank.zh], [200, nameOf(bank)], JSON.stringify(mine.body))
  }
  const person = await site.person()
  const me = await site.holder(person.number)
  for (const bank of ['95555', '00000', '96588 ']) {
    const atCounter = await counter.post(`/people/${person.id}/applications`, { ...await filledForm(counter, person.id), document: person.document, bank, delivery: place })
    const onWeb = await me.post('/my/applications', { ...await filledForm(me, null), bank, delivery: place })
    for (const refused of [atCounter, onWeb]) assert.ok(refused.status >= 400 && ['bank-not-here', 'input-invalid'].includes(refused.body.refused), JSON.stringify(refused.body))
  }
  const other = offices.find(each => each.kind === 'branch' && each.bank !== '95588')!
  const wrongBranch = await me.post('/my/applications', { ...await filledForm(me, null), bank: '95588', delivery: { kind: 'branch', organisation: other.organisation } })
  assert.equal(wrongBranch.body.refused, 'delivery-not-here', 'another bank’s branch')
  assert.deepEqual((await counter.get(`/people/${person.id}/applications`)).body.rows, [])
})

test('BANK-02.a BANK-02.b BANK-01.b: a unit chooses for its staff: every application of its batch has the unit’s bank; a row that names another is refused with the reason, and so is confirming with another or with one the pack lacks', async t => {
  const living = await city({ background: false })
  t.after(() => living.close())
  const officer = await seat(living, 'unit01')
  const roster = async (seed: number, bank = '') => {
    const sent = await officer.post('/rosters', await rosterForm(4, seed, bank))
    assert.equal(sent.status, 200, sent.text)
    await living.turn()
    return (await officer.get(`/rosters/${sent.body.roster}`)).body
  }
  const view = await roster(8101)
  const bank = view.bank as Bank, other = (view.banks as Bank[]).find(each => each.code !== bank.code)!
  const place = view.places.find((each: { kind: string }) => each.kind === 'unit')
  const delivery = { kind: 'unit', organisation: place.organisation }
  assert.ok(view.counts.good > 0)
  const unlisted = await officer.post(`/rosters/${view.id}/confirm`, { bank: '95555', delivery })
  assert.ok(unlisted.status >= 400 && unlisted.body.refused.startsWith('roster-bank'), unlisted.text)
  assert.equal((await officer.post(`/rosters/${view.id}/attest`, {})).status, 200)
  const differs = await officer.post(`/rosters/${view.id}/confirm`, { bank: other.code, delivery })
  assert.equal(differs.body.refused, 'roster-bank-not-units')
  assert.ok(differs.body.zh.includes(bank.zh))
  const confirmed = await officer.post(`/rosters/${view.id}/confirm`, { bank: bank.code, delivery })
  assert.equal(confirmed.status, 200, confirmed.text)
  await living.turn()
  const applied = (await officer.get(`/rosters/${view.id}/rows?limit=100&state=submitted`)).body.rows as { application: { id: string; person: string } }[]
  assert.equal(applied.length, view.counts.good)
  const counter = await seat(living, 'counter01')
  const reviewer = await seat(living, 'review01')
  const queue = (await reviewer.get('/review?limit=100')).body.rows as { application: string; person: string }[]
  const items = queue.filter(each => applied.some(({ application }) => application.id === each.application))
  assert.equal(items.length, applied.length)
  for (const { person } of items) assert.equal((await counter.get(`/people/${person}/applications`)).body.rows[0].bank.zh, bank.zh)
  const named = await roster(8102, other.zh)
  assert.deepEqual([named.counts.good, named.counts.bad], [0, 4])
  const bad = (await officer.get(`/rosters/${named.id}/rows?limit=100&state=bad`)).body.rows as { mistakes: { kind: string; en: string }[] }[]
  for (const row of bad) assert.ok(row.mistakes.some(each => each.kind === 'bank-differs' && each.en.includes(bank.en)), JSON.stringify(row.mistakes))
})

test('PROD-07.a: the period of validity follows the pack and stands on record, chip and reader: five years less a day, and ten where the pack says so', async () => {
  const made = async (key: string) => {
    const [holder] = await scene.applicants(1)
    const card = (await toSite(scene, [holder!], 'branch', key)).get(holder!.person)!
    assert.equal((await collect(scene, 'branch', holder!, card)).status, 200)
    const view = await viewOf(scene, 'branch', holder!)
    const basic = (await read(scene, 'branch', await numberOf(scene, holder!, card))).pOutInfo.split('|')
    return { view, basic }
  }
  const five = await made('packs-validity-5')
  assert.equal(five.view.validUntil, addDays(addMonths(five.view.issuedOn, 60), -1))
  assert.deepEqual([five.basic[7], five.basic[8]], [five.view.issuedOn.replaceAll('-', ''), five.view.validUntil.replaceAll('-', '')])
  await scene.policyTomorrow('340100', 'validity.years', 10)
  const ten = await made('packs-validity-10')
  assert.equal(ten.view.validUntil, addDays(addMonths(ten.view.issuedOn, 120), -1))
  assert.equal(ten.basic[8], ten.view.validUntil.replaceAll('-', ''))
})

test('PROD-07.b: where the pack names no period the card has none: not on record, not on the chip, and it does not expire', async () => {
  await scene.policyTomorrow('340100', 'validity.years', null)
  const [holder] = await scene.applicants(1)
  const card = (await toSite(scene, [holder!], 'branch', 'packs-validity-0')).get(holder!.person)!
  assert.equal((await collect(scene, 'branch', holder!, card)).status, 200)
  const number = await numberOf(scene, holder!, card)
  assert.equal((await viewOf(scene, 'branch', holder!)).validUntil, null)
  assert.equal((await read(scene, 'branch', number)).pOutInfo.split('|')[8], '')
  assert.match(dayOf(scene.now()), /^20/)
  await scene.later(20 * 366 * 24 * 60)
  assert.ok(!(await read(scene, 'branch', number)).read.causes.some((one: { cause: string }) => one.cause === 'expired'))
})
