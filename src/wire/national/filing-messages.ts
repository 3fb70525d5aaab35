import { AREA, C, coded, D, DT, formed, only } from './fields.ts'

const business = [['01', '普通门诊', 'out-patient care'], ['03', '门诊慢特病', 'chronic disease']] as const

/**
 * Inputs of the filings and of what is asked about them. The interface text at hand names the transactions only; fields and lengths are as commonly
 * known of them [C], read from the node `data`, and of 2501 also from `refmedin` [C].
 */
export const filingInputs = {
  /** 2501 转诊备案. `refl_type` is kept as sent; `mdtrtarea_admdvs` is where the care is. */
  transfer: {
    psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), tel: C(50), addr: C(200), insu_optins: C(6), diag_code: C(20, true), diag_name: C(100, true), dise_cond_dscr: C(2000), reflin_medins_no: C(30, true), reflin_medins_name: C(200, true),
    mdtrtarea_admdvs: formed(C(6, true), AREA), hosp_agre_refl_flag: C(3), refl_type: C(3), refl_date: D(true), refl_rea: C(500), refl_opnn: C(1000), begndate: D(true), enddate: D(), memo: C(500),
  },
  /** 2503 门诊慢特病备案. `ide_fixmedins_no` certified the disease and is the provider chosen. */
  chronic: {
    psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), opsp_dise_code: C(30, true), opsp_dise_name: C(300), tel: C(50), addr: C(200), insu_optins: C(6), ide_fixmedins_no: C(12, true), ide_fixmedins_name: C(200), hosp_ide_date: D(true),
    diag_dr_codg: C(30, true), diag_dr_name: C(50, true), begndate: D(true), enddate: D(), memo: C(500),
  },
  /** 2505 定点备案. `biz_appy_type`: 01 out-patient care, 03 chronic disease [C]. */
  designated: {
    psn_no: C(30, true), tel: C(50), addr: C(200), biz_appy_type: only(C(6, true), ...business), begndate: D(true), enddate: D(), fix_srt_no: formed(C(3, true), { is: /^[1-9]\d?$/, zh: '应该是 1 到 99 的序号', en: 'must be a place from 1 to 99' }), fixmedins_code: C(12, true), fixmedins_name: C(200), memo: C(500),
  },
  /** 2502, 2504, 2506: what is cancelled, by the number it was given. */
  cancel: { trt_dcla_detl_sn: C(30, true), psn_no: C(30, true), memo: C(500) },
  /** 2001 待遇检查. */
  benefits: {
    psn_no: C(30, true), insutype: coded(C(6, true), 'INSUTYPE'), fixmedins_code: C(12, true), med_type: coded(C(6, true), 'MED_TYPE'), begntime: DT(true), endtime: DT(), dise_codg: C(30), dise_name: C(500), oprn_oprt_code: C(30), oprn_oprt_name: C(500), matn_type: C(6), birctrl_type: C(6),
  },
  /** 5301 慢特病备案, 5302 定点信息, 5304 转院信息. */
  filed: { psn_no: C(30, true) },
  filedFor: { psn_no: C(30, true), biz_appy_type: { ...C(6, true), values: business } },
  filedBetween: { psn_no: C(30, true), begntime: DT(true), endtime: DT() },
} as const
