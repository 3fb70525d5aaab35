import { careInputs } from '../care.ts'
import type { Definition, Rule } from '../define.ts'
import { C, scaled } from '../fields.ts'
import { card, keeping, ofClerk, ofVisit } from './refused.ts'
import { bill, charged, givenBack, lines, MOST_DIAGNOSES, MOST_LINES, sameVisit, settled, settlesVisit, tried } from './visits.ts'

type Row = Readonly<Record<string, string>>
const back = (row: Row) => scaled(row['cnt']!, 4) < 0n
/** A line is charged with positive amounts, or gives an earlier one back with negative ones and names it. */
const stayLines: readonly Rule[] = [
  ...sameVisit,
  { field: 'cnt', zh: '应该大于 0', en: 'must be more than 0', breaks: row => scaled(row['cnt']!, 4) === 0n },
  { field: 'det_item_fee_sumamt', zh: '应该大于 0', en: 'must be more than 0', breaks: row => scaled(row['cnt']!, 4) > 0n && scaled(row['det_item_fee_sumamt']!, 2) <= 0n },
  { field: 'det_item_fee_sumamt', zh: '退费时金额和数量都是负数', en: 'is negative where something is given back', breaks: row => back(row) && scaled(row['det_item_fee_sumamt']!, 2) >= 0n },
  { field: 'init_feedetl_sn', zh: '退费时必填原明细流水号', en: 'is missing; it names the line that is given back', breaks: row => back(row) && !row['init_feedetl_sn'] },
  { field: 'init_feedetl_sn', zh: '不是退费时不填', en: 'is for what is given back only', breaks: row => !back(row) && Boolean(row['init_feedetl_sn']) },
]
/** Of a stay alone: it is settled midway before its discharge, at the end after it, once. */
const ofBill = [...bill, 'visit-not-left', 'visit-left', 'visit-settled'] as const
const settling = {
  zh: '住院结算', en: 'Stay settled',
  when: { zh: '出院以后（mid_setl_flag 0）或中途（1）、持卡人输过密码时发：结清还没有结算的全部费用', en: 'After discharge (mid_setl_flag 0) or midway (1), with the PIN entered: settles all that is not settled yet' },
  input: { data: { table: careInputs.staySettle } }, output: settled, region: true, kept: true, refusals: [...ofBill, ...settlesVisit], undone: ['2305', '2601'],
} as const satisfies Definition

/** Stays. (MED-02) */
export const stayDefinitions = {
  '2301': {
    zh: '住院费用明细上传', en: 'Charged lines of a stay',
    when: { zh: '住院期间随时发。数量是负数、init_feedetl_sn 写原明细，就是退一部分没有结算的费用', en: 'At any time of a stay. A negative cnt with init_feedetl_sn gives a part of an unsettled line back' },
    input: { feedetail: { table: careInputs.stayFee, most: MOST_LINES, also: ['data'], rules: stayLines } }, output: charged, kept: true, refusals: [...ofClerk, ...keeping, ...lines, 'visit-left', 'return-unknown', 'return-too-much'], undone: ['2302'],
  },
  '2302': {
    zh: '住院费用明细撤销', en: 'Charged lines of a stay taken back',
    when: { zh: '撤销一条没有结算的明细；feedetl_sn 填 0000 撤销全部没结算的', en: 'Takes one unsettled line back; 0000 takes all of them' },
    input: { data: { table: careInputs.stayFeeCancel } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-left', 'fees-none'],
  },
  '2303': {
    zh: '住院预结算', en: 'Stay pre-settled',
    when: { zh: '结算以前发：看还没有结算的费用怎么分担，什么都不改', en: 'Before settling: shows how what is not settled is split and changes nothing' },
    input: { data: { table: careInputs.staySettle } }, output: tried, region: true, refusals: ofBill,
  },
  '2304': settling, '2304A': { ...settling, like: '2304' },
  '2305': {
    zh: '住院结算撤销', en: 'Stay’s settlement cancelled',
    when: { zh: '退回最后一次结算，成为一笔新的负数结算；从最后一次起一次一次往回撤', en: 'Gives the last settlement back as a new one of negative amounts; from the last backwards, one at a time' },
    input: { data: { table: careInputs.settlementCancel } }, output: givenBack, kept: true, refusals: [...ofClerk, ...keeping, 'settlement-unknown', 'bill-not-last'], undone: ['2601'],
  },
  '2401': {
    zh: '入院办理', en: 'Admission',
    when: { zh: '病人插卡办入院时发。一个人在一家医院只能有一次没有出院的住院', en: 'When the patient is admitted, card in the terminal. One stay that is not discharged a person and hospital' },
    input: { mdtrtinfo: { table: careInputs.admission, also: ['data'] }, diseinfo: { table: careInputs.admissionDiagnosis, most: MOST_DIAGNOSES } }, output: { nodes: { result: { table: { mdtrt_id: C(30, true) } } } }, region: true, kept: true,
    refusals: [...ofClerk, ...keeping, ...card, 'not-a-hospital', 'visit-number-taken', 'visit-open-already', 'visit-day', 'visit-region', 'med-type-not-here', 'visit-unknown'], undone: ['2404', '2601'],
  },
  '2402': {
    zh: '出院办理', en: 'Discharge',
    when: { zh: '病人出院时发。以后不能再传费用；出院日决定待遇和价格', en: 'When the patient leaves. Nothing more is charged; the day decides rates and prices' },
    input: { dscginfo: { table: careInputs.discharge, also: ['data'] }, diseinfo: { table: careInputs.dischargeDiagnosis, most: MOST_DIAGNOSES, may: true } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-left', 'discharge-day'], undone: ['2405'],
  },
  '2403': {
    zh: '入院信息变更', en: 'Admission changed',
    when: { zh: '转科、换床、改诊断时发。只送改了的字段', en: 'When ward, bed or diagnoses change. Only what changed is sent' },
    input: { adminfo: { table: careInputs.admissionChange, also: ['mdtrtinfo', 'data'] }, diseinfo: { table: careInputs.dischargeDiagnosis, most: MOST_DIAGNOSES, may: true } }, output: {}, kept: true,
    refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-left', 'visit-settled', 'med-type-not-here'],
  },
  '2404': {
    zh: '入院撤销', en: 'Admission cancelled',
    when: { zh: '入院办错时发。先撤销费用和结算', en: 'When an admission was wrong. Lines and settlements are taken back first' },
    input: { data: { table: careInputs.stayUndo } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-left', 'visit-has-fees', 'visit-settled'],
  },
  '2405': {
    zh: '出院撤销', en: 'Discharge undone',
    when: { zh: '出院办错、病人又住回来时发。先撤销出院结算', en: 'When a discharge was wrong. The settlement after it is cancelled first' },
    input: { data: { table: careInputs.stayUndo } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...ofVisit, 'visit-not-left', 'visit-settled'],
  },
} as const satisfies Record<string, Definition>
