import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { designate } from '#clinics'
import { inWork } from '#kit/work'
import { addOrganisation } from '#staff'
import { registerTerminal } from '#terminals'
import { city, type City } from './harness/index.ts'
import { filer } from './support/filing.ts'
import { hospital, type Fee, type Hospital } from './support/hospital.ts'
import { decides } from './support/packs.ts'
import type { Json } from './support/pharmacy.ts'
import { seat, type Knocker } from './support/trust.ts'

let living: City
let ward: Hospital
let office: Knocker
before(async () => { living = await city({ background: false }); ward = await hospital(living); office = await seat(living, 'insure01') })
after(() => living.close())

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const basket: readonly Fee[] = [['胸部CT平扫', 3], ['缬沙坦胶囊', 10]]
/** Applies for a filing and has it decided by the insurance office; answers its number. */
async function granted(program: Hospital, sent: Json, days: Json): Promise<string> {
  const number = (await program.yes(sent)).result.trt_dcla_detl_sn
  const row = (await office.get('/filings')).body.rows.find((each: Json) => each.number === number)
  if (row) assert.equal((await office.post(`/people/${row.person}/filings/${row.id}/approve`, { version: row.version, ...days })).status, 200)
  return number
}
const charged = async (program: Hospital, who: Json, more: Json, lines = basket) => {
  const { visit } = await program.visited(who, more)
  const sent = program.charge(who, visit, 'B1', lines)
  await program.yes(sent)
  return { visit, total: program.total((sent.input as Json).feedetail) }
}

test('MED-02.a MED-02.b MED-03.b: with its filing chronic-disease care has a deductible and a rate of its own, here, for this disease, and leaves the out-patient year as it was', async () => {
  const who = await ward.customer('马晓东')
  const file = filer(living, ward)
  await granted(ward, file.message('2503', who, file.chronic(who)), { from: file.day(), until: file.addDays(file.day(), 300), limit: 900_000 })
  const care = { med_type: '140104', dise_codg: 'M03900', dise_name: '高血压' }
  const { visit, total } = await charged(ward, who, care)
  assert.equal(total, 855)
  // 540 乙 10 % first, 315 甲: scope 801; chronic deductible 400, 75 % at level 3 (generic)
  const paid = (await ward.yes(ward.settle('2207', who, visit, 'B1', total, { med_type: '140104' }))).setlinfo
  assert.deepEqual([paid.preselfpay_amt, paid.inscp_scp_amt, paid.act_pay_dedc, paid.hifp_pay], [54, 801, 400, 300.75])
  const again = await charged(ward, who, care)
  assert.deepEqual((info => [info.act_pay_dedc, info.hifp_pay])((await ward.yes(ward.settle('2207', who, again.visit, 'B1', total, { med_type: '140104' }))).setlinfo), [0, 600.75])
  const ordinary = await charged(ward, who, {})
  assert.equal((await ward.yes(ward.settle('2206', who, ordinary.visit, 'B1', total))).setlinfo.act_pay_dedc, 400, 'the out-patient deductible is whole')
  const other = await charged(ward, who, { ...care, dise_codg: 'M01600', dise_name: '糖尿病' })
  assert.match(await ward.no(ward.settle('2206', who, other.visit, 'B1', total, { med_type: '140104' })), /不是这个病种/)
  const station = await hospital(living, 4, 'DR04')
  const there = await charged(station, await station.customer('马晓东'), care)
  assert.match(await station.no(station.settle('2206', who, there.visit, 'B1', total, { med_type: '140104' })), /备案选的不是这家机构/)
  await ward.customer('马晓东')
})

test('MED-02.a: maternity needs its filing, then has no deductible', async () => {
  const who = await ward.customer('刘芳')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who, { med_type: '52' }))
  await ward.yes(ward.chargeStay(who, visit, 'D1', [['三人间床位费', 3], ['二级护理', 3]]))
  await ward.yes(ward.discharge(who, visit))
  assert.match(await ward.no(ward.settleStay('2304', who, visit, 189)), /没有生育备案/)
})

test('MED-06.a: elsewhere the insured region’s policy pays: unfiled a part, transferred more of it, each to the cent', async () => {
  await inWork(living.house, system, async work => {
    const { id } = await addOrganisation(work, { kind: 'provider', code: 'H11010100001', name: '京城医院', region: '110101', address: '北京', hours: '', phone: '010-12393' })
    await designate(work, { organisation: id, code: 'H11010100001', name: '京城医院', kind: 'hospital', level: '3', admvs: '110101', from: '2020-01-01', until: null })
    await registerTerminal(work, { code: 'T1100001', organisation: id, kind: 'till', name: 'T', software: true })
  })
  const away = await hospital(living, 3, 'DRBJ')
  assert.equal(away.provider.fixmedins_code, 'H11010100001')
  const stay = async () => {
    const who = await away.customer('吴涛')
    const { result: { mdtrt_id: visit } } = await away.yes(away.admit(who))
    await away.yes(away.chargeStay(who, visit, 'D1', [['腹腔镜胆囊切除术', 1]]))
    await away.yes(away.discharge(who, visit))
    return { who, paid: (await away.yes(away.settleStay('2304', who, visit, 2480))).setlinfo }
  }
  const first = await stay()
  // scope 2232, deductible 600, 90 % × 70 %
  assert.deepEqual([first.paid.act_pay_dedc, first.paid.hifp_pay], [600, 1028.16])
  const file = filer(living, away)
  await granted(away, file.message('2501', first.who, file.transfer(first.who), 'refmedin'), { from: file.day(), until: file.addDays(file.day(), 100) })
  const second = await stay()
  assert.deepEqual([second.paid.act_pay_dedc, second.paid.hifp_pay], [300, 1564.92], '90 % × 90 % of 1932')
})

test('MED-10.a MED-10.b: in arrears the fund holds its share and the account pays; within the pack’s grace nothing is held', async () => {
  const who = await ward.customer('唐勇')
  const { visit, total } = await charged(ward, who, {})
  const held = (await ward.yes(ward.settle('2206', who, visit, 'B1', total))).setlinfo
  assert.deepEqual([held.hifp_pay, held.act_pay_dedc], [0, 0])
  await decides(living, { 'arrears.grace.months': 24 })
  await ward.signIn()
  const again = await ward.customer('唐勇')
  assert.equal((await ward.yes(ward.settle('2206', again, visit, 'B1', total))).setlinfo.hifp_pay, 0, 'the visit’s own day had no grace')
  const today = await charged(ward, again, {})
  const paid = (await ward.yes(ward.settle('2207', again, today.visit, 'B1', total))).setlinfo
  assert.deepEqual([paid.act_pay_dedc, paid.hifp_pay], [400, 200.5])
})
