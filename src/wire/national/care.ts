import { C, coded, D, DT, N, only, positive, YES_NO } from './fields.ts'

/** What identifies a person at registration: an ID card or electronic certificate is refused by name. */
const certificate = only(C(3, true), ['01', '医保电子凭证', 'electronic certificate'], ['02', '居民身份证', 'ID card'], ['03', '社会保障卡', 'social security card'])
const diagnosis = {
  diag_type: C(3, true), diag_srt_no: N(2, 0, true), diag_code: C(20, true), diag_name: C(100, true), diag_dept: C(50, true), dise_dor_no: C(30, true), dise_dor_name: C(50, true), diag_time: DT(true),
} as const
const fee = {
  feedetl_sn: C(30, true), mdtrt_id: C(30, true), psn_no: C(30, true), dise_codg: C(30), rxno: C(40), rx_circ_flag: C(3), fee_ocur_time: DT(true), med_list_codg: C(50, true),
  medins_list_codg: C(150, true), det_item_fee_sumamt: N(16, 2, true), cnt: N(16, 4, true), pric: positive(N(16, 6, true)), sin_dos_dscr: C(200), used_frqu_dscr: C(200), prd_days: N(4, 2), medc_way_dscr: C(200),
  bilg_dept_codg: C(30, true), bilg_dept_name: C(100, true), bilg_dr_codg: C(30, true), bilg_dr_name: C(50, true), acord_dept_codg: C(30), acord_dept_name: C(100), orders_dr_code: C(30), orders_dr_name: C(50),
  hosp_appr_flag: only(C(3, true), ['0', '无须审批', 'no approval needed'], ['1', '审批通过', 'approved: insured'], ['2', '审批不通过', 'not approved: the holder’s own']), tcmdrug_used_way: C(6), etip_flag: C(3), etip_hosp_code: C(30), dscg_tkdrug_flag: C(3), matn_fee_flag: C(3), exp_content: C(4000),
} as const
const settling = { psn_no: C(30, true), mdtrt_cert_type: coded(C(3, true), 'MDTRT_CERT_TYPE'), mdtrt_cert_no: C(50), medfee_sumamt: N(16, 2, true), psn_setlway: only(C(6, true), ['01', '只按项目结算', 'settled by item']), mdtrt_id: C(30, true), acct_used_flag: only(C(1, true), ...YES_NO), insutype: coded(C(6, true), 'INSUTYPE'), invono: C(20), exp_content: C(4000) } as const
const said = { fulamt_ownpay_amt: N(16, 2), overlmt_selfpay: N(16, 2), preselfpay_amt: N(16, 2), inscp_scp_amt: N(16, 2) } as const
const stayInfo = {
  coner_name: C(50), tel: C(50), medrcdno: C(30), chfpdr_name: C(50), adm_dept_codg: C(30), adm_dept_name: C(100), adm_bed: C(30), main_cond_dscr: C(1000), dise_codg: C(30), dise_name: C(500), oprn_oprt_code: C(30),
  oprn_oprt_name: C(500), fpsc_no: C(50), matn_type: C(6), birctrl_type: C(6), latechb_flag: C(3), geso_val: N(2, 0), fetts: N(3, 0), fetus_cnt: N(3, 0), pret_flag: C(3), birctrl_matn_date: D(), dise_type_code: C(30),
} as const

/** Inputs of visits and stays, in the field's own names. (interface 1.6) */
export const careInputs = {
  registration: { psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), begntime: DT(true), mdtrt_cert_type: certificate, mdtrt_cert_no: C(50), ipt_otp_no: C(30, true), atddr_no: C(30, true), dr_name: C(50, true), dept_code: C(30, true),
    dept_name: C(100, true), caty: C(6, true), exp_content: C(4000) },
  registrationCancel: { psn_no: C(30, true), mdtrt_id: C(30, true), ipt_otp_no: C(30, true) },
  visit: { mdtrt_id: C(30, true), psn_no: C(30, true), med_type: coded(C(6, true), 'MED_TYPE'), begntime: DT(true), main_cond_dscr: C(1000), dise_codg: C(30), dise_name: C(500), birctrl_type: C(6), birctrl_matn_date: D(), matn_type: C(6), geso_val: N(2, 0) },
  visitDiagnosis: { ...diagnosis, vali_flag: C(3, true) },
  outpatientFee: { ...fee, det_item_fee_sumamt: positive(N(16, 2, true)), cnt: positive(N(16, 4, true)), chrg_bchno: C(30, true) },
  outpatientFeeCancel: { mdtrt_id: C(30, true), chrg_bchno: C(30, true), psn_no: C(30, true) },
  outpatientPreSettle: { ...settling, med_type: coded(C(6, true), 'MED_TYPE'), chrg_bchno: C(30, true) },
  outpatientSettle: { ...settling, ...said, med_type: coded(C(6, true), 'MED_TYPE'), chrg_bchno: C(30, true) },
  settlementCancel: { setl_id: C(30, true), mdtrt_id: C(30, true), psn_no: C(30, true), exp_content: C(4000) },
  stayFee: { ...fee, chrg_bchno: C(30), init_feedetl_sn: C(30), drord_no: C(30), med_type: coded(C(6), 'MED_TYPE'), memo: C(500) },
  stayFeeCancel: { feedetl_sn: C(30, true), mdtrt_id: C(30, true), psn_no: C(30, true) },
  staySettle: { ...settling, ...said, mid_setl_flag: only(C(3, true), ...YES_NO), dscgTime: D() },
  admission: { psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), begntime: DT(true), mdtrt_cert_type: coded(C(3, true), 'MDTRT_CERT_TYPE'), mdtrt_cert_no: C(50), med_type: coded(C(6, true), 'MED_TYPE'), ipt_no: C(30, true), atddr_no: C(30, true), ...stayInfo,
    chfpdr_name: C(50, true), adm_diag_dscr: C(200, true), adm_dept_codg: C(30, true), adm_dept_name: C(100, true), adm_bed: C(30, true), dscg_maindiag_code: C(20, true), dscg_maindiag_name: C(300, true) },
  admissionDiagnosis: { psn_no: C(30, true), maindiag_flag: C(3, true), adm_cond: C(6), ...diagnosis },
  admissionChange: { mdtrt_id: C(30, true), psn_no: C(30, true), begntime: DT(), med_type: coded(C(6), 'MED_TYPE'), ipt_no: C(30), atddr_no: C(30), adm_diag_dscr: C(200), dscg_maindiag_code: C(20), dscg_maindiag_name: C(300), ...stayInfo },
  discharge: { mdtrt_id: C(30, true), psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), endtime: DT(true), dise_codg: C(30), dise_name: C(500), oprn_oprt_code: C(30), oprn_oprt_name: C(500), fpsc_no: C(50), matn_type: C(6), cop_flag: C(3),
    dscg_dept_codg: C(30, true), dscg_dept_name: C(100, true), dscg_bed: C(30), dscg_way: C(3, true), die_date: D() },
  dischargeDiagnosis: { mdtrt_id: C(30), psn_no: C(30), maindiag_flag: C(3, true), ...diagnosis },
  stayUndo: { mdtrt_id: C(30, true), psn_no: C(30, true) },
} as const
