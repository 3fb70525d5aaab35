import { cancelByNumber, checkBenefits, emptyDetails, fileFor, filedFor, type Business, type Filed, type FilingDetails, type FilingKind, type FilingWanted } from '#filings'
import { addDays } from '#kit/day'
import { publicNumber } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { asking, onceOf } from './of-person.ts'
import type { Asked, Outcome, Transaction, Transactions } from './transactions.ts'

type Said = Pick<FilingWanted, 'sort' | 'area' | 'business' | 'place' | 'chosen'> & { insutype: string | null; details: Partial<FilingDetails> }
/** Files what a message says, once; answered with the filing's number. Over the interface no scans come. */
async function filing({ house, sender, envelope: { insuplc_admdvs: region } }: Pick<Asked, 'house' | 'sender' | 'envelope'>, sent: { psn_no: string; begndate: string; enddate: string; tel: string; addr: string; memo: string }, said: Said): Promise<Outcome> {
  const done = await onceOf(house, sender, { psnNo: sent.psn_no, number: (bucket, { random }) => publicNumber(bucket, random, 20) }, (work, { provider, person, number }) => fileFor(work, {
    person: { bucket: person.bucket, id: person.id }, provider, request: sender.msgid, number, region, from: sent.begndate, until: sent.enddate || null, papers: null, renews: null, ...said,
    details: { ...emptyDetails, phone: sent.tel, address: sent.addr, memo: sent.memo, ...said.details },
  }))
  return isRefused(done) ? done : { output: { result: { trt_dcla_detl_sn: done.number } }, reference: done.reference, received: done.received }
}

/** 2501 转诊备案 */
const transferring: Transaction<'2501'> = async asked => {
  const { data: of } = asked.input
  return filing(asked, of, { insutype: of.insutype, sort: 'transferred', area: of.mdtrtarea_admdvs, business: null, place: null, chosen: [], details: {
    diagnosis: of.diag_code, diagnosisName: of.diag_name, condition: of.dise_cond_dscr, hospital: of.reflin_medins_no, hospitalName: of.reflin_medins_name, agreed: of.hosp_agre_refl_flag, referral: of.refl_type, referredOn: of.refl_date, reason: of.refl_rea, opinion: of.refl_opnn } })
}

/** 2503 门诊慢特病备案 */
const registering: Transaction<'2503'> = async asked => {
  const { data: of } = asked.input
  return filing(asked, of, { insutype: of.insutype, sort: 'chronic', area: null, business: null, place: null, chosen: [of.ide_fixmedins_no], details: {
    disease: of.opsp_dise_code, diagnosisName: of.opsp_dise_name, hospital: of.ide_fixmedins_no, hospitalName: of.ide_fixmedins_name, seenOn: of.hosp_ide_date, doctorCode: of.diag_dr_codg, doctor: of.diag_dr_name } })
}

/** 2505 定点备案 */
const designating: Transaction<'2505'> = async asked => {
  const { data: of } = asked.input
  return filing(asked, of, { insutype: null, sort: 'designated', area: null, business: of.biz_appy_type as Business, place: Number(of.fix_srt_no), chosen: [of.fixmedins_code], details: { hospital: of.fixmedins_code, hospitalName: of.fixmedins_name } })
}

/** 2502, 2504, 2506 备案撤销: output empty [C] */
const taking = (kind: FilingKind): Transaction<'2502' | '2504' | '2506'> => async asked => {
  const { data: of } = asked.input
  const done = await onceOf(asked.house, asked.sender, { psnNo: of.psn_no, number: () => of.trt_dcla_detl_sn }, (work, { provider, person }) => cancelByNumber(work, { person, provider, number: of.trt_dcla_detl_sn, kind }))
  return isRefused(done) ? done : { output: {}, reference: done.reference, received: done.received }
}

/** 2001 待遇检查. trt_chk_type: 1 the pooling fund, 2 the personal account [C]. */
const checking: Transaction<'2001'> = async asked => {
  const { input: { data: of }, envelope: { insuplc_admdvs: region } } = asked
  const done = await asking(asked.house, asked.sender, of.psn_no, (work, { provider, person }) => checkBenefits(work, { person, provider, code: of.fixmedins_code, region, insutype: of.insutype, medType: of.med_type, day: of.begntime.slice(0, 10), disease: of.dise_codg || null }))
  return isRefused(done) ? done : { output: { trtinfo: done.map(each => ({ psn_no: of.psn_no, trt_chk_type: each.check === 'pool' ? '1' : '2', fund_pay_type: each.fund, trt_enjymnt_flag: each.enjoyed ? '1' : '0', begndate: each.from, enddate: each.until, trt_chk_rslt: each.says })) } }
}

type Between = { kind: FilingKind; psnNo: string; from?: string; until?: string }
const filed = ({ house, sender }: Pick<Asked, 'house' | 'sender'>, { kind, psnNo, from = '', until = '' }: Between) => asking(house, sender, psnNo, (work, of) => filedFor(work, { ...of, kind, region: null, from: from.slice(0, 10) || null, until: until.slice(0, 10) || null }))
/** The last day it is good for: none, or the day before it was ended. */
const last = ({ endedOn, until }: Filed) => endedOn ? addDays(endedOn, -1) : until

/** 5301 慢特病备案查询: [C] */
const chronicOnes: Transaction<'5301'> = async asked => {
  const { data: of } = asked.input
  const rows = await filed(asked, { kind: 'chronic', psnNo: of.psn_no })
  return isRefused(rows) ? rows : { output: { feedetail: rows.map(row => ({ trt_dcla_detl_sn: row.number, opsp_dise_code: row.disease!.code, opsp_dise_name: row.disease!.zh, begndate: row.from, enddate: last(row) })) } }
}

/** 5302 定点信息查询: [C] */
const designatedOnes: Transaction<'5302'> = async asked => {
  const { data: of } = asked.input
  const rows = await filed(asked, { kind: 'designated', psnNo: of.psn_no })
  return isRefused(rows) ? rows : { output: { psnfixmedin: rows.filter(row => row.business === of.biz_appy_type).map(row => ({ psn_no: of.psn_no, insutype: row.insutype, fix_srt_no: String(row.place), fixmedins_code: row.providers[0]?.code ?? null, fixmedins_name: row.providers[0]?.name ?? null,
    begndate: row.from, enddate: last(row), trt_dcla_detl_sn: row.number, memo: null })) } }
}

/** 5304 转院信息查询: where to and until when, not the diagnosis. [C] */
const transferredOnes: Transaction<'5304'> = async asked => {
  const { data: of } = asked.input
  const rows = await filed(asked, { kind: 'remote', psnNo: of.psn_no, from: of.begntime, until: of.endtime })
  return isRefused(rows) ? rows : { output: { refmedin: rows.map(row => ({ trt_dcla_detl_sn: row.number, psn_no: of.psn_no, insutype: row.insutype, mdtrtarea_admdvs: row.area, begndate: row.from, enddate: last(row), refl_fil_type: row.sort })) } }
}

/** Filings, and what is asked about them. */
export const filingTransactions: Transactions<'2001' | '2501' | '2502' | '2503' | '2504' | '2505' | '2506' | '5301' | '5302' | '5304'> = {
  '2001': checking, '2501': transferring, '2502': taking('remote'), '2503': registering, '2504': taking('chronic'), '2505': designating, '2506': taking('designated'), '5301': chronicOnes, '5302': designatedOnes, '5304': transferredOnes,
}
