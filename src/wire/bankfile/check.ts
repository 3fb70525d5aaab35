import { isDay } from '#kit/day'
import { MOST_LINES, movesMoney, type Batch, type BatchLine, type Direction, type Kind, type ReturnBatch, type ReturnLine } from './batch.ts'
import type { Cause } from './causes.ts'
import { standing } from './results.ts'

/** Hears what is wrong with a field. */
export type Told = (field: string, cause: Cause, facts?: Readonly<Record<string, string | number>>) => void
type Format = readonly [pattern: RegExp, zh: string, en: string]

const CODE: Format = [/^[0-9A-Za-z-]{1,35}$/, '1 到 35 位字母、数字或连字符', '1 to 35 letters, digits and hyphens']
const NUMBER: Format = [/^[0-9A-Za-z-]{1,30}$/, '1 到 30 位字母、数字或连字符', '1 to 30 letters, digits and hyphens']
const ACCOUNT: Format = [/^[0-9A-Za-z-]{1,34}$/, '1 到 34 位字母、数字或连字符', '1 to 34 letters, digits and hyphens']
const CNAPS: Format = [/^\d{12}$/, '12 位数字', '12 digits']
const DOCUMENT: Format = [/^[0-9A-Za-z()/-]{1,35}$/, '证件上的号码', 'the number on the document']
const CARD: Format = [/^[0-9A-Za-z]{1,20}$/, '卡面上的社保卡号', 'the number on the face of the card']
const BAD = /[\p{Cc}\ufffe\uffff]/u

/** Whether a text can stand in every form: no control character, no half of a surrogate pair. */
export const isPlain = (text: string): boolean => !BAD.test(text) && text.isWellFormed()

function checkText(field: string, value: string, most: number, told: Told): void {
  if (!isPlain(value)) told(field, 'characters')
  else if (value.length > most || value.trim() !== value) told(field, 'format', { zh: `最多 ${most} 个字，首尾不留空格`, en: `at most ${most} characters, no spaces around` })
}

function checkFormat(field: string, value: string, [pattern, zh, en]: Format, told: Told): void {
  if (!pattern.test(value)) told(field, 'format', { zh, en })
}

/** What is wrong with a summary line by itself. */
export function checkHead(direction: Direction, head: Batch | ReturnBatch, told: Told): void {
  checkFormat('number', head.number, NUMBER, told)
  checkFormat('bank', head.bank, CODE, told)
  checkFormat('clearing', head.clearing, CNAPS, told)
  if (!isDay(head.date)) told('date', 'format', { zh: '存在的日期', en: 'a day that exists' })
  if (head.count > MOST_LINES) told('count', 'too-many', { most: MOST_LINES })
  else if (!Number.isInteger(head.count) || head.count < 1) told('count', 'format', { zh: '大于零的整数', en: 'a whole number above zero' })
  if (movesMoney(head.kind) ? head.total <= 0n : head.total !== 0n) told('total', movesMoney(head.kind) ? 'amount' : 'amount-not-zero')
  if (direction === 'order') checkOrderer(head as Batch, told)
}

function checkOrderer(head: Batch, told: Told): void {
  if (head.unit === '') told('unit', 'missing')
  else checkText('unit', head.unit, 70, told)
  if (movesMoney(head.kind)) checkFormat('account', head.account, ACCOUNT, told)
  else if (head.account !== '') told('account', 'surplus')
}

/** What is wrong with a detail line by itself. A bank may leave out on the way back what it was told. */
export function checkLine(kind: Kind, direction: Direction, line: BatchLine | ReturnLine, told: Told): void {
  const back = direction === 'return'
  if (line.ref === '') told('ref', 'missing')
  else checkFormat('ref', line.ref, CODE, told)
  checkAccount(kind, back, line, told)
  if (line.branch !== '') checkFormat('branch', line.branch, CNAPS, told)
  if (line.name === '') { if (!back) told('name', 'missing') } else checkText('name', line.name, 70, told)
  if (line.idNumber === '') { if (!back) told('idNumber', 'missing') } else checkFormat('idNumber', line.idNumber, DOCUMENT, told)
  if (line.card !== '') checkFormat('card', line.card, CARD, told)
  if (movesMoney(kind) ? line.amount <= 0n : line.amount !== 0n) told('amount', movesMoney(kind) ? 'amount' : 'amount-not-zero')
  if (line.note !== '') checkText('note', line.note, 140, told)
  checkMandate(kind, back, line.mandate, told)
  if (back && (line as ReturnLine).reason !== '') checkText('reason', (line as ReturnLine).reason, 105, told)
}

function checkMandate(kind: Kind, back: boolean, mandate: string, told: Told): void {
  if (kind !== 'deduction') { if (mandate !== '') told('mandate', 'surplus') } else if (mandate !== '') checkFormat('mandate', mandate, CODE, told)
  else if (!back) told('mandate', 'missing')
}

/** An account that is to be opened has none yet; once opened it has one. */
function checkAccount(kind: Kind, back: boolean, line: BatchLine | ReturnLine, told: Told): void {
  if (line.account !== '') {
    if (kind === 'opening' && !back) told('account', 'surplus')
    else checkFormat('account', line.account, ACCOUNT, told)
  } else if (kind === 'opening' ? back && standing((line as ReturnLine).result) === 'done' : !back) told('account', 'missing')
}
