import { answers } from '../answers.ts'
import { careInputs } from '../care.ts'
import type { Definition, Rule } from '../define.ts'
import { C } from '../fields.ts'
import { card, keeping, ofClerk, ofOwnCard, ofVisit, settles, splitting } from './refused.ts'

export const MOST_LINES = 500
export const MOST_DIAGNOSES = 30
/** One message, one visit of one person. */
export const sameVisit: readonly Rule[] = [
  { field: 'mdtrt_id', zh: '一次只能传一次就诊的费用', en: 'must be the same visit in every line', breaks: (row, { rows }) => row['mdtrt_id'] !== rows[0]!['mdtrt_id'] },
  { field: 'psn_no', zh: '一次只能传一个人的费用', en: 'must be the same person in every line', breaks: (row, { rows }) => row['psn_no'] !== rows[0]!['psn_no'] },
]
export const charged = { nodes: { result: { table: answers.line, most: MOST_LINES } } } as const
export const tried = { nodes: { setlinfo: { table: answers.tried }, setldetail: { table: answers.setldetail, most: 50, may: true } } } as const
export const settled = { nodes: { setlinfo: { table: answers.settled }, setldetail: { table: answers.setldetail, most: 50, may: true } } } as const
export const givenBack = { nodes: { setlinfo: { table: answers.givenBack }, setldetail: { table: answers.setldetail, most: 50, may: true } } } as const
/** What splitting the bill of a visit or stay says no to. */
export const bill = [...ofOwnCard, ...card, ...splitting, ...ofVisit, 'fees-to-settle-none', 'entitlement-missing'] as const
/** What settling it says no to beside that. */
export const settlesVisit = [...keeping, ...settles, 'parts-differ'] as const
/** What charging says no to. */
export const lines = [...ofVisit, 'line-known', 'line-item-unknown', 'line-sum', 'line-day', 'line-matched-otherwise'] as const

/** Of a visit alone: its kind of care is said with the bill, and it is settled within days. */
const ofBill = [...bill, 'med-type-differs', 'visit-not-today'] as const

const visit = {
  zh: '门诊就诊信息上传', en: 'Visit and diagnoses',
  when: { zh: '看完医生发：就诊类别（med_type）和诊断。结算以前可以再发，后发的为准', en: 'After the doctor: kind of care (med_type) and diagnoses. Can be sent again until something is settled; the last counts' },
  input: { mdtrtinfo: { table: careInputs.visit, also: ['data'] }, diseinfo: { table: careInputs.visitDiagnosis, most: MOST_DIAGNOSES } }, output: {}, kept: true,
  refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-settled', 'med-type-not-here'],
} as const satisfies Definition
const preSettling = {
  zh: '门诊预结算', en: 'Out-patient pre-settlement',
  when: { zh: '收费以前发：看一个收费批次怎么分担，什么都不改', en: 'Before money is taken: shows how a batch is split and changes nothing' },
  input: { data: { table: careInputs.outpatientPreSettle } }, output: tried, region: true, refusals: ofBill,
} as const satisfies Definition
const settling = {
  zh: '门诊结算', en: 'Out-patient settlement',
  when: { zh: '持卡人输过密码以后发：结清一个收费批次。预结算的四个合计可以带回来，不一样的按名拒绝', en: 'After the holder entered the PIN: settles a batch. The four sums of the pre-settlement may be sent back; one that differs is refused by name' },
  input: { data: { table: careInputs.outpatientSettle } }, output: settled, region: true, kept: true, refusals: [...ofBill, ...settlesVisit], undone: ['2208', '2601'],
} as const satisfies Definition

/** Visits of out-patients. (MED-02) */
export const visitDefinitions = {
  '2201': {
    zh: '门诊挂号', en: 'Registration',
    when: { zh: '病人插卡挂号时发。ipt_otp_no 是医院自己的号，只用一次；insuplc_admdvs 选定参保地，到结算都不变', en: 'When the patient registers, card in the terminal. ipt_otp_no is the hospital’s own and used once; insuplc_admdvs picks the insured region until the visit is settled' },
    input: { data: { table: careInputs.registration } }, output: { nodes: { data: { table: { mdtrt_id: C(30, true), psn_no: C(30, true), ipt_otp_no: C(30, true) } } } }, region: true, kept: true,
    refusals: [...ofOwnCard, ...keeping, ...card, 'not-a-hospital', 'visit-number-taken', 'visit-day', 'visit-region', 'visit-unknown'], undone: ['2202'],
  },
  '2202': {
    zh: '门诊挂号撤销', en: 'Registration cancelled',
    when: { zh: '退号时发。还有没撤销的费用或结算，先撤销它们', en: 'When the registration is taken back. Charged lines and settlements are taken back first' },
    input: { data: { table: careInputs.registrationCancel } }, output: {}, kept: true, refusals: [...ofOwnCard, ...keeping, ...ofVisit, 'visit-has-fees', 'visit-settled'],
  },
  '2203': visit, '2203A': { ...visit, like: '2203' },
  '2204': {
    zh: '门诊费用明细上传', en: 'Charged lines',
    when: { zh: '开单收费时发，一批一个 chrg_bchno，全收或全不收。回答里每行说类别、自付比例、限价和政策范围内的数', en: 'When something is charged, a batch under one chrg_bchno, all or none. Each line of the answer says its class, own share, limit and what is in scope' },
    input: { feedetail: { table: careInputs.outpatientFee, most: MOST_LINES, also: ['data'], rules: sameVisit } }, output: charged, kept: true, refusals: [...ofClerk, ...keeping, ...lines, 'visit-unrecorded'], undone: ['2205'],
  },
  '2205': {
    zh: '门诊费用明细撤销', en: 'Charged lines taken back',
    when: { zh: '一个批次收错了、还没有结算时发；chrg_bchno 填 0000 撤销全部没结算的', en: 'When a batch that is not settled was wrong; 0000 takes back all that is not settled' },
    input: { data: { table: careInputs.outpatientFeeCancel } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...ofVisit, 'fees-none'],
  },
  '2206': preSettling, '2206A': { ...preSettling, like: '2206' },
  '2207': settling, '2207A': { ...settling, like: '2207' },
  '2208': {
    zh: '门诊结算撤销', en: 'Out-patient settlement cancelled',
    when: { zh: '退费时发：整笔退回，成为一笔新的负数结算。退了以后这批费用又可以撤销', en: 'When a settlement is given back, whole, as a new one of negative amounts. Its lines can then be taken back' },
    input: { data: { table: careInputs.settlementCancel } }, output: givenBack, kept: true, refusals: [...ofClerk, ...keeping, 'settlement-unknown'], undone: ['2601'],
  },
} as const satisfies Record<string, Definition>
