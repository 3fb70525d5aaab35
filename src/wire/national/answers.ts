import { AREA, C, coded, D, DT, formed, N, only, YES_NO, type Table } from './fields.ts'

const money = N(16, 2, true)
const ids = { psn_no: C(30, true), mdtrt_id: C(30, true) } as const
const split = { medfee_sumamt: money, fulamt_ownpay_amt: money, overlmt_selfpay: money, preselfpay_amt: money, inscp_scp_amt: money, act_pay_dedc: money } as const
const funds = { hifp_pay: money, pool_prop_selfpay: N(5, 4, true), cvlserv_pay: money, hifes_pay: money, hifmi_pay: money, hifob_pay: money, maf_pay: money, oth_pay: money, fund_pay_sumamt: money } as const
const tried = {
  mdtrt_id: C(30), psn_no: C(30, true), psn_name: C(50, true), psn_cert_type: coded(C(6, true), 'PSN_CERT_TYPE'), certno: C(50, true), gend: coded(C(6, true), 'GEND'), naty: C(3), brdy: D(true), age: N(4, 1, true),
  insutype: coded(C(6, true), 'INSUTYPE'), psn_type: coded(C(6, true), 'PSN_TYPE'), cvlserv_flag: only(C(3, true), ...YES_NO), mdtrt_cert_type: coded(C(3, true), 'MDTRT_CERT_TYPE'), med_type: coded(C(6, true), 'MED_TYPE'), setl_time: DT(true),
  ...split, ...funds, psn_part_amt: money, acct_pay: money, psn_cash_pay: money, acct_mulaid_pay: money, hosp_part_amt: money, balc: money,
  medins_setl_id: C(30, true), clr_optins: formed(C(6, true), AREA), clr_way: coded(C(6, true), 'CLR_WAY'), clr_type: coded(C(6, true), 'CLR_TYPE'),
} as const

/** Rows of answers, in the field's own names. (interface 1.6) */
export const answers = {
  signed: { sign_time: DT(true), sign_no: C(30, true) },
  baseinfo: { psn_no: C(30, true), psn_cert_type: coded(C(6, true), 'PSN_CERT_TYPE'), certno: C(50, true), psn_name: C(50, true), gend: coded(C(6, true), 'GEND'), naty: C(3), brdy: D(true), age: N(4, 1, true), exp_content: C(4000) },
  insuinfo: {
    balc: money, insutype: coded(C(6, true), 'INSUTYPE'), psn_type: coded(C(6, true), 'PSN_TYPE'), psn_insu_stas: coded(C(6, true), 'PSN_INSU_STAS'), psn_insu_date: D(true), paus_insu_date: D(), cvlserv_flag: only(C(3, true), ...YES_NO),
    insuplc_admdvs: formed(C(6, true), AREA), emp_name: C(200),
  },
  idetinfo: { psn_idet_type: C(3, true), psn_type_lv: C(3), memo: C(500), begntime: DT(), endtime: DT() },
  /** A split that was tried: no setl_id. */
  tried,
  settled: { ...tried, ...ids, setl_id: C(30, true) },
  asked: { ...tried, ...ids, setl_id: C(30, true), begndate: D(true), enddate: D(true), invono: C(20), refd_setl_flag: coded(C(3, true), 'REFD_SETL_FLAG'), opter: C(30, true) },
  /** Given back, under the old names psn_pay and cash_payamt; every amount negative. */
  givenBack: {
    mdtrt_id: C(30, true), setl_id: C(30, true), clr_optins: formed(C(6, true), AREA), setl_time: DT(true), ...split, ...funds, psn_pay: money, acct_pay: money, cash_payamt: money, balc: money, acct_mulaid_pay: money,
    medins_setl_id: C(30, true),
  },
  setldetail: { fund_pay_type: coded(C(6, true), 'FUND_PAY_TYPE'), inscp_scp_amt: money, crt_payb_lmt_amt: N(16, 2), fund_payamt: money, fund_pay_type_name: C(200, true), setl_proc_info: C(4000) },
  line: {
    feedetl_sn: C(30, true), det_item_fee_sumamt: money, cnt: N(16, 4, true), pric: N(16, 6, true), pric_uplmt_amt: N(16, 6, true), selfpay_prop: N(5, 4, true), fulamt_ownpay_amt: money, overlmt_amt: money, preselfpay_amt: money,
    inscp_scp_amt: money, chrgitm_lv: coded(C(3, true), 'CHRGITM_LV'), med_chrgitm_type: coded(C(6, true), 'MED_CHRGITM_TYPE'), bas_medn_flag: only(C(3, true), ...YES_NO), hi_nego_drug_flag: only(C(3, true), ...YES_NO),
    chld_medc_flag: only(C(3, true), ...YES_NO), list_sp_item_flag: only(C(3, true), ...YES_NO), lmt_used_flag: only(C(3, true), ...YES_NO), drt_reim_flag: only(C(3, true), ...YES_NO), memo: C(500),
  },
  file: { file_qury_no: C(30, true), filename: C(200, true), dld_endtime: DT(true) },
} as const satisfies Record<string, Table>
