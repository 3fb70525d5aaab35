import { C, coded, DT, N, only, positive, YES_NO } from './fields.ts'

/** Inputs of the transactions, in the field's own names. (interface 1.6) */
export const inputs = {
  signIn: { opter_no: C(20, true), mac: C(20), ip: C(20, true) },
  signOut: { sign_no: C(30, true), opter_no: C(20, true) },
  person: { mdtrt_cert_type: coded(C(3, true), 'MDTRT_CERT_TYPE'), mdtrt_cert_no: C(50, true), card_sn: C(32), begntime: DT(), psn_cert_type: coded(C(6), 'PSN_CERT_TYPE'), certno: C(50), psn_name: C(50) },
  druginfo: {
    psn_no: C(30, true), mdtrt_cert_type: coded(C(3, true), 'MDTRT_CERT_TYPE'), mdtrt_cert_no: C(50), begntime: DT(true), medfee_sumamt: N(16, 2, true), invono: C(20), insutype: coded(C(6, true), 'INSUTYPE'), dise_codg: C(30), dise_name: C(500),
    acct_used_flag: only(C(1, true), ...YES_NO), med_type: only(C(6, true), ['41', '药店购药', 'a pharmacy purchase']), expContent: C(4000),
  },
  drugdetail: {
    feedetl_sn: C(30, true), rxno: C(40), rx_circ_flag: C(3), fee_ocur_time: DT(true), med_list_codg: C(50, true), medins_list_codg: C(150, true), det_item_fee_sumamt: positive(N(16, 2, true)), cnt: positive(N(16, 4, true)),
    pric: positive(N(16, 6, true)), sin_dos_dscr: C(200), used_frqu_dscr: C(200), prd_days: N(4, 2), medc_way_dscr: C(200), bilg_dr_codg: C(30), bilg_dr_name: C(50), tcmdrug_used_way: C(6),
  },
  cancel: { psn_no: C(30, true), setl_id: C(30, true), mdtrt_id: C(30, true), expContent: C(4000) },
  reversal: { psn_no: C(30, true), omsgid: C(30, true), oinfno: C(6, true) },
} as const

/** Addresses of single transactions where that style is used. Those marked `ours` are not published anywhere; what is not served yet says so. */
export const paths: Readonly<Record<string, { infno: string; ours?: true }>> = {
  ...under('/fsi/api/signInSignOutService', { signIn: '9001' }),
  '/fsi/api/signInSignOutService/signOut': { infno: '9002', ours: true },
  ...under('/fsi/api/fileupload', { upload: '9101', download: '9102' }),
  ...under('/fsi/api/fsiPsnInfoService', { queryPsnInfo: '1101' }),
  ...under('/fsi/api/hsecfc', { localQrCodeQuery: '1162' }),
  ...under('/fsi/api/fsiFixMedInsService', { queryFixMedIns: '1201' }),
  ...under('/fsi/api/catalogqueryservice', { queryDataDic: '1901' }),
  ...under('/fsi/api/fsiPsnPriorityInfoService', { queryPsnPriorityInfo: '2001' }),
  '/fsi/api/filingService/transfer': { infno: '2501', ours: true }, '/fsi/api/filingService/cancelTransfer': { infno: '2502', ours: true },
  '/fsi/api/filingService/chronic': { infno: '2503', ours: true }, '/fsi/api/filingService/cancelChronic': { infno: '2504', ours: true },
  '/fsi/api/filingService/designated': { infno: '2505', ours: true }, '/fsi/api/filingService/cancelDesignated': { infno: '2506', ours: true },
  '/fsi/api/filingService/queryChronic': { infno: '5301', ours: true }, '/fsi/api/filingService/queryDesignated': { infno: '5302', ours: true }, '/fsi/api/filingService/queryTransfer': { infno: '5304', ours: true },
  '/fsi/api/pharmacySettleService/preSettle': { infno: '2101', ours: true },
  '/fsi/api/pharmacySettleService/settle': { infno: '2102', ours: true },
  '/fsi/api/pharmacySettleService/cancelSettle': { infno: '2103', ours: true },
  ...under('/fsi/api/outpatientDocInfoService', { outpatientRregistration: '2201', outpatientRegistrationCancel: '2202', outpatientMdtrtinfoUp: '2203', outpatientMdtrtinfoUpA: '2203A',
    outpatientFeeListUp: '2204', outpatientFeeListUpCancel: '2205' }),
  ...under('/fsi/api/outpatientSettleService', { preSettletment: '2206', preSettletmentA: '2206A', saveSettletmentV2: '2207', saveSettletment: '2207A', cancleSettletment: '2208' }),
  ...under('/fsi/api/hospFeeDtlService', { feeDtlUp: '2301', feeDtlCl: '2302' }),
  ...under('/fsi/api/hospSettService', { preSett: '2303', settV2: '2304', settCl: '2305' }),
  ...under('/fsi/api/hospitalRegisterService', { hospitalRegisterSave: '2401', hospitalRegisterEdit: '2403', hospitalRegisterCancel: '2404' }),
  ...under('/fsi/api/dscgService', { dischargeProcess: '2402', dischargeUndo: '2405' }),
  ...under('/fsi/api/reverseService', { revsMethod: '2601' }),
  ...under('/fsi/api/ybSettlementStmtService', { stmtTotal: '3201', stmtDetail: '3202' }),
  '/fsi/api/ybSettlementStmtService/clearingApply': { infno: '3203', ours: true }, '/fsi/api/ybSettlementStmtService/cancelClearingApply': { infno: '3204', ours: true },
  ...under('/fsi/api/fsiIntegratedQueryService', { querySetlInfo: '5203', queryFeeList: '5204', queryFixmedinsPracPsnSum: '5206' }),
}

function under(service: string, methods: Record<string, string>) {
  return Object.fromEntries(Object.entries(methods).map(([method, infno]) => [`${service}/${method}`, { infno }]))
}
