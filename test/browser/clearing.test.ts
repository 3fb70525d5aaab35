import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { closeBusinessDays } from '#clearing'
import { dayOf } from '#kit/day'
import { ensurePages } from '../../src/pages.ts'
import { city, type City } from '../harness/index.ts'
import { bookOf, compared, type Book } from '../support/books.ts'
import { pharmacy, type Json, type Pharmacy } from '../support/pharmacy.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor, type Visitor } from './harness.ts'

let living: City, shop: Pharmacy, day: string, books: Book[]
before(async () => {
  if (noBrowser) return
  await ensurePages()
  living = await city({ background: false })
  await morning()
  day = today()
  books = []
  for (const [name, count] of [['马晓东', 20], ['张伟', 12], ['孙国庆', 9], ['黄丽', 4]] as const) {
    const who = await shop.customer(name)
    const answer: Json = await shop.send(shop.purchase('2102', who, [['缬沙坦胶囊', count]]))
    assert.equal(answer.infcode, 0, answer.err_msg)
    books.push(bookOf(who, answer.output, '41'))
  }
  await morning()
})
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const today = () => dayOf(living.house.now())
/** Nine in the morning of the next day, the days before closed. */
async function morning() {
  living.at(new Date(`${dayOf(new Date(living.house.now().getTime() + 86_400_000))}T01:00:00Z`))
  await closeBusinessDays(living.house)
  shop = await pharmacy(living)
}
async function seat(user: string, path: string, width: 360 | 1440 = 1440): Promise<{ by: Visitor; page: Page }> {
  const by = await visitor({ base: living.base, width })
  await sitDown(by.page, user)
  return { by, page: await by.go(path) }
}
/** The page as it stands: axe finds nothing and it does not scroll sideways. */
async function fit(page: Page, name: string) {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true })
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

test('MED-08.a MED-08.b: a difference stands on the provider’s page and the fund office’s with its cause; repaired with one press it is resolved on both, and the day has its certificate', { skip: noBrowser, timeout: 120_000 }, async () => {
  await compared(living, shop, day, day, books.slice(1))
  const office = await seat('insure01', '/insurer/clearing')
  await heading(office.page, '还有 1 处差异没有办')
  const row = office.page.locator('tr', { hasText: books[0]!.setl_id.slice(0, 4) }).first()
  assert.match(await row.innerText(), /庐阳百姓大药房[^]*中心结算了，机构没有这一笔[^]*没有[^]*再告诉机构结算结果/)
  assert.equal(await office.page.getByRole('button', { name: '已补记' }).count(), 0, 'the office does not do it for the provider')
  await fit(office.page, 'clearing-office-open')
  const till = await seat('till01', '/till/clearing')
  await heading(till.page, '还有 1 处差异没有办')
  await fit(till.page, 'clearing-till-open')
  await press(till.page, '已补记')
  await till.page.getByText('按中心的金额补记到您的账上').waitFor()
  await press(till.page, '先不办')
  await heading(till.page, '还有 1 处差异没有办')
  await press(till.page, '已补记')
  await press(till.page, '已补记')
  await heading(till.page, /账都对平了|天等对账/)
  await press(till.page, '全部')
  await till.page.locator('tr', { hasText: '已再次告知' }).waitFor()
  const flat = till.page.locator('tr', { hasText: '对账凭证' }).first()
  assert.match(await flat.innerText(), /平[^]*职工统筹/)
  const paper = await till.page.request.get(`/api/till/clearing/days/${day}/certificate`)
  assert.equal(paper.headers()['content-type'], 'application/pdf')
  await fit(till.page, 'clearing-till-flat')
  await office.by.go('/insurer/clearing')
  await heading(office.page, /账都对平了|天等对账/)
  await press(office.page, '全部')
  await office.page.locator('tr', { hasText: '已再次告知' }).waitFor()
  const given = office.page.locator('section', { has: office.page.getByRole('heading', { name: '对账凭证' }) })
  await given.locator('tr', { hasText: '庐阳百姓大药房' }).waitFor()
  const leaving = office.page.waitForEvent('download')
  await given.getByRole('button', { name: 'CSV' }).click()
  assert.match((await leaving).suggestedFilename(), /^对账凭证 .*\.csv$/)
  await fit(office.page, 'clearing-office-flat')
  for (const [user, path, name] of [['till01', '/till/clearing?show=all', 'clearing-till-360'], ['insure01', '/insurer/clearing?show=all', 'clearing-office-360']] as const) {
    const phone = await seat(user, path, 360)
    await phone.page.locator('.tablebox').first().waitFor()
    await fit(phone.page, name)
    await phone.by.leave()
  }
  assert.deepEqual([...till.by.complaints, ...office.by.complaints], [])
  await till.by.leave()
  await office.by.leave()
})

test('MED-08.a: what agrees is claimed on the provider’s page, deducted from by one clerk, approved by another, and its order waits for the bank; the provider reads why', { skip: noBrowser, timeout: 120_000 }, async () => {
  await compared(living, shop, day, day, books)
  const till = await seat('till01', `/till/claims?from=${day}&until=${day}`)
  await heading(till.page, /^可以申报 [\d,.]+ 元$/)
  await fit(till.page, 'claims-till')
  await press(till.page, '申报')
  const dialog = till.page.locator('dialog[open]')
  await dialog.getByRole('heading', { name: /^申报 [\d,.]+ 元？$/ }).waitFor()
  await fit(till.page, 'claims-till-ask')
  await dialog.getByRole('button', { name: /^申报 [\d,.]+ 元$/ }).click()
  await till.page.getByText(/^申报好了：[\d ]+$/).waitFor()
  await till.page.getByText('已经在清算申请').waitFor()
  const first = await seat('insure01', '/insurer/claims')
  await heading(first.page, '1 份申请要办')
  await fit(first.page, 'claims-office')
  await first.page.locator('tr', { hasText: '庐阳百姓大药房' }).getByRole('button').first().click()
  await heading(first.page, /^庐阳百姓大药房：.*药店清算$/)
  await press(first.page, '加一笔扣款')
  await press(first.page, /^初审通过/)
  assert.match(await first.page.locator('.errsum').innerText(), /填金额，到分[^]*没有写原因/)
  await first.page.getByLabel('金额（元）').fill('12.50')
  await first.page.getByLabel('原因').first().fill('超限定支付范围')
  await first.page.getByLabel('结算号').fill(books[0]!.setl_id)
  await fit(first.page, 'claims-office-review')
  await press(first.page, /^初审通过/)
  await first.page.getByText('初审是您做的，请同事复核').waitFor()
  assert.equal(await first.page.getByRole('button', { name: /^批准/ }).count(), 0)
  const second = await seat('insure02', '/insurer/claims')
  await second.page.locator('tr', { hasText: '庐阳百姓大药房' }).getByRole('button').first().click()
  await second.page.getByText('超限定支付范围').waitFor()
  await fit(second.page, 'claims-office-approve')
  await press(second.page, /^批准，付 [\d,.]+ 元$/)
  await second.page.getByText(/^支付指令 [\d ]+，等银行支付$/).waitFor()
  await second.by.go('/insurer/claims?show=all')
  await second.page.locator('section', { has: second.page.getByRole('heading', { name: '支付指令：等银行支付' }) }).locator('tr', { hasText: '庐阳百姓大药房' }).waitFor()
  await fit(second.page, 'claims-office-orders')
  const { rows } = await living.house.pool.query('select o.amount, c.fund + c.account as due from clearing.payment_order o join clearing.claim c on c.number = o.claim')
  assert.deepEqual(rows.map(row => row.due - row.amount), [1_250n])
  await till.by.go('/till/claims')
  await till.page.locator('tr', { hasText: '已批准' }).getByRole('button').first().click()
  await till.page.getByText('超限定支付范围').waitFor()
  await fit(till.page, 'claims-till-one')
  const address = new URL(till.page.url()).search
  for (const [user, path, name] of [['till01', `/till/claims${address}`, 'claims-till-one-360'], ['till01', `/till/claims?from=${day}&until=${day}`, 'claims-till-360'], ['insure01', `/insurer/claims${address}`, 'claims-office-one-360'], ['insure01', '/insurer/claims?show=all', 'claims-office-360']] as const) {
    const phone = await seat(user, path, 360)
    await phone.page.locator('.tablebox').first().waitFor()
    await fit(phone.page, name)
    await phone.by.leave()
  }
  assert.deepEqual([...till.by.complaints, ...first.by.complaints, ...second.by.complaints], [])
  for (const each of [till, first, second]) await each.by.leave()
})

test('MED-07.c MED-08.a: a sale of a claimed day is refunded at the till by the number on its receipt; the day it is given back on shows it, and the claim does not move', { skip: noBrowser, timeout: 120_000 }, async () => {
  const claim = async () => (await living.house.pool.query('select number, total, payable, state from clearing.claim')).rows
  const stood = await claim()
  const back = today()
  const till = await seat('till01', '/till')
  await till.page.getByText('医保在线').waitFor()
  await till.page.keyboard.press('F7')
  const dialog = till.page.locator('dialog[open]')
  await dialog.locator('input').fill(books[1]!.setl_id)
  await till.page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: /^撤销这一单，退 [\d,.]+ 元？$/ }).waitFor()
  await dialog.getByRole('button', { name: /^撤销，退 [\d,.]+ 元$/ }).click()
  await till.page.locator('.slip.undone').waitFor()
  await fit(till.page, 'refund-till')
  await till.by.leave()
  await morning()
  const later = await seat('till01', '/till/clearing')
  const row = later.page.locator('tr', { hasText: '退 1 笔' })
  await row.waitFor()
  assert.match(await row.innerText(), new RegExp(`−${(books[1]!.total / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/, ',')}`))
  assert.deepEqual(await claim(), stood)
  assert.equal((await living.house.pool.query('select sum(total)::bigint as total from clearing.sum where day = $1', [back])).rows[0].total, -BigInt(books[1]!.total))
  await later.by.leave()
})
