import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { peopleByPsnNos } from '#holders'
import { addDays, dayOf } from '#kit/day'
import { inWork } from '#kit/work'
import { credit } from '#ledger'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seat } from './support/trust.ts'

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
let living: City
let shop: Pharmacy
before(async () => { living = await city(); shop = await pharmacy(living) })
after(() => living.close())

test('READ-01.c READ-03.a: insured in two regions, the first purchase picks one; it holds until the card is read again, for the cancel too', async () => {
  const municipal = await shop.customer('choose-region', '340199')
  const records = (await shop.identify(municipal.person)).output.insuinfo
  assert.deepEqual(records.map((row: Json) => row.insuplc_admdvs).sort(), ['340123', '340199'])
  const feixi = { ...municipal, insured: records.find((row: Json) => row.insuplc_admdvs === '340123') }
  for (const who of [municipal, feixi, municipal]) assert.equal((await shop.send(shop.purchase('2101', who))).infcode, 0, 'what is only shown picks nothing')
  assert.match((await shop.send(shop.purchase('2102', feixi, undefined, { medfee_sumamt: 1 }))).err_msg, /不等于明细合计/, 'what is refused picks nothing')
  const bought = await shop.send(shop.purchase('2102', municipal))
  assert.equal(bought.infcode, 0, bought.err_msg)
  for (const infno of ['2101', '2102'] as const) assert.match((await shop.send(shop.purchase(infno, feixi))).err_msg, /已经选了参保地 340199，不能换成 340123/)
  const back = await shop.send(shop.cancel(municipal, bought))
  assert.deepEqual([back.infcode, back.output.setlinfo.clr_optins], [0, '340199'])
  assert.equal((await shop.send(shop.purchase('2102', municipal))).infcode, 0)
  await shop.read(municipal.person)
  const other = await shop.send(shop.purchase('2102', feixi))
  assert.deepEqual([other.infcode, other.output?.setlinfo.clr_optins], [0, '340123'], other.err_msg)
})

test('READ-03.a: two purchases of one session at once in two regions: one region holds', async () => {
  const municipal = await shop.customer('choose-region', '340199')
  const feixi = { ...municipal, insured: (await shop.identify(municipal.person)).output.insuinfo.find((row: Json) => row.insuplc_admdvs === '340123') }
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => shop.send(shop.purchase('2102', i % 2 ? municipal : feixi, [['布洛芬片', 1]]))))
  const taken = new Set(answers.filter(answer => answer.infcode === 0).map(answer => answer.output.setlinfo.clr_optins))
  assert.equal(taken.size, 1)
  assert.equal(answers.filter(answer => answer.infcode !== 0 && /已经选了参保地/.test(answer.err_msg)).length, 6)
})

test('READ-03.b: without a region nothing settles, and a region without a record cannot be chosen', async () => {
  const who = await shop.customer('choose-region', '340199')
  for (const infno of ['2101', '2102'] as const) {
    assert.match((await shop.send({ ...shop.purchase(infno, who), insuplc_admdvs: '' })).err_msg, /insuplc_admdvs .*必填参保地/)
    const elsewhere = { ...who, insured: { ...who.insured, insuplc_admdvs: '340124' } }
    assert.match((await shop.send(shop.purchase(infno, elsewhere))).err_msg, /没有医保参保记录/)
  }
  const one = await shop.customer('张伟')
  const wrong = { ...one, insured: { ...one.insured, insuplc_admdvs: '340123' } }
  assert.match((await shop.send(shop.purchase('2102', wrong))).err_msg, /没有医保参保记录/)
  assert.equal((await shop.send(shop.purchase('2102', one))).infcode, 0, 'a refused choice chose nothing')
})

test('MED-10.a READ-02.c: in arrears the fund pays nothing and counts nothing, the personal account still pays; where the pack says otherwise the cause is told', async () => {
  const before = await shop.customer('in-arrears')
  await inWork(living.house, system, async work => {
    const person = (await peopleByPsnNos(work, [before.psnNo])).get(before.psnNo)!
    assert.equal((await credit(work, [{ person, region: '340199', amount: 30_000n, key: 'saved before the arrears', policies: [] }])).length, 1)
  })
  const who = await shop.customer('in-arrears')
  assert.equal(who.insured.psn_insu_stas, '2')
  assert.ok(who.balance > 0, 'the account has money')
  const tried = await shop.send(shop.purchase('2101', who))
  assert.equal(tried.infcode, 0, tried.err_msg)
  const bought = (await shop.send(shop.purchase('2102', who, [['缬沙坦胶囊', 2]]))).output.setlinfo
  assert.deepEqual([bought.fund_pay_sumamt, bought.act_pay_dedc, bought.pool_prop_selfpay], [0, 0, 0])
  assert.equal(bought.acct_pay, Math.min(bought.medfee_sumamt, who.balance))
  assert.equal(await shop.balanceOf(who), bought.balc)
  await shop.read(who.person, null)
  assert.match((await shop.send(shop.purchase('2102', who))).err_msg, /还没有输社保密码/, 'what is missing is told, not the arrears')

  const today = dayOf(living.house.now())
  const admin = await seat(living, 'system01')
  const set = await admin.post('/policy/values', { region: '340100', key: 'arrears.account.usable', value: false, validFrom: addDays(today, 1), standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  assert.equal(set.status, 200, set.text)
  living.later(24 * 60)
  await shop.signIn()
  await shop.read(who.person)
  for (const infno of ['2101', '2102'] as const) assert.match((await shop.send(shop.purchase(infno, who))).err_msg, /停缴/)
  assert.equal(await shop.balanceOf(who), bought.balc)
})

test('MED-01.c: signing out ends the card sessions, also when the operator signed in twice; another operator at work keeps theirs', async () => {
  const one = await pharmacy(living, 1, 'LEAVES')
  const who = await one.customer('王建明')
  await one.signIn()
  assert.equal((await one.send(one.signOut())).infcode, 0)
  await one.signIn()
  assert.match((await one.send(one.purchase('2102', who))).err_msg, /没有读到这个人的卡/)
  await one.read(who.person)
  const stays = await pharmacy(living, 1, 'STAYS')
  assert.equal((await one.send(one.signOut())).infcode, 0)
  assert.equal((await stays.send(stays.purchase('2102', who))).infcode, 0)
})
