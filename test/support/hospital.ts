import type { City } from '../harness/index.ts'
import { pharmacy, type Json } from './pharmacy.ts'

const clock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
/** A charged line of a hospital's program: item by name, count, and what differs from the usual. */
export type Fee = readonly [name: string, count: number, more?: Record<string, unknown>]
const yuan = (fen: number) => Number((fen / 100).toFixed(2))

/** A hospital's own program: the pharmacy's, with visits and stays. Level 3 at place 3, a community station at place 4. */
export async function hospital(city: City, place = 3, operator = 'DR01') {
  const program = await pharmacy(city, place, operator)
  const { sandbox, message, send } = program
  let numbers = 0
  type Who = { psnNo: string; insured: Json }
  const now = (minutes = 0) => clock(new Date(city.house.now().getTime() + minutes * 60_000))
  const here = (who: Who) => ({ insuplc_admdvs: who.insured.insuplc_admdvs })
  const doctor = { atddr_no: 'D340100001', dr_name: '林医生', dept_code: 'A03', dept_name: '内科', caty: 'A03' }
  const diagnosis = (more: Json = {}) => ({ diag_type: '1', diag_srt_no: 1, diag_code: 'I10.x00', diag_name: '高血压', diag_dept: '内科', dise_dor_no: 'D340100001', dise_dor_name: '林医生', diag_time: now(), vali_flag: '1', maindiag_flag: '1', ...more })
  const fees = (who: Who, visit: string, batch: string, lines: readonly Fee[], sn = `${batch}-`) => lines.map(([name, count, more], i) => {
    const item = sandbox.catalogue.find((each: Json) => each.name === name)
    if (!item) throw new Error(`no item ${name}`)
    return { feedetl_sn: `${sn}${i + 1}`, mdtrt_id: visit, psn_no: who.psnNo, chrg_bchno: batch, rx_circ_flag: '0', fee_ocur_time: now(), med_list_codg: item.med_list_codg, medins_list_codg: `S${i}`, cnt: count, pric: yuan(item.pric),
      det_item_fee_sumamt: yuan(Math.round(item.pric * count)), bilg_dept_codg: 'A03', bilg_dept_name: '内科', bilg_dr_codg: 'D340100001', bilg_dr_name: '林医生', hosp_appr_flag: '1', ...more }
  })
  const total = (lines: readonly Json[]) => yuan(Math.round(lines.reduce((sum, line) => sum + line.det_item_fee_sumamt * 100, 0)))
  const messages = {
    register: (who: Who, more: Json = {}) => message('2201', { data: { psn_no: who.psnNo, insutype: who.insured.insutype, begntime: now(), mdtrt_cert_type: '03', mdtrt_cert_no: '', ipt_otp_no: `MZ${++numbers}-${operator}`, ...doctor, ...more } }, here(who)),
    unregister: (who: Who, visit: string, number: string) => message('2202', { data: { psn_no: who.psnNo, mdtrt_id: visit, ipt_otp_no: number } }, here(who)),
    record: (who: Who, visit: string, more: Json = {}, infno = '2203A') => message(infno, { mdtrtinfo: { mdtrt_id: visit, psn_no: who.psnNo, med_type: '11', begntime: now(), main_cond_dscr: '头晕', ...more }, diseinfo: [diagnosis()] }, here(who)),
    charge: (who: Who, visit: string, batch: string, lines: readonly Fee[]) => message('2204', { feedetail: fees(who, visit, batch, lines) }, here(who)),
    uncharge: (who: Who, visit: string, batch: string) => message('2205', { data: { mdtrt_id: visit, chrg_bchno: batch, psn_no: who.psnNo } }, here(who)),
    settle: (infno: '2206' | '2207' | '2206A' | '2207A', who: Who, visit: string, batch: string, sum: number, more: Json = {}) => message(infno, { data: { psn_no: who.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', med_type: '11',
      medfee_sumamt: sum, psn_setlway: '01', mdtrt_id: visit, chrg_bchno: batch, acct_used_flag: '1', insutype: who.insured.insutype, ...more } }, here(who)),
    admit: (who: Who, more: Json = {}) => message('2401', { mdtrtinfo: { psn_no: who.psnNo, insutype: who.insured.insutype, begntime: now(), mdtrt_cert_type: '03', mdtrt_cert_no: '', med_type: '21', ipt_no: `ZY${++numbers}-${operator}`, atddr_no: 'D340100001',
      chfpdr_name: '林医生', adm_diag_dscr: '胆囊结石', adm_dept_codg: 'A04', adm_dept_name: '外科', adm_bed: '12', dscg_maindiag_code: 'K80.200', dscg_maindiag_name: '胆囊结石', ...more }, diseinfo: [diagnosis({ psn_no: who.psnNo, diag_code: 'K80.200', diag_name: '胆囊结石' })] }, here(who)),
    chargeStay: (who: Who, visit: string, batch: string, lines: readonly Fee[]) => message('2301', { feedetail: fees(who, visit, batch, lines) }, here(who)),
    unchargeStay: (who: Who, visit: string, sn: string) => message('2302', { data: { feedetl_sn: sn, mdtrt_id: visit, psn_no: who.psnNo } }, here(who)),
    settleStay: (infno: '2303' | '2304' | '2304A', who: Who, visit: string, sum: number, more: Json = {}) => message(infno, { data: { psn_no: who.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', medfee_sumamt: sum, psn_setlway: '01', mdtrt_id: visit,
      acct_used_flag: '1', insutype: who.insured.insutype, mid_setl_flag: '0', ...more } }, here(who)),
    discharge: (who: Who, visit: string, more: Json = {}) => message('2402', { dscginfo: { mdtrt_id: visit, psn_no: who.psnNo, insutype: who.insured.insutype, endtime: now(), dscg_dept_codg: 'A04', dscg_dept_name: '外科', dscg_way: '1', ...more }, diseinfo: [diagnosis()] }, here(who)),
    change: (who: Who, visit: string, more: Json = {}) => message('2403', { adminfo: { mdtrt_id: visit, psn_no: who.psnNo, adm_bed: '21', ...more } }, here(who)),
    undo: (infno: '2404' | '2405', who: Who, visit: string) => message(infno, { data: { mdtrt_id: visit, psn_no: who.psnNo } }, here(who)),
    unsettle: (infno: '2208' | '2305', who: Who, visit: string, setl: string) => message(infno, { data: { setl_id: setl, mdtrt_id: visit, psn_no: who.psnNo } }, here(who)),
    reverse: (who: Who, sent: Json) => message('2601', { data: { psn_no: who.psnNo, omsgid: sent.msgid, oinfno: sent.infno } }),
  }
  /** Sends what must succeed; answers its output. */
  const yes = async (sent: Json): Promise<Json> => {
    const answer = await send(sent)
    if (answer.infcode !== 0) throw new Error(`${sent.infno}: ${answer.err_msg}`)
    return answer.output
  }
  /** Sends what must be refused; answers the sentence. */
  const no = async (sent: Json): Promise<string> => {
    const answer = await send(sent)
    if (answer.infcode === 0) throw new Error(`${sent.infno} was done`)
    return answer.err_msg
  }
  /** A registered and recorded visit. */
  const visited = async (who: Who, more: Json = {}) => {
    const { data } = await yes(messages.register(who))
    await yes(messages.record(who, data.mdtrt_id, more))
    return { visit: data.mdtrt_id as string, number: data.ipt_otp_no as string }
  }
  return { ...program, ...messages, yes, no, visited, fees, total, now }
}
export type Hospital = Awaited<ReturnType<typeof hospital>>
