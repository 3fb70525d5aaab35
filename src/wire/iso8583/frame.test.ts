import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { frameOf, frameReader } from './index.ts'

test('a message goes out behind its length in two bytes, big-endian', () => {
  assert.equal(frameOf(Buffer.alloc(300, 1)).subarray(0, 3).toString('hex'), '012c01')
})

test('frames are found however the stream is split and joined, and no more than one and a chunk is held', () => {
  const frames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 90 }).map(each => Buffer.from(each)), { maxLength: 12 })
  fc.assert(fc.property(frames, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (bodies, sizes) => {
    const stream = Buffer.concat(bodies.map(frameOf))
    const reader = frameReader(90)
    const got: Buffer[] = []
    for (let at = 0, turn = 0; at < stream.length; turn++) {
      const chunk = stream.subarray(at, at + sizes[turn % sizes.length]!)
      at += chunk.length
      reader.add(chunk)
      for (let body = reader.next(); body !== null; body = reader.next()) { assert.ok(Buffer.isBuffer(body)); got.push(Buffer.from(body)) }
      assert.ok(reader.held() < 92)
    }
    assert.deepEqual(got, bodies)
    assert.equal(reader.held(), 0)
  }), { numRuns: 500, seed: 2 })
})

test('a length of nothing or above the bound is refused before a byte of it is awaited', () => {
  for (const [head, most] of [['0000', 90], ['005b', 90], ['ffff', 1500]] as const) {
    const reader = frameReader(most)
    reader.add(Buffer.from(head, 'hex'))
    const found = reader.next()
    assert.ok(found && 'refused' in found && found.faults[0]!.field === 'frame')
  }
  const reader = frameReader(90)
  reader.add(frameOf(Buffer.alloc(90)))
  assert.equal((reader.next() as Buffer).length, 90)
})
