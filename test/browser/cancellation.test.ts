import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { replacing, type Replacing } from '../support/replacing.ts'
import { portrait } from '../support/people.ts'
import { axe, closeBrowser, noBrowser, sideways, type Visitor, visitor, visitorAt } from './harness.ts'

let city: Replacing
before(async () => { if (!noBrowser) city = await replacing({ background: false }) })
after(async () => { if (!noBrowser) { await city.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) }
async function seat(user: string, look: Partial<Parameters<typeof visitor>[0]> = {}): Promise<Visitor> {
  return visitorAt({ base: city.living.base, width: 1440, ...look, user })
}
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
const scan = { name: 'scan.jpg', mimeType: 'image/jpeg', buffer: await portrait() }

test('REPL-05.a: a death at the window: why, proofs scanned, heirs with shares, checked; a colleague approves it, prints the notice, takes it back; the insurance office sees the order', { skip: noBrowser }, async () => {
  const name = '王建明'
  const { id } = await city.personOf(name)
  const by = await seat('counter01')
  const page = await by.go(`/counter/people/${id}`)
  await page.locator('.verbs').getByRole('button', { name: '注销' }).waitFor()
  await page.keyboard.press('z')
  await page.getByRole('heading', { name: '为什么注销？' }).waitFor()
  await page.getByText('现在不能办：在合肥市本级还有没终止的参保记录').waitFor()
  await picture(page, 'cancel-1')
  await page.getByText('死亡', { exact: true }).click()
  await page.getByLabel('死亡日期').fill(new Date(city.living.house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '谁来办？' }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  assert.match(await page.locator('.errsum').innerText(), /死亡证明或户口注销证明没有扫描/)
  await page.getByLabel('代办人姓名').fill('王晓')
  await page.getByLabel('证件号码').fill('11010519491231002X')
  await page.getByLabel('长期有效').check()
  for (const [n, input] of (await page.locator('input[type=file]').all()).entries()) {
    await input.setInputFiles(scan)
    await page.getByText('收好了').nth(n).waitFor()
  }
  await picture(page, 'cancel-2')
  await clean(page)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('王晓')
  await page.getByLabel('和持卡人的关系').fill('子女')
  await page.getByLabel('开户银行').fill('中国工商银行')
  await page.getByLabel('账号').fill('6217210000000001234')
  await picture(page, 'cancel-3')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('同事批准后马上生效').waitFor()
  await picture(page, 'cancel-4')
  await page.getByRole('button', { name: '提交，等同事批准' }).click()
  await page.getByText('您提交的，要请另一位同事登录后批准').waitFor()
  await picture(page, 'cancel-5')
  await clean(page)

  const other = await seat('counter03', { width: 360 })
  const second = await other.go('/counter/cancellations')
  await second.getByRole('heading', { level: 1, name: '1 份注销等批准' }).waitFor()
  await picture(second, 'cancel-list')
  await clean(second)
  await second.locator('.opener').first().click()
  await second.getByRole('button', { name: '批准注销' }).click()
  await second.getByText('卡已注销').first().waitFor()
  await picture(second, 'cancel-done')
  await clean(second)
  const [file] = await Promise.all([second.waitForEvent('download'), second.getByRole('link', { name: /A4/ }).click()])
  assert.match(file.suggestedFilename(), /^ZX-[0-9A-F]{12}\.pdf$/)
  if (shots) await file.saveAs(`${shots}/cancel.pdf`)
  await second.getByRole('button', { name: '撤回注销' }).click()
  await second.getByLabel('原因').fill('同名，办错人了')
  await second.getByRole('button', { name: '确定' }).click()
  await second.getByRole('heading', { name: '为什么注销？' }).waitFor()
  assert.equal((await city.cards(name)).live.social, 'active')

  const fund = await seat('insure01')
  const money = await fund.go('/insurer/money')
  await money.getByRole('heading', { level: 1, name: '没有等银行支付的余款' }).waitFor()
  await picture(money, 'insurer-money')
  await clean(money)
  assert.deepEqual([by, other, fund].flatMap(each => each.complaints), [])
})
