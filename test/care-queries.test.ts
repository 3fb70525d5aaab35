import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { city, type City } from './harness/index.ts'
import { hospital, type Hospital } from './support/hospital.ts'
import type { Json } from './support/pharmacy.ts'

let living: City
let ward: Hospital
let station: Hospital
before(async () => { living = await city({ background: false }); ward = await hospital(living); station = await hospital(living, 4, 'DR02') })
after(() => living.close())
const ask = (program: Hospital, infno: string, data: Json) => program.message(infno, { data })

test('MED-07.d: a provider asks for its own visits, diagnoses, lines and settlements, and finds what it was answered; another finds nothing', async () => {
  const who = await ward.customer('马晓东')
  const { visit } = await ward.visited(who, { main_cond_dscr: '头晕' })
  const charge = ward.charge(who, visit, 'B1', [['血常规', 1], ['胸部CT平扫', 2]])
  await ward.yes(charge)
  const before = (await ward.yes(ask(ward, '5204', { psn_no: who.psnNo, mdtrt_id: visit }))).feedetail
  assert.deepEqual(before.map((line: Json) => [line.feedetl_sn, line.setl_id, line.inscp_scp_amt]), [['B1-1', null, 22], ['B1-2', null, 324]])
  const paid = (await ward.yes(ward.settle('2207', who, visit, 'B1', 382))).setlinfo
  const { mdtrtinfo: [seen] } = await ward.yes(ask(ward, '5201', { psn_no: who.psnNo, mdtrt_id: visit }))
  assert.deepEqual([seen.mdtrt_id, seen.med_type, seen.chfpdr_name], [visit, '11', '林医生'])
  assert.deepEqual((await ward.yes(ask(ward, '5202', { psn_no: who.psnNo, mdtrt_id: visit }))).diseinfo.map((each: Json) => each.diag_code), ['I10.x00'])
  const again = (await ward.yes(ask(ward, '5203', { psn_no: who.psnNo, setl_id: paid.setl_id, mdtrt_id: visit }))).setlinfo
  for (const name of ['setl_id', 'medfee_sumamt', 'fund_pay_sumamt', 'acct_pay', 'psn_cash_pay', 'balc']) assert.equal(again[name], paid[name], name)
  assert.equal(again.refd_setl_flag, '0')
  assert.deepEqual((await ward.yes(ask(ward, '5204', { psn_no: who.psnNo, mdtrt_id: visit, setl_id: paid.setl_id }))).feedetail.map((line: Json) => line.hilist_name), ['血常规', '胸部CT平扫'])
  const { cuminfo } = await ward.yes(ask(ward, '5206', { psn_no: who.psnNo }))
  assert.equal(cuminfo.find((row: Json) => row.cum_type_code === 'deductible').cum, paid.act_pay_dedc)
  await ward.yes(ward.unsettle('2208', who, visit, paid.setl_id))
  assert.equal((await ward.yes(ask(ward, '5203', { psn_no: who.psnNo, setl_id: paid.setl_id }))).setlinfo.refd_setl_flag, '1')

  for (const sent of [ask(station, '5203', { psn_no: who.psnNo, setl_id: paid.setl_id }), ask(station, '5202', { psn_no: who.psnNo, mdtrt_id: visit }), ask(station, '5204', { psn_no: who.psnNo, mdtrt_id: visit })]) {
    assert.match(await station.no(sent), /没有这个机构、这个人的这笔结算|没有本机构这个人的这次就诊/)
  }
  assert.deepEqual((await station.yes(ask(station, '5201', { psn_no: who.psnNo }))).mdtrtinfo, [])
  assert.match(await station.no(ask(station, '5206', { psn_no: who.psnNo })), /没有读到这个人的卡/, 'the year is told of whose card is here')
  assert.match(await ward.no(ask(ward, '5203', { psn_no: (await ward.customer('张伟')).psnNo, setl_id: paid.setl_id })), /没有这个机构、这个人的这笔结算/)
})
