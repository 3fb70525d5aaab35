import { wallClock } from '#kit/day'
import type { Fen } from '#kit/money'
import { kindOf, type Additional, type Fields, type Key, type KindName, type Message } from '../../src/wire/iso8583/index.ts'

/** Who a POS is to its bank. */
export type Who = { id: string; merchant: string; cipher: Key['cipher'] }
const TPDU = { sm4: '6000030000', '3des': '6000040000' } as const
const HEADER = '603100311308'
const keyed = { sm4: '4300000000000000', '3des': '2600000000000000' } as const

/** 签到: asks for working keys and the next batch. */
export const signingIn = ({ id, merchant, cipher }: Who, stan: string, batch: string): Message =>
  ({ tpdu: TPDU[cipher], header: HEADER, mti: '0800', fields: { stan, terminal: id, merchant, control: { type: '00', batch, network: cipher === 'sm4' ? '005' : '003' }, remark: { organisation: '001' } } })

/** What a POS says of a batch: its sums, its transactions, that these were all. Operator 001; without MAC, as the dialect has it. */
export function batchMessage({ id, merchant, cipher }: Who, kind: 'settlement' | 'batch-upload' | 'batch-end', batch: string, stan: string, additional: Additional): Message {
  const { request, network } = kindOf(kind)
  return { tpdu: TPDU[cipher], header: HEADER, mti: request.mti, fields: { stan, terminal: id, merchant, additional, control: { type: '00', batch, network: network![0]! }, ...kind === 'settlement' && { currency: '156', remark: { organisation: '001' } } } }
}

/** What a message says of one transaction; `original` of the purchase that it gives back. */
export type Said = { card: string; amount: Fen; stan: string; batch: string; pinBlock: Buffer | null; original: { batch: string; stan: string; date: string } | null; reference: string | null; own: Buffer | null }

/** A request of money as this POS writes it: chip read, PIN keyed where there is one. */
export function requestFrom({ id, merchant, cipher }: Who, kind: KindName, said: Said, now: Date): Message {
  const { request, processing, condition, type } = kindOf(kind)
  const [day, time] = wallClock(now).split(' ') as [string, string]
  const fields: Fields = {
    pan: said.card, processing, amount: said.amount, stan: said.stan, time: time.replaceAll(':', ''), date: day.slice(5).replace('-', ''), entry: said.pinBlock ? '051' : '052', condition, terminal: id, merchant, currency: '156',
    control: { type: type!, batch: said.batch }, ...said.pinBlock ? { pinCapture: '06', security: keyed[cipher], pinBlock: said.pinBlock } : {},
    ...said.original ? { original: said.original } : {}, ...said.reference ? { reference: said.reference } : {}, ...said.own ? { own: said.own } : {},
  }
  const belongs = new Set<string>([...request.must, ...request.may])
  return { tpdu: TPDU[cipher], header: HEADER, mti: request.mti, fields: Object.fromEntries(Object.entries(fields).filter(([name, value]) => belongs.has(name) && value !== undefined)) as Fields }
}
