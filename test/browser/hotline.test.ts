import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { replacing, type Replacing } from '../support/replacing.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let city: Replacing
before(async () => { if (!noBrowser) city = await replacing({ background: false, drawers: false }) })
after(async () => { if (!noBrowser) { await city.close(); await closeBrowser() } })

const shots = process.env['SHOTS']

test('LOSS-02.d HOLD-09.b APP-10.c: a clerk of 12333 asks who is calling, is not told which answer was wrong, reports the loss and cuts the phone off, each after one question', { skip: noBrowser }, async () => {
  const who = city.shop.who('张伟')
  const by = await visitor({ base: city.living.base, width: 360 })
  await sitDown(by.page, 'hotline01')
  const page = await by.go('/hotline')
  const clean = async (name: string) => {
    if (shots) for (const width of [360, 1440]) { await page.setViewportSize({ width, height: 800 }); await page.screenshot({ path: `${shots}/hotline-${name}-${width}.png`, fullPage: true }) }
    await page.setViewportSize({ width: 360, height: 740 })
    assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0], name)
  }
  await page.getByRole('heading', { level: 1, name: '谁打来的？' }).waitFor()
  await page.getByLabel('姓名').fill('张伟')
  await page.getByLabel('证件号码').fill(who.certno)
  await page.getByRole('button', { name: '开始核对' }).click()
  await page.getByRole('heading', { level: 1, name: '核对是不是本人' }).waitFor()
  await page.getByLabel('登记的手机号').fill(who.phone)
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.locator('.errsum').getByText('至少填 2 项').waitFor()
  await page.getByLabel('社保卡号后四位').fill('0000')
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('不能说是哪一项').waitFor()
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText('验证码已发出').waitFor()
  await clean('ask')
  await page.getByLabel('社保卡号后四位').fill(who.cards[0].card_number.slice(-4))
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '核对上了，是本人' }).waitFor()
  await clean('told')
  await page.getByRole('button', { name: '挂失社保账户' }).click()
  await page.getByRole('button', { name: '挂失', exact: true }).click()
  await page.getByText('社保账户已挂失', { exact: true }).waitFor()
  await page.getByText(/金融账户没有挂失。现在就打 徽商银行/).waitFor()
  await page.getByRole('button', { name: '手机丢了，停用' }).click()
  await page.getByRole('button', { name: '停用', exact: true }).click()
  await page.getByText('手机已停用').waitFor()
  await clean('done')
  assert.ok(!(await page.content()).includes(who.certno) && !page.url().includes(who.certno))
  await page.getByRole('button', { name: '结束通话' }).click()
  await page.getByRole('heading', { level: 1, name: '谁打来的？' }).waitFor()
  assert.equal((await city.cards('张伟')).live.code, '2')
  assert.deepEqual(by.complaints.filter(each => !/40[39]/.test(each)), [])
})
