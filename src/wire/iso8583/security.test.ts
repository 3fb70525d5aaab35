import assert from 'node:assert/strict'
import { createCipheriv, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, keys, MAK, PAN, PIK, PIN, requestOf, TMK } from '../../../test/support/pos.ts'
import { checkValue, decodeMessage, macFits, macOf, openKey, openPin, sealPin, UNIONPAY, unwrapKeys, wrapKeys, type Key } from './index.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
const opened = (got: ReturnType<typeof unwrapKeys>) => { if ('refused' in got) throw new Error(JSON.stringify(got.faults)); return got }

test('MAC: a frame with its key that a stranger published has the MAC it was published with', () => {
  const covered = hex(`0200 3020048000c08015 000000 000000001234 000002 0300 99 3030303030303031 393532373138313832323137383735 313536
    0019 26000001000600000000 0043 5f0112323834343132333435363738393031323334 5f0306313630303336 5f0406323030383236 5c023031`)
  for (const key of ['0723C80DB5F4CD3D', '0723C80DB5F4CD3D0723C80DB5F4CD3D']) assert.equal(macOf(openKey(hex(key), '3des'), covered).toString(), 'B3A092AE')
})

test('MAC: step by step as the words of the standard say, in 3DES and SM4', () => {
  for (const cipher of ['3des', 'sm4'] as const) {
    const size = cipher === 'sm4' ? 16 : 8
    const covered = Buffer.from('an odd number of bytes, so that the last block is filled: 47')
    const blocks = Buffer.concat([covered, Buffer.alloc((size - covered.length % size) % size)])
    let folded = 0n
    for (let at = 0; at < blocks.length; at += size) folded ^= BigInt(`0x${blocks.toString('hex', at, at + size)}`)
    const text = folded.toString(16).toUpperCase().padStart(size * 2, '0')
    const block = (data: Buffer) => { const made = cipher === 'sm4' ? createCipheriv('sm4-ecb', MAK, null) : createCipheriv('des-ede', MAK, null); return made.setAutoPadding(false).update(data) }
    const once = block(Buffer.from(text.slice(0, size)))
    const twice = block(Buffer.from(once.map((byte, i) => byte ^ text.charCodeAt(size + i))))
    assert.equal(macOf(openKey(MAK, cipher), covered).toString(), twice.toString('hex').toUpperCase().slice(0, 8))
  }
})

test('MAC: any one bit that changes is seen; two equal changes a block apart are not, as the algorithm folds by XOR', () => {
  const { mac } = keys['3des']
  const decoded = decodeMessage(bytesOf(requestOf('purchase'), 'purchase'), UNIONPAY)
  if ('refused' in decoded) throw new Error('unread')
  const { covered, message: { fields } } = decoded
  assert.ok(macFits(mac, covered, fields.mac))
  for (let bit = 0; bit < covered.length * 8; bit++) {
    const changed = Buffer.from(covered)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    assert.ok(!macFits(mac, changed, fields.mac), `bit ${bit}`)
  }
  const twice = Buffer.from(covered)
  twice[0]! ^= 1
  twice[8]! ^= 1
  assert.ok(macFits(mac, twice, fields.mac))
  assert.ok(!macFits(mac, covered, undefined))
  assert.ok(!macFits(mac, covered, Buffer.alloc(7)))
})

/** Format 0 of the standard: PIN and card number with the clear block that was published. */
const published = [
  ['1234', '43219876543210987', '0412AC89ABCDEF67'],
  ['92389', '4000001234562', '0592789FFFEDCBA9'],
] as const

test('PIN block: published blocks of ISO 9564-1 format 0', () => {
  const { pin } = keys['3des']
  for (const [digits, pan, block] of published) {
    assert.equal(pin.decipher(sealPin(pin, digits, pan, randomBytes)).toString('hex').toUpperCase(), block)
    assert.equal(openPin(pin, pin.encipher(hex(block)), pan), digits)
  }
})

test('PIN block: one whose length and digits do not agree, or of another format, is none', () => {
  const { pin } = keys['3des']
  const account = hex(`0000${PAN.slice(-13, -1)}`)
  for (const [field, digits] of [['041234ffffffffff', '1234'], ['051234ffffffffff', null], ['0412345fffffffff', null], ['0312ffffffffffff', null], ['141234ffffffffff', null], ['04123affffffffff', null], ['0d1234567890123f', null]] as const)
    assert.equal(openPin(pin, pin.encipher(Buffer.from(hex(field).map((byte, i) => byte ^ account[i]!))), PAN), digits, field)
})

test('PIN block: format 4 is the construction of ISO 9564-1 over SM4, tied to the card number', () => {
  const { pin } = keys.sm4
  const block = sealPin(pin, PIN, PAN, () => Buffer.alloc(8, 0x5a))
  const account = hex(`7${PAN}`.padEnd(32, '0'))
  const field = pin.decipher(Buffer.from(pin.decipher(block).map((byte, i) => byte ^ account[i]!)))
  assert.equal(field.toString('hex'), '46274916aaaaaaaa5a5a5a5a5a5a5a5a')
  assert.notDeepEqual(sealPin(pin, PIN, PAN, randomBytes), sealPin(pin, PIN, PAN, randomBytes))
})

test('PIN block: any PIN comes back with its own card number and key, and never another with another', () => {
  const pins = fc.stringMatching(/^\d{4,12}$/)
  for (const cipher of ['3des', 'sm4'] as const) {
    const { pin, mac } = keys[cipher]
    fc.assert(fc.property(pins, fc.stringMatching(/^\d{12,19}$/), (digits, pan) => {
      const block = sealPin(pin, digits, pan, randomBytes)
      assert.equal(openPin(pin, block, pan), digits)
      assert.notEqual(openPin(pin, block, `${pan.slice(0, -2)}${(Number(pan.at(-2)) + 1) % 10}${pan.at(-1)}`), digits)
      assert.notEqual(openPin(mac, block, pan), digits)
    }), { numRuns: 300, seed: 9564 })
    assert.equal(openPin(pin, Buffer.alloc(3), PAN), null)
    assert.equal(openPin(pin, Buffer.alloc(pin.block), '1'), null)
  }
  assert.throws(() => sealPin(keys.sm4.pin, '123', PAN, randomBytes))
})

test('working keys: a published sign-in with its master key opens to the published keys and check values', () => {
  const master = openKey(hex('CA5D92598DCA48CE8A4C76361A9269E9'), '3des')
  const field = hex('6701EAD6A9AD51E51AA406E2C27FCFA98D0A74B8 B651F9E9BACE9AE10000000000000000AB7153CA')
  const { pin, mac } = opened(unwrapKeys(master, field))
  assert.equal(checkValue(pin).toString('hex'), '8d0a74b8')
  assert.equal(checkValue(mac).toString('hex'), 'ab7153ca')
  assert.deepEqual(pin.encipher(Buffer.from('12345678')), openKey(hex('807A23AD32B36D457AE91FDF927570EA'), '3des').encipher(Buffer.from('12345678')))
  assert.deepEqual(mac.encipher(Buffer.from('12345678')), openKey(hex('5BB5C72CD00B7338'), '3des').encipher(Buffer.from('12345678')))
  assert.deepEqual(wrapKeys(master, { pin: hex('807A23AD32B36D457AE91FDF927570EA'), mac: hex('5BB5C72CD00B7338') }), field)
  assert.equal(openKey(hex('70F2A84CCBC2AE8625CBB0F2C22AB923'), '3des').decipher(hex('96D605EA176B7E9E')).toString('hex'), 'c24a8fb57aa20123')
})

test('working keys: wrapped and opened in both ciphers; a changed byte, another master key or another length is refused by name', () => {
  for (const cipher of ['3des', 'sm4'] as const) {
    const master = openKey(TMK, cipher)
    const field = wrapKeys(master, { pin: PIK, mac: MAK })
    assert.equal(field.length, 40)
    assert.ok(!field.includes(PIK) && !field.includes(MAK))
    const { pin, mac } = opened(unwrapKeys(master, field))
    for (const [key, material] of [[pin, PIK], [mac, MAK]] as [Key, Buffer][]) assert.deepEqual(key.encipher(Buffer.alloc(16, 3)), openKey(material, cipher).encipher(Buffer.alloc(16, 3)))
    for (let at = 0; at < 40; at++) {
      const changed = Buffer.from(field)
      changed[at]! ^= 0x10
      assert.ok('refused' in unwrapKeys(master, changed), `byte ${at}`)
    }
    assert.ok('refused' in unwrapKeys(openKey(PIK, cipher), field))
    for (const size of [0, 20, 39, 41, 60, 84]) assert.ok('refused' in unwrapKeys(master, Buffer.alloc(size)))
  }
  const single = wrapKeys(openKey(TMK, '3des'), { pin: PIK, mac: MAK.subarray(0, 8) })
  const short = Buffer.concat([openKey(TMK, '3des').encipher(PIK.subarray(0, 8)), checkValue(openKey(PIK.subarray(0, 8), '3des')), single.subarray(20, 28), single.subarray(36)])
  assert.equal(checkValue(opened(unwrapKeys(openKey(TMK, '3des'), short)).mac).toString('hex'), checkValue(openKey(MAK.subarray(0, 8), '3des')).toString('hex'))
  assert.throws(() => openKey(Buffer.alloc(8), 'sm4'))
  assert.throws(() => openKey(Buffer.alloc(24), '3des'))
  for (const { pin } of Object.values(keys)) { assert.throws(() => pin.encipher(Buffer.alloc(9))); assert.throws(() => pin.decipher(Buffer.alloc(9))) }
})

test('a key says nothing of itself, printed, inspected or as JSON', () => {
  for (const cipher of ['3des', 'sm4'] as const) {
    const told = `${JSON.stringify({ key: openKey(MAK, cipher) })} ${inspect(openKey(MAK, cipher), { depth: 9, showHidden: true })} ${String(openKey(MAK, cipher))}`
    assert.ok(!told.toLowerCase().includes(MAK.toString('hex').slice(0, 8)) && !told.includes('31 32 33'), told)
    assert.match(told, /"key":"\[key\]"/)
  }
})
