import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPeople } from '#demo'
import { addDays, dayOf } from '#kit/day'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city, type City } from '../harness/index.ts'
import { portrait } from '../support/people.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, sitDown, type Visitor, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
async function seat(by: Visitor, user: string, path: string): Promise<Page> {
  await sitDown(by.page, user)
  return by.go(path)
}
async function home(by: Visitor, name: string, path: string): Promise<Page> {
  await asHolder(by.page, demoPeople.find(each => each.name === name)!.number, QUERY_PASSWORD)
  return by.go(path)
}
const scan = async (page: Page, label: string) => {
  await page.getByLabel(label, { exact: true }).setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: await portrait() })
  await page.getByRole('button', { name: `再加一份${label}` }).waitFor()
}
const yesterday = () => addDays(dayOf(living.house.now()), -1)

/** A stay in Beijing, as a holder enters it. */
async function fill(page: Page) {
  await page.getByLabel('就医类别').selectOption({ label: '住院' })
  await page.getByLabel('为什么没有刷卡').selectOption({ label: '在外地就医，没有刷卡结算' })
  await press(page, '其他机构')
  await page.getByLabel('机构名称').fill('北京协和医院')
  await page.getByLabel('就医地').selectOption('110000')
  await page.getByLabel('医院等级').selectOption({ label: '三级' })
  await page.getByLabel('住院日期').fill(addDays(yesterday(), -5))
  await page.getByLabel('出院日期').fill(yesterday())
  await page.getByLabel('诊断').fill('急性阑尾炎')
  await page.getByLabel('发票号码').fill('00345678')
  await page.getByLabel('开票日期').fill(yesterday())
  await page.getByLabel('金额（元）').first().fill('12500')
  await page.getByLabel('项目').first().fill('手术费')
  await page.getByLabel('类别', { exact: true }).first().selectOption({ label: '甲类' })
  await page.getByLabel('金额（元）').nth(1).fill('10000')
  await press(page, '再加一行')
  await page.getByLabel('项目').nth(1).fill('CT')
  await page.getByLabel('类别', { exact: true }).nth(1).selectOption({ label: '乙类' })
  await page.getByLabel('金额（元）').nth(2).fill('2500')
  for (const label of ['发票', '费用清单', '出院小结']) await scan(page, label)
}

test('MED-09.a PACC-03.a: a holder claims on a phone, the office reviews with the scans beside the lines, a colleague approves, and the holder reads what was paid and why', { skip: noBrowser, timeout: 240_000 }, async () => {
  const by = await visitor({ base: living.base, width: 360 })
  const page = await home(by, '陈静', '/my-reimbursements')
  await page.getByRole('heading', { name: '还没有报销' }).first().waitFor()
  await fit(page, 'claim-none-360')
  await press(page, '申请报销')
  await press(page, '提交')
  await page.locator('.errsum').waitFor()
  await fit(page, 'claim-wrong-360')
  await fill(page)
  await page.getByText('两个数一样').waitFor()
  await fit(page, 'claim-form-360')
  await press(page, '提交')
  await page.getByText('申请收到了').waitFor()
  await fit(page, 'claim-sent-360')

  const office = await visitor({ base: living.base })
  const desk = await seat(office, 'insure01', '/insurer/reimbursements')
  await desk.getByRole('heading', { name: '1 件报销等审核' }).waitFor()
  await fit(desk, 'claims-1440')
  await desk.locator('tbody tr').first().click()
  await press(desk, '办这一件')
  await desk.locator('.claimlines select').nth(1).waitFor()
  await desk.locator('.claimlines select').nth(1).selectOption('03')
  await desk.getByText('改了类别').waitFor()
  await fit(desk, 'claim-review-1440')
  await press(desk, '通过，交同事复核')
  await desk.getByText('这一件是您初审的').waitFor()

  const second = await visitor({ base: living.base, width: 360 })
  const other = await seat(second, 'insure02', '/insurer/reimbursements')
  await other.locator('tbody tr, .rows li, [role=row]').first().click()
  await other.getByText(/5,922\.00 元付到徽商银行/).waitFor()
  await fit(other, 'claim-approve-360')
  await press(other, '确认同意')
  await other.locator('h1', { hasText: '报销' }).waitFor()
  await other.getByText('已报销').first().waitFor()
  await page.reload()
  await page.getByText('已报销').waitFor()
  await press(page, '怎么算的')
  await page.getByText(/没有备案的异地就医付其中的 70%/).waitFor()
  await fit(page, 'claim-paid-360')
  const money = await office.go('/insurer/money')
  await money.getByText('社保卡金融账户').waitFor()
  await fit(money, 'claim-orders-1440')
  assert.deepEqual((await living.house.pool.query('select amount::int, way from reimbursement.payment')).rows, [{ amount: 592_200, way: 'financial-account' }])
  await Promise.all([by.leave(), office.leave(), second.leave()])
})

test('MED-09.a INS-08.a: a window takes a claim in with the document; holder and unit see what is owed', { skip: noBrowser, timeout: 240_000 }, async () => {
  const by = await visitor({ base: living.base })
  const page = await seat(by, 'counter01', '/counter')
  const id = await page.evaluate(async number => (await (await fetch('/api/people/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number }) })).json()).rows[0].id as string, demoPeople.find(each => each.name === '刘芳')!.number)
  await by.go(`/counter/people/${id}/reimbursements`)
  await press(page, '申请报销')
  await page.getByLabel('证件号码').fill(demoPeople.find(each => each.name === '刘芳')!.number)
  await page.getByLabel(/长期/).first().check()
  await page.getByLabel(/本人|同一/).first().check()
  await page.getByLabel('机构名称或编号').fill('中心医院')
  await press(page, '查找')
  await page.getByText('庐州中心医院').click()
  await fit(page, 'claim-window-1440')
  await fill(page)
  await page.getByLabel('发票号码').fill('00345999')
  await press(page, '提交')
  await page.getByText('申请收到了').waitFor()
  await fit(page, 'claim-window-sent-1440')

  const own = await visitor({ base: living.base, width: 360 })
  const mine = await home(own, '陈静', '/insurance')
  await mine.getByText(/合计 [\d,.]+ 元：个人/).waitFor()
  await fit(mine, 'bill-360')
  const unit = await seat(by, 'unit01', '/unit/contributions')
  await unit.locator('h1').waitFor()
  await fit(unit, 'bill-unit-1440')
  await Promise.all([by.leave(), own.leave()])
})
