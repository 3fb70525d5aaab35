import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeAtPlant } from '../../src/demo/plant.ts'
import { filledForm, peopleSite, type PeopleSite } from '../support/people.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let site: PeopleSite
before(async () => { if (!noBrowser) site = await peopleSite() })
after(async () => { if (!noBrowser) { await site.close(); await closeBrowser() } })

async function applied(name: string) {
  const person = await site.person({ name })
  return (await site.counter.post(`/people/${person.id}/applications`, { ...await filledForm(site.counter, person.id), document: person.document })).body
}
const stateOf = async (made: { id: string; person: string }) =>
  (await site.counter.get(`/people/${made.person}/applications`)).body.rows.find((each: { id: string }) => each.id === made.id).state
const itemOf = async (made: { id: string }) => (await site.reviewer.get('/review?limit=100')).body.rows.find((each: { application: string }) => each.application === made.id)
/** The panel shows whoever begins and ends like this; what is between is masked. */
const opened = (page: Page, from: string, to: string) => page.locator('.one .who', { hasText: new RegExp(`${from}\\*.*${to}`) }).waitFor()

test('APP-04.c APP-07.b APP-07.c: by keys alone: the next is taken, the photo seen, approved, the one after it opens and is returned with the message shown; a reload keeps it', { skip: noBrowser, timeout: 120_000 }, async () => {
  // the queue's oldest come first: what the seed left is approved out of the way
  const { body } = await site.reviewer.get('/review?limit=100')
  for (const { id, version } of body.rows) await site.reviewer.post('/review/approve', { items: [{ id, version }], bareheaded: true })
  const [first, second] = [await applied('孟海洋'), await applied('阿依古丽·买买提')]
  const by = await visitor({ base: site.base, width: 1440 })
  await sitDown(by.page, 'review01')
  const page = await by.go('/centre/review')
  await page.locator('.table tbody tr').nth(1).waitFor()
  const [list, panel] = await Promise.all([page.locator('.review > .sheet').first().boundingBox(), page.locator('.review > .one').boundingBox()])
  assert.ok(panel!.x > list!.x + list!.width, 'the opened one stands beside the queue')
  assert.equal((await page.locator('.table .ph').first().boundingBox())!.width, 36)
  await page.keyboard.press('x')
  await opened(page, '孟', '洋')
  assert.match(page.url(), new RegExp(`item=${(await itemOf(first)).id}`))
  await page.keyboard.press('p')
  assert.equal(await stateOf(first), 'submitted', 'without the tick nothing is approved')
  const message = page.locator('.sms p')
  assert.match(await message.innerText(), /已通过审核/)
  await page.keyboard.press('k')
  await page.keyboard.press('p')
  await opened(page, '阿', '提')
  assert.equal(await stateOf(first), 'approved')
  await page.reload()
  await opened(page, '阿', '提')
  await page.keyboard.press('1')
  assert.match(await message.innerText(), /退回了：照片戴了帽子/)
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('t')
  await page.getByText('没有等审的').first().waitFor()
  assert.equal(await stateOf(second), 'returned')
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('the opened item on a phone, in English and dark: axe-clean, no sideways scrolling; a missing paper greys approving and is named', { skip: noBrowser, timeout: 120_000 }, async () => {
  const made = await applied('图尔荪江·阿卜杜热合曼·买合木提')
  await site.within(({ sql }) => sql`update applications.application set papers = '[{"material": "id-front", "paper": null}]' where id = ${made.id}`)
  const { id } = await itemOf(made)
  const by = await visitor({ base: site.base, width: 360, mode: 'dark', lang: 'en' })
  await sitDown(by.page, 'review01')
  const page = await by.go(`/centre/review?item=${id}`)
  await page.getByText('Nobody took it').waitFor()
  await page.locator('.one').getByRole('button', { name: 'Take it' }).click()
  await page.getByText('A paper is missing; it cannot be approved').waitFor()
  assert.match(await page.locator('.one').innerText(), /Missing: ID card, side with the emblem/)
  assert.deepEqual((await sideways(page)).by, [])
  assert.deepEqual(await axe(page), [])
  await by.leave()
})

test('what I decided can be taken back on its page with a reason, and says so afterwards', { skip: noBrowser, timeout: 120_000 }, async () => {
  const made = await applied('郑重')
  const item = await itemOf(made)
  await site.reviewer.post('/review/approve', { items: [{ id: item.id, version: item.version }], bareheaded: true })
  const by = await visitor({ base: site.base, width: 1440 })
  await sitDown(by.page, 'review01')
  const page = await by.go('/centre/review/decided')
  const row = page.locator('tbody tr', { hasText: '郑*' })
  await row.getByRole('button', { name: '收回' }).click()
  await page.locator('dialog[open] textarea').fill('看错了照片')
  assert.deepEqual(await axe(page), [])
  await page.locator('dialog[open]').getByRole('button', { name: '收回这个决定' }).click()
  await page.getByText('回到队里原来的位置').waitFor()
  await row.getByText('看错了照片').waitFor()
  assert.match(await row.innerText(), /收回了/)
  assert.equal(await stateOf(made), 'submitted')
  await by.leave()
})

test('PROD-01.d PROD-04.c: on its page a batch goes to its plant and comes back: the file with its digest, a broken return named by its line, what failed ordered anew', { skip: noBrowser, timeout: 120_000 }, async () => {
  const chief = site.otherReviewer
  for (const name of ['蒋文博', '沈若云']) await applied(name)
  const { rows } = (await chief.get('/review?limit=100')).body
  await chief.post('/review/approve', { items: rows.map(({ id, version }: { id: string; version: number }) => ({ id, version })), bareheaded: true })
  const [group] = (await chief.get('/production/waiting')).body.rows
  const { body: { batch } } = await chief.post('/production/batches', { region: group.region, bank: group.bank, key: 'page-of-a-plant' })
  const by = await visitor({ base: site.base, width: 1440 })
  await sitDown(by.page, 'chief01')
  const page = await by.go(`/centre/batches/${batch.id}`)
  const plant = page.locator('.plant')
  await plant.getByRole('button', { name: /^报盘 \d+ 张$/ }).click()
  await plant.getByText(/第 1 份报盘做好了：\d+ 张/).waitFor()
  const [sent] = (await chief.get(`/production/batches/${batch.id}/exports`)).body.rows
  assert.match(await plant.innerText(), new RegExp(sent.digest))
  const [download] = await Promise.all([page.waitForEvent('download'), plant.getByRole('link', { name: '下载报盘文件' }).click()])
  const { text } = makeAtPlant(readFileSync(await download.path(), 'utf8'), randomBytes, new Date(), { failed: [1] })
  const give = (content: string) => plant.locator('input[type=file]').setInputFiles({ name: 'back.sbkhp', mimeType: 'text/plain', buffer: Buffer.from(content) })
  await give(text.split('\n').map((row, i) => i === 2 ? row.replace('made', 'failed') : row).join('\n'))
  await plant.getByText(/第 3 行/).first().waitFor()
  assert.deepEqual(await axe(page), [])
  await give(text)
  await plant.getByText(/第 1 份回盘收下了：做好 \d+ 张，失败 1 张/).waitFor()
  await plant.getByText(/^做好 \d+，失败 1，缺 0/).waitFor()
  assert.deepEqual((await chief.get(`/production/batches/${batch.id}/exports`)).body.rows.map((row: { number: number; failed: number }) => [row.number, row.failed]), [[1, 1]])
  await by.leave()
  const small = await visitor({ base: site.base, width: 360, lang: 'en' })
  await sitDown(small.page, 'chief01')
  const phone = await small.go(`/centre/batches/${batch.id}`)
  await phone.getByText('1 failed, 0 missing').waitFor()
  assert.deepEqual((await sideways(phone)).by, [])
  await small.leave()
})
