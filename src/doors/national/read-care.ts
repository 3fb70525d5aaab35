import { instantOf } from '#kit/day'
import { noDetail, type ChargedLine, type Diagnosis } from '#care'
import type { Purchase } from '#settlement'
import { careInputs } from '../../wire/national/care.ts'
import type { Input } from '../../wire/national/definitions.ts'
import type { Envelope } from '../../wire/national/envelope.ts'
import { scaled, type Read } from '../../wire/national/fields.ts'

type DiagnosisRow = Input<'2203' | '2401' | '2402'>['diseinfo'][number]
export const diagnosisOf = (row: DiagnosisRow): Diagnosis => ({ kind: row.diag_type, order: row.diag_srt_no, code: row.diag_code, name: row.diag_name, dept: row.diag_dept, doctor: row.dise_dor_name, at: row.diag_time,
  main: 'maindiag_flag' in row ? row.maindiag_flag === '1' : row.diag_srt_no === '1' })

type FeeRow = Input<'2204'>['feedetail'][number] & Partial<Pick<Input<'2301'>['feedetail'][number], 'init_feedetl_sn'>>

/** `feedetail[]` of one visit as charged lines. */
export function linesOf(rows: readonly FeeRow[]): { visit: string; psnNo: string; lines: ChargedLine[] } {
  const lines = rows.map(row => ({
    sn: row.feedetl_sn, batch: row.chrg_bchno || '0', code: row.med_list_codg, own: row.medins_list_codg, at: row.fee_ocur_time, day: row.fee_ocur_time.slice(0, 10), amount: scaled(row.det_item_fee_sumamt, 2), count: scaled(row.cnt, 4),
    price: scaled(row.pric, 6), approval: row.hosp_appr_flag, rx: row.rxno || null, original: row.init_feedetl_sn || null,
  }) satisfies ChargedLine)
  return { visit: rows[0]!.mdtrt_id, psnNo: rows[0]!.psn_no, lines }
}

const amountOr = (text = '') => text === '' ? null : scaled(text, 2)
type Bill = Pick<Input<'2206'>['data'], keyof Input<'2206'>['data'] & keyof Input<'2304'>['data']> & Partial<Input<'2207'>['data'] & Input<'2304'>['data']>

/** `data` of 2206, 2207, 2303, 2304 as a bill whose lines the visit has. What a pre-settlement says of the four sums counts for nothing. */
export function billOf(asked: Bill, envelope: Envelope, kind: 'outpatient' | 'inpatient'): Purchase {
  const pre = ['2206', '2206A', '2303'].includes(envelope.infno)
  return {
    psnNo: asked.psn_no, region: envelope.insuplc_admdvs, insutype: asked.insutype, medType: kind === 'outpatient' ? asked.med_type! : '', certType: asked.mdtrt_cert_type, begun: '', total: scaled(asked.medfee_sumamt, 2),
    useAccount: asked.acct_used_flag === '1', invoice: asked.invono || null, lines: [],
    visit: { id: asked.mdtrt_id, kind, batch: kind === 'outpatient' && asked.chrg_bchno !== '0000' ? asked.chrg_bchno! : null, midway: kind === 'inpatient' && asked.mid_setl_flag === '1', bill: null,
      said: pre ? nothingSaid : { own: amountOr(asked.fulamt_ownpay_amt), over: amountOr(asked.overlmt_selfpay), first: amountOr(asked.preselfpay_amt), scope: amountOr(asked.inscp_scp_amt) } },
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
