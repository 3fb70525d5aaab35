import type { Encoding } from '../csv.ts'
import type { Kind } from './batch.ts'
import type { Result } from './results.ts'

export type HeadField = 'version' | 'kind' | 'number' | 'bank' | 'clearing' | 'date' | 'unit' | 'account' | 'count' | 'total' | 'doneCount' | 'doneTotal' | 'refusedCount' | 'refusedTotal'
export type LineField = 'seq' | 'ref' | 'account' | 'branch' | 'name' | 'idNumber' | 'card' | 'amount' | 'note' | 'mandate' | 'result' | 'reason'
/** A column of the detail lines: a field, a field of the summary line repeated, or one this product neither fills nor reads. */
export type Column = LineField | `head:${'number' | 'date' | 'unit' | 'bank'}` | 'blank'

/** How one bank writes the plain form. Everything here is configuration; nothing of it is code. */
export type Dialect = {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly encoding: Encoding
  /** One ASCII sign that is no letter, digit, hyphen, bracket, slash or full stop. */
  readonly delimiter: string
  /** What is written; either is read. */
  readonly lineEnd: '\n' | '\r\n'
  /** Amounts as yuan with two decimals, or as fen without a point. */
  readonly amount: 'yuan' | 'fen'
  readonly date: 'yyyy-MM-dd' | 'yyyyMMdd'
  /** Text of the version column, where there is one. */
  readonly version: string
  readonly head: Readonly<Record<'order' | 'return', readonly HeadField[]>>
  readonly line: Readonly<Record<'order' | 'return', readonly Column[]>>
  /** What the summary line does not say because it is agreed: a batch that says otherwise is not written. */
  readonly agreed: Readonly<Partial<Record<'kind' | 'bank' | 'clearing' | 'unit' | 'account', string>>>
  readonly kindCodes: Readonly<Record<Kind, string>>
  readonly resultCodes: Readonly<Record<Result, string>>
  /** The last line: mark, count, digest; null where the digest lies in a file beside it. */
  readonly endMark: string | null
  readonly digest: 'sm3' | 'md5'
}

const orderHead = ['version', 'kind', 'number', 'bank', 'clearing', 'date', 'unit', 'account', 'count', 'total'] as const
const returnHead = ['version', 'kind', 'number', 'bank', 'clearing', 'date', 'count', 'total', 'doneCount', 'doneTotal', 'refusedCount', 'refusedTotal'] as const
const ownLine = ['seq', 'ref', 'account', 'branch', 'name', 'idNumber', 'card', 'amount', 'note', 'mandate'] as const

/** Our own form, version 1. What a bank without a form of its own is offered. */
export const sbk1: Dialect = {
  name: 'SBK1', kinds: ['opening', 'activation', 'pay-out', 'deduction'], encoding: 'gb18030', delimiter: '|', lineEnd: '\n', amount: 'yuan', date: 'yyyy-MM-dd', version: 'SBK1',
  head: { order: orderHead, return: returnHead }, line: { order: ownLine, return: [...ownLine, 'result', 'reason'] }, agreed: {},
  kindCodes: { 'opening': 'KH', 'activation': 'JH', 'pay-out': 'DF', 'deduction': 'DK' },
  resultCodes: { 'done': '00', 'account-unknown': '01', 'name-differs': '02', 'not-active': '03', 'closed': '04', 'lost': '05', 'insufficient': '06', 'over-limit': '07', 'mandate-missing': '08', 'pending': '90', 'other': '99' },
  endMark: 'END', digest: 'sm3',
}

/** 平台受理日期, 序号, 社保机构编码, 身份证号, 姓名, 社保卡号, 银行账号, 金额, 财务支付单号, 行政区划, 人行网点编码, 人行网点名称, 反馈类型, 错误信息, 业务状态, 文件名, 回执文件名, 批次号, 顺序号, 发放流水号, 险种, 是否新增, 发放月份 */
const ruralColumns = (result: Column, reason: Column): Column[] => ['head:date', 'seq', 'blank', 'idNumber', 'name', 'card', 'account', 'amount', 'blank', 'blank', 'branch', 'blank', result, reason, 'blank', 'blank', 'blank', 'head:number', 'seq', 'ref', 'note', 'blank', 'blank']

/**
 * Modelled on the field set of a rural bank's 新农保代发流水 (pension pay-out). That table names the fields; delimiter, order of the summary line, units and result
 * codes are this product's choice until a bank says otherwise. What is agreed once with the bank does not stand in the file.
 */
export const ruralPension = (agreed: Dialect['agreed'] & Required<Pick<Dialect['agreed'], 'bank' | 'clearing' | 'unit' | 'account'>>): Dialect => ({
  name: 'rural-pension', kinds: ['pay-out'], encoding: 'gb18030', delimiter: ',', lineEnd: '\r\n', amount: 'fen', date: 'yyyyMMdd', version: '',
  head: { order: ['number', 'date', 'count', 'total'], return: ['number', 'date', 'count', 'total', 'doneCount', 'doneTotal', 'refusedCount', 'refusedTotal'] },
  line: { order: ruralColumns('blank', 'blank'), return: ruralColumns('result', 'reason') }, agreed: { kind: 'pay-out', ...agreed },
  kindCodes: sbk1.kindCodes,
  resultCodes: { 'done': '0', 'account-unknown': '1', 'name-differs': '2', 'not-active': '3', 'closed': '4', 'lost': '5', 'insufficient': '6', 'over-limit': '7', 'mandate-missing': '8', 'pending': 'P', 'other': '9' },
  endMark: null, digest: 'sm3',
})
