import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { centreDues } from './centre-dues.ts'

type Heard = { path: string; key: string | undefined; body: { reference?: string; payments?: { number: string; channel: string; paidOn: string; amount: number; reference: string }[] } }
/** A centre that answers as its door of dues does. */
async function centre(t: { after(act: () => void): void }, answer: (heard: Heard) => { status?: number; body: object }) {
  const all: Heard[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += String(part)
    const heard = { path: request.url!, key: request.headers.authorization, body: JSON.parse(text) as Heard['body'] }
    all.push(heard)
    const { status = 200, body } = answer(heard)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(done => { server.listen(0, 'localhost', done) })
  t.after(() => { server.close() })
  return { all, port: centreDues({ url: `http://localhost:${(server.address() as AddressInfo).port}`, key: 'k' }) }
}

test('what is due is read as the centre tells it; unknown is nothing, paid and what a bank has under way are said as such', async t => {
  const due = { reference: '1234567890', payer: '沈*华', region: { zh: '合肥', en: 'Hefei' }, scheme: { zh: '居民医保', en: 'Residents’ health' }, period: '2026', amount: 40_000, dueOn: '2026-03-31', late: 0 }
  const { port, all } = await centre(t, ({ body: { reference } }) => reference === '1234567890' ? { body: due } : { status: 409, body: { refused: reference, zh: '银行正在扣', en: 'A bank is deducting it' } })
  assert.deepEqual(await port.look('96588', '1234567890'), { reference: '1234567890', zh: '居民医保 2026', en: 'Residents’ health, 2026', who: '沈*华', amount: 40_000n, paid: false })
  assert.equal(all[0]!.key, 'Bearer k')
  assert.equal(await port.look('96588', 'due-unknown'), null)
  assert.equal((await port.look('96588', 'due-paid') as { refused: string }).refused, 'dues-paid')
  assert.deepEqual(await port.look('96588', 'due-with-bank'), { refused: 'dues-not-now', facts: { zh: '银行正在扣', en: 'A bank is deducting it' } })
})

test('a payment is told under one number however often; held is taken, refused goes back, and silence is neither', async t => {
  let how: 'paid' | 'held' | 'refused' | 'ahead' | 'down' = 'paid'
  const { port, all } = await centre(t, ({ body }) => how === 'down' ? { status: 503, body: {} } : { body: { rows: [{ number: body.payments![0]!.number, ...how === 'refused' || how === 'ahead' ? { refused: how === 'ahead' ? 'payment-ahead' : 'payment-differs', zh: '不同', en: 'differs' } : { taken: how, again: false } }] } })
  const paid = { bank: '96588', reference: '1234567890', amount: 40_000n, key: 'account-key', at: new Date('2026-03-02T02:00:00Z') }
  assert.deepEqual(await port.tell(paid), { taken: true })
  how = 'held'
  assert.deepEqual(await port.tell(paid), { taken: true })
  how = 'refused'
  assert.deepEqual(await port.tell(paid), { taken: false, why: 'payment-differs' })
  how = 'ahead'
  await assert.rejects(port.tell(paid), /not begun/, 'told again once the centre’s day has begun')
  how = 'down'
  await assert.rejects(port.tell(paid), /503/)
  const numbers = new Set(all.map(({ body }) => body.payments![0]!.number))
  assert.equal(numbers.size, 1)
  assert.match([...numbers][0]!, /^[0-9A-Za-z-]{6,40}$/)
  assert.deepEqual(all[0]!.body.payments![0], { number: [...numbers][0], channel: 'online', reference: '1234567890', amount: 40_000, paidOn: '2026-03-02' })
})
