import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { citizen, portrait } from '../support/people.ts'
import { axe, closeBrowser, noBrowser, settled, sideways, visitor, type Look, type Visitor } from './harness.ts'
import { livingSite } from './site.ts'
import { sit } from './tour.ts'

const skip = noBrowser
const SHOTS = process.env['SHOTS']
let site: Awaited<ReturnType<typeof livingSite>>
before(async () => { if (!skip) site = await livingSite() })
after(async () => { await closeBrowser(); await site?.close() })

async function clerk(look: Partial<Look> = {}): Promise<Visitor> {
  const by = await visitor({ base: site.base, width: 1440, ...look })
  await sit(by, 'counter')
  return by
}
async function looked(by: Visitor, name: string) {
  await settled(by.page)
  if (SHOTS) await by.page.screenshot({ path: join(SHOTS, `apply-${name}.png`), fullPage: true })
  assert.deepEqual((await sideways(by.page)).by, [], name)
  assert.deepEqual(await axe(by.page), [], name)
}
/** A citizen nobody knows yet, born on a day of 1991. */
let born = 0
const unknown = () => citizen(`340104199105${String(10 + born++).padStart(2, '0')}${process.env['BASE'] ? String(process.pid % 900 + 100) : '412'}`)
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

/** Searches reception for a number nobody has, and enters its owner from there. */
async function enter(by: Visitor, number: string, name: string) {
  const { page } = by
  await by.go('/counter')
  await page.locator('form input[name=number]').fill(number)
  await page.getByRole('button', { name: '找人' }).first().click()
  await page.getByRole('link', { name: '登记新来的人' }).click()
  assert.equal(await page.getByLabel('社会保障号码', { exact: true }).inputValue(), number, 'what was searched is not typed twice')
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('怎么联系，开在哪家银行，在哪里领？').waitFor()
}
async function contact(page: Page) {
  await page.getByLabel('手机', { exact: true }).fill('13955501234')
  await page.getByLabel('住址', { exact: true }).fill('合肥市蜀山区黄山路 1 号')
  await next(page)
}
async function photoAndPapers(page: Page) {
  await page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: await portrait({ width: 716, height: 882 }) })
  await page.getByRole('button', { name: '用这张' }).click()
  await page.getByText('照片合格').first().waitFor()
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
}
async function document(page: Page, number: string) {
  await page.getByLabel('证件号码', { exact: true }).fill(number)
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await next(page)
  await page.getByText('核对一遍，再提交').waitFor()
}

test('APP-02.a APP-02.b APP-02.c: faults told field by field, a reload keeps the answers, a check with 改, a receipt that stays', { skip, timeout: 120_000 }, async () => {
  const by = await clerk()
  const { page } = by
  const number = unknown()
  await enter(by, number, '高文澜')
  await page.getByLabel('手机', { exact: true }).fill('139555')
  await next(page)
  await page.locator('.errsum').getByText('手机号是 11 位，现在是 6 位').waitFor()
  await page.locator('.errsum').getByText('住址没有填，写到门牌号').waitFor()
  await looked(by, 'faults')
  await contact(page)
  await page.getByText('照片和材料都齐吗？').waitFor()
  await next(page)
  await page.locator('.errsum').getByText('还没有合格的照片').waitFor()
  await photoAndPapers(page)
  await looked(by, 'photo')
  await next(page)
  await page.getByText('出示的是什么证件？').waitFor()
  await page.reload()
  await page.getByText('出示的是什么证件？').waitFor()
  await document(page, number)
  await page.locator('.recap').getByText('合肥市蜀山区黄山路 1 号').waitFor()
  await page.getByText('第一张卡不收费', { exact: false }).waitFor()
  await looked(by, 'check')
  await page.getByRole('button', { name: '改 住址' }).click()
  await page.getByLabel('住址', { exact: true }).fill('合肥市蜀山区黄山路 2 号')
  await next(page)
  await page.locator('.recap').getByText('合肥市蜀山区黄山路 2 号').waitFor()
  await page.getByRole('button', { name: '提交申领' }).click()
  await page.getByRole('heading', { name: '申领交上去了' }).waitFor()
  const told = await page.locator('.receipt .appno').textContent()
  assert.match(told!, /^\d{4}( \d{4}){3,}/)
  await page.locator('.receipt').getByText('承诺').waitFor()
  await looked(by, 'receipt')
  await page.waitForTimeout(800)
  await page.reload()
  assert.equal(await page.locator('.receipt .appno').textContent(), told)
  await page.getByRole('button', { name: '看走到哪一步' }).click()
  await page.getByRole('heading', { name: '申领在办：等待审核' }).waitFor()
  assert.deepEqual(by.complaints, [])

  await by.go('/counter/new')
  await page.getByLabel('社会保障号码', { exact: true }).fill(number)
  await page.getByLabel('姓名', { exact: true }).fill('高文澜')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('这个号码已经登记过').waitFor()
  await looked(by, 'known')
  await page.getByRole('button', { name: '打开这个人' }).click()
  await page.getByRole('heading', { name: '申领在办：等待审核' }).waitFor()
  await by.leave()
})

test('APP-02.b APP-08.a: a document that is not the holder’s leads back to its step; a second application names the first and leads to it', { skip, timeout: 120_000 }, async () => {
  const by = await clerk()
  const { page } = by
  const number = unknown()
  await enter(by, number, '高文溪')
  await contact(page)
  await photoAndPapers(page)
  await next(page)
  await document(page, unknown())
  await page.getByRole('button', { name: '提交申领' }).click()
  await page.getByText('出示的是什么证件？').waitFor()
  await page.locator('.now .msg.bad').getByText('登记的不一样', { exact: false }).waitFor()
  await looked(by, 'document-refused')
  await document(page, number)

  const other = await clerk()
  await other.go(new URL(page.url()).pathname)
  await contact(other.page)
  await photoAndPapers(other.page)
  await next(other.page)
  await document(other.page, number)
  await other.page.getByRole('button', { name: '提交申领' }).click()
  await other.page.getByRole('heading', { name: '申领交上去了' }).waitFor()
  await other.leave()

  await page.getByRole('button', { name: '提交申领' }).click()
  await page.locator('.now .msg.bad').getByText('已经有一份申领在办', { exact: false }).waitFor()
  await page.getByRole('button', { name: '看在办的申领' }).click()
  await page.getByRole('heading', { name: '申领在办：等待审核' }).waitFor()
  await by.leave()
})

test('APP-07.c APP-07.d: a returned application shows its reason at the window and is mended in any of its answers', { skip, timeout: 120_000 }, async () => {
  const by = await clerk()
  const { page } = by
  const number = unknown()
  await enter(by, number, '高文江')
  await contact(page)
  await photoAndPapers(page)
  await next(page)
  await document(page, number)
  await page.getByRole('button', { name: '提交申领' }).click()
  await page.getByRole('heading', { name: '申领交上去了' }).waitFor()
  const person = new URL(page.url()).pathname.split('/').pop()!

  const centre = await visitor({ base: site.base, width: 1440 })
  await sit(centre, 'centre')
  const status = await centre.page.evaluate(async person => {
    const post = (path: string, body: unknown) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const { rows } = await (await fetch('/api/review?limit=100')).json() as { rows: { id: string; person: string; version: number }[] }
    const item = rows.find(row => row.person === person)
    if (!item) return `not among ${rows.length}`
    await post(`/api/review/items/${item.id}/claim`, {})
    const answer = await post(`/api/review/items/${item.id}/return`, { version: item.version, reasons: ['address-unclear'] })
    return answer.ok ? 'returned' : await answer.text()
  }, person)
  assert.equal(status, 'returned')
  await centre.leave()

  await by.go(`/counter/people/${person}`)
  await page.getByText('地址写得不全，请补到门牌号').first().waitFor()
  await page.getByLabel('住址', { exact: true }).fill('')
  await page.getByRole('button', { name: '改好再交' }).click()
  await page.locator('.errsum').getByText('住址没有填，写到门牌号').waitFor()
  await looked(by, 'mend')
  await page.getByLabel('住址', { exact: true }).fill('合肥市蜀山区黄山路 3 号 5 幢 601')
  await page.getByLabel('发卡银行').selectOption({ label: '徽商银行' })
  await page.getByRole('button', { name: '改好再交' }).click()
  await page.getByRole('heading', { name: '申领在办：等待审核' }).waitFor()
  await page.getByText('徽商银行', { exact: false }).first().waitFor()
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
