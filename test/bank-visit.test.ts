import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tellTerms } from '#banks'
import { bankCity, type BankCity } from './support/bank-city.ts'
import { clerk, window, type Clerk } from './support/bank-pages.ts'
import { till } from './support/bank.ts'
import { changePin, documentOf, read } from './support/card-steps.ts'

let here: BankCity
let teller: Clerk
let at: ReturnType<typeof window>
before(async () => {
  here = await bankCity()
  teller = await clerk(here.bank, '3401008-01')
  at = window(here.bank, teller)
})
after(() => here?.close())

test('BANK-04.a ACT-10.b: the visit at the bank’s window sets the account active, the bank tells the centre, and nothing at the centre does: its counter and its chief are refused, and by hand so is every branch, its own too', async () => {
  const [who] = await here.collected(1)
  const form = (await teller.get(`/branch/visits/${await at.open(who!.atBank)}/form`)).body
  assert.deepEqual([form.social, form.name], [who!.atBank.social, '陈建国'], 'the bank knows the social card by its order')
  const byHand = (seat: 'counter' | 'chief' | 'centre' | 'branch' | 'otherBranch') => here.scene.knock(seat, 'POST', '/banks/activation-notice', { person: who!.person, card: who!.card })
  for (const seat of ['counter', 'chief', 'centre'] as const) assert.equal((await byHand(seat)).body.refused, 'not-your-post', seat)
  for (const seat of ['branch', 'otherBranch'] as const) {
    const { status, body } = await byHand(seat)
    assert.deepEqual([status, body.refused, body.zh], [409, 'bank-tells-itself', '银行的系统已经连上卡中心，账户激活了由它自己通知，手工报的没有记。请在银行的柜台系统里给持卡人激活'], seat)
  }
  assert.equal((await here.scene.knock('branch', 'GET', '/banks')).body.linked, true)
  assert.equal(await here.financial(who!), 'opened')
  assert.equal((await at.activate(who!.atBank)).said.status, 200)
  assert.equal(await here.financial(who!), 'opened', 'not before it is told')
  assert.equal(await here.bank.tell(here.scene.base), 1)
  assert.equal(await here.financial(who!), 'active')
})

test('ACT-10.a: the bank is told what the pack says of it, once for each change', async () => {
  assert.equal(await tellTerms(here.scene.house), true)
  assert.equal(await tellTerms(here.scene.house), false, 'nothing changed')
  const rows = await here.bank.rows('select bank, region, places, steps, existing from orders.terms order by region, bank')
  const of = (region: string, bank: string) => rows.find(row => row['region'] === region && row['bank'] === bank)
  assert.deepEqual(of('340100', '96588'), { bank: '96588', region: '340100', places: ['branch'], steps: ['copy', 'form', 'code', 'biometric'], existing: false })
  assert.deepEqual([of('000000', '95588')!['places'], of('000000', '95588')!['existing']], [['branch', 'office'], true])
})

test('PIN-01.d: the bank PIN neither settles nor signs in to the web, and neither social PIN nor query password moves money', async () => {
  const [who] = await here.collected(1)
  const [social, bankPin, query] = ['816234', '274916', '80246193']
  await changePin(here.scene, 'branch', who!, who!.atBank.social!, ['123456', social])
  assert.equal((await at.activate(who!.atBank, { pin: bankPin })).said.status, 200)
  const counter = await till(here.bank, 'counter', { code: '96588' })
  assert.equal((await counter.ask('deposit', who!.atBank.card, { amount: 10_000n })).response, '00')
  assert.equal((await counter.ask('purchase', who!.atBank.card, { entered: social })).response, '55')
  assert.notEqual((await counter.ask('purchase', who!.atBank.card, { entered: query })).response, '00')
  assert.equal((await counter.ask('balance', who!.atBank.card, { entered: bankPin })).balance?.fen, 10_000n, 'nothing moved')
  counter.close()

  const terminal = await here.scene.terminal('branch')
  const session = (await read(here.scene, 'branch', who!.atBank.social!)).read.session.id
  await here.scene.knock('branch', 'POST', `/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-change', document: documentOf(who!) })
  const verify = async (pin: string) => (await here.scene.knock('branch', 'POST', '/demo/reader', { function: 'iVerifyPIN', terminal, card: who!.atBank.social, session, pin })).body
  const wrong = await verify(bankPin)
  assert.deepEqual([wrong.success, wrong.why], [false, 'pin-wrong'])
  assert.equal((await verify(social)).success, true)
  const web = await fetch(`${here.scene.base}/api/sign-in/holder`, { method: 'POST', headers: { origin: new URL(here.scene.base).origin, 'content-type': 'application/json' }, body: JSON.stringify({ number: who!.number, password: bankPin }) })
  assert.equal(web.status, 401)
})
