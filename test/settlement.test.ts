import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { differences } from '#ledger'
import { inWork } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City
let shop: Pharmacy
before(async () => { living = await city(); shop = await pharmacy(living) })
after(async () => {
  const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
  assert.deepEqual(await inWork(living.house, system, work => differences(work)), [])
  const { rows } = await living.house.pool.query('select number from ledger.leg group by number having sum(amount) <> 0')
  assert.deepEqual(rows, [])
  await living.close()
})
const without = ({ respond_time: _time, ...rest }: Json) => rest

test('MED-07.a MED-01.a: a pre-settlement shows the split, posts nothing and has no setl_id', async () => {
  const who = await shop.customer('张伟')
  const tried = await shop.send(shop.purchase('2101', who))
  assert.equal(tried.infcode, 0, tried.err_msg)
  assert.equal('setl_id' in tried.output.setlinfo, false)
  assert.equal(tried.output.setlinfo.acct_pay, 91.6)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-07.b MED-07.d PACC-01.b: sent again, over either address, a settlement posts once and answers the same', async () => {
  const who = await shop.customer('张伟')
  const sent = shop.purchase('2102', who)
  const first = await shop.send(sent)
  assert.equal(first.infcode, 0, first.err_msg)
  assert.match(first.output.setlinfo.setl_id, /^\d{24}$/)
  assert.equal(first.output.setlinfo.balc, Number((who.balance - 91.6).toFixed(2)))
  assert.deepEqual(without(await shop.send(sent)), without(first))
  assert.deepEqual(without(await shop.send(sent, '/fsi/api/pharmacySettleService/settle')), without(first))
  assert.equal(await shop.balanceOf(who), first.output.setlinfo.balc)
})

test('MED-07.b: forty at once post once; after its session ended it is answered as before', async () => {
  const who = await shop.customer('陈静')
  const sent = shop.purchase('2102', who)
  const answers = await Promise.all(Array.from({ length: 40 }, () => shop.send(sent)))
  assert.equal(new Set(answers.map(answer => JSON.stringify(without(answer)))).size, 1)
  assert.equal(answers[0].infcode, 0, answers[0].err_msg)
  living.later(16)
  assert.deepEqual(without(await shop.send(sent)), without(answers[0]))
  const late = await shop.send(shop.purchase('2102', who))
  assert.equal(late.infcode, -1)
  assert.match(late.err_msg, /重新读一次/)
})

test('MED-07.e: the same number with one digit changed is refused', async () => {
  const who = await shop.customer('欧阳雪')
  const sent = shop.purchase('2102', who)
  await shop.send(sent)
  const changed = structuredClone(sent)
  ;(changed.input as Json).druginfo.invono = 'F2'
  const answer = await shop.send(changed)
  assert.equal(answer.infcode, -1)
  assert.match(answer.err_msg, /内容不同/)
})

test('MED-07.c: a cancel restores every amount, once; the second answers with the first', async () => {
  const who = await shop.customer('孙国庆')
  const settled = await shop.send(shop.purchase('2102', who))
  const cancelled = await shop.send(shop.cancel(who, settled))
  assert.equal(cancelled.infcode, 0, cancelled.err_msg)
  const [given, back] = [settled.output.setlinfo, cancelled.output.setlinfo]
  assert.notEqual(back.setl_id, given.setl_id)
  for (const name of ['medfee_sumamt', 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt', 'act_pay_dedc', 'fund_pay_sumamt', 'acct_pay']) assert.equal(back[name], given[name] === 0 ? 0 : -given[name], name)
  assert.equal(back.balc, who.balance)
  const again = await shop.send(shop.cancel(who, settled))
  assert.equal(again.output.setlinfo.setl_id, back.setl_id)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-07.c MED-07.e: reversed, a settlement is undone and never posted again; a reversal that overtakes leaves nothing to post', async () => {
  const who = await shop.customer('马晓东')
  const sent = shop.purchase('2102', who)
  await shop.send(sent)
  const reversal = shop.reverse(who, sent)
  const reversed = await shop.send(reversal)
  assert.equal(reversed.infcode, 0, reversed.err_msg)
  assert.deepEqual(reversed.output, {})
  assert.equal((await shop.send(reversal)).infcode, 0)
  assert.equal(await shop.balanceOf(who), who.balance)
  const late = await shop.send(sent)
  assert.equal(late.infcode, -1)
  assert.match(late.err_msg, /已经冲正/)
  const overtaken = shop.purchase('2102', who)
  assert.equal((await shop.send(shop.reverse(who, overtaken))).infcode, 0)
  assert.match((await shop.send(overtaken)).err_msg, /已经冲正/)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-07.c: reversing a cancel puts the settlement back, unless the money was spent', async () => {
  const who = await shop.customer('刘芳')
  const settled = await shop.send(shop.purchase('2102', who))
  const cancel = shop.cancel(who, settled)
  await shop.send(cancel)
  assert.equal((await shop.send(shop.reverse(who, cancel))).infcode, 0)
  assert.equal(await shop.balanceOf(who), settled.output.setlinfo.balc)
  const again = shop.cancel(who, settled)
  const back = await shop.send(again)
  assert.equal(back.output.setlinfo.balc, who.balance)
  const big = await shop.send(shop.purchase('2102', who, [['达格列净片', 10], ['瑞舒伐他汀钙片', 30]]))
  assert.equal(big.output.setlinfo.balc, 0)
  const spent = await shop.send(shop.reverse(who, again))
  assert.equal(spent.infcode, -1)
  assert.match(spent.err_msg, /用掉/)
})

test('MED-03.a MED-03.b MED-03.d MED-04.a: fund first, deductible over the year, outside the catalogue the holder’s', async () => {
  const who = await shop.customer('李秀英')
  const first = (await shop.send(shop.purchase('2102', who, [['臂式电子血压计', 1], ['苯磺酸氨氯地平片', 8]]))).output.setlinfo
  assert.deepEqual([first.act_pay_dedc, first.hifp_pay, first.fulamt_ownpay_amt], [198.4, 0, 268])
  const second = (await shop.send(shop.purchase('2102', who, [['苯磺酸氨氯地平片', 1]]))).output.setlinfo
  assert.deepEqual([second.act_pay_dedc, second.hifp_pay, second.pool_prop_selfpay], [1.6, 16.24, 0.7])
  assert.ok(second.psn_cash_pay >= 0)
})

test('MED-04.b: declined, the account is not touched', async () => {
  const who = await shop.customer('王建明')
  const settled = (await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]], { acct_used_flag: '0' }))).output.setlinfo
  assert.deepEqual([settled.acct_pay, settled.psn_cash_pay, settled.balc], [0, 7.4, who.balance])
})

test('MED-01.c READ-01.a READ-02.a READ-02.b: with a factor missing, or a cause standing, nothing settles and the cause is named', async () => {
  const whole = shop.who('吴涛')
  await shop.read(whole, null)
  const psn = (await shop.identify(whole)).output
  const who = { person: whole, psnNo: psn.baseinfo.psn_no, insured: psn.insuinfo[0] }
  assert.equal((await shop.send(shop.purchase('2101', who))).infcode, 0)
  assert.match((await shop.send(shop.purchase('2102', who))).err_msg, /还没有输社保密码/)
  const initial = shop.who('pin-initial')
  await shop.read(initial, null)
  const found = (await shop.identify(initial))
  if (found.infcode === 0) {
    const told = await shop.send(shop.purchase('2102', { psnNo: found.output.baseinfo.psn_no, insured: found.output.insuinfo[0] }))
    assert.match(told.err_msg, /初始密码|启用/)
  } else assert.match(found.err_msg, /启用/)
  assert.match((await shop.identify(shop.who('lost'))).err_msg, /挂失/)
})

test('READ-01.d READ-02.c: where records stand in the way of settling, each is told as itself', async () => {
  const expected: Record<string, RegExp> = { 'double-record': /两条有效的参保记录/, 'not-insured-here': /没有医保参保记录/ }
  for (const [name, words] of Object.entries(expected)) {
    const person = shop.who(name)
    await shop.read(person)
    const found = (await shop.identify(person)).output
    const insured = found.insuinfo[0] ?? { insuplc_admdvs: '340199', insutype: '310' }
    const told = await shop.send(shop.purchase('2102', { psnNo: found.baseinfo.psn_no, insured }))
    assert.equal(told.infcode, -1)
    assert.match(told.err_msg, words)
  }
})

test('PACC-01.c: a provider that is not designated, or another’s sign-in, gets nothing', async () => {
  const who = await shop.customer('张伟')
  const sent = shop.purchase('2102', who)
  const stranger = { ...sent, fixmedins_code: 'P34019900999', msgid: sent.msgid.replace(sent.fixmedins_code, 'P34019900999') }
  assert.match((await shop.send(stranger)).err_msg, /没有编号/)
  assert.match((await shop.send({ ...sent, sign_no: 'NOPE' })).err_msg, /签到/)
  const other = await pharmacy(living, 1)
  assert.match((await shop.send({ ...sent, sign_no: other.signNo() })).err_msg, /签到/)
  assert.match((await shop.send({ ...sent, msgid: `P34011100456${sent.msgid.slice(12)}` })).err_msg, /报文编号/)
})

test('MED-03.e: fields are named; a third decimal, a wrong sum and a wrong time are refused by name', async () => {
  const who = await shop.customer('赵敏')
  const wrong = async (change: (input: Json) => void) => {
    const sent = structuredClone(shop.purchase('2102', who)) as Json
    change(sent.input)
    return (await shop.send(sent)).err_msg as string
  }
  assert.match(await wrong(input => { input.drugdetail[0].det_item_fee_sumamt = 63.001 }), /drugdetail\[0\]\.det_item_fee_sumamt 最多 2 位小数/)
  assert.match(await wrong(input => { delete input.druginfo.insutype }), /druginfo\.insutype 必填/)
  assert.match(await wrong(input => { input.druginfo.medfee_sumamt = '130.61' }), /medfee_sumamt/)
  assert.match(await wrong(input => { input.druginfo.medfee_sumamt = '90071992547409.92' }), /medfee_sumamt 数字太大/)
  assert.match(await wrong(input => { input.druginfo.begntime = '2026-02-30 10:00:00' }), /begntime/)
  assert.match(await wrong(input => { input.druginfo.mdtrt_cert_type = '02' }), /身份证（02）/)
  const text = JSON.stringify(shop.purchase('2102', who)).replace('"det_item_fee_sumamt":63', '"det_item_fee_sumamt":"63.00"')
  assert.equal((await shop.send(text)).infcode, 0)
})

test('PACC-02.c: eighty purchases at once on one account: never below nothing, the sum of movements is the balance', async () => {
  const who = await shop.customer('徐海燕')
  const answers = await Promise.all(Array.from({ length: 80 }, () => shop.send(shop.purchase('2102', who, [['氯雷他定片', 1]]))))
  assert.ok(answers.every(answer => answer.infcode === 0), answers.find(answer => answer.infcode !== 0)?.err_msg)
  assert.equal(answers.reduce((sum, answer) => sum + Math.round(answer.output.setlinfo.acct_pay * 100), 0), Math.round(who.balance * 100))
  assert.ok(answers.every(answer => answer.output.setlinfo.balc >= 0))
  assert.equal(await shop.balanceOf(who), 0)
})
