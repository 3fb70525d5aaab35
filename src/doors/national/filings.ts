import { cancelByNumber, checkBenefits, emptyDetails, fileFor, filedFor, type Business, type Filed, type FilingDetails, type FilingKind, type FilingWanted } from '#filings'
import { addDays } from '#kit/day'
import { publicNumber } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { filingInputs } from '../../wire/national/filing-messages.ts'
import { isFaults, readNode, type Fault, type Read, type Table } from '../../wire/national/fields.ts'
import type { Json } from '../../wire/national/json.ts'
import { asking, onceOf } from './of-person.ts'
import type { Asked, Outcome, Transaction } from './transactions.ts'

const fault = (field: string, zh: string, en: string): Fault => ({ field, zh, en })
/** The node `data`, or `other` where some clients send that, and the insured region that goes with a psn_no. */
function read<const T extends Table>({ envelope }: Asked, table: T, other = 'data'): { of: Read<T>; region: string } | Fault[] {
  const name = envelope.input['data'] === undefined && envelope.input[other] !== undefined ? other : 'data'
  const of = readNode(name, envelope.input[name] as Json | undefined, table)
  if (isFaults(of)) return of
  return envelope.insuplc_admdvs ? { of: of as Read<T>, region: envelope.insuplc_admdvs } : [fault('insuplc_admdvs', '带 psn_no 时必填参保地，用 1101 返回的', 'is missing; with psn_no it is needed, as 1101 gives it')]
}

type Said = Pick<FilingWanted, 'sort' | 'area' | 'business' | 'place' | 'chosen'> & { insutype: string | null; details: Partial<FilingDetails> }
/** Files what a message says, once; answered with the filing's number. Over the interface no scans come. */
async function filing({ house, sender }: Asked, region: string, sent: { psn_no: string; begndate: string; enddate: string; tel: string; addr: string; memo: string }, said: Said): Promise<Outcome> {
  const done = await onceOf(house, sender, { psnNo: sent.psn_no, number: (bucket, { random }) => publicNumber(bucket, random, 20) }, (work, { provider, person, number }) => fileFor(work, {
    person: { bucket: person.bucket, id: person.id }, provider, request: sender.msgid, number, region, from: sent.begndate, until: sent.enddate || null, papers: null, renews: null, ...said,
    details: { ...emptyDetails, phone: sent.tel, address: sent.addr, memo: sent.memo, ...said.details },
  }))
  return isRefused(done) ? done : { output: { result: { trt_dcla_detl_sn: done.number } }, reference: done.reference, received: done.received }
}

/** 2501 转诊备案 */
const transferring: Transaction = async asked => {
  const sent = read(asked, filingInputs.transfer, 'refmedin')
  if (Array.isArray(sent)) return sent
  const { of, region } = sent
  if (!/^\d{6}$/.test(of.mdtrtarea_admdvs)) return [fault('data.mdtrtarea_admdvs', '应该是 6 位代码', 'must be 6 digits')]
  return filing(asked, region, of, { insutype: of.insutype, sort: 'transferred', area: of.mdtrtarea_admdvs, business: null, place: null, chosen: [], details: {
    diagnosis: of.diag_code, diagnosisName: of.diag_name, condition: of.dise_cond_dscr, hospital: of.reflin_medins_no, hospitalName: of.reflin_medins_name, agreed: of.hosp_agre_refl_flag, referral: of.refl_type, referredOn: of.refl_date, reason: of.refl_rea, opinion: of.refl_opnn } })
}

/** 2503 门诊慢特病备案 */
const registering: Transaction = async asked => {
  const sent = read(asked, filingInputs.chronic)
  if (Array.isArray(sent)) return sent
  const { of, region } = sent
  return filing(asked, region, of, { insutype: of.insutype, sort: 'chronic', area: null, business: null, place: null, chosen: [of.ide_fixmedins_no], details: {
    disease: of.opsp_dise_code, diagnosisName: of.opsp_dise_name, hospital: of.ide_fixmedins_no, hospitalName: of.ide_fixmedins_name, seenOn: of.hosp_ide_date, doctorCode: of.diag_dr_codg, doctor: of.diag_dr_name } })
}

/** 2505 定点备案 */
const designating: Transaction = async asked => {
  const sent = read(asked, filingInputs.designated)
  if (Array.isArray(sent)) return sent
  const { of, region } = sent
  if (!['01', '03'].includes(of.biz_appy_type)) return [fault('data.biz_appy_type', '只能是 01 普通门诊或 03 门诊慢特病', 'must be 01 or 03')]
  if (!/^[1-9]\d?$/.test(of.fix_srt_no)) return [fault('data.fix_srt_no', '应该是 1 到 99 的序号', 'must be a place from 1 to 99')]
  return filing(asked, region, of, { insutype: null, sort: 'designated', area: null, business: of.biz_appy_type as Business, place: Number(of.fix_srt_no), chosen: [of.fixmedins_code], details: { hospital: of.fixmedins_code, hospitalName: of.fixmedins_name } })
}

/** 2502, 2504, 2506 备案撤销: output empty [C] */
const taking = (kind: FilingKind): Transaction => async asked => {
  const of = readNode('data', asked.envelope.input['data'], filingInputs.cancel)
  if (isFaults(of)) return of
  const done = await onceOf(asked.house, asked.sender, { psnNo: of.psn_no, number: () => of.trt_dcla_detl_sn }, (work, { provider, person }) => cancelByNumber(work, { person, provider, number: of.trt_dcla_detl_sn, kind }))
  return isRefused(done) ? done : { output: {}, reference: done.reference, received: done.received }
}

/** 2001 待遇检查. trt_chk_type: 1 the pooling fund, 2 the personal account [C]. */
const checking: Transaction = async asked => {
  const sent = read(asked, filingInputs.benefits)
  if (Array.isArray(sent)) return sent
  const { of, region } = sent
  const done = await asking(asked.house, asked.sender, of.psn_no, (work, { provider, person }) => checkBenefits(work, { person, provider, code: of.fixmedins_code, region, insutype: of.insutype, medType: of.med_type, day: of.begntime.slice(0, 10), disease: of.dise_codg || null }))
  return isRefused(done) ? done : { output: { trtinfo: done.map(each => ({ psn_no: of.psn_no, trt_chk_type: each.check === 'pool' ? '1' : '2', fund_pay_type: each.fund, trt_enjymnt_flag: each.enjoyed ? '1' : '0', begndate: each.from, enddate: each.until, trt_chk_rslt: each.says })) } }
}

type Between = { kind: FilingKind; psnNo: string; from?: string; until?: string }
const filed = ({ house, sender }: Asked, { kind, psnNo, from = '', until = '' }: Between) => asking(house, sender, psnNo, (work, of) => filedFor(work, { ...of, kind, region: null, from: from.slice(0, 10) || null, until: until.slice(0, 10) || null }))
/** The last day it is good for: none, or the day before it was ended. */
const last = ({ endedOn, until }: Filed) => endedOn ? addDays(endedOn, -1) : until

/** 5301 慢特病备案查询: [C] */
const chronicOnes: Transaction = async asked => {
  const of = readNode('data', asked.envelope.input['data'], filingInputs.filed)
  if (isFaults(of)) return of
  const rows = await filed(asked, { kind: 'chronic', psnNo: of.psn_no })
  return isRefused(rows) ? rows : { output: { feedetail: rows.map(row => ({ trt_dcla_detl_sn: row.number, opsp_dise_code: row.disease!.code, opsp_dise_name: row.disease!.zh, begndate: row.from, enddate: last(row) })) } }
}

/** 5302 定点信息查询: [C] */
const designatedOnes: Transaction = async asked => {
  const of = readNode('data', asked.envelope.input['data'], filingInputs.filedFor)
  if (isFaults(of)) return of
  const rows = await filed(asked, { kind: 'designated', psnNo: of.psn_no })
  return isRefused(rows) ? rows : { output: { psnfixmedin: rows.filter(row => row.business === of.biz_appy_type).map(row => ({ psn_no: of.psn_no, insutype: row.insutype, fix_srt_no: String(row.place), fixmedins_code: row.providers[0]?.code ?? null, fixmedins_name: row.providers[0]?.name ?? null,
    begndate: row.from, enddate: last(row), trt_dcla_detl_sn: row.number, memo: null })) } }
}

/** 5304 转院信息查询: where to and until when, not the diagnosis. [C] */
const transferredOnes: Transaction = async asked => {
  const of = readNode('data', asked.envelope.input['data'], filingInputs.filedBetween)
  if (isFaults(of)) return of
  const rows = await filed(asked, { kind: 'remote', psnNo: of.psn_no, from: of.begntime, until: of.endtime })
  return isRefused(rows) ? rows : { output: { refmedin: rows.map(row => ({ trt_dcla_detl_sn: row.number, psn_no: of.psn_no, insutype: row.insutype, mdtrtarea_admdvs: row.area, begndate: row.from, enddate: last(row), refl_fil_type: row.sort })) } }
}

/** Filings, and what is asked about them. */
export const filingTransactions: Readonly<Record<string, Transaction>> = {
  '2001': checking, '2501': transferring, '2502': taking('remote'), '2503': registering, '2504': taking('chronic'), '2505': designating, '2506': taking('designated'), '5301': chronicOnes, '5302': designatedOnes, '5304': transferredOnes,
}
