import { createHash } from 'node:crypto'
import { compactClock } from '#kit/day'
import { Fault as Failure } from '#kit/fault'
import { isRefused, type Refusal } from '#kit/refusal'
import type { House } from '#kit/work'
import { refuseMessage, type Sender } from '#messages'
import { readInput, type Definition } from '../../wire/national/define.ts'
import { definitions, isServed } from '../../wire/national/definitions.ts'
import { reference, type Answer, type Claims, type Envelope } from '../../wire/national/envelope.ts'
import { isFaults, type Fault } from '../../wire/national/fields.ts'
import { paths } from '../../wire/national/messages.ts'
import type { Ears } from './ears.ts'
import { say, sayFaults, statusOf } from './say.ts'
import { barredHere } from './self-service.ts'
import { transactions, type Outcome } from './transactions.ts'

/** Transactions that have an address of their own, served or not. */
const published = new Set(Object.values(paths).map(path => path.infno))
const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]

/**
 * How a message came: `only` is the transaction of the address it was sent to; `vouched` asks who vouches for it, null where nobody need, and then
 * `unsigned` is what is said of it.
 */
export type Came = { address: string; only: string | null; vouched: (() => Promise<object | Refusal>) | null; unsigned: string | null; broken: (error: unknown) => void
  /** Who it says it is from, as far as it can be read, and who hears what it came to: a demo's sandbox alone. */
  claims?: Claims; hear?: Ears['hear'] }
/** An answer and its HTTP status: 200, but 401 or 403 of a message that nobody vouches for, and then `why`. `refused` names the refusal, `input-invalid` wrong fields. Where a `file` was asked for its bytes are the answer. */
export type Handled = { status: number; answer: Answer; why?: string; refused?: string; file?: { name: string; bytes: Buffer } }

/** An answer's envelope: refused unless `parts` says otherwise. `at` is when the message was received. */
export function answerOf(house: House, received: Date, { at = received, ...parts }: Partial<Answer> & { at?: Date | undefined }): Answer {
  return {
    infcode: -1, inf_refmsgid: freshReference(house, received), refmsg_time: compactClock(at), respond_time: compactClock(house.now()), err_msg: null, output: null,
    enctype: null, signtype: null, cainfo: null, warn_msg: null, ...parts,
  }
}
/** A number to refer to: the city of the area of treatment receives; zeros where a message could not be read. */
const freshReference = (house: House, received: Date, area = '000000') => reference(`${area.slice(0, 4)}00`, received, BigInt(`0x${house.random(5).toString('hex')}`).toString())

/** One message in, one answer out: an envelope in any case, so that the sender knows to ask again or to reverse. */
export async function handle(house: House, envelope: Envelope | Fault[], came: Came): Promise<Handled> {
  const received = house.now()
  const own = freshReference(house, received, Array.isArray(envelope) ? undefined : envelope.mdtrtarea_admvs)
  const answer = (parts: Partial<Answer> & { at?: Date | undefined }, status = 200): Handled => ({ status, answer: answerOf(house, received, { inf_refmsgid: own, warn_msg: came.unsigned, ...parts }) })
  try {
    const vouched = await came.vouched?.()
    if (isRefused(vouched)) return { ...answer({ err_msg: say(vouched as Refusal) }, statusOf(vouched as Refusal)), why: (vouched as Refusal).refused, refused: (vouched as Refusal).refused }
    if (Array.isArray(envelope)) { heard(came, 'wrong', envelope); return { ...answer({ err_msg: sayFaults(envelope) }), refused: 'input-invalid' } }
    const outcome = await run(house, envelope, { ...came, received, own })
    if (Array.isArray(outcome)) { heard(came, 'wrong', outcome); return { ...answer({ err_msg: sayFaults(outcome) }), refused: 'input-invalid' } }
    if (isRefused(outcome)) { heard(came, 'refused', outcome.refused); return { ...answer({ err_msg: say(outcome) }), refused: outcome.refused } }
    const done = outcome as Exclude<Outcome, unknown[] | { refused: string }>
    heard(came, 'reference' in done && done.reference && done.reference !== own ? 'again' : 'done', '')
    if ('file' in done) return { ...answer({ infcode: 0 }), file: done.file }
    return answer({ infcode: 0, output: done.output, ...done.reference ? { inf_refmsgid: done.reference } : {}, at: done.received })
  } catch (error) {
    if (!(error instanceof Failure)) came.broken(error)
    return answer({ err_msg: !(error instanceof Failure) || error.outcome === 'unknown' ? '结果不明：请用同一个报文编号再发一次，或者冲正（2601）' : '没有办成，数据库暂时连不上。请用同一个报文编号再发' })
  }
}

/** Lets a sandbox hear what a message came to: wrong fields each by name and what is wrong with them, never what they held. */
function heard({ hear, claims, only }: Came, outcome: 'done' | 'again' | 'refused' | 'wrong', what: string | Fault[]): void {
  if (!hear || !claims?.code) return
  const style = only === null ? 'one' as const : 'own' as const
  for (const each of typeof what === 'string' ? [what] : what.slice(0, 5).map(({ field, zh, en }) => [field.replace(/\[\d+\]/g, '[]'), zh, en].join('\t'))) hear({ ...claims, style, outcome, what: each })
}

async function run(house: House, envelope: Envelope, { address, only, received, own }: Came & { received: Date; own: string }): Promise<Outcome> {
  if (only !== null && envelope.infno !== only) return fault('infno', `这个地址只办 ${only}`, `this address takes ${only} only`)
  const { infno } = envelope
  if (!isServed(infno) && published.has(infno)) return fault('infno', `交易 ${infno} 在这里还没有开通`, `transaction ${infno} is not served here yet`)
  if (!isServed(infno)) return fault('infno', `没有交易 ${infno}`, `there is no transaction ${infno}`)
  if (!envelope.msgid.startsWith(envelope.fixmedins_code)) return refuseMessage('provider-differs')
  if (infno !== '9001' && !envelope.sign_no) return refuseMessage('sign-in-first')
  const sender: Sender = { msgid: envelope.msgid, infno, digest: createHash('sm3').update(envelope.content).digest(), code: envelope.fixmedins_code, operator: envelope.opter,
    signNo: envelope.sign_no, address, received, reference: own }
  const barred = await barredHere(house, envelope, sender)
  if (barred) return barred
  const input = readInput(definitions[infno] as Definition, envelope)
  return isFaults(input) ? input : (transactions[infno] as unknown as (asked: unknown) => Promise<Outcome>)({ house, envelope, sender, input })
}

