import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openScene } from './support/scene.ts'
import { cardsOf, makeBatch, numberOf, runStep, viewOf } from './support/card-steps.ts'
import { readPdf } from './support/pdf-text.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let photo: Buffer
before(async () => {
  scene = await openScene()
  photo = await sharp({ create: { width: 358, height: 441, channels: 3, background: '#8fb3c9' } }).jpeg().toBuffer()
})
after(() => scene.close())

async function written(count: number, key: string, wish: Parameters<typeof scene.applicants>[1] = {}) {
  const holders = await scene.applicants(count, { photo, ...wish })
  const { batch } = await makeBatch(scene, key, wish.region, wish.of)
  await runStep(scene, batch.id, 'personalise')
  const rows = await cardsOf(scene, batch.id)
  return { batch, all: holders.map(holder => ({ holder, card: rows.find(row => row.person === holder.person)!.card })) }
}
const proof = (holder: { person: string }, card: string, seat: 'centre' | 'counter' = 'centre') => scene.knock(seat, 'GET', `/production/cards/${holder.person}/${card}/proof`)

test('PROD-03.a: the proof of a card is a PDF whose front and back hold every field of the policy’s layout, the photo among them, from the data of its chip', async () => {
  const { batch, all: [one, two] } = await written(2, 'proof-0001')
  const answer = await proof(one!.holder, one!.card)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const { pages, pictures } = readPdf(answer.body as Buffer)
  assert.deepEqual([pages.length, pictures], [1, 1])
  const [page] = pages as [string]
  const [front, back] = page.split('反面') as [string, string]
  const number = await numberOf(scene, one!.holder, one!.card)
  const view = await viewOf(scene, 'counter', one!.holder)
  const { bankCard } = (await scene.knock('counter', 'POST', `/cards/${one!.holder.person}/${one!.card}/numbers`)).body
  for (const text of ['国徽', '中华人民共和国社会保障卡']) assert.ok(front.includes(text), `${text}\n${front}`)
  for (const text of ['徽商银行', '发卡单位', '银联', 'ATM', '陈建国', one!.holder.number, number, `${view.issuedOn} 至 ${view.validUntil}`, '发卡单位印章', bankCard.replace(/(.{4})(?=.)/g, '$1 '), '12333', view.bank.phone]) {
    assert.ok(back.includes(text), `${text}\n${back}`)
  }
  assert.ok(!page.includes('\ufffd') && !page.includes(two!.holder.number))
  const whole = readPdf((await scene.knock('centre', 'GET', `/production/batches/${batch.id}/proofs`)).body as Buffer)
  assert.equal(whole.pages.length, 2)
  for (const each of [one!, two!]) assert.equal(whole.pages.filter(text => text.includes(each.holder.number)).length, 1)
  assert.equal((await proof(one!.holder, one!.card, 'counter')).status, 403)
})

test('PROD-03.a: another city’s layout, another bank: its own ground and marks and nobody else’s; a card without a chip has no proof', async () => {
  const { all: [one] } = await written(1, 'proof-0002', { region: '000000', of: '95588', to: 'counter' })
  const [page] = readPdf((await proof(one!.holder, one!.card)).body as Buffer).pages as [string]
  assert.match(page, /中国工商银行/)
  assert.match(page, /95588/)
  assert.doesNotMatch(page, /徽商|96588/)
  const [waiting] = await scene.applicants(1, { photo, region: '340181' })
  const { batch } = await makeBatch(scene, 'proof-0003', '340181')
  const [row] = await cardsOf(scene, batch.id)
  assert.equal((await proof(waiting!, row!.card)).body.refused, 'proof-not-made')
})

test('PROD-03.b: no proof is made of a name the font cannot print, alone or in its batch; the character is named, and mended it is printed', async () => {
  const { batch, all: [one, two] } = await written(2, 'proof-0004', { region: '340122' })
  await scene.rename(one!.holder, '陈𠮷国')
  for (const answer of [await proof(one!.holder, one!.card), await scene.knock('centre', 'GET', `/production/batches/${batch.id}/proofs`)]) {
    assert.deepEqual([answer.status, answer.body.refused], [422, 'proof-character'])
    assert.match(answer.body.zh, /“𠮷”（U\+20BB7）/)
  }
  assert.equal((await proof(two!.holder, two!.card)).status, 200, 'the others are printed')
  await scene.rename(one!.holder, '陈龘国')
  assert.match(readPdf((await proof(one!.holder, one!.card)).body as Buffer).pages[0]!, /陈龘国/)
  const { all: [three] } = await written(1, 'proof-0005', { region: '340123', photo: Buffer.from([0xff, 0xd8, 0xff]) })
  assert.equal((await proof(three!.holder, three!.card)).body.refused, 'proof-photo')
})
