import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { approvalOf, bytesOf, dialects, requestOf } from '../../../test/support/pos.ts'
import { encodeGb18030 } from '../gb18030.ts'
import { kindNames, decodeMessage, type Additional, type Sums, type Dialect, type Fields, type Message } from './index.ts'

/** jsPOS: jPOS in JavaScript, written for UnionPay POS by others; BCD, its own bitmap. What is used of it. */
type PeerMessage = { setMTI: (mti: string) => void; setField: (no: number, value: string) => void; pack: () => number[]; unpack: (bytes: number[]) => void; fields: Record<string, { getValue: () => unknown }> }
type Packager = new (length: number, description: string, leftPadded?: boolean) => object
type Peer = { ISOBasePackager: new () => { setFieldPackager: (fields: (object | undefined)[]) => void; createISOMsg: () => PeerMessage }; packer: Record<string, Packager>; ISOUtil: { hexString: (bytes: number[]) => string } }
const peer = createRequire(import.meta.url)('jspos') as Peer
const { IFB_NUMERIC, IFB_BITMAP, IFB_LLNUM, IFB_LLLNUM, IF_CHAR, IFB_LLCHAR, IFB_LLLCHAR, IFB_BINARY, IFB_LLLBINARY } = peer.packer as Record<string, Packager> & Record<'IFB_NUMERIC' | 'IFB_BITMAP' | 'IFB_LLNUM' | 'IFB_LLLNUM' | 'IF_CHAR' | 'IFB_LLCHAR' | 'IFB_LLLCHAR' | 'IFB_BINARY' | 'IFB_LLLBINARY', Packager>

/** The dialect told to jsPOS from the specification, not from our table. */
function packagerOf({ cipher }: Dialect) {
  const fields: (object | undefined)[] = []
  for (const [no, length] of [[0, 4], [3, 6], [4, 12], [11, 6], [12, 6], [13, 4], [14, 4], [15, 4], [22, 3], [25, 2], [26, 2], [53, 16]] as const) fields[no] = new IFB_NUMERIC(length, '', false)
  fields[1] = new IFB_BITMAP(8, '')
  fields[23] = new IFB_NUMERIC(3, '', true)
  for (const [no, length] of [[2, 19], [32, 11], [35, 37]] as const) fields[no] = new IFB_LLNUM(length, '', false)
  for (const [no, length] of [[48, 322], [60, 19], [61, 29]] as const) fields[no] = new IFB_LLLNUM(length, '', false)
  for (const [no, length] of [[37, 12], [38, 6], [39, 2], [41, 8], [42, 15], [49, 3]] as const) fields[no] = new IF_CHAR(length, '')
  fields[44] = new IFB_LLCHAR(25, '')
  fields[54] = new IFB_LLLCHAR(20, '')
  for (const [no, length] of [[52, cipher === 'sm4' ? 16 : 8], [64, 8]] as const) fields[no] = new IFB_BINARY(length, '')
  for (const [no, length] of [[55, 255], [62, 512], [63, 163]] as const) fields[no] = new IFB_LLLBINARY(length, '')
  const packager = new peer.ISOBasePackager()
  packager.setFieldPackager(fields)
  return packager
}

const hex = (bytes: Buffer) => bytes.toString('hex').toUpperCase()
const filled = (value: bigint | number, length: number) => String(value).padStart(length, '0')
/** F48 as its subfields are told: 12, 3, 12, 3 and 1 for cards of the country, then from abroad; two, and 2, 6, 20, 12 for each transaction; four. */
function extra(of: Additional): string {
  if ('count' in of) return filled(of.count, 4)
  if ('details' in of) return filled(of.details.length, 2) + of.details.map(({ foreign, stan, pan, amount }) => `0${foreign ? 1 : 0}${stan}${pan.padStart(20, '0')}${filled(amount, 12)}`).join('')
  const part = ({ debits, debit, credits, credit }: Sums, verdict: string) => filled(debit, 12) + filled(debits, 3) + filled(credit, 12) + filled(credits, 3) + { asked: 0, equal: 1, unequal: 2, error: 3 }[verdict]
  return part(of.totals, of.verdict) + part(of.abroad, of.abroadVerdict)
}

/** Every field as jsPOS has it: digits and characters as text, bytes as hexadecimal. Written here by hand, so that it does not lean on how we write them. */
function textsOf(fields: Fields): Record<number, string> {
  const { additional, balance, control, original, remark } = fields
  const all: [number, string | undefined][] = [[2, fields.pan], [3, fields.processing], [4, fields.amount === undefined ? undefined : String(fields.amount).padStart(12, '0')], [11, fields.stan], [12, fields.time], [13, fields.date], [14, fields.expiry],
    [15, fields.settled], [22, fields.entry], [23, fields.cardSequence], [25, fields.condition], [26, fields.pinCapture], [32, fields.acquirer], [35, fields.track2], [37, fields.reference], [38, fields.authorisation], [39, fields.response],
    [41, fields.terminal], [42, fields.merchant], [44, fields.institutions], [48, additional && extra(additional)], [49, fields.currency], [52, fields.pinBlock && hex(fields.pinBlock)], [53, fields.security],
    [54, balance && `${balance.account}${balance.kind}${balance.currency}${balance.fen < 0n ? 'D' : 'C'}${String(balance.fen).replace('-', '').padStart(12, '0')}`], [55, fields.icc && hex(fields.icc)],
    [60, control && [control.type, control.batch, control.network, control.more].join('')], [61, original && [original.batch, original.stan, original.date, original.more].join('')], [62, fields.own && hex(fields.own)],
    [63, remark && hex(encodeGb18030(remark.organisation + (remark.text ?? ''))!)], [64, fields.mac && hex(fields.mac)]]
  return Object.fromEntries(all.filter(([, text]) => text !== undefined)) as Record<number, string>
}

/** What jsPOS reads in a message, without TPDU and header, which it does not know. */
function readByPeer(body: Buffer, dialect: Dialect): { mti: string; fields: Record<number, string> } {
  const message = packagerOf(dialect).createISOMsg()
  message.unpack([...body.subarray(11)])
  const { 0: mti, '-1': _, ...fields } = message.fields
  return { mti: String(mti!.getValue()), fields: Object.fromEntries(Object.entries(fields).map(([no, field]) => { const value = field.getValue(); return [no, Array.isArray(value) ? peer.ISOUtil.hexString(value as number[]) : String(value)] })) }
}

function writtenByPeer({ tpdu, header, mti }: Message, fields: Record<number, string>, dialect: Dialect): Buffer {
  const message = packagerOf(dialect).createISOMsg()
  message.setMTI(mti)
  for (const [no, text] of Object.entries(fields)) message.setField(Number(no), text)
  return Buffer.concat([Buffer.from(tpdu + header, 'hex'), Buffer.from(message.pack())])
}

for (const dialect of Object.values(dialects)) {
  test(`jsPOS reads in every kind of message, request and answer, what we wrote, and writes the bytes we write (${dialect.cipher})`, () => {
    for (const kind of kindNames) {
      const request = requestOf(kind, dialect)
      for (const message of [request, approvalOf(request, kind, dialect)]) {
        const body = bytesOf(message, kind, dialect)
        const { mac } = (decodeMessage(body, dialect) as { message: Message }).message.fields
        const texts = textsOf({ ...message.fields, mac })
        assert.deepEqual(readByPeer(body, dialect), { mti: message.mti, fields: texts }, kind)
        // jsPOS cannot write a track: it makes a 0 of the separator
        const { 35: track2, ...rest } = texts
        const plain = track2 ? bytesOf({ ...message, fields: { ...message.fields, track2: undefined } }, kind, dialect) : body
        if (mac) rest[64] = hex(plain.subarray(-8))
        assert.equal(hex(writtenByPeer(message, rest, dialect)), hex(plain), kind)
      }
    }
  })
}
