import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city, type City } from '../harness/index.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, sitDown, type Visitor, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

type Seeded = { name: string; certno: string; cards: { card_number: string; social_pin: string }[] }
const seeded = async (name: string): Promise<Seeded> => ((await (await fetch(`${living.base}/sandbox.json`)).json()) as { people: Seeded[] }).people.find(one => one.name === name)!
const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function sit(by: Visitor, user: string, path: string): Promise<Page> {
  await sitDown(by.page, user)
  return by.go(path)
}
/** The page as it stands: axe finds nothing and it does not scroll sideways. */
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
async function putCard(page: Page, card: string) {
  await page.getByRole('button', { name: /放一张演示卡|Insert a demo card/ }).click()
  await page.locator('dialog[open] input').fill(card)
  await page.locator('dialog[open] li button', { hasText: card }).click()
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
async function pick(page: Page, label: string, what: string) {
  await page.getByRole('combobox', { name: label }).fill(what)
  await page.locator('.hits [role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.hits').waitFor({ state: 'detached' })
}
async function charge(page: Page, item: string, count = 1) {
  const lines = await page.locator('#bill tbody tr').count()
  await pick(page, '项目', item)
  await page.locator('.charging input').fill(String(count))
  await page.keyboard.press('Enter')
  await page.locator('#bill tbody tr').nth(lines).waitFor()
}
async function settle(page: Page, pin: string | null, name: string) {
  await page.getByRole('button', { name: '试算' }).click()
  await page.locator('.settling .payline.you').waitFor()
  await fit(page, name)
  if (pin) {
    await press(page, '请病人输密码')
    await page.locator('.padpanel .lit').waitFor()
    for (const digit of pin) await page.keyboard.press(digit)
    await page.keyboard.press('Enter')
  }
  await press(page, /^结算 [\d,.]+ 元$/)
  await page.getByText('结算好了').waitFor()
  await page.locator('.slip').first().waitFor()
}
const rows = async () => (await living.house.pool.query('select what, account, cash, fund, total from ledger.journal order by at desc, seq desc limit 4')).rows as { what: string; account: bigint; cash: bigint; fund: bigint; total: bigint }[]

test('MED-02.a MED-03.d MED-04.a MED-07.a: an out-patient visit at the hospital’s page on a phone’s width: card, registered, recorded, charged, split, PIN, settled, receipt', { skip: noBrowser, timeout: 240_000 }, async () => {
  const one = await seeded('王建明')
  const by = await visitor({ base: living.base, width: 360 })
  const page = await sit(by, 'ward01', '/till/outpatient')
  await page.getByText('先把病人的社保卡插进读卡器').waitFor()
  await fit(page, 'ward-desk-empty-360')
  await putCard(page, one.cards[0]!.card_number)
  await page.getByLabel('科室').fill('内科')
  await press(page, '挂号')
  await page.locator('.errsum').waitFor()
  await page.getByLabel('医生').fill('林医生')
  await fit(page, 'ward-register-360')
  await press(page, '挂号')
  await page.getByRole('heading', { name: '下一步：填就诊信息' }).waitFor()
  assert.match(await page.locator('.visit-steps').innerText(), /先填就诊信息[^]*没有要结算的费用/)
  await fit(page, 'ward-visit-new-360')
  await press(page, '填就诊信息')
  await pick(page, '诊断', '高血压')
  await page.getByLabel('主诉').fill('头晕')
  await fit(page, 'ward-record-360')
  await press(page, '存下')
  await page.getByRole('heading', { name: '下一步：记费用' }).waitFor()
  await press(page, '记费用')
  await charge(page, '普通门诊诊查费')
  await charge(page, '胸部CT平扫')
  await charge(page, 'xstjn', 2)
  await page.getByRole('heading', { name: /下一步：结算 253\.00 元/ }).waitFor()
  await fit(page, 'ward-bill-360')
  await press(page, '结算')
  await settle(page, one.cards[0]!.social_pin, 'ward-split-360')
  await fit(page, 'ward-paid-360')
  const [row] = await rows()
  assert.deepEqual([row!.what, row!.total], ['settlement', 25_300n])
  const slip = await page.locator('.slip').first().innerText()
  assert.ok(slip.includes('253.00') && /门诊 /.test(slip), slip)
  await page.getByRole('heading', { name: '都办完了' }).waitFor()

  const own = await visitor({ base: living.base, width: 360 })
  await asHolder(own.page, one.certno, QUERY_PASSWORD)
  await own.go('/my-care')
  await own.page.getByText('庐州中心医院').waitFor()
  await own.page.getByRole('button', { name: '为什么付这些' }).first().click()
  await own.page.getByText('符合医保范围').first().waitFor()
  await fit(own.page, 'my-care-360')
  assert.match(await own.page.locator('main').innerText(), /高血压[^]*253\.00/)
  assert.deepEqual([...by.complaints, ...own.complaints], [])
  await own.leave()
  await by.leave()
})

test('MED-02.a MED-03.a MED-03.b MED-07.c: a stay at the page: admitted, charged, a part given back, settled midway, discharged, settled, undone from the last one backwards', { skip: noBrowser, timeout: 240_000 }, async () => {
  const one = await seeded('吴涛')
  const by = await visitor({ base: living.base, width: 1440 })
  const page = await sit(by, 'ward01', '/till')
  await page.getByRole('link', { name: '住院' }).click()
  await page.getByRole('heading', { name: '没有没办完的住院' }).waitFor()
  await putCard(page, one.cards[0]!.card_number)
  await page.getByLabel('科室').fill('外科')
  await page.getByLabel('医生').fill('林医生')
  await page.getByLabel('床号').fill('12')
  await pick(page, '诊断', 'K80')
  await fit(page, 'ward-admit-1440')
  await press(page, '办入院')
  await page.getByRole('heading', { name: /还在住院|下一步：记费用/ }).waitFor()
  await charge(page, '腹腔镜胆囊切除术')
  await charge(page, '一次性腹腔镜穿刺器', 3)
  await press(page, '退一部分：一次性腹腔镜穿刺器')
  await page.locator('.charging input').fill('1')
  await page.keyboard.press('Enter')
  await page.getByText('退费').waitFor()
  await page.getByRole('heading', { name: '还在住院，没结算 4,200.00 元' }).waitFor()
  await fit(page, 'ward-stay-1440')
  await press(page, '中途结算')
  await settle(page, one.cards[0]!.social_pin, 'ward-midway-1440')
  await fit(page, 'ward-stay-paid-1440')
  await charge(page, '三人间床位费', 5)
  await press(page, '办出院')
  await page.getByRole('heading', { name: '办出院' }).waitFor()
  await fit(page, 'ward-discharge-1440')
  await press(page, '办出院')
  await page.getByRole('heading', { name: '下一步：结算 225.00 元' }).waitFor()
  await press(page, '结算')
  await settle(page, null, 'ward-final-1440')
  await page.getByText('后面还有一次结算，先撤销后面的').waitFor()
  for (const sum of ['225.00', '4,200.00']) {
    await page.getByRole('button', { name: '撤销结算', exact: true }).and(page.locator(':enabled')).click()
    await page.getByRole('button', { name: `撤销，退 ${sum} 元` }).click()
    await page.getByText(`撤销好了，${sum} 元退回去了`).waitFor()
  }
  await press(page, '撤销出院')
  await page.getByRole('heading', { name: '撤销出院' }).waitFor()
  await press(page, '撤销出院')
  await page.getByRole('heading', { name: '还在住院，没结算 4,425.00 元' }).waitFor()
  await page.getByRole('button', { name: '没结算的全删' }).click()
  await page.getByText('还没有费用').waitFor()
  await press(page, '撤销登记')
  await press(page, '撤销登记')
  await page.getByRole('heading', { name: '已经撤销' }).waitFor()
  assert.deepEqual((await rows()).map(row => [row.what, row.total]), [['cancel', -420_000n], ['cancel', -22_500n], ['settlement', 22_500n], ['settlement', 420_000n]])
  await page.getByRole('link', { name: '回列表' }).click()
  await page.getByRole('heading', { name: '没有没办完的住院' }).waitFor()
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('TRUST-04.a: a pharmacy’s page of visits says that it is no hospital, and its till shows no way to it', { skip: noBrowser, timeout: 90_000 }, async () => {
  const by = await visitor({ base: living.base, width: 360, lang: 'en' })
  const page = await sit(by, 'till01', '/till')
  await page.locator('.till h1', { hasText: '大药房' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Stays' }).count(), 0)
  await by.go('/till/ward')
  await page.getByText('Your organisation is no designated hospital').waitFor()
  assert.deepEqual((await sideways(page)).by, [])
  await by.leave()
})
