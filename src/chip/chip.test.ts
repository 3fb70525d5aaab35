import assert from 'node:assert/strict'
import { createCipheriv, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { isRefused } from '#kit/refusal'
import { sm4Block, sm4Cmac } from '#kit/sm4'
import { issuerKeys, newKeys, openVault } from '#vault'
import { answerCard, apply, cardIdent, cardNumber, checkCharacter, copied, damaged, hasRightCheck, identParts, isGenuine, isImage, isOurIdent, personalise,
  proveCard, readBack, readBasic, selectSocial, send, softwareChannel, type ChipData, type Image } from './index.ts'
import { basicLine, basicOf } from './shared.ts'

const master = Buffer.alloc(32, 7)
const vault = openVault(master, newKeys(master))
const issuer = issuerKeys(vault, '340100')
const ident = cardIdent(issuer, '340100', 0x00c0ffee)
const data: ChipData = {
  version: '2.00', ident, cardNumber: cardNumber('D0000001'), institution: '340100000001', issuedOn: '2026-11-01', validUntil: '2036-10-31',
  number: '340104199001011232', name: '沈小华', sex: '1', nation: '01', birthplace: '340104', birth: '1990-01-01',
  bankCard: '6231230012345678935', initialPin: '123456', pinTries: 10,
}
const made = (change: Partial<ChipData> = {}): Image => {
  const image = personalise({ ...data, ...change }, issuer)
  assert.ok(isImage(image))
  return image
}
const desk = { terminalNumber: '340100000001', device: 'SBK-R2' }

test('SM4 and its CMAC: the standard vector, and CMAC equals chaining over one block', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  assert.equal(sm4Block(key, key).toString('hex'), '681edf34d206965e86b3e94f536e4246')
  const zero = sm4Cmac(key, Buffer.alloc(0))
  assert.equal(zero.length, 16)
  assert.notDeepEqual(sm4Cmac(key, Buffer.alloc(16)), sm4Cmac(key, Buffer.alloc(15)))
  const doubled = (block: Buffer) => { const n = (BigInt(`0x${block.toString('hex')}`) << 1n) ^ (block[0]! & 0x80 ? 0x87n : 0n); return Buffer.from((n & ((1n << 128n) - 1n)).toString(16).padStart(32, '0'), 'hex') }
  const message = randomBytes(48)
  const last = Buffer.from(message.subarray(32).map((byte, i) => byte ^ doubled(sm4Block(key, Buffer.alloc(16)))[i]!))
  const cbc = createCipheriv('sm4-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
  assert.deepEqual(sm4Cmac(key, message), Buffer.concat([cbc.update(Buffer.concat([message.subarray(0, 32), last])), cbc.final()]).subarray(32))
})

test('PROD-01.a: the check character follows the published samples', () => {
  assert.equal(checkCharacter('X0000001'), '9')
  assert.equal(checkCharacter('00000000'), '0')
  assert.ok(hasRightCheck('X00000019'))
  assert.ok(!hasRightCheck('X00000018'))
})

test('PROD-01.b: a card identification code names area, application provider and serial, and carries the issuer’s check', () => {
  assert.match(ident, /^340100D15600000500C0FFEE[0-9A-F]{8}$/)
  assert.deepEqual(identParts(ident), { area: '340100', serial: 0x00c0ffee, check: ident.slice(-8) })
  assert.ok(isOurIdent(issuer, ident))
  assert.ok(!isOurIdent(issuer, ident.slice(0, -1) + (ident.endsWith('0') ? '1' : '0')))
  assert.ok(!isOurIdent(issuerKeys(vault, '130300'), ident))
})

test('PROD-02.a: a personalised chip reads back as it was ordered', () => {
  const back = readBack(made())
  assert.equal(back.name, '沈小华')
  assert.equal(back.number, data.number)
  assert.equal(back.cardNumber, data.cardNumber)
  assert.equal(back.validUntil, '2036-10-31')
  assert.equal(back.bankCard, data.bankCard)
  assert.equal(readBack(made({ validUntil: null })).validUntil, '')
})

test('PROD-02.b: two cards carry different keys, and no PIN stands in the image', () => {
  const one = made()
  const other = made({ ident: cardIdent(issuer, '340100', 2) })
  for (const name of Object.keys(one.keys) as (keyof Image['keys'])[]) assert.notEqual(one.keys[name], other.keys[name])
  assert.ok(!JSON.stringify(one.pin).includes('123456'))
})

test('PROD-02.c: a long name goes on in tag 4E; one that does not fit or has no code is refused by name', async () => {
  const long = '阿卜杜热西提·买买提明江·艾合买提'
  const image = made({ name: long })
  assert.equal(readBack(image).name, long)
  const basic = await readBasic(softwareChannel(image, randomBytes), desk)
  assert.ok(!isRefused(basic))
  assert.equal(basic.name, long)
  assert.equal(readBack(made({ name: '𠮷田㛃' })).name, '𠮷田㛃')
  const tooLong = personalise({ ...data, name: '王'.repeat(26) }, issuer)
  assert.ok(isRefused(tooLong) && tooLong.refused === 'chip-name-too-long')
  const broken = personalise({ ...data, name: '王\ud842' }, issuer)
  assert.ok(isRefused(broken) && broken.refused === 'chip-name-unwritable')
})

test('CHIP-01.a: any terminal reads the eleven items of a 2.00 card', async () => {
  const basic = await readBasic(softwareChannel(made(), randomBytes), desk)
  assert.ok(!isRefused(basic))
  const line = basicLine(basic)
  assert.match(line, /^340100\|340104199001011232\|D0000001.\|340100D15600000500C0FFEE.{8}\|沈小华\|0081[0-9A-F]{22}\|2\.00\|20261101\|20361031\|340100000001\|SBK-R2\|$/)
  assert.deepEqual(basicOf(line), basic)
})

test('CHIP-01.b: a 3.00 card opens its files only to a terminal that proved itself', async () => {
  const image = made({ version: '3.00' })
  const closed = await readBasic(softwareChannel(image, randomBytes), desk)
  assert.ok(isRefused(closed))
  const opened = await readBasic(softwareChannel(image, randomBytes), desk, async (atr, challenge) => answerCard(issuer, atr, challenge))
  assert.ok(!isRefused(opened) && opened.version === '3.00')
  const channel = softwareChannel(image, randomBytes)
  for (let i = 0; i < 6; i++) await readBasic(channel, desk, async () => randomBytes(8))
  assert.equal(channel.image().counters.externalLeft, 0)
})

test('CHIP-02.a: a copied card is found out, and yesterday’s answer does not serve today', async () => {
  const channel = softwareChannel(made(), randomBytes)
  await selectSocial(channel)
  const challenge = randomBytes(8)
  const answer = await proveCard(channel, challenge)
  assert.ok(answer && isGenuine(issuer, ident, challenge, answer))
  assert.ok(!isGenuine(issuer, ident, randomBytes(8), answer))
  const copy = copied(made())
  const fake = softwareChannel(copy, randomBytes)
  await selectSocial(fake)
  assert.ok(!isGenuine(issuer, ident, challenge, (await proveCard(fake, challenge))!))
})

test('CHIP-03.a: the bank application answers beside the social one, whatever the social PIN’s state', async () => {
  const channel = softwareChannel({ ...made(), pin: { ...made().pin!, left: 0 } }, randomBytes)
  assert.equal((await send(channel, { ins: 0xa4, p1: 4, data: Buffer.from('A000000333010101', 'hex') })).sw, 0x9000)
  const pan = await send(channel, { ins: 0xb2, p1: 1, p2: 0x0c, le: 0 })
  assert.ok(pan.data.toString('hex').includes(data.bankCard!))
})

test('the chip’s words: 6Cxx, 61xx, 6A82, 6A83, 63Cx, 6983, 6D00, 6700', async () => {
  let image = made()
  const raw = (hex: string) => { const step = apply(image, Buffer.from(hex, 'hex'), randomBytes); image = step.image; return step.response.toString('hex') }
  assert.match(raw('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'), /^61..$/)
  assert.match(raw('00C0000000'), /^6f.*9000$/)
  assert.equal(raw('00B2072C09'), '6c0b')
  assert.match(raw('00B2072C0B'), /^0709.{18}9000$/)
  assert.equal(raw('00A40200020005'), '6a82')
  assert.equal(raw('00A4020002EF05'), '9000')
  assert.match(raw('00B2010400'), /^0110.{32}9000$/)
  assert.equal(raw('00B2092C00'), '6a83')
  assert.equal(raw('0020000003123456'), '9000')
  for (let left = 9; left > 0; left--) assert.equal(raw('0020000003111111'), `63c${left.toString(16)}`)
  assert.equal(raw('0020000003111111'), '6983')
  assert.equal(raw('0020000003123456'), '6983')
  assert.equal(raw('00F0000000'), '6d00')
  assert.equal(raw('0020000003'), '6983')
  assert.equal(raw('00A4'), '6700')
})

test('a damaged chip is told as unreadable, never as another card', async () => {
  const read = await readBasic(softwareChannel(damaged(made()), randomBytes), desk)
  assert.ok(isRefused(read) && read.refused === 'chip-unreadable')
})

test('a name spoilt in the chip is read as unreadable at a desk, and as another name by the checker', async () => {
  const whole = made()
  const spoilt: Image = { ...whole, files: { ...whole.files, EF06: { ...whole.files.EF06, '09': 'ff'.repeat(30) } } }
  assert.notEqual(readBack(spoilt).name, data.name)
  const read = await readBasic(softwareChannel(spoilt, randomBytes), desk)
  assert.ok(isRefused(read))
  assert.equal(read.refused, 'chip-unreadable')
})
