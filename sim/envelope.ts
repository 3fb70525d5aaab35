import { dayOf, wallClock } from '#kit/day'
import { fenFromYuan, type Fen } from '#kit/money'

/** A message of the national designated-provider interface, as a provider's program writes it. */
export type Message = { infno: string; msgid: string; fixmedins_code: string; input: Record<string, unknown> } & Record<string, unknown>
export type Answer = { infcode: number | string; err_msg: string | null; output: Record<string, unknown> | null; inf_refmsgid: string; respond_time: string } & Record<string, unknown>

/** What a provider's till knows of itself. */
export type Till = { code: string; name: string; area: string; operator: string; signNo: string; signedAt: number; sequence: number }

/** Builds the envelope: the message number is provider, time and sequence. */
export function envelope(till: Till, now: Date, infno: string, input: Record<string, unknown>, insured?: string): Message {
  const stamp = wallClock(now).replace(/\D/g, '')
  till.sequence = (till.sequence + 1) % 10_000
  return {
    infno, msgid: `${till.code}${stamp}${String(till.sequence).padStart(4, '0')}`, mdtrtarea_admvs: till.area, ...(insured ? { insuplc_admdvs: insured } : {}),
    recer_sys_code: 'MBS_LOCAL', dev_no: '', dev_safe_info: '', cainfo: '', signtype: '', infver: 'V1.0', opter_type: '1', opter: till.operator, opter_name: till.operator,
    inf_time: wallClock(now), fixmedins_code: till.code, fixmedins_name: till.name, sign_no: till.signNo, input,
  }
}

/** Whether an answer says yes. */
export const isYes = (answer: Answer) => Number(answer.infcode) === 0

/** An amount of an answer as fen; the number is read by its decimal text. */
export function fen(value: unknown): Fen {
  const amount = fenFromYuan(String(value ?? 0))
  if (amount === null) throw new Error(`not an amount: ${String(value)}`)
  return amount
}

/** The day of a till's clock. */
export const tillDay = (now: Date) => dayOf(now)
