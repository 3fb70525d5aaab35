import type { Infno } from '../wire/national/definitions.ts'
import type { Known } from './known.ts'
import type { SandboxItem } from './sandbox.ts'

const yuan = (fen: number) => Number((fen / 100).toFixed(2))
const today = (at: string) => at.slice(0, 10)
const doctor = { bilg_dept_codg: 'A03', bilg_dept_name: '内科', bilg_dr_codg: 'D340100001', bilg_dr_name: '林医生' } as const
/** How many of an item a line has, by its place. */
const countOf = (i: number) => i === 0 ? 2 : 1
const lineOf = (item: SandboxItem, i: number, at: string) =>
  ({ feedetl_sn: String(i + 1), rx_circ_flag: '0', fee_ocur_time: at, med_list_codg: item.med_list_codg, medins_list_codg: `S${i + 1}`, det_item_fee_sumamt: yuan(item.pric * countOf(i)), cnt: countOf(i), pric: yuan(item.pric) })
const totalOf = ({ basket }: Known) => yuan(basket.reduce((sum, item, i) => sum + item.pric * countOf(i), 0))
const certificate = ({ card }: Known) => ({ mdtrt_cert_type: '03', mdtrt_cert_no: card.card_number })

const purchase = (k: Known, at: string) => ({
  druginfo: { psn_no: k.psnNo, ...certificate(k), begntime: at, medfee_sumamt: totalOf(k), invono: `F${k.mark}`, insutype: k.insured?.insutype, acct_used_flag: '1', med_type: '41' }, drugdetail: k.basket.map((item, i) => lineOf(item, i, at)),
})
const diagnosis = (at: string) => ({ diag_type: '1', maindiag_flag: '1', diag_srt_no: '1', diag_code: 'I10.x00', diag_name: '高血压', diag_dept: '内科', dise_dor_no: 'D340100001', dise_dor_name: '林医生', diag_time: at, vali_flag: '1' })
const visit = (k: Known, at: string) => ({ mdtrtinfo: { mdtrt_id: k.visit, psn_no: k.psnNo, med_type: '11', begntime: at, main_cond_dscr: '头晕' }, diseinfo: [diagnosis(at)] })
const fees = (k: Known, at: string, mdtrt: string | undefined, batch: string) => ({
  feedetail: k.basket.map((item, i) => ({ ...lineOf(item, i, at), feedetl_sn: `${batch}-${i + 1}`, mdtrt_id: mdtrt, psn_no: k.psnNo, chrg_bchno: batch, ...doctor, hosp_appr_flag: '1' })),
})
/** The four sums a pre-settlement told, sent back. */
const said = ({ tried }: Known) => tried ? { fulamt_ownpay_amt: tried['fulamt_ownpay_amt'], overlmt_selfpay: tried['overlmt_selfpay'], preselfpay_amt: tried['preselfpay_amt'], inscp_scp_amt: tried['inscp_scp_amt'] } : {}
const bill = (k: Known) => ({ psn_no: k.psnNo, ...certificate(k), medfee_sumamt: totalOf(k), psn_setlway: '01', acct_used_flag: '1', insutype: k.insured?.insutype })
const outpatient = (k: Known) => ({ data: { ...bill(k), med_type: '11', mdtrt_id: k.visit, chrg_bchno: batchOf(k), ...said(k), invono: `F${k.mark}` } })
const ofStay = (k: Known) => ({ data: { ...bill(k), mdtrt_id: k.stay, mid_setl_flag: '0', ...said(k), invono: `F${k.mark}` } })
const pre = (body: { data: Record<string, unknown> }) => ({ data: Object.fromEntries(Object.entries(body.data).filter(([name]) => !['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'].includes(name))) })
const batchOf = ({ mark }: Known) => `B${mark}`
const settled = ({ settled: of, psnNo }: Known) => ({ data: { psn_no: psnNo, setl_id: of?.setl_id, mdtrt_id: of?.mdtrt_id } })
const stay = (k: Known) => ({ data: { mdtrt_id: k.stay, psn_no: k.psnNo } })
const cancelFiling = (k: Known) => ({ data: { trt_dcla_detl_sn: k.filing, psn_no: k.psnNo } })
const page = (k: Known) => ({ data: { hilist_code: k.basket[0]?.med_list_codg, vali_flag: '1', page_num: 1, page_size: 10 } })
const edition = () => ({ data: { ver: '0' } })
/** What somebody's own books say of one settlement; nothing was settled: nothing. */
const books = (k: Known) => {
  const info = k.settled?.info
  const amount = (name: string) => Number(info?.[name] ?? 0)
  return { medfee_sumamt: amount('medfee_sumamt'), fund_pay_sumamt: amount('fund_pay_sumamt'), acct_pay: amount('acct_pay'), cash_payamt: amount('psn_cash_pay'), fixmedins_setl_cnt: info ? 1 : 0 }
}
const officeOf = ({ settled: of, provider }: Known) => of?.info['clr_optins'] ?? `${provider.admvs.slice(0, 4)}99`

/** The lines of a 3202, as a provider's books have them. */
export const statementText = ({ settled: of, psnNo }: Known): string =>
  of ? `${[of.setl_id, of.mdtrt_id, psnNo, of.info['medfee_sumamt'], of.info['fund_pay_sumamt'], of.info['acct_pay'], '0'].join('\t')}\n` : ''

/**
 * The input of every transaction as a provider's program fills it. `at` is the server's wall clock. A number of the provider's own begins with SBX, so that what was tried
 * is told from what is real.
 */
export const bodies: { readonly [I in Infno]: (known: Known, at: string) => Record<string, unknown> } = {
  '9001': k => ({ signIn: { opter_no: k.operator, mac: '', ip: '127.0.0.1' } }),
  '9002': k => ({ signOut: { sign_no: k.signNo, opter_no: k.operator } }),
  '1101': k => ({ data: { ...certificate(k), card_sn: k.card.card_sn, psn_cert_type: '01' } }),
  '2601': k => ({ data: { psn_no: k.psnNo, omsgid: k.settled?.msgid, oinfno: k.settled?.infno } }),
  '2101': purchase, '2102': purchase, '2103': settled,
  '2201': (k, at) => ({ data: { psn_no: k.psnNo, insutype: k.insured?.insutype, begntime: at, ...certificate(k), ipt_otp_no: `SBX${k.mark}${k.count = (k.count ?? 0) + 1}`, atddr_no: 'D340100001', dr_name: '林医生', dept_code: 'A03', dept_name: '内科', caty: 'A03' } }),
  '2202': k => ({ data: { psn_no: k.psnNo, mdtrt_id: k.visit, ipt_otp_no: k.visitNumber } }),
  '2203': visit, '2203A': visit, '2204': (k, at) => fees(k, at, k.visit, batchOf(k)), '2205': k => ({ data: { mdtrt_id: k.visit, chrg_bchno: '0000', psn_no: k.psnNo } }),
  '2206': k => pre(outpatient(k)), '2206A': k => pre(outpatient(k)), '2207': outpatient, '2207A': outpatient, '2208': settled,
  '2301': (k, at) => fees(k, at, k.stay, batchOf(k)), '2302': k => ({ data: { feedetl_sn: '0000', mdtrt_id: k.stay, psn_no: k.psnNo } }), '2303': k => pre(ofStay(k)), '2304': ofStay, '2304A': ofStay, '2305': settled,
  '2401': (k, at) => ({
    mdtrtinfo: { psn_no: k.psnNo, insutype: k.insured?.insutype, begntime: at, ...certificate(k), med_type: '21', ipt_no: `SBX${k.mark}${k.count = (k.count ?? 0) + 1}`, atddr_no: 'D340100001', chfpdr_name: '林医生', adm_diag_dscr: '胆囊结石', adm_dept_codg: 'A04',
      adm_dept_name: '外科', adm_bed: '12', dscg_maindiag_code: 'K80.200', dscg_maindiag_name: '胆囊结石' },
    diseinfo: [{ psn_no: k.psnNo, ...diagnosis(at), diag_code: 'K80.200', diag_name: '胆囊结石' }],
  }),
  '2402': (k, at) => ({ dscginfo: { mdtrt_id: k.stay, psn_no: k.psnNo, insutype: k.insured?.insutype, endtime: at, dscg_dept_codg: 'A04', dscg_dept_name: '外科', dscg_way: '1' }, diseinfo: [diagnosis(at)] }),
  '2403': (k, at) => ({ adminfo: { mdtrt_id: k.stay, psn_no: k.psnNo, adm_dept_codg: 'A05', adm_dept_name: '骨科', adm_bed: '21' }, diseinfo: [diagnosis(at)] }),
  '2404': stay, '2405': stay,
  '2001': (k, at) => ({ data: { psn_no: k.psnNo, insutype: k.insured?.insutype, fixmedins_code: k.provider.fixmedins_code, med_type: '11', begntime: at } }),
  '2501': (k, at) => ({ data: { psn_no: k.psnNo, insutype: k.insured?.insutype, tel: '13800000000', diag_code: 'C34.900', diag_name: '肺恶性肿瘤', dise_cond_dscr: '需上级医院手术', reflin_medins_no: 'H11010100001', reflin_medins_name: '北京某医院', mdtrtarea_admdvs: '110000',
    hosp_agre_refl_flag: '1', refl_type: '2', refl_date: today(at), refl_rea: '本院无法手术', refl_opnn: '同意', begndate: today(at) } }),
  '2502': cancelFiling, '2504': cancelFiling, '2506': cancelFiling,
  '2503': (k, at) => ({ data: { psn_no: k.psnNo, insutype: k.insured?.insutype, opsp_dise_code: k.disease.code, opsp_dise_name: k.disease.name, tel: '13800000000', ide_fixmedins_no: k.provider.fixmedins_code, ide_fixmedins_name: k.provider.fixmedins_name,
    hosp_ide_date: today(at), diag_dr_codg: 'D340100000001', diag_dr_name: '郑医生', begndate: today(at) } }),
  '2505': (k, at) => ({ data: { psn_no: k.psnNo, biz_appy_type: '01', begndate: today(at), fix_srt_no: '1', fixmedins_code: k.provider.fixmedins_code, fixmedins_name: k.provider.fixmedins_name } }),
  '5301': k => ({ data: { psn_no: k.psnNo } }), '5302': k => ({ data: { psn_no: k.psnNo, biz_appy_type: '01' } }), '5304': (k, at) => ({ data: { psn_no: k.psnNo, begntime: `${today(at)} 00:00:00`, endtime: '' } }),
  '3201': (k, at) => {
    const { cash_payamt: _cash, ...sums } = books(k)
    return { data: { insutype: k.insured?.insutype ?? '310', clr_type: k.settled?.info['clr_type'] ?? '41', setl_optins: officeOf(k), stmt_begndate: today(at), stmt_enddate: today(at), ...sums } }
  },
  '3202': (k, at) => {
    const { acct_pay: _account, ...sums } = books(k)
    return { data: { setl_optins: officeOf(k), file_qury_no: k.file?.id, stmt_begndate: today(at), stmt_enddate: today(at), ...sums, clr_type: k.settled?.info['clr_type'] ?? '41' } }
  },
  '3203': (k, at) => {
    const { fund_pay_sumamt: fund_appy_sum, fixmedins_setl_cnt: psntime, medfee_sumamt, ...sums } = books(k)
    return { data: { clr_type: k.settled?.info['clr_type'] ?? '41', clr_way: '1', setlym: today(at).slice(0, 7).replace('-', ''), psntime, medfee_sumamt, med_sumfee: medfee_sumamt, fund_appy_sum, ...sums, begndate: today(at), enddate: today(at) } }
  },
  '3204': () => ({ data: { clr_appy_evt_id: '0'.repeat(20) } }),
  '9101': k => ({ fsUploadIn: { in: [...k.upload ?? []], filename: 'statement.zip', fixmedins_code: k.provider.fixmedins_code } }),
  '9102': k => ({ fsDownloadIn: { file_qury_no: k.file?.id, filename: k.file?.name, fixmedins_code: k.provider.fixmedins_code } }),
  '1301': edition, '1302': edition, '1303': edition, '1305': edition, '1306': edition, '1312': page, '1318': () => ({ data: { page_num: 1, page_size: 10 } }), '1319': page,
  '3301': (k, at) => ({ data: { fixmedins_hilist_id: `SBX${k.mark}`, fixmedins_hilist_name: k.item?.name, list_type: k.item?.list, med_list_codg: k.item?.code, begndate: today(at) } }),
  '3302': k => ({ data: { fixmedins_code: k.provider.fixmedins_code, fixmedins_hilist_id: k.own, list_type: k.item?.list, med_list_codg: k.item?.code } }),
  '1201': k => ({ medinsinfo: { fixmedins_type: k.provider.fixmedins_code.startsWith('H') ? '1' : '2', fixmedins_code: k.provider.fixmedins_code } }),
  '1901': () => ({ data: { type: 'INSUTYPE' } }),
  '5201': k => ({ data: { psn_no: k.psnNo } }), '5202': k => ({ data: { psn_no: k.psnNo, mdtrt_id: k.visit } }), '5203': settled,
  '5204': k => ({ data: { psn_no: k.psnNo, mdtrt_id: k.visit } }), '5206': k => ({ data: { psn_no: k.psnNo } }),
}
