import { answerTo, type Additional, noSums, encodeMessage, kindOf, openKey, sealPin, UNIONPAY, UNIONPAY_SM, wrapKeys, writePayee, writeTlv, type Dialect, type Fields, type Key, type KindName, type Message } from '../../src/wire/iso8583/index.ts'

const bytes = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
/** A card number of no bank: 62, Luhn right, 19 digits. */
export const PAN = '6231230012345678935'
export const PIN = '274916'
/** Keys of the tests, as bytes. */
export const TMK = bytes('0123456789ABCDEFFEDCBA9876543210')
export const PIK = bytes('1112131415161718212223242526272A')
export const MAK = bytes('3132333435363738414243444546474A')
const fixed = (size: number) => Buffer.alloc(size, 0x5a)
const keysOf = (cipher: Key['cipher']) => ({ master: openKey(TMK, cipher), pin: openKey(PIK, cipher), mac: openKey(MAK, cipher) })
export const keys = { '3des': keysOf('3des'), sm4: keysOf('sm4') }
export const dialects = { '3des': UNIONPAY, sm4: UNIONPAY_SM } as const

/** Chip data of a purchase: cryptogram, its kind, counter, verification results, amount. */
export const ICC = writeTlv([['9F26', 'A1B2C3D4E5F60718'], ['9F27', '80'], ['9F36', '001F'], ['95', '0000008000'], ['9F02', '000000001234']].map(([tag, value]) => ({ tag: tag!, value: bytes(value!) })))
export const PAYEE = { account: '6231230098765432105', bank: '102361000017', name: '沈小华' }

const network: Partial<Record<KindName, string>> = { 'sign-in': '003', 'sign-out': '002', echo: '301', settlement: '201', 'batch-upload': '201', 'batch-end': '202' }
const batched: Partial<Record<KindName, Additional>> = {
  settlement: { totals: { debits: 12, debit: 345_678n, credits: 1, credit: 1234n }, verdict: 'asked', abroad: noSums, abroadVerdict: 'asked' }, 'batch-end': { count: 13 },
  'batch-upload': { details: Array.from({ length: 3 }, (_, n) => ({ foreign: n === 2, stan: `00012${n}`, pan: n === 1 ? PAN.slice(0, 16) : PAN, amount: 1234n + BigInt(n) })) },
}
const original = { batch: '000007', stan: '000122', date: '1130' }

/** A request of a kind as a terminal with chip reader and PIN pad sends it, whole but for its MAC. */
export function requestOf(kind: KindName, dialect: Dialect = UNIONPAY, more: Fields = {}): Message {
  const { request, processing, condition, type } = kindOf(kind)
  const { pin } = keys[dialect.cipher]
  const all: Fields = {
    pan: PAN, processing: processing ?? '000000', amount: 1234n, stan: '000123', time: '101500', date: '1130', entry: '051', cardSequence: '001', condition: condition ?? '00', pinCapture: '12', track2: `${PAN}=30112010000012300000`.slice(0, 37),
    reference: '033410000123', authorisation: 'A1B2C3', response: '98', terminal: '34010001', merchant: '898340154110001', currency: '156', pinBlock: sealPin(pin, PIN, PAN, fixed),
    security: dialect.cipher === 'sm4' ? '4300000000000000' : '2600000000000000', icc: ICC, control: { type: type ?? '22', batch: '000007', ...network[kind] && { network: network[kind] }, ...kind === 'purchase' && { network: '000', more: '60' } },
    original, own: kind === 'transfer' ? writePayee(PAYEE)! : kind === 'pay-in' ? Buffer.from('SBK-0001') : undefined, remark: kind === 'sign-in' || kind === 'settlement' ? { organisation: '001' } : undefined, additional: batched[kind],
  }
  const belongs = new Set<string>([...request.must, ...request.may])
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => belongs.has(name) && !(kind === 'purchase' && name === 'own') && !(kind === 'sign-in' && (name === 'time' || name === 'date')))) as Fields
  return { tpdu: '6000030000', header: '603100311308', mti: request.mti, fields: { ...kept, ...more } }
}

/** The answer of a bank that approves. */
export function approvalOf(request: Message, kind: KindName, dialect: Dialect = UNIONPAY): Message {
  const more: Fields & { time: string; date: string } = { time: '101501', date: '1130' }
  if (kind !== 'sign-out' && kind !== 'echo') Object.assign(more, { reference: '033410000124', settled: '1201', acquirer: '48023600' })
  if (kind === 'balance') more.balance = { account: '10', kind: '02', currency: '156', fen: -1205n }
  if (kind === 'settlement') more.additional = { ...batched.settlement as { totals: typeof noSums; verdict: 'asked'; abroad: typeof noSums; abroadVerdict: 'asked' }, verdict: 'equal', abroadVerdict: 'equal' }
  if (kind === 'batch-end') more.additional = batched['batch-end']
  if (kind === 'sign-in') more.own = wrapKeys(keys[dialect.cipher].master, { pin: PIK, mac: MAK })
  if (kindOf(kind).keyed) Object.assign(more, { institutions: '01020000   48023600', remark: { organisation: 'CUP', text: '交易成功' } })
  return answerTo(request, kind, '00', more)
}

/** The bytes of a message; with its MAC where its kind has one. */
export function bytesOf(message: Message, kind: KindName, dialect: Dialect = UNIONPAY): Buffer {
  const body = encodeMessage(message, dialect, kindOf(kind).keyed ? keys[dialect.cipher].mac : undefined)
  if ('refused' in body) throw new Error(JSON.stringify(body.faults))
  return body
}
