import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { continueProofs } from '#proving'
import { addDays, dayOf } from '#kit/day'
import { ensurePages } from '../../src/pages.ts'
import { city, type City } from '../harness/index.ts'
import { pharmacy } from '../support/pharmacy.ts'
import { axe, closeBrowser, noBrowser, sideways, type Visitor, visitor, visitorAt } from './harness.ts'

let living: City
before(async () => {
  if (noBrowser) return
  await ensurePages()
  living = await city({ background: false })
  const shop = await pharmacy(living)
  for (const [name, count] of [['马晓东', 20], ['张伟', 12], ['孙国庆', 9], ['黄丽', 4], ['刘芳', 30]] as const) {
    const who = await shop.customer(name)
    for (let i = 0; i < 2; i++) assert.equal((await shop.send(shop.purchase('2102', who, [['缬沙坦胶囊', count]]))).infcode, 0)
  }
})
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) }
async function seat(user: string, look: Partial<Parameters<typeof visitor>[0]> = {}): Promise<Visitor> {
  return visitorAt({ base: living.base, width: 1440, ...look, user })
}
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])

test('POL-01.a: a benefit is drafted, tried on what was settled, read as table and plot, and put into force by a colleague', { skip: noBrowser }, async () => {
  const by = await seat('insure01')
  const page = await by.go('/insurer/policy')
  await page.getByRole('heading', { level: 1, name: '政策试算' }).waitFor()
  await clean(page)
  await page.getByRole('button', { name: '起草' }).click()
  await page.getByLabel('药店 · 支付比例（%） · 在职').fill('八十')
  await page.getByRole('button', { name: '存草案' }).click()
  await page.locator('.errsum').getByText('填数字').waitFor()
  await page.getByLabel('药店 · 支付比例（%） · 在职').fill('80')
  await page.getByLabel('药店 · 起付线（元）').fill('100')
  await page.getByLabel('起效日期').fill(addDays(dayOf(living.house.now()), 1))
  await page.getByLabel('依据文号').fill('合医保发〔2031〕1号')
  await page.getByLabel('文件名').fill('调整职工门诊待遇的通知')
  await picture(page, 'policy-new')
  await clean(page)
  await page.getByRole('button', { name: '存草案' }).click()
  await page.getByRole('heading', { level: 1, name: '职工门诊待遇' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /批准/ }).isDisabled(), true)
  await page.getByLabel('从').fill(addDays(dayOf(living.house.now()), -60))
  await page.getByLabel('到').fill(dayOf(living.house.now()))
  await page.getByRole('button', { name: '开始试算' }).click()
  await page.getByText('正在试算').waitFor()
  await continueProofs(living.house)
  await page.getByRole('heading', { name: /基金多付 .* 元/ }).waitFor()
  await page.getByText('4 人少付 · 0 人多付').waitFor()
  await page.getByText('您起草的，请同事批准').waitFor()
  await picture(page, 'policy-result')
  await clean(page)

  const other = await seat('insure02', { width: 360 })
  const second = await other.go(new URL(page.url()).pathname + new URL(page.url()).search)
  await second.getByRole('heading', { name: /基金多付/ }).waitFor()
  await picture(second, 'policy-result-360')
  await clean(second)
  await second.getByRole('button', { name: /批准，从/ }).click()
  await second.getByText(/已批准，从 .* 起生效/).waitFor()
  await second.getByRole('button', { name: '全部草案' }).click()
  await second.getByText('已批准').waitFor()
  await picture(second, 'policy-list-360')
  await clean(second)
  await Promise.all([by.leave(), other.leave()])
})
