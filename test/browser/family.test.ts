import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPeople } from '#demo'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city, type City } from '../harness/index.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, visitor, type Visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const numberOf = (name: string) => demoPeople.find(each => each.name === name)!.number
async function home(by: Visitor, name: string, path: string): Promise<Page> {
  await asHolder(by.page, numberOf(name), QUERY_PASSWORD)
  return by.go(path)
}

test('PACC-01.b PACC-02.b: on a phone an owner asks a relative, the relative agrees in large print, the owner puts money in and takes some back, the relative ends it; each sees what lies where', { skip: noBrowser, timeout: 240_000 }, async () => {
  const [by, other] = [await visitor({ base: living.base, width: 360 }), await visitor({ base: living.base, width: 360, mode: 'elder' })]
  const page = await home(by, '陈静', '/my-family')
  await page.getByRole('heading', { name: '还没有家庭共济' }).first().waitFor()
  await fit(page, 'family-none-360')
  await press(page, '共济给一位家人')
  await press(page, '请家人同意')
  await page.locator('.errsum').waitFor()
  await fit(page, 'family-wrong-360')
  await page.getByLabel('家人是您的').selectOption({ label: '父母' })
  await page.getByLabel('家人的姓名').fill('李秀英')
  await page.getByLabel('家人的证件号码').fill(numberOf('李秀英'))
  await press(page, '请家人同意')
  await page.getByText('已经请李秀英同意').waitFor()
  await page.getByRole('heading', { name: '1 位家人还没有同意' }).waitFor()
  await fit(page, 'family-asked-360')

  const theirs = await home(other, '李秀英', '/my-family')
  await theirs.getByRole('heading', { name: '1 项共济等您决定' }).waitFor()
  await fit(theirs, 'family-answer-elder')
  await press(theirs, '同意')
  await theirs.getByText('共济中').waitFor()

  await page.reload()
  await press(page, '转钱进去')
  await page.getByLabel('金额（元）').fill('9999999')
  await press(page, '转入')
  await page.locator('.errsum').waitFor()
  await page.getByLabel('金额（元）').fill('12.34')
  await press(page, '转 12.34 元')
  await page.getByText('已经转出，几秒钟到').waitFor()
  await page.locator('dd', { hasText: '12.34' }).first().waitFor()
  await page.locator('dt', { hasText: '在路上' }).waitFor({ state: 'detached' })
  await page.getByText('钱到了，家人可以用了').waitFor()
  await fit(page, 'family-put-in-360')
  await press(page, '退回来')
  await page.getByLabel('金额（元）').fill('2')
  await press(page, '退 2.00 元')
  await page.getByText('已经退出，几秒钟到您的账户').waitFor()

  await theirs.reload()
  await theirs.getByRole('heading', { name: '家人共济给您的，还有 10.34 元' }).waitFor()
  await theirs.getByText('家庭共济转入').waitFor()
  await fit(theirs, 'family-mine-elder')
  await theirs.getByRole('link', { name: '对账单（可下载）' }).click()
  await theirs.getByRole('heading', { name: '期末余额 10.34 元' }).waitFor()
  await fit(theirs, 'family-statement-elder')
  await theirs.goto('/my-family')
  await press(theirs, '结束共济')
  await theirs.getByText('没用完的 10.34 元退回共济人的个人账户').waitFor()
  await press(theirs, '结束这项共济')
  await theirs.getByText('已结束').waitFor()
  await fit(theirs, 'family-ended-elder')
  await page.reload()
  await page.getByText('家人结束的').waitFor()
  await page.getByRole('button', { name: '共济给一位家人' }).waitFor()
  assert.deepEqual((await living.house.pool.query(`select state, ended_by from family.sharing`)).rows, [{ state: 'ended', ended_by: 'member' }])
  assert.deepEqual([by.complaints, other.complaints], [[], []])
  await Promise.all([by.leave(), other.leave()])
})

test('PACC-02.b: in English, at a desk', { skip: noBrowser, timeout: 120_000 }, async () => {
  const by = await visitor({ base: living.base, lang: 'en' })
  const page = await home(by, '刘芳', '/my-family')
  await page.getByRole('heading', { name: 'Nothing is shared yet' }).first().waitFor()
  await press(page, 'Share with a relative')
  await fit(page, 'family-form-1440')
  await by.leave()
})
