import type { Duplex } from 'node:stream'
import type { Random } from '#kit/ids'
import { checkMessage, decodeMessage, encodeMessage, frameOf, frameReader, kindOf, macFits, openKey, reversalOf, sealPin, UNIONPAY, UNIONPAY_SM, unwrapKeys, type Decoded, type Fields, type Key, type KindName, type Message } from '../../wire/iso8583/index.ts'

/** A terminal that the bank registered for the kit, with the master key put into it (hexadecimal). */
export type TestTerminal = { terminal: string; merchant: string; master: string; cipher: 'sm4' | '3des'; tpdu?: string }
/** An active card of the bank with money on it; name and document of its holder as the bank has them. */
export type TestCard = { number: string; pin: string; name?: string; idNumber?: string }
/** An answer: its fields and what is wrong with it by itself. Null: none came. */
export type Heard = { fields: Fields; faults: string[] } | null

const HEADER = '603100311308'
const digits = (of: number) => String(of).padStart(6, '0')

/** A terminal of the kit on a line of its own: it sends what it is told, right or wrong, and judges each answer by itself. */
export function kitTerminal(line: Duplex, { terminal, merchant, master, cipher, tpdu = cipher === 'sm4' ? '6000030000' : '6000040000' }: TestTerminal, { random, wait }: { random: Random; wait: number }) {
  const dialect = cipher === 'sm4' ? UNIONPAY_SM : UNIONPAY
  const waiting: { key: string; give: (heard: Heard) => void; request: Message; mak: Key | null }[] = []
  const reader = frameReader(dialect.most)
  let keys: { pin: Key; mac: Key } | null = null
  let batch = '000000'
  let stan = Number(random(2).readUInt16BE(0))
  line.on('error', () => {})
  line.on('data', (chunk: Buffer) => {
    reader.add(chunk)
    for (let body = reader.next(); Buffer.isBuffer(body); body = reader.next()) {
      const read = decodeMessage(body, dialect)
      if ('refused' in read) { waiting.shift()?.give({ fields: {}, faults: read.faults.map(({ field, en }) => `${field} ${en}`) }); continue }
      const { mti, fields } = read.message
      const at = waiting.findIndex(({ key }) => key === `${mti} ${fields.stan}`)
      if (at < 0) continue
      const [{ give, request, mak }] = waiting.splice(at, 1) as [typeof waiting[number]]
      give({ fields, faults: faultsOf(read, request, mak) })
    }
  })
  const stop = () => { for (const { give } of waiting.splice(0)) give(null) }
  line.once('close', stop)
  const send = (request: Message, { mak = /^0[358]/.test(request.mti) ? null : keys!.mac, corrupt }: { mak?: Key | null; corrupt?: boolean } = {}) => new Promise<Heard>(done => {
    const bytes = encodeMessage(request, dialect, mak ?? undefined)
    if ('refused' in bytes) throw new Error(`the kit cannot write it: ${bytes.faults.map(({ field }) => field).join(' ')}`)
    if (corrupt) bytes[bytes.length - 1]! ^= 1
    const late = setTimeout(() => { const at = waiting.findIndex(({ give }) => give === gave); if (at >= 0) waiting.splice(at, 1); done(null) }, wait)
    const gave = (heard: Heard) => { clearTimeout(late); done(heard) }
    waiting.push({ key: `${String(Number(request.mti) + 10).padStart(4, '0')} ${request.fields.stan}`, give: gave, request, mak: corrupt ? null : mak })
    if (line.writable) line.write(frameOf(bytes))
    else gave(null)
  })
  return {
    send, get batch() { return batch }, signedIn: () => keys !== null,
    /** A request as a terminal of that kind sends it; `more` overrides. */
    request(kind: KindName, card: TestCard | null, more: Fields & { entered?: string | null } = {}): Message {
      const { entered = card?.pin ?? null, ...fields } = more
      const { request, processing, condition, type, network } = kindOf(kind)
      const wantsPin = entered !== null && !['void', 'refund', 'reversal'].includes(kind)
      const all: Fields = {
        pan: card?.number, processing, amount: 100n, stan: digits(stan = stan % 999_999 + 1), entry: wantsPin ? '051' : '052', condition, terminal, merchant, currency: '156', control: { type: type ?? '22', batch, ...network ? { network: cipher === 'sm4' && kind === 'sign-in' ? '005' : network[0] } : {} },
        ...kind === 'sign-in' || kind === 'settlement' ? { remark: { organisation: '001' } } : {}, ...wantsPin ? { pinCapture: '06', security: cipher === 'sm4' ? '4300000000000000' : '2600000000000000', pinBlock: sealPin(keys!.pin, entered, card!.number, random) } : {}, ...fields,
      }
      const belongs = new Set<string>([...request.must, ...request.may])
      return { tpdu, header: HEADER, mti: request.mti, fields: Object.fromEntries(Object.entries(all).filter(([name, value]) => belongs.has(name) && value !== undefined && name !== 'mac')) as Fields }
    },
    reversal: (of: Message) => reversalOf(of, '98'),
    async signIn(as = merchant): Promise<Heard> {
      const heard = await send({ ...this.request('sign-in', null), fields: { ...this.request('sign-in', null).fields, merchant: as } })
      if (heard?.fields.response !== '00' || !heard.fields.own) return heard
      const unwrapped = unwrapKeys(openKey(Buffer.from(master, 'hex'), cipher), heard.fields.own)
      if ('refused' in unwrapped) return { fields: heard.fields, faults: [...heard.faults, ...unwrapped.faults.map(({ field, en }) => `${field} ${en}`)] }
      keys = unwrapped
      batch = heard.fields.control?.batch ?? batch
      return heard
    },
    raw: (bytes: Buffer) => { line.write(bytes) },
    end: () => { stop(); line.destroy() },
  }
}
export type KitTerminal = ReturnType<typeof kitTerminal>

/** What of an answer alone is not right. */
function faultsOf(read: Decoded, request: Message, mak: Key | null): string[] {
  const { fields } = read.message
  const faults: string[] = []
  const known = checkMessage(read.message)
  if ('refused' in known) faults.push(...known.faults.map(({ field, en }) => `${field} ${en}`))
  if (mak && !['30', 'A0', '97'].includes(fields.response ?? '') && !macFits(mak, read.covered, fields.mac)) faults.push('F64 is not its MAC')
  if (fields.amount !== undefined && request.fields.amount !== undefined && fields.amount !== request.fields.amount) faults.push('F4 is another amount')
  return faults
}
