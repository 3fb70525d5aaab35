import assert from 'node:assert/strict'
import { addDays, dayOf } from '#kit/day'
import type { City } from '../harness/index.ts'
import type { Json, Pharmacy } from './pharmacy.ts'

export type Psn = { psnNo: string; insured: { insuplc_admdvs: string; insutype: string } }
export const today = (city: City) => dayOf(city.house.now())

/** The filings a provider's program sends, each with what differs from the usual. */
export function filer(city: City, shop: Pick<Pharmacy, 'send' | 'message' | 'provider'>) {
  const send = (infno: string, psn: Psn, data: object, node = 'data', path?: string) => shop.send(shop.message(infno, { [node]: { psn_no: psn.psnNo, ...data } }, { insuplc_admdvs: psn.insured.insuplc_admdvs }), path)
  const day = () => today(city)
  const transfer = (psn: Psn, more: object = {}) => ({ psn_no: psn.psnNo, insutype: psn.insured.insutype, tel: '13800000000', addr: '合肥市', diag_code: 'C34.900', diag_name: '肺恶性肿瘤', dise_cond_dscr: '需上级医院手术', reflin_medins_no: 'H11010100001', reflin_medins_name: '北京某医院',
    mdtrtarea_admdvs: '110000', hosp_agre_refl_flag: '1', refl_type: '2', refl_date: day(), refl_rea: '本院无法手术', refl_opnn: '同意', begndate: day(), enddate: '', ...more })
  const chronic = (psn: Psn, more: object = {}) => ({ psn_no: psn.psnNo, insutype: psn.insured.insutype, opsp_dise_code: 'M03900', opsp_dise_name: '高血压', tel: '13800000000', addr: '合肥市', ide_fixmedins_no: shop.provider.fixmedins_code, ide_fixmedins_name: shop.provider.fixmedins_name,
    hosp_ide_date: day(), diag_dr_codg: 'D340100000001', diag_dr_name: '郑医生', begndate: day(), enddate: '', ...more })
  const designated = (psn: Psn, more: object = {}) => ({ psn_no: psn.psnNo, tel: '', addr: '', biz_appy_type: '03', begndate: day(), enddate: '', fix_srt_no: '1', fixmedins_code: shop.provider.fixmedins_code, fixmedins_name: shop.provider.fixmedins_name, ...more })
  const message = (infno: string, psn: Psn, data: object, node = 'data') => shop.message(infno, { [node]: data }, { insuplc_admdvs: psn.insured.insuplc_admdvs })
  const good = async (sent: Json): Promise<string> => {
    const answer = await shop.send(sent)
    assert.equal(answer.infcode, 0, answer.err_msg)
    return answer.output.result?.trt_dcla_detl_sn ?? ''
  }
  /** What the pooling fund would do for a kind of care on a day here: whether, from when, until when, why. */
  const benefits = async (psn: Psn, medType: string, on = day(), more: object = {}) => {
    const answer = await send('2001', psn, { insutype: psn.insured.insutype, fixmedins_code: shop.provider.fixmedins_code, med_type: medType, begntime: `${on} 10:00:00`, ...more })
    assert.equal(answer.infcode, 0, answer.err_msg)
    return answer.output.trtinfo[0] as { psn_no: string; fund_pay_type: string; trt_enjymnt_flag: string; begndate: string | null; enddate: string | null; trt_chk_rslt: string }
  }
  const cancel = (infno: '2502' | '2504' | '2506', psn: Psn, number: string) => message(infno, psn, { psn_no: psn.psnNo, trt_dcla_detl_sn: number })
  return { send, transfer, chronic, designated, message, good, benefits, cancel, day, addDays }
}
