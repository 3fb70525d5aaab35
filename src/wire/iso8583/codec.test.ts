import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, approvalOf, dialects, ICC, keys, PAN, requestOf } from '../../../test/support/pos.ts'
import { allFields, checkMessage, decodeMessage, encodeMessage, kindNames, macFits, show, UNIONPAY, UNIONPAY_SM, type Field, type Fields, type Message } from './index.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
const read = (body: Buffer, dialect = UNIONPAY) => {
  const decoded = decodeMessage(body, dialect)
  if ('refused' in decoded) throw new Error(JSON.stringify(decoded.faults))
  return decoded
}
/** The one field a body is refused for, with both sentences there. */
const refusedFor = (body: Buffer, dialect = UNIONPAY) => {
  const decoded = decodeMessage(body, dialect)
  assert.ok('refused' in decoded, body.toString('hex'))
  assert.ok(decoded.faults.every(({ zh, en }) => zh && en))
  return decoded.faults.map(({ field }) => field).join()
}

/** Each byte written out by hand from the field table. */
const purchase = hex(`6000030000 603100311308 0200 702006C020C09810
  19 62312300123456789350   000000   000000001234   000123   0510   0001   00   12
  37 6231230012345678935D301120100000123000
  3334303130303031   383938333430313534313130303031   313536   1122334455667788   2600000000000000   0011 220000070000`)
const purchaseFields: Fields = {
  pan: PAN, processing: '000000', amount: 1234n, stan: '000123', entry: '051', cardSequence: '001', condition: '00', pinCapture: '12', track2: '6231230012345678935=30112010000012300',
  terminal: '34010001', merchant: '898340154110001', currency: '156', pinBlock: hex('1122334455667788'), security: '2600000000000000', control: { type: '22', batch: '000007', network: '000' },
}
const head = { tpdu: '6000030000', header: '603100311308' }

test('a purchase, a sign-in’s answer and a reversal stand in the bytes that were written out by hand', () => {
  assert.deepEqual(read(purchase).message, { ...head, mti: '0200', fields: purchaseFields })
  assert.deepEqual(encodeMessage({ ...head, mti: '0200', fields: purchaseFields }, UNIONPAY), purchase)

  const working = '6701EAD6A9AD51E51AA406E2C27FCFA98D0A74B8 B651F9E9BACE9AE10000000000000000AB7153CA'
  const signedIn = hex(`6000000003 603100311308 0810 003800000AC00014   000001   101501   1130   303333343130303030303031   3030   3334303130303031   383938333430313534313130303031   0011 000000080030   0040 ${working}`)
  const fields: Fields = { stan: '000001', time: '101501', date: '1130', reference: '033410000001', response: '00', terminal: '34010001', merchant: '898340154110001', control: { type: '00', batch: '000008', network: '003' }, own: hex(working) }
  assert.deepEqual(read(signedIn).message, { tpdu: '6000000003', header: '603100311308', mti: '0810', fields })
  assert.deepEqual(encodeMessage({ tpdu: '6000000003', header: '603100311308', mti: '0810', fields }, UNIONPAY), signedIn)

  const reversal = hex('6000030000 603100311308 0400 3020048002C08018   000000   000000001234   000123   0510   00   3938   3334303130303031   383938333430313534313130303031   313536   0008 22000007   0012 000007000123')
  assert.deepEqual(read(reversal).message.fields, { processing: '000000', amount: 1234n, stan: '000123', entry: '051', condition: '00', response: '98', terminal: '34010001', merchant: '898340154110001', currency: '156', control: { type: '22', batch: '000007' }, original: { batch: '000007', stan: '000123' } })
})

test('a settlement, a part of an upload and its end stand in the bytes that were written out by hand', () => {
  const fields: Fields = { stan: '000124', terminal: '34010001', merchant: '898340154110001', control: { type: '00', batch: '000007', network: '201' } }
  const at = '3334303130303031   383938333430313534313130303031'
  const none = { debits: 0, debit: 0n, credits: 0, credit: 0n }
  const settled = hex(`${head.tpdu}${head.header} 0500 0020000000C18012   000124   ${at}   0062 000000345678 012 000000001234 001 0 000000000000 000 000000000000 000 0   313536   0011 000000072010   0003 303031`)
  assert.deepEqual(read(settled).message, { ...head, mti: '0500', fields: { ...fields, currency: '156', remark: { organisation: '001' }, additional: { totals: { debits: 12, debit: 345_678n, credits: 1, credit: 1234n }, verdict: 'asked', abroad: none, abroadVerdict: 'asked' } } })
  const uploaded = hex(`${head.tpdu}${head.header} 0320 0020000000C10010   000124   ${at}   0082 02 00 000120 00000000000000000000 000000001234 00 000121 0${PAN} 000000001235   0011 000000072010`.replace('00000000000000000000', '00006231230012345678'))
  assert.deepEqual(read(uploaded).message.fields, { ...fields, additional: { details: [{ foreign: false, stan: '000120', pan: PAN.slice(0, 16), amount: 1234n }, { foreign: false, stan: '000121', pan: PAN, amount: 1235n }] } })
  const ended = hex(`${head.tpdu}${head.header} 0320 0020000000C10010   000124   ${at}   0004 0013   0011 000000072020`)
  assert.deepEqual(read(ended).message.fields, { ...fields, control: { type: '00', batch: '000007', network: '202' }, additional: { count: 13 } })
  for (const body of [settled, uploaded, ended]) assert.deepEqual(encodeMessage(read(body).message, UNIONPAY), body)
  // nine transactions, a count that is not theirs, a verdict and a kind of card that are none, a number of twenty digits and one of eleven
  const one = `00 000120 0${PAN} 000000001234`
  for (const [length, text] of [['0362', `09 ${Array(9).fill(one).join('')}`], ['0042', `02 ${one}`], ['0042', `00 ${one}`], ['0042', `01 02 000120 0${PAN} 000000001234`], ['0042', `01 00 000120 1${PAN} 000000001234`], ['0042', '01 00 000120 00000000062312300123 000000001234'], ['0005', '001300']] as const)
    assert.equal(refusedFor(hex(`${head.tpdu}${head.header} 0320 0000000000010000 ${length} ${text}`)), 'F48', text)
})

test('a frame that a stranger published is read, and written again byte for byte', () => {
  const body = hex(`6000030000 603210320072 0200 3020048000c08015 000000 000000001234 000002 0300 99 3030303030303031 393532373138313832323137383735 313536
    0019 26000001000600000000 0043 5f0112323834343132333435363738393031323334 5f0306313630303336 5f0406323030383236 5c023031 4233413039324145`)
  const { message } = read(body)
  assert.deepEqual({ ...message.fields, own: message.fields.own!.length, mac: message.fields.mac!.toString() }, {
    processing: '000000', amount: 1234n, stan: '000002', entry: '030', condition: '99', terminal: '00000001', merchant: '952718182217875', currency: '156',
    control: { type: '26', batch: '000001', network: '000', more: '60000000' }, own: 43, mac: 'B3A092AE',
  })
  assert.deepEqual(encodeMessage(message, UNIONPAY), body)
})

for (const dialect of Object.values(dialects)) {
  test(`every kind of message, request and approval, is read as it was written, with its MAC (${dialect.cipher})`, () => {
    for (const kind of kindNames) {
      const request = requestOf(kind, dialect)
      for (const [leg, message] of [['request', request], ['answer', approvalOf(request, kind, dialect)]] as const) {
        const { message: got, covered } = read(bytesOf(message, kind, dialect), dialect)
        const { mac, ...fields } = got.fields
        assert.deepEqual({ ...got, fields }, { ...message, fields: Object.fromEntries(Object.entries(message.fields).filter(([, value]) => value !== undefined)) }, kind)
        assert.deepEqual(checkMessage(got), { kind, leg })
        if (mac) assert.ok(macFits(keys[dialect.cipher].mac, covered, mac))
      }
    }
  })
}

/** As the codec makes objects. */
const record = <T>(of: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) => fc.record(of, { noNullPrototype: true })
const digits = (most: number, least = most) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map(each => each.join(''))
const two = (most: number) => fc.integer({ min: 1, max: most }).map(each => String(each).padStart(2, '0'))
const fen = fc.bigInt({ min: 0n, max: 999_999_999_999n })
const sums = record({ debit: fen, debits: fc.nat(999), credit: fen, credits: fc.nat(999) })
const verdict = fc.constantFrom('asked' as const, 'equal' as const, 'unequal' as const, 'error' as const)
/** A card number, which no bank begins with 0. */
const number = fc.tuple(fc.constantFrom('6', '9', '1'), digits(18, 11)).map(each => each.join(''))
const exact: { [Name in keyof Fields]?: fc.Arbitrary<Fields[Name]> } = {
  pan: digits(19, 12), amount: fc.bigInt({ min: 0n, max: 999_999_999_999n }), time: fc.tuple(two(23), two(59), two(59)).map(each => each.join('')),
  date: fc.tuple(two(12), two(31)).map(each => each.join('')), settled: fc.tuple(two(12), two(31)).map(each => each.join('')), expiry: fc.tuple(two(99), two(12)).map(each => each.join('')),
  track2: fc.tuple(digits(19, 12), digits(17, 4)).map(each => each.join('=')), response: fc.constantFrom('00', '51', 'A0'),
  currency: digits(3), balance: record({ account: digits(2), kind: digits(2), currency: digits(3), fen: fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }) }),
  additional: fc.oneof(record({ count: fc.nat(9999) }), record({ totals: sums, verdict, abroad: sums, abroadVerdict: verdict }), record({ details: fc.array(record({ foreign: fc.boolean(), stan: digits(6), pan: number, amount: fen }), { minLength: 1, maxLength: 8 }) })),
  control: fc.oneof(record({ type: digits(2), batch: digits(6) }), record({ type: digits(2), batch: digits(6), network: digits(3) }), record({ type: digits(2), batch: digits(6), network: digits(3), more: digits(8, 1) })),
  original: fc.oneof(record({ batch: digits(6), stan: digits(6) }), record({ batch: digits(6), stan: digits(6), date: digits(4) }), record({ batch: digits(6), stan: digits(6), date: digits(4), more: digits(13, 1) })),
  remark: fc.oneof(record({ organisation: fc.constant('CUP') }), record({ organisation: fc.constant('001'), text: fc.string({ unit: fc.constantFrom('余', '额', '𠮷', '·', 'A', '1'), minLength: 1, maxLength: 40 }) })),
}

/** Anything a field may hold. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  const own = exact[field.name]
  if (own) return own
  const least = field.prefix || field.content === 'an' || field.content === 'ans' ? 1 : field.most
  if (field.content === 'n') return digits(field.most, least)
  if (field.content === 'z') return fc.array(fc.constantFrom(...'0123456789='), { minLength: least, maxLength: field.most }).map(each => each.join(''))
  if (field.content === 'b') return fc.uint8Array({ minLength: least, maxLength: field.most }).map(each => Buffer.from(each))
  return fc.array(fc.constantFrom(...'AZaz09'), { minLength: least, maxLength: field.most }).map(each => each.join(''))
}

test('any fields in any company are read as they were written', () => {
  const message = fc.record({ tpdu: fc.constantFrom('6000030000', '60ffff0001'), header: fc.constant('603100311308'), mti: fc.constantFrom('0100', '0210', '0800'),
    fields: fc.record(Object.fromEntries(allFields.map(field => [field.name, valueOf(field)])), { requiredKeys: [], noNullPrototype: true }) }, { noNullPrototype: true }) as fc.Arbitrary<Message>
  fc.assert(fc.property(message, given => {
    const body = encodeMessage(given, { ...UNIONPAY, most: 4000 })
    assert.ok(Buffer.isBuffer(body), JSON.stringify(body))
    assert.deepEqual(read(body, { ...UNIONPAY, most: 4000 }).message, given)
  }), { numRuns: 500, seed: 8583 })
})

test('every field is refused by its name when it is cut, empty, too long, or not of its kind', () => {
  const whole = requestOf('purchase')
  for (const { no, name, prefix, most, content } of allFields) {
    const alone = (value: string, size?: string) => Buffer.concat([hex('60000300006031003113080200'), bitmap(no), hex(`${prefix ? size : ''}${value}`)])
    const lengthOf = (size: number) => String(size).padStart(prefix * 2, '0')
    const least = content === 'n' || content === 'z' ? (most + 1) >> 1 : most
    assert.equal(refusedFor(alone('00'.repeat(least - 1), lengthOf(most))), `F${no}`, `${name} cut`)
    if (prefix) {
      assert.equal(refusedFor(alone('', lengthOf(0))), `F${no}`, `${name} empty`)
      assert.equal(refusedFor(alone('00'.repeat(least + 1), lengthOf(most + 1))), `F${no}`, `${name} too long`)
      assert.equal(refusedFor(alone('00'.repeat(least), lengthOf(most).replace(/^./, 'A'))), `F${no}`, `${name} length not BCD`)
      assert.equal(refusedFor(Buffer.concat([hex('60000300006031003113080200'), bitmap(no)])), `F${no}`, `${name} no length`)
    }
    if (content !== 'b') assert.equal(refusedFor(alone('FF'.repeat(least), lengthOf(most))), `F${no}`, `${name} of another kind`)
    const wrong = content === 'b' ? Buffer.alloc(most + 1) : content === 'n' || content === 'z' ? 'x' : '\u0001'
    const refused = encodeMessage({ ...whole, fields: { [name]: name === 'amount' ? -1n : name === 'balance' ? { account: '1', kind: '0', currency: '156', fen: 1n } : name === 'additional' ? { count: 10_000 } : name === 'control' ? { type: 'x', batch: '1' } : name === 'original' ? { batch: 'x', stan: '' } : name === 'remark' ? { organisation: 'CUP', text: '\ud800' } : wrong } }, UNIONPAY)
    assert.ok('refused' in refused && refused.faults[0]!.field === `F${no}`, `${name} written`)
  }
})

const bitmap = (no: number) => { const bits = Buffer.alloc(8); bits[(no - 1) >> 3]! |= 0x80 >> ((no - 1) & 7); return bits }

test('odd digits: a card number is filled with 0 or F behind it, a card sequence with 0 before it, nothing else', () => {
  const at = purchase.indexOf(hex('9350'))
  const filled = (last: string) => { const copy = Buffer.from(purchase); copy[at + 1] = Number.parseInt(last, 16); return copy }
  assert.equal(read(filled('5f')).message.fields.pan, PAN)
  assert.equal(refusedFor(filled('51')), 'F2')
  const sequence = Buffer.from(purchase)
  sequence[purchase.indexOf(hex('05100001')) + 2] = 0x10
  assert.equal(refusedFor(sequence), 'F23')
})

test('times, days, months, codes, card numbers and tracks that are none are refused by their field, read or written', () => {
  const wrong: [keyof Fields, string, string][] = [['time', '236000', '240000'], ['date', '1301', '0132'], ['settled', '0000', '1100'], ['expiry', '3013', '3000'], ['pan', '62312300123', ''], ['track2', `${PAN}=`, `=${PAN}`], ['response', '0 ', 'a0'], ['currency', '15 ', 'CNY']]
  for (const [name, ...texts] of wrong) for (const text of texts.filter(Boolean)) {
    const field = allFields.find(each => each.name === name)!
    const refused = encodeMessage({ ...head, mti: '0200', fields: { [name]: text } }, UNIONPAY)
    assert.ok('refused' in refused && refused.faults[0]!.field === `F${field.no}`, `${name} ${text}`)
    const digits = text.replace('=', 'd')
    const value = field.content === 'an' ? Buffer.from(text).toString('hex') : `${field.prefix ? String(text.length).padStart(2, '0') : ''}${digits}${digits.length % 2 ? '0' : ''}`
    assert.equal(refusedFor(Buffer.concat([hex('60000300006031003113080200'), bitmap(field.no), hex(value)])), `F${field.no}`, `${name} ${text}`)
  }
})

test('what is around the fields is refused by its name', () => {
  assert.equal(refusedFor(purchase.subarray(0, 20)), 'frame')
  assert.equal(refusedFor(Buffer.concat([purchase, Buffer.alloc(1)])), 'frame')
  assert.equal(refusedFor(Buffer.alloc(1501)), 'frame')
  assert.equal(refusedFor(Buffer.concat([purchase.subarray(0, 11), hex('1200'), purchase.subarray(13)])), 'mti')
  assert.equal(refusedFor(Buffer.concat([purchase.subarray(0, 13), hex('F0'), purchase.subarray(14)])), 'bitmap')
  assert.equal(refusedFor(Buffer.concat([purchase.subarray(0, 13), hex('78'), purchase.subarray(14)])), 'F5')
  const long = encodeMessage({ ...head, mti: '0200', fields: { own: Buffer.alloc(512) } }, { ...UNIONPAY, most: 500 })
  assert.ok('refused' in long && long.faults[0]!.field === 'frame')
  assert.ok('refused' in encodeMessage({ ...head, tpdu: '60', mti: '0200', fields: {} }, UNIONPAY))
})

test('F52 has 16 bytes in the dialect with SM4, 8 in the other', () => {
  const message = requestOf('purchase', UNIONPAY_SM)
  assert.equal(message.fields.pinBlock!.length, 16)
  assert.equal(refusedFor(bytesOf(message, 'purchase', UNIONPAY_SM)), 'F53')
  const wrong = encodeMessage(message, UNIONPAY)
  assert.ok('refused' in wrong && wrong.faults[0]!.field === 'F52')
})

test('what is shown of a message holds no card number, track, PIN block, key or chip data', () => {
  for (const kind of kindNames) for (const message of [requestOf(kind), approvalOf(requestOf(kind), kind)]) {
    const told = JSON.stringify(show(message))
    for (const secret of [PAN, PAN.slice(6, 15), PAN.slice(0, 16), message.fields.pinBlock?.toString('hex'), message.fields.own?.toString('hex'), ICC.toString('hex'), message.fields.expiry]) if (secret) assert.ok(!told.includes(secret), told)
  }
  assert.match(JSON.stringify(show(requestOf('purchase'))), /"F2 pan":"623123\*{9}8935"/)
})

test('no refusal repeats what stood in the field', () => {
  const copy = Buffer.from(purchase)
  copy[22] = 0xaa
  const decoded = decodeMessage(copy, UNIONPAY)
  assert.ok('refused' in decoded && !/623123|8935|aa/i.test(JSON.stringify(decoded)))
})
