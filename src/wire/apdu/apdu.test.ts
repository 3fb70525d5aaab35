import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeAnswer, decodeCommand, driverCode, encodeAnswer, encodeCommand, SW } from './apdu.ts'
import { fromBcd, toBcd } from './bcd.ts'

const byte = fc.integer({ min: 0, max: 255 })
const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map(array => Buffer.from(array))

test('every command is read back as it was written', () => {
  fc.assert(fc.property(byte, byte, byte, byte, bytes(255), fc.option(byte), (cla, ins, p1, p2, data, le) => {
    const command = { cla, ins, p1, p2, data, le }
    assert.deepEqual(decodeCommand(encodeCommand(command)), command)
  }))
})

test('a command whose lengths do not fit is none', () => {
  for (const hex of ['', '00A4', '00A40400', '00A4040003AABB', '00A4040001AA0000', '00A404000000']) {
    assert.equal(decodeCommand(Buffer.from(hex, 'hex')) === null, hex !== '00A40400', hex)
  }
})

test('answers split into data and status word, and the driver’s code is minus the word', () => {
  assert.deepEqual(decodeAnswer(encodeAnswer({ data: Buffer.from('0709', 'hex'), sw: SW.ok })), { data: Buffer.from('0709', 'hex'), sw: 0x9000 })
  assert.throws(() => decodeAnswer(Buffer.alloc(1)))
  assert.deepEqual([0x6983, 0x6a82, 0x6a83, 0x9302].map(driverCode), [-27011, -27266, -27267, -37634])
})

test('BCD is padded with F on the right and read without it', () => {
  assert.equal(toBcd('123456', 4).toString('hex'), '123456ff')
  assert.equal(toBcd('', 2).toString('hex'), 'ffff')
  fc.assert(fc.property(fc.stringMatching(/^\d{0,20}$/), digits => assert.equal(fromBcd(toBcd(digits, 10)), digits)))
  assert.throws(() => toBcd('12345', 2))
  assert.throws(() => toBcd('1a', 2))
})
