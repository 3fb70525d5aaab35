import { compactClock } from '#kit/day'
import { yuan } from '#kit/money'
import { AREA, C, DT, formed, isFaults, N, only, readNode, type Fault, type Form, type Read } from './fields.ts'
import { canonical, readTexts, type Json } from './json.ts'

const STAMP: Form = { is: /^\d{17}$/, zh: '应该是 17 位时间', en: 'must be a time of 17 digits' }
/** The envelope of a request, apart from `input`. */
export const envelopeTable = {
  infno: C(6, true), msgid: formed(C(30, true), { is: /^[0-9A-Z]{12}\d{14}[0-9A-Za-z]{4}$/, zh: '应该是机构编号 12 位、时间 14 位、顺序号 4 位', en: 'must be 12 characters of provider, 14 of time, 4 of sequence' }),
  mdtrtarea_admvs: formed(C(6, true), AREA), insuplc_admdvs: formed(C(6), AREA), recer_sys_code: C(10, true), dev_no: C(100), dev_safe_info: C(2000), cainfo: C(1024),
  signtype: C(10), infver: C(6, true), opter_type: C(3, true), opter: C(30, true), opter_name: C(50, true), inf_time: DT(true), fixmedins_code: C(30, true), fixmedins_name: C(200, true), sign_no: C(30),
}
/** A request's envelope, every field as text, with its input still unread. `content` is what makes two messages the same; `file` what was taken out of it (lift.ts). */
export type Envelope = Read<typeof envelopeTable> & { input: { [node: string]: Json }; content: string; file: Buffer | null }
/** The envelope of an answer, apart from `output`. infcode is 0 or -1. */
export const answerTable = {
  infcode: only(N(4, 0, true), ['0', '办成', 'done'], ['-1', '没有办', 'not done']), inf_refmsgid: formed(C(30, true), { is: /^\d{30}$/, zh: '应该是 30 位数字：区划 6、时间 14、序号 10', en: 'must be 30 digits: area, time, serial' }),
  refmsg_time: formed(C(17, true), STAMP), respond_time: formed(C(17, true), STAMP), err_msg: C(200), enctype: C(10), signtype: C(10), cainfo: C(1024), warn_msg: C(200),
} as const
/** An answer's envelope, in the field's order. */
export type Answer = {
  infcode: 0 | -1; inf_refmsgid: string; refmsg_time: string; respond_time: string; err_msg: string | null; output: unknown
  enctype: null; signtype: null; cainfo: null; warn_msg: string | null
}

/** Reads a request: its envelope, or what is wrong with it, field by field. */
export function readEnvelope(text: string, file: Buffer | null = null): Envelope | Fault[] {
  let json: Json
  try { json = readTexts(text) } catch { return [{ field: 'body', zh: '不是 JSON', en: 'is no JSON' }] }
  const head = readNode('envelope', json, envelopeTable)
  if (isFaults(head)) return head.map(fault => ({ ...fault, field: fault.field.replace(/^envelope\.?/, '') || 'body' }))
  const envelope = head as Read<typeof envelopeTable>
  const input = (json as { [key: string]: Json })['input']
  const faults: Fault[] = []
  if (typeof input !== 'object' || input === null || Array.isArray(input)) faults.push({ field: 'input', zh: '必填，应该是一个对象', en: 'must be an object' })
  if (faults.length) return faults
  const content = canonical({ infno: envelope.infno, code: envelope.fixmedins_code, area: envelope.insuplc_admdvs, input: input as Json })
  return { ...envelope, input: input as { [node: string]: Json }, content, file }
}

/** Who a message says it is from, and of what transaction: what can be read of one that is wrong. */
export type Claims = { code: string; operator: string; infno: string }
export function claimsOf(text: string, read: Envelope | Fault[]): Claims {
  let json: unknown = Array.isArray(read) ? null : read
  if (json === null) try { json = readTexts(text) } catch { /* no JSON claims nothing */ }
  const of = (name: string, most: number) => { const value = typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>)[name] : null; return typeof value === 'string' && /^[\p{L}\p{N}_.-]*$/u.test(value) ? value.slice(0, most) : '' }
  return { code: of('fixmedins_code', 12), operator: of('opter', 30), infno: of('infno', 6) }
}

/** A message number of the receiver: its area, the time, ten digits. */
export function reference(area: string, now: Date, digits: string): string {
  return `${area}${compactClock(now).slice(0, 14)}${digits.slice(0, 10).padStart(10, '0')}`
}

/** Amounts in answers: a decimal written out, never a double. */
export class Amount {
  readonly text: string
  constructor(text: string) { this.text = text }
}
/** Fen as an amount with at most two decimals. */
export const amount = (fen: bigint) => new Amount(yuan(fen).replace(/\.?0+$/, ''))
/** An integer of `places` decimals as a number: (2860n, 2) → 28.6. */
export function decimal(value: bigint, places: number): Amount {
  const size = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const text = places ? `${size.slice(0, -places)}.${size.slice(-places)}`.replace(/\.?0+$/, '') : size
  return new Amount(value < 0n ? `-${text}` : text)
}

const names = new Map<string, string>()
/** A name before its value; the interface's own are few, and are written once. */
function nameOf(key: string): string {
  const known = names.get(key)
  if (known) return known
  const name = `${JSON.stringify(key)}:`
  if (names.size < 2000) names.set(key, name)
  return name
}

/** JSON with amounts as bare decimals. */
export function writeJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (value instanceof Amount) return value.text
  let all = ''
  if (Array.isArray(value)) {
    for (const inner of value as unknown[]) all += `${all && ','}${writeJson(inner)}`
    return `[${all}]`
  }
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined) all += `${all && ','}${nameOf(key)}${writeJson(inner)}`
  }
  return `{${all}}`
}
