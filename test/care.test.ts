import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { inWork } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { hospital, type Fee, type Hospital } from './support/hospital.ts'
import type { Json } from './support/pharmacy.ts'

let living: City
let ward: Hospital
before(async () => { living = await city(); ward = await hospital(living) })
after(() => living.close())

const basket: readonly Fee[] = [['普通门诊诊查费', 1], ['血常规', 1], ['胸部CT平扫', 1], ['缬沙坦胶囊', 2]]
const sum = (lines: readonly Json[]) => ward.total(lines)
const twice = async (sent: Json) => {
  const { respond_time: _first, ...first } = await ward.send(sent)
  living.later(1 / 60)
  const { respond_time: _again, ...again } = await ward.send(sent)
  assert.deepEqual(again, first, `${sent.infno} sent again`)
  assert.equal(first.infcode, 0, `${sent.infno}: ${first.err_msg}`)
  return first.output
}

test('MED-02.a MED-07.a MED-07.b: an out-patient visit from registration to settlement, each message sent twice', async () => {
  const who = await ward.customer('马晓东')
  const registered = await twice(ward.register(who))
  const visit = registered.data.mdtrt_id
  assert.match(visit, /^\d{24}$/)
  await twice(ward.record(who, visit))
  const charge = ward.charge(who, visit, 'B1', basket)
  const { result } = await twice(charge)
  const total = sum((charge.input as Json).feedetail)
  assert.equal(total, 275)
  assert.deepEqual(result.map((line: Json) => [line.chrgitm_lv, line.preselfpay_amt, line.inscp_scp_amt]), [['01', 0, 10], ['01', 0, 22], ['02', 18, 162], ['01', 0, 63]])
  const tried = await ward.yes(ward.settle('2206', who, visit, 'B1', total))
  assert.deepEqual([tried.setlinfo.mdtrt_id, 'setl_id' in tried.setlinfo, await ward.balanceOf(who)], [visit, false, who.balance])
  const { fulamt_ownpay_amt, overlmt_selfpay, preselfpay_amt, inscp_scp_amt } = tried.setlinfo
  const said = { fulamt_ownpay_amt, overlmt_selfpay, preselfpay_amt, inscp_scp_amt, invono: 'F1' }
  assert.match(await ward.no(ward.settle('2207', who, visit, 'B1', total, { ...said, preselfpay_amt: 17 })), /preselfpay_amt 填的 17.00 和算出来的 18.00 不一样/)
  const paid = await twice(ward.settle('2207', who, visit, 'B1', total, said))
  for (const name of ['fund_pay_sumamt', 'acct_pay', 'psn_cash_pay', 'act_pay_dedc']) assert.equal(paid.setlinfo[name], tried.setlinfo[name], name)
  assert.deepEqual([paid.setlinfo.clr_type, paid.setlinfo.mdtrt_id, paid.setlinfo.med_type], ['11', visit, '11'])
  assert.match(await ward.no(ward.settle('2207', who, visit, 'B1', total)), /没有要结算的费用/)
  assert.match(await ward.no(ward.uncharge(who, visit, 'B1')), /没有可以撤销的费用/)
  assert.match(await ward.no(ward.unregister(who, visit, registered.data.ipt_otp_no)), /已经结算.*2208/)
  const back = await twice(ward.unsettle('2208', who, visit, paid.setlinfo.setl_id))
  assert.deepEqual([back.setlinfo.medfee_sumamt, back.setlinfo.acct_pay, back.setlinfo.balc], [-total, -paid.setlinfo.acct_pay, who.balance])
  assert.match(await ward.no(ward.unregister(who, visit, registered.data.ipt_otp_no)), /4 行费用没有撤销.*2205/)
  await twice(ward.uncharge(who, visit, '0000'))
  await twice(ward.unregister(who, visit, registered.data.ipt_otp_no))
  assert.match(await ward.no(ward.charge(who, visit, 'B2', basket)), /已经撤销/)
})

test('MED-02.a MED-03.c MED-03.b: a stay: the deductible of its level, the rate above it; a second stay in the year pays half of it', async () => {
  const who = await ward.customer('吴涛')
  const stay = async () => {
    const { result: { mdtrt_id: visit } } = await twice(ward.admit(who))
    const charge = ward.chargeStay(who, visit, 'D1', [['腹腔镜胆囊切除术', 1], ['一次性腹腔镜穿刺器', 2], ['三人间床位费', 5], ['二级护理', 5], ['单人间床位费', 1]])
    await twice(charge)
    living.later(60)
    await ward.read(who.person)
    await twice(ward.discharge(who, visit))
    return { visit, paid: await twice(ward.settleStay('2304', who, visit, sum((charge.input as Json).feedetail))) }
  }
  const first = await stay()
  // 2480 乙 10 %; 2 × 860 limited to 800, 乙 20 %; 5 × 45 limited to 40; 5 × 18; 320 own
  const info = first.paid.setlinfo
  assert.deepEqual([info.medfee_sumamt, info.fulamt_ownpay_amt, info.overlmt_selfpay, info.preselfpay_amt, info.inscp_scp_amt], [4835, 320, 145, 568, 3802])
  assert.deepEqual([info.act_pay_dedc, info.pool_prop_selfpay, info.hifp_pay, info.clr_type], [600, 0.9, 2881.8, '21'])
  const second = await stay()
  assert.deepEqual([second.paid.setlinfo.act_pay_dedc, second.paid.setlinfo.hifp_pay], [300, 3151.8])
  // undone from the last one backwards, each in its own visit
  await twice(ward.unsettle('2305', who, first.visit, info.setl_id))
  const again = await ward.yes(ward.settleStay('2304', who, first.visit, 4835))
  assert.equal(again.setlinfo.act_pay_dedc, 300, 'another stay of the year stands, so this one is the later now')
})

test('MED-02.a: a settlement midway, a line given back, and everything undone only in its order', async () => {
  const who = await ward.customer('陈静')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
  assert.match(await ward.no(ward.admit(who)), /没有出院的住院/)
  await ward.yes(ward.chargeStay(who, visit, 'D1', [['三人间床位费', 3], ['注射用头孢曲松钠', 10]]))
  assert.match(await ward.no(ward.settleStay('2304', who, visit, 321)), /还没有办出院/)
  const back = (count: number, more: Json = {}) => ward.chargeStay(who, visit, 'R', [['注射用头孢曲松钠', count, { feedetl_sn: `R${count}`, init_feedetl_sn: 'D1-2', det_item_fee_sumamt: Number((18.6 * count).toFixed(2)), ...more }]])
  assert.match(await ward.no(back(-11)), /退得比原明细 D1-2 剩下的多/)
  assert.match(await ward.no(back(-2, { init_feedetl_sn: 'D1-9' })), /D1-9 没有/)
  assert.match(await ward.no(back(-2, { init_feedetl_sn: '' })), /init_feedetl_sn .*退费时必填/)
  const { result: [given] } = await ward.yes(back(-4))
  assert.deepEqual([given.det_item_fee_sumamt, given.inscp_scp_amt], [-74.4, -74.4])
  assert.match(await ward.no(back(-7)), /退得比原明细 D1-2 剩下的多/)
  const mid = (await ward.yes(ward.settleStay('2304', who, visit, 246.6, { mid_setl_flag: '1' }))).setlinfo
  assert.deepEqual([mid.medfee_sumamt, mid.overlmt_selfpay, mid.inscp_scp_amt, mid.act_pay_dedc, mid.hifp_pay], [246.6, 15, 231.6, 231.6, 0])
  assert.match(await ward.no(back(-1)), /已经结算/)
  await ward.yes(ward.chargeStay(who, visit, 'D2', [['腹腔镜胆囊切除术', 1]]))
  await ward.yes(ward.discharge(who, visit))
  assert.match(await ward.no(ward.chargeStay(who, visit, 'D3', [['血常规', 1]])), /已经办了出院.*2405/)
  const last = (await ward.yes(ward.settleStay('2304', who, visit, 2480))).setlinfo
  assert.deepEqual([last.act_pay_dedc, last.hifp_pay], [368.4, 1677.24], 'what was left of the stay’s 600')
  assert.match(await ward.no(ward.undo('2405', who, visit)), /已经结算.*2305/)
  assert.match(await ward.no(ward.unsettle('2305', who, visit, mid.setl_id)), /后面还有一次结算/)
  assert.match(await ward.no(ward.unsettle('2208', who, visit, last.setl_id)), /没有这个机构、这个人的这笔结算/)
  await ward.yes(ward.unsettle('2305', who, visit, last.setl_id))
  await ward.yes(ward.undo('2405', who, visit))
  assert.match(await ward.no(ward.undo('2404', who, visit)), /已经结算.*2305/)
  await ward.yes(ward.unsettle('2305', who, visit, mid.setl_id))
  assert.match(await ward.no(ward.undo('2404', who, visit)), /行费用没有撤销.*2302/)
  await ward.yes(ward.unchargeStay(who, visit, '0000'))
  await ward.yes(ward.undo('2404', who, visit))
  assert.equal(await ward.balanceOf(who), who.balance, 'every fen is back')
})

test('MED-07.c MED-07.e: a settlement, a cancel and an admission whose answers were lost are reversed; one that comes after its reversal is not posted', async () => {
  const who = await ward.customer('刘芳')
  const { visit } = await ward.visited(who)
  const charge = ward.charge(who, visit, 'B1', basket)
  await ward.yes(charge)
  const total = sum((charge.input as Json).feedetail)
  const lost = ward.settle('2207', who, visit, 'B1', total)
  const paid = await ward.yes(lost)
  await ward.yes(ward.reverse(who, lost))
  assert.equal(await ward.balanceOf(who), who.balance)
  assert.match((await ward.send(lost)).err_msg, /已经冲正/)
  const settled = await ward.yes(ward.settle('2207', who, visit, 'B1', total))
  assert.equal(settled.setlinfo.acct_pay, paid.setlinfo.acct_pay)
  const cancel = ward.unsettle('2208', who, visit, settled.setlinfo.setl_id)
  await ward.yes(cancel)
  await ward.yes(ward.reverse(who, cancel))
  assert.equal(await ward.balanceOf(who), settled.setlinfo.balc, 'the settlement stands again')
  assert.match(await ward.no(ward.uncharge(who, visit, '0000')), /没有可以撤销的费用/)
  const gone = ward.unsettle('2208', who, visit, settled.setlinfo.setl_id)
  await ward.yes(gone)
  await ward.yes(ward.uncharge(who, visit, '0000'))
  assert.match(await ward.no(ward.reverse(who, gone)), /费用明细改过了.*差异/)
  const early = ward.settle('2207', who, visit, 'B9', 10)
  await ward.yes(ward.reverse(who, early))
  assert.match(await ward.no(early), /已经冲正/)
  const admitted = ward.admit(who)
  const { result: { mdtrt_id } } = await ward.yes(admitted)
  await ward.yes(ward.reverse(who, admitted))
  assert.match(await ward.no(ward.chargeStay(who, mdtrt_id, 'D1', basket)), /已经撤销/)
  const second = ward.admit(who)
  const again = await ward.yes(second)
  await ward.yes(ward.chargeStay(who, again.result.mdtrt_id, 'D1', basket))
  assert.match(await ward.no(ward.reverse(who, second)), /行费用没有撤销/)
})

test('MED-02.a MED-07.c: the cancels of two settlements of a stay are reversed only from the first on: a second one does not stand without what it came after', async () => {
  const who = await ward.customer('孙国庆')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
  const midway = async (batch: string, count: number) => {
    const charge = ward.chargeStay(who, visit, batch, [['三人间床位费', count]])
    await ward.yes(charge)
    return (await ward.yes(ward.settleStay('2304', who, visit, ward.total((charge.input as Json).feedetail), { mid_setl_flag: '1' }))).setlinfo
  }
  const [first, second] = [await midway('D1', 3), await midway('D2', 4)]
  const [undoSecond, undoFirst] = [ward.unsettle('2305', who, visit, second.setl_id), ward.unsettle('2305', who, visit, first.setl_id)]
  await ward.yes(undoSecond)
  await ward.yes(undoFirst)
  assert.match(await ward.no(ward.reverse(who, undoSecond)), /前面的结算变了.*差异/)
  await ward.yes(ward.reverse(who, undoFirst))
  await ward.yes(ward.reverse(who, undoSecond))
  assert.match(await ward.no(ward.unsettle('2305', who, visit, first.setl_id)), /后面还有一次结算/)
})

test('MED-02.a MED-07.b MED-07.c: settled five times at once while lines are charged and dropped, then cancelled five times at once: one wins, and the balance is whole', async () => {
  const who = await ward.customer('陈静')
  const { visit } = await ward.visited(who)
  const charge = ward.charge(who, visit, 'B1', basket)
  await ward.yes(charge)
  const total = sum((charge.input as Json).feedetail)
  const settling = [1, 2, 3, 4, 5].map(() => ward.settle('2207', who, visit, 'B1', total))
  const [answers] = await Promise.all([Promise.all(settling.map(each => ward.send(each))), ward.send(ward.charge(who, visit, 'B2', basket)), ward.send(ward.uncharge(who, visit, 'B2'))])
  const won = answers.filter(each => each.infcode === 0)
  assert.equal(won.length, 1, answers.map(each => each.err_msg).join(' | '))
  const { setl_id: setl, acct_pay: account } = won[0]!.output.setlinfo
  assert.equal(await ward.balanceOf(who), Number((who.balance - account).toFixed(2)))
  const cancels = await Promise.all([1, 2, 3, 4, 5].map(() => ward.send(ward.unsettle('2208', who, visit, setl))))
  const back = cancels.filter(each => each.infcode === 0)
  assert.ok(back.length >= 1)
  assert.equal(new Set(back.map(each => each.output.setlinfo.setl_id)).size, 1, 'one row gives it back, whoever asks')
  assert.equal(await ward.balanceOf(who), who.balance)
})

test('MED-02.a MED-07.c MED-07.e: a cancel is reversed only while its lines come to what was settled; a discharged stay’s admission is not reversed', async () => {
  const who = await ward.customer('王建明')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
  await ward.yes(ward.chargeStay(who, visit, 'D1', [['注射用头孢曲松钠', 10], ['血常规', 1]]))
  const back = (sn: string, of: string, count: number, price: number) => ward.chargeStay(who, visit, 'R', [[of === 'D1-1' ? '注射用头孢曲松钠' : '血常规', -count, { feedetl_sn: sn, init_feedetl_sn: of, det_item_fee_sumamt: Number((-price * count).toFixed(2)) }]])
  await ward.yes(back('R0', 'D1-2', 1, 22))
  const settle = async (sum: number, midway: boolean) => (await ward.yes(ward.settleStay('2304', who, visit, sum, { mid_setl_flag: midway ? '1' : '0' }))).setlinfo.setl_id as string
  const cancelled = async (setl: string) => { const sent = ward.unsettle('2305', who, visit, setl); await ward.yes(sent); return sent }
  const stands = async () => { assert.match(await ward.no(ward.unchargeStay(who, visit, '0000')), /没有可以撤销的费用/, 'all of it is settled again') }
  const desk = async () => inWork(living.house, { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }, async work => (await work.sql`select from care.desk where visit = ${visit}`).length > 0)
  const middle = await settle(186, true)
  let cancel = await cancelled(middle)
  await ward.yes(back('R1', 'D1-1', 4, 18.6))
  assert.match(await ward.no(ward.reverse(who, cancel)), /费用明细改过了/, 'a part was given back: the settlement was for more')
  await ward.yes(ward.unchargeStay(who, visit, 'R1'))
  await ward.yes(ward.reverse(who, cancel))
  await stands()
  assert.equal(await desk(), true, 'a stay that goes on is on its desk')
  await ward.yes(ward.discharge(who, visit))
  cancel = await cancelled(middle)
  await ward.yes(ward.reverse(who, cancel))
  await ward.yes(ward.undo('2405', who, visit))
  await stands()
  await ward.yes(ward.chargeStay(who, visit, 'D2', [['血常规', 1]]))
  await ward.yes(ward.discharge(who, visit))
  cancel = await cancelled(await settle(22, false))
  await ward.yes(ward.undo('2405', who, visit))
  await ward.yes(ward.chargeStay(who, visit, 'D3', [['血常规', 2]]))
  await ward.yes(ward.discharge(who, visit))
  assert.match(await ward.no(ward.reverse(who, cancel)), /费用明细改过了/, 'a final one would leave what was charged since')
  await settle(66, false)
  assert.match(await ward.no(ward.reverse(who, cancel)), /费用明细改过了/)
  const again = await ward.customer('王建明')
  const admitted = ward.admit(again)
  const { result } = await ward.yes(admitted)
  await ward.yes(ward.discharge(again, result.mdtrt_id))
  assert.match(await ward.no(ward.reverse(again, admitted)), /已经办了出院.*2405/)
  await ward.yes(ward.undo('2405', again, result.mdtrt_id))
  await ward.yes(ward.reverse(again, admitted))
})

test('MED-12.b MED-01.c READ-03.a: without the card here nothing is registered; the region picked at registration holds to the end; another provider reaches nothing', async () => {
  const person = ward.who('张伟')
  const found = await ward.lookUp(person.certno, '张伟')
  const unread = { person, psnNo: found.output.baseinfo.psn_no, insured: found.output.insuinfo[0] }
  assert.match(await ward.no(ward.register(unread)), /没有读到这个人的卡/)
  assert.match(await ward.no(ward.admit(unread)), /没有读到这个人的卡/)
  const who = await ward.customer('张伟')
  const { visit } = await ward.visited(who)
  const elsewhere = await hospital(living, 4, 'DR02')
  for (const sent of [elsewhere.charge(who, visit, 'B1', basket), elsewhere.record(who, visit), elsewhere.uncharge(who, visit, 'B1'), elsewhere.settle('2206', who, visit, 'B1', 275)]) {
    assert.match(await elsewhere.no(sent), /没有本机构这个人的这次就诊|没有读到/, sent.infno)
  }
  assert.match(await ward.no(ward.charge({ ...who, psnNo: (await ward.customer('刘芳')).psnNo }, visit, 'B1', basket)), /没有本机构这个人的这次就诊/)
  assert.match(await ward.no(ward.settleStay('2303', who, visit, 275)), /没有读到这个人的卡|这次就诊是门诊/)
})

test('MED-02.b: chronic-disease care without an entitlement is refused; as ordinary out-patient care it settles', async () => {
  const who = await ward.customer('马晓东')
  const { visit } = await ward.visited(who, { med_type: '140104', dise_codg: 'M03900', dise_name: '高血压' })
  const charge = ward.charge(who, visit, 'B1', basket)
  await ward.yes(charge)
  const total = sum((charge.input as Json).feedetail)
  assert.match(await ward.no(ward.settle('2206', who, visit, 'B1', total, { med_type: '140104' })), /没有门诊慢特病备案/)
  assert.match(await ward.no(ward.settle('2206', who, visit, 'B1', total)), /医疗类别是 140104，不是 11/)
  await ward.yes(ward.record(who, visit, { med_type: '11' }))
  await ward.yes(ward.settle('2207', who, visit, 'B1', total))
})

test('Every wrong field of visits and lines is named', async () => {
  const who = await ward.customer('王建明')
  assert.match(await ward.no({ ...ward.register(who), insuplc_admdvs: '' }), /insuplc_admdvs .*必填参保地/)
  assert.match(await ward.no(ward.register(who, { ipt_otp_no: '', dr_name: '' })), /data\.ipt_otp_no 必填.*data\.dr_name 必填/)
  assert.match(await ward.no(ward.register(who, { begntime: '2031-02-29 10:00:00' })), /data\.begntime 应该是/)
  assert.match(await ward.no(ward.register(who, { begntime: ward.now(60) })), /就诊时间 .* 不对/)
  assert.match(await ward.no(ward.admit(who, { med_type: '11' })), /医疗类别 11 不能用在住院/)
  const first = await ward.yes(ward.register(who, { ipt_otp_no: 'SAME' }))
  assert.match(await ward.no(ward.register(who, { ipt_otp_no: 'SAME' })), /就诊号 SAME 已经用/)
  const visit = first.data.mdtrt_id
  assert.match(await ward.no(ward.charge(who, visit, 'B1', basket)), /还没有上传就诊信息/)
  await ward.yes(ward.record(who, visit))
  const line = (more: Json) => ward.charge(who, visit, 'B1', [['血常规', 1, more]])
  assert.match(await ward.no(line({ det_item_fee_sumamt: 21 })), /明细 B1-1 的金额 21.00 不等于单价乘数量 22.00/)
  assert.match(await ward.no(line({ med_list_codg: 'X' })), /编码 X 不在目录里/)
  assert.match(await ward.no(line({ fee_ocur_time: '2020-01-01 00:00:00' })), /费用发生时间 2020-01-01/)
  assert.match(await ward.no(line({ cnt: -1, det_item_fee_sumamt: -22 })), /应该大于 0/)
  assert.match(await ward.no(line({ hosp_appr_flag: '7' })), /hosp_appr_flag 只能是/)
  await ward.yes(line({ hosp_appr_flag: '2' }))
  assert.match(await ward.no(line({})), /明细流水号 B1-1 在这次就诊里已经有了/)
  const tried = await ward.yes(ward.settle('2206', who, visit, 'B1', 22))
  assert.deepEqual([tried.setlinfo.fulamt_ownpay_amt, tried.setlinfo.inscp_scp_amt], [22, 0], 'what was not approved is the holder’s own')
  assert.match(await ward.no(ward.settle('2207', who, visit, 'B1', 23)), /总金额 23.00 不等于明细合计 22.00/)
  assert.match(await ward.no(ward.settle('2207', who, visit, 'B1', 22, { psn_setlway: '02' })), /psn_setlway .*只按项目结算/)
})
