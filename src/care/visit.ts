import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { VisitKind, VisitState } from './shared.ts'

/** A diagnosis as a provider sent it. */
export type Diagnosis = { kind: string; order: string; code: string; name: string; dept: string; doctor: string; at: string; main: boolean }
/** What of a visit is nobody's but holder's and provider's: sealed. `number` is the provider's own (ipt_otp_no). */
export type VisitDetail = {
  number: string; doctor: string; doctorName: string; dept: string; deptName: string; bed: string; complaint: string; disease: string; diseaseName: string
  contact: string; phone: string; way: string; leftDept: string; diagnoses: Diagnosis[]
}
/** A visit (就诊) or stay (住院). `bills` are its settlements that stand, in order; `final` the one after discharge; `deductible` what of the stay's is used. */
export type Visit = {
  bucket: Bucket; id: string; person: Id; provider: Id; kind: VisitKind; region: string; insutype: string; medType: string | null; state: VisitState
  begun: Date; ended: Date | null; session: Id | null; bills: string[]; final: string | null; deductible: Fen; detail: VisitDetail
}
/** A charged line. `count` in ten-thousandths, `price` in millionths of a yuan; `approval` 2: not approved, the holder's own; `original`: the line it gives back. */
export type ChargedLine = {
  sn: string; batch: string; code: string; own: string; at: string; day: Day; amount: Fen; count: bigint; price: bigint; approval: string; rx: string | null; original: string | null
}
/** A line as it is kept; `settled` names the settlement it is in. */
export type KeptLine = ChargedLine & { settled: string | null }
/** What a visit's detail is before anything is known of it. */
export const noDetail: VisitDetail = {
  number: '', doctor: '', doctorName: '', dept: '', deptName: '', bed: '', complaint: '', disease: '', diseaseName: '', contact: '', phone: '', way: '', leftDept: '', diagnoses: [],
}
