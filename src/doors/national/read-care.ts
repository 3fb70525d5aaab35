import { instantOf } from '#kit/day'
import { noDetail, type ChargedLine, type Diagnosis } from '#care'
import type { Purchase } from '#settlement'
import type { Envelope } from '../../wire/national/envelope.ts'
import { isFaults, readList, readNode, scaled, type Fault, type Read, type Table } from '../../wire/national/fields.ts'
import { careInputs } from '../../wire/national/care.ts'

const MOST_LINES = 500
const MOST_DIAGNOSES = 30
export const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]

/** A node that may stand under its own name or under `data`. */
export const node = <const T extends Table>(envelope: Envelope, name: string, table: T) => readNode(name in envelope.input ? name : 'data', envelope.input[name] ?? envelope.input['data'], table)

type DiagnosisRow = Read<typeof careInputs.visitDiagnosis> | Read<typeof careInputs.admissionDiagnosis>
const diagnosisOf = (row: DiagnosisRow): Diagnosis => ({ kind: row.diag_type, order: row.diag_srt_no, code: row.diag_code, name: row.diag_name, dept: row.diag_dept, doctor: row.dise_dor_name, at: row.diag_time,
  main: 'maindiag_flag' in row ? row.maindiag_flag === '1' : row.diag_srt_no === '1' })

/** `diseinfo[]`; missing where it need not be there. */
export function diagnosesOf<const T extends Table>(envelope: Envelope, table: T, must: boolean): Diagnosis[] | Fault[] {
  const given = envelope.input['diseinfo']
  if (!must && (given === undefined || given === null || (Array.isArray(given) && !given.length))) return []
  const rows = readList('diseinfo', given, table, MOST_DIAGNOSES)
  return isFaults(rows) ? rows as Fault[] : (rows as unknown as DiagnosisRow[]).map(diagnosisOf)
}

type FeeRow = Read<typeof careInputs.outpatientFee> & Partial<Pick<Read<typeof careInputs.stayFee>, 'init_feedetl_sn'>>

/** `feedetail[]` of one visit as charged lines, or every wrong field. Only a stay's line may give something back, naming the line it takes it from. */
export function linesOf(envelope: Envelope, kind: 'outpatient' | 'inpatient'): { visit: string; psnNo: string; lines: ChargedLine[] } | Fault[] {
  const rows = readList('feedetail', envelope.input['feedetail'] ?? envelope.input['data'], kind === 'outpatient' ? careInputs.outpatientFee : careInputs.stayFee, MOST_LINES) as FeeRow[] | Fault[]
  if (isFaults(rows)) return rows
  const faults: Fault[] = []
  const lines = (rows as FeeRow[]).map((row, i) => {
    const at = (name: string) => `feedetail[${i}].${name}`
    const [amount, count, price] = [scaled(row.det_item_fee_sumamt, 2), scaled(row.cnt, 4), scaled(row.pric, 6)]
    const back = kind === 'inpatient' && count < 0n
    if (row.mdtrt_id !== (rows as FeeRow[])[0]!.mdtrt_id) faults.push(...fault(at('mdtrt_id'), '一次只能传一次就诊的费用', 'must be the same visit in every line'))
    if (row.psn_no !== (rows as FeeRow[])[0]!.psn_no) faults.push(...fault(at('psn_no'), '一次只能传一个人的费用', 'must be the same person in every line'))
    if (price <= 0n) faults.push(...fault(at('pric'), '应该大于 0', 'must be more than 0'))
    if (back ? amount >= 0n : count <= 0n || amount <= 0n) faults.push(...fault(at(count === 0n ? 'cnt' : 'det_item_fee_sumamt'), back ? '退费时金额和数量都是负数' : '应该大于 0', back ? 'is negative where something is given back' : 'must be more than 0'))
    if (back !== Boolean(row.init_feedetl_sn)) faults.push(...fault(at('init_feedetl_sn'), back ? '退费时必填原明细流水号' : '不是退费时不填', back ? 'is missing; it names the line that is given back' : 'is for what is given back only'))
    if (!['0', '1', '2'].includes(row.hosp_appr_flag)) faults.push(...fault(at('hosp_appr_flag'), '只能是 0、1、2', 'must be 0, 1 or 2'))
    return { sn: row.feedetl_sn, batch: row.chrg_bchno || '0', code: row.med_list_codg, own: row.medins_list_codg, at: row.fee_ocur_time, day: row.fee_ocur_time.slice(0, 10), amount, count, price, approval: row.hosp_appr_flag,
      rx: row.rxno || null, original: row.init_feedetl_sn || null } satisfies ChargedLine
  })
  return faults.length ? faults : { visit: (rows as FeeRow[])[0]!.mdtrt_id, psnNo: (rows as FeeRow[])[0]!.psn_no, lines }
}

const amountOr = (text: string) => text === '' ? null : scaled(text, 2)

/** `data` of 2206, 2207, 2303, 2304 as a bill whose lines the visit has, or every wrong field. */
export function billOf(envelope: Envelope, kind: 'outpatient' | 'inpatient', pre: boolean): Purchase | Fault[] {
  const table = kind === 'inpatient' ? careInputs.staySettle : pre ? careInputs.outpatientPreSettle : careInputs.outpatientSettle
  const read = readNode('data', envelope.input['data'], table) as Read<typeof careInputs.outpatientSettle & typeof careInputs.staySettle> | Fault[]
  const faults: Fault[] = isFaults(read) ? read : []
  if (!envelope.insuplc_admdvs) faults.push(...fault('insuplc_admdvs', '带 psn_no 时必填参保地，用 1101 返回的', 'is missing; with psn_no it is needed, as 1101 gives it'))
  if (isFaults(read)) return faults
  const asked = read as Read<typeof careInputs.outpatientSettle & typeof careInputs.staySettle>
  if (!['0', '1'].includes(asked.acct_used_flag)) faults.push(...fault('data.acct_used_flag', '只能是 0 或 1', 'must be 0 or 1'))
  if (kind === 'inpatient' && !['0', '1'].includes(asked.mid_setl_flag)) faults.push(...fault('data.mid_setl_flag', '只能是 0 或 1', 'must be 0 or 1'))
  if (asked.psn_setlway !== '01') faults.push(...fault('data.psn_setlway', '这里只按项目结算，填 01', 'must be 01: settled by item'))
  if (faults.length) return faults
  return {
    psnNo: asked.psn_no, region: envelope.insuplc_admdvs, insutype: asked.insutype, medType: kind === 'outpatient' ? asked.med_type : '', certType: asked.mdtrt_cert_type, begun: '', total: scaled(asked.medfee_sumamt, 2),
    useAccount: asked.acct_used_flag === '1', invoice: asked.invono || null, lines: [],
    visit: { id: asked.mdtrt_id, kind, batch: kind === 'outpatient' && asked.chrg_bchno !== '0000' ? asked.chrg_bchno : null, midway: kind === 'inpatient' && asked.mid_setl_flag === '1', bill: null,
      said: pre ? nothingSaid : { own: amountOr(asked.fulamt_ownpay_amt ?? ''), over: amountOr(asked.overlmt_selfpay ?? ''), first: amountOr(asked.preselfpay_amt ?? ''), scope: amountOr(asked.inscp_scp_amt ?? '') } },
  }
}
const nothingSaid = { own: null, over: null, first: null, scope: null }

/** What a registration or admission tells of itself. */
export const registrationDetail = (asked: Read<typeof careInputs.registration>) => ({ ...noDetail, number: asked.ipt_otp_no, doctor: asked.atddr_no, doctorName: asked.dr_name, dept: asked.dept_code, deptName: asked.dept_name })
type Stay = Partial<Read<typeof careInputs.admission>>
/** The fields of an admission or its change; what was not sent is ''. */
export const stayDetail = (asked: Stay) => ({
  doctor: asked.atddr_no ?? '', doctorName: asked.chfpdr_name ?? '', dept: asked.adm_dept_codg ?? '', deptName: asked.adm_dept_name ?? '', bed: asked.adm_bed ?? '', complaint: asked.main_cond_dscr || asked.adm_diag_dscr || '',
  disease: asked.dise_codg ?? '', diseaseName: asked.dise_name ?? '', contact: asked.coner_name ?? '', phone: asked.tel ?? '',
})
/** An instant of a field that was read as a clock. */
export const at = (clock: string): Date => instantOf(clock)!
