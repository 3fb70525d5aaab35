import type { FieldFault } from '#kit/refusal'
import type { Message } from './codec.ts'
import { fieldOf, type FieldName } from './fields.ts'
import { kindNames, kindOf, type Kind, type KindName, type Leg } from './kinds.ts'
import { fault, malformed, type Malformed } from './malformed.ts'
import { readPayee } from './payee.ts'
import { readTlv } from './tlv.ts'

/** What a message is. */
export type Known = { kind: KindName; leg: 'request' | 'answer' }

const label = (name: FieldName) => `F${fieldOf(name).no}`
const told = (kind: Kind, { fields: { processing, condition, control } }: Message, leg: 'request' | 'answer') =>
  (kind.processing === undefined || processing === kind.processing)
  && (kind.type === undefined || control?.type === kind.type)
  && (kind.network === undefined || (control?.network !== undefined && kind.network.includes(control.network)))
  && (kind.condition === undefined || condition === kind.condition || (leg === 'answer' && condition === undefined))

/** Which kind a message is, by MTI, F3, F25, 60.1 and 60.3; null when it is none of the table's. */
export function recognise(message: Message): Known | null {
  for (const name of kindNames) {
    const kind = kindOf(name)
    const leg = message.mti === kind.request.mti ? 'request' : message.mti === kind.answer.mti ? 'answer' : null
    if (leg && told(kind, message, leg)) return { kind: name, leg }
  }
  return null
}

/** Holds a message to the table: what it is, or every field that is missing, too much or does not go with another. */
export function checkMessage(message: Message): Known | Malformed {
  const known = recognise(message)
  if (!known) return malformed([fault('mti', '没有这种交易：消息类型、F3、F25、60.1、60.3 对不上', 'no such transaction: message type, F3, F25, 60.1 and 60.3 do not go together')])
  const kind = kindOf(known.kind)
  const faults = [...carried(message, kind[known.leg]), ...known.leg === 'request' ? between(message, known.kind) : []]
  return faults.length ? malformed(faults) : known
}

function carried({ fields }: Message, { must, may, approved = [] }: Leg): FieldFault[] {
  const needed = fields.response === '00' ? [...must, ...approved] : must
  const missing = needed.filter(name => fields[name] === undefined).map(name => fault(label(name), `必填，没有${fieldOf(name).zh}`, `is missing: ${fieldOf(name).en}`))
  const allowed = new Set<string>([...must, ...may, ...approved])
  const more = (Object.keys(fields) as FieldName[]).filter(name => fields[name] !== undefined && !allowed.has(name)).map(name => fault(label(name), '这种报文里不能有这个域', 'does not belong in this message'))
  return [...missing, ...more]
}

/** What F48 of a batch's messages is. */
const batchParts: Partial<Record<KindName, 'totals' | 'details' | 'count'>> = { settlement: 'totals', 'batch-upload': 'details', 'batch-end': 'count' }

/** What holds between the fields of a request. */
function between({ fields }: Message, kind: KindName): FieldFault[] {
  const faults: FieldFault[] = []
  if (kindOf(kind).keyed && !fields.pan && !fields.track2) faults.push(fault('F2', '主账号和第二磁道至少要有一个', 'is missing: the card number or track 2 is needed'))
  if (fields.pan && fields.track2 && !fields.track2.startsWith(`${fields.pan}=`)) faults.push(fault('F35', '第二磁道的卡号和主账号不同', 'has another card number than F2'))
  if (fields.amount === 0n) faults.push(fault('F4', '应该大于 0', 'must be more than 0'))
  if (kind !== 'reversal' && fields.entry) faults.push(...pinned(fields))
  if (fields.icc) faults.push(...chip(fields.icc))
  const wanted = batchParts[kind]
  if (wanted && fields.additional && !(wanted in fields.additional)) faults.push(fault('F48', '不是这种报文的附加数据', 'is not what this message carries: sums, transactions or a count'))
  if (kind === 'transfer' && fields.own && !readPayee(fields.own)) faults.push(fault('F62', '收款人应该是 账号 28、行号 12、户名', 'must be the payee: account 28, bank 12, name'))
  return faults
}

/** The third digit of F22 says whether a PIN was entered: 1 yes, 2 no. */
function pinned({ entry, pinBlock, security, pinCapture }: Message['fields']): FieldFault[] {
  const entered = entry![2] === '1'
  if (entered && !(pinBlock && security && pinCapture)) return [fault('F52', 'F22 说输了密码，要有 F26、F52、F53', 'is missing: F22 says a PIN was entered, so F26, F52 and F53 are needed')]
  return !entered && pinBlock ? [fault('F52', 'F22 说没有输密码', 'F22 says no PIN was entered')] : []
}

function chip(icc: Buffer): readonly FieldFault[] {
  const read = readTlv(icc)
  return 'refused' in read ? read.faults : []
}

/** The card number of a request: F2, or what stands before the separator of track 2. */
export const panOf = ({ pan, track2 }: Message['fields']): string | null => pan ?? track2?.split('=')[0] ?? null
