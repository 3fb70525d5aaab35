import assert from 'node:assert/strict'
import test from 'node:test'
import { gather } from '#kit/gather'

test('gather: what comes while batches are under way goes together; each has its own answer; what a batch throws only its own get', async () => {
  const batches: number[][] = []
  const double = gather(async (batch: readonly number[]) => {
    batches.push([...batch])
    await new Promise(done => setImmediate(done))
    if (batch.includes(13)) throw new Error('unlucky')
    return batch.map(each => each * 2)
  }, { most: 4, lanes: 2 })
  assert.deepEqual(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(double)), [2, 4, 6, 8, 10, 12, 14])
  assert.deepEqual(batches, [[1], [2], [3, 4, 5, 6], [7]])
  const mixed = await Promise.allSettled([20, 13, 21].map(double))
  assert.deepEqual(mixed.map(each => each.status), ['fulfilled', 'rejected', 'fulfilled'])
  assert.equal(await double(8), 16, 'it goes on after a failure')
})
