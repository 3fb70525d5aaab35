import { cancelVisit, charge, discharge, drop, noDetail, recordVisit, register, undoDischarge, visitById } from '#care'
import { designated } from '#clinics'
import { dayOf } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import type { Done } from '#messages'
import { cancel, cutLines, preSettle, settle } from '#settlement'
import type { Infno } from '../../wire/national/definitions.ts'
import { cancelOutput, cutinfo, visitOutput } from './answer.ts'
import { at, billOf, diagnosisOf, linesOf, registrationDetail, stayDetail } from './read-care.ts'
import type { Asked, Outcome, Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
type Kind = 'outpatient' | 'inpatient'

/** Does one verb in a transaction of its own; `output` makes the answer from what it did. */
async function doing({ house }: Pick<Asked, 'house'>, act: (work: Work) => Promise<Done | Refusal>, output: (done: Done, work: Work) => unknown = () => ({})): Promise<Outcome> {
  const out = await inWork(house, by, async work => {
    const done = await act(work)
    return isRefused(done) ? done : { output: await output(done as Done, work), reference: (done as Done).reference, received: (done as Done).received }
  })
  return out as Outcome
}

/** 2201 门诊挂号 */
const registering: Transaction<'2201'> = async asked => {
  const { data } = asked.input
  return doing(asked, work => register(work, { ...asked.sender, psnNo: data.psn_no, region: asked.envelope.insuplc_admdvs, insutype: data.insutype, kind: 'outpatient', medType: null, begun: at(data.begntime), detail: registrationDetail(data) }),
    done => ({ data: { mdtrt_id: done.number, psn_no: data.psn_no, ipt_otp_no: data.ipt_otp_no } }))
}

/** 2202 门诊挂号撤销 */
const unregistering: Transaction<'2202'> = async asked => {
  const { data } = asked.input
  return doing(asked, work => cancelVisit(work, { ...asked.sender, visit: data.mdtrt_id, psnNo: data.psn_no, kind: 'outpatient', number: data.ipt_otp_no }))
}

/** 2203, 2203A 门诊就诊信息上传 */
const recording: Transaction<'2203' | '2203A'> = async asked => {
  const { mdtrtinfo: info, diseinfo } = asked.input
  return doing(asked, work => recordVisit(work, { ...asked.sender, visit: info.mdtrt_id, psnNo: info.psn_no, kind: 'outpatient', medType: info.med_type,
    detail: { complaint: info.main_cond_dscr, disease: info.dise_codg, diseaseName: info.dise_name }, diagnoses: diseinfo.map(diagnosisOf) }))
}

/** 2204 门诊费用明细上传, 2301 住院费用明细上传 */
const charging = (kind: Kind): Transaction<'2204' | '2301'> => async asked => {
  const read = linesOf(asked.input.feedetail)
  return doing(asked, work => charge(work, { ...asked.sender, visit: read.visit, psnNo: read.psnNo, kind, lines: read.lines }), async (done, work) => {
    const [visit, provider] = [await visitById(work, bucketOfNumber(done.number)!, done.number), await designated(work, asked.sender.code)]
    if (isRefused(provider)) throw new Error('a provider that charged is none')
    return { result: (await cutLines(work, provider, read.lines, kind === 'outpatient' ? dayOf(visit!.begun) : dayOf(done.received))).map(cutinfo) }
  })
}

/** 2205 门诊费用明细撤销: 0000 takes back all that is not settled. */
const uncharging: Transaction<'2205'> = async asked => {
  const { data } = asked.input
  return doing(asked, work => drop(work, { ...asked.sender, visit: data.mdtrt_id, psnNo: data.psn_no, kind: 'outpatient', batch: data.chrg_bchno === '0000' ? null : data.chrg_bchno, sn: null }))
}
/** 2302 住院费用明细撤销 */
const unchargingStay: Transaction<'2302'> = async asked => {
  const { data } = asked.input
  return doing(asked, work => drop(work, { ...asked.sender, visit: data.mdtrt_id, psnNo: data.psn_no, kind: 'inpatient', batch: null, sn: data.feedetl_sn === '0000' ? null : data.feedetl_sn }))
}

/** 2206, 2303 预结算; 2207, 2304 结算 */
const settling = (kind: Kind, post: typeof settle): Transaction<'2206' | '2206A' | '2207' | '2207A' | '2303' | '2304' | '2304A'> => async ({ house, envelope, sender, input: { data } }) => {
  const settled = await post(house, { ...sender, purchase: billOf(data, envelope, kind) })
  return isRefused(settled) ? settled : { output: visitOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2208 门诊结算撤销, 2305 住院结算撤销 */
const unsettling: Transaction<'2208' | '2305'> = async ({ house, sender, input: { data } }) => {
  const settled = await cancel(house, { ...sender, psnNo: data.psn_no, setlId: data.setl_id, visit: data.mdtrt_id })
  return isRefused(settled) ? settled : { output: cancelOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2401 入院办理 */
const admitting: Transaction<'2401'> = async asked => {
  const { mdtrtinfo: info, diseinfo } = asked.input
  return doing(asked, work => register(work, { ...asked.sender, psnNo: info.psn_no, region: asked.envelope.insuplc_admdvs, insutype: info.insutype, kind: 'inpatient', medType: info.med_type, begun: at(info.begntime),
    detail: { ...noDetail, ...stayDetail(info), number: info.ipt_no, diagnoses: diseinfo.map(diagnosisOf) } }), done => ({ result: { mdtrt_id: done.number } }))
}

/** 2402 出院办理 */
const discharging: Transaction<'2402'> = async asked => {
  const { dscginfo: info, diseinfo } = asked.input
  return doing(asked, work => discharge(work, { ...asked.sender, visit: info.mdtrt_id, psnNo: info.psn_no, ended: at(info.endtime), way: info.dscg_way, dept: info.dscg_dept_name, bed: info.dscg_bed,
    diagnoses: diseinfo.map(diagnosisOf) }))
}

/** 2403 入院信息变更 */
const changing: Transaction<'2403'> = async asked => {
  const { adminfo: info, diseinfo } = asked.input
  return doing(asked, work => recordVisit(work, { ...asked.sender, visit: info.mdtrt_id, psnNo: info.psn_no, kind: 'inpatient', medType: info.med_type, detail: stayDetail(info),
    diagnoses: diseinfo.map(diagnosisOf) }))
}

/** 2404 入院撤销, 2405 出院撤销 */
const undoing = (what: 'admission' | 'discharge'): Transaction<'2404' | '2405'> => async asked => {
  const { data } = asked.input
  const named = { ...asked.sender, visit: data.mdtrt_id, psnNo: data.psn_no }
  return doing(asked, work => what === 'admission' ? cancelVisit(work, { ...named, kind: 'inpatient' }) : undoDischarge(work, named))
}

/** Visits and stays: 22xx, 23xx, 24xx. (MED-02) */
export const careTransactions: Transactions<Extract<Infno, `22${string}` | `23${string}` | `24${string}`>> = {
  '2201': registering, '2202': unregistering, '2203': recording, '2203A': recording, '2204': charging('outpatient'), '2205': uncharging,
  '2206': settling('outpatient', preSettle), '2206A': settling('outpatient', preSettle), '2207': settling('outpatient', settle), '2207A': settling('outpatient', settle), '2208': unsettling,
  '2301': charging('inpatient'), '2302': unchargingStay, '2303': settling('inpatient', preSettle), '2304': settling('inpatient', settle), '2304A': settling('inpatient', settle), '2305': unsettling,
  '2401': admitting, '2402': discharging, '2403': changing, '2404': undoing('admission'), '2405': undoing('discharge'),
}
