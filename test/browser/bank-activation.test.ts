import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ensurePages } from '../../src/pages.ts'
import { bankCity, type BankCity } from '../support/bank-city.ts'
import { clerk, picture, window } from '../support/bank-pages.ts'
import { axe, closeBrowser, noBrowser, settled, sideways, visitor, type Look, type Visitor } from './harness.ts'

const skip = noBrowser
let here: BankCity
before(async () => {
  if (skip) return
  await ensurePages()
  here = await bankCity()
})
after(async () => { if (!skip) { await closeBrowser(); await here?.close() } })

const shots = process.env['SHOTS']
async function clean(page: Page, what: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/bank${what.replace(/\W+/g, '-')}-${page.viewportSize()!.width}.png`, fullPage: true })
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0], what)
}
const png = { name: 'side.png', mimeType: 'image/png', buffer: Buffer.from(picture.split(',')[1]!, 'base64') }

/** A teller signed in through the page, at a terminal whose authenticator looks at whoever stands there. */
async function teller(look: Omit<Look, 'base'>): Promise<Visitor> {
  const by = await visitor({ base: here.bank.base, ...look })
  const devtools = await by.context.newCDPSession(by.page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  await by.go('/sign-in/staff')
  await by.page.getByLabel('工号').fill('3401008-01')
  await by.page.getByLabel('密码', { exact: true }).fill('bank-demo-2026')
  await by.page.getByRole('button', { name: '登录' }).click()
  await by.page.waitForURL('**/branch')
  await settled(by.page)
  return by
}

/** What the holder keys on the lit pad, each entry ended. */
async function key(page: Page, ...entries: string[]): Promise<void> {
  for (const digits of entries) {
    await page.locator('.padpic.lit').waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (const digit of [...digits, 'Enter']) await page.keyboard.press(digit)
    // the next entry lights the pad anew
    await page.waitForTimeout(150)
  }
}

async function begin(page: Page, card: string, idNumber: string): Promise<void> {
  await page.getByRole('button', { name: '放入卡' }).click()
  await page.getByPlaceholder('姓名、社保卡号或银行卡号').fill(card)
  await page.locator('dialog[open] li button').first().click()
  await page.getByLabel('持卡人证件号码').fill(idNumber)
  await page.getByRole('button', { name: '开始办理' }).click()
  await page.waitForURL('**/branch/visits/*')
  await page.locator('dl.kv').first().waitFor()
  await settled(page)
}

test('ACT-05.a ACT-06.a ACT-09.a ACT-13.a ACT-13.b BANK-04.a: one visit, from the card in the reader to the centre’s page that shows the account active, with online banking; the guide says no secret', { skip, timeout: 300_000 }, async () => {
  const [who] = await here.collected(1)
  const by = await teller({ width: 1440 })
  const { page } = by
  assert.match(await page.locator('.standin').innerText(), /样例银行 · stand-in/)
  await begin(page, who!.atBank.card, who!.number)
  await clean(page, 'visit')
  await page.getByRole('button', { name: '激活金融账户' }).click()

  await page.getByLabel('人像面', { exact: true }).setInputFiles(png)
  await page.getByText('已留存').first().waitFor()
  await page.getByLabel('国徽面', { exact: true }).setInputFiles(png)
  const box = page.locator('canvas')
  await box.waitFor()
  for (const text of [who!.number, who!.atBank.social!, '徽商银行合肥包河支行', '319361000021']) assert.ok((await page.locator('.formsheet').innerText()).includes(text), text)
  await clean(page, 'form')
  await page.getByRole('button', { name: '签好了' }).click()
  await page.getByText('还没有签名').waitFor()
  await box.scrollIntoViewIfNeeded()
  const at = (await box.boundingBox())!
  await page.mouse.move(at.x + 30, at.y + 60)
  await page.mouse.down()
  for (let i = 0; i < 10; i++) await page.mouse.move(at.x + 30 + i * 20, at.y + 60 + (i % 2) * 40)
  await page.mouse.up()
  await page.getByRole('button', { name: '签好了' }).click()

  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText(/已发到 138\*\*\*\*\d{4}/).waitFor()
  const code = await window(here.bank, await clerk(here.bank, '3401008-09')).codeOf(who!.phone)
  await page.getByRole('button', { name: '点亮键盘' }).click()
  assert.ok(!(await page.content()).includes(code), 'the code stands on no page of the teller')
  await key(page, code)
  await page.getByRole('button', { name: '开始登记' }).click()
  await page.getByText('请持卡人设银行密码').waitFor()
  await page.getByRole('button', { name: '点亮键盘' }).click()
  await key(page, '121212', '121212')
  await page.locator('.padpic', { hasText: '两三个数字来回重复' }).waitFor()
  assert.doesNotMatch(await page.locator('.msg.bad').innerText(), /重复/, 'the reason is the holder’s alone')
  await clean(page, 'weak')
  await page.getByRole('button', { name: '点亮键盘' }).click()
  await key(page, '274916', '274916')

  await page.getByRole('button', { name: '签约', exact: true }).click()
  await page.getByLabel('登录名').fill('chenjianguo')
  for (const n of [0, 1, 2]) await page.getByLabel('答案').nth(n).fill(`第${n}个答案`)
  await clean(page, 'online')
  await page.getByRole('button', { name: '点亮键盘' }).click()
  await key(page, '80246193', '80246193', '591837', '591837')
  await page.getByText('网上银行和电子钱包开好了').waitFor()
  await clean(page, 'end')
  const guide = await page.locator('.guidesheet').innerText()
  assert.match(guide, /12333/)
  for (const secret of ['274916', '591837', '80246193', code]) assert.ok(!guide.includes(secret))
  await page.getByRole('button', { name: '办完了' }).click()
  await page.waitForURL('**/branch')
  assert.deepEqual(by.complaints.filter(line => !/422/.test(line)), [], 'no console error but the refusal’s own')

  assert.equal(await here.bank.tell(here.scene.base), 1)
  const centre = await visitor({ base: here.scene.base, width: 1440 })
  await centre.page.goto('/sign-in/staff')
  const status = await centre.page.evaluate(async user => (await fetch('/api/sign-in/seat', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })).status, here.scene.user('counter'))
  assert.equal(status, 200)
  await centre.go(`/counter/people/${who!.person}`)
  await centre.page.locator('.acc.bank .state, .accounts .bank .state', { hasText: '正常' }).first().waitFor()
  await centre.leave()

  // next time the holder is asked for what they registered
  await begin(page, who!.atBank.card, who!.number)
  await page.getByRole('button', { name: '人脸、指纹核验' }).click()
  await page.getByRole('button', { name: '请持卡人核验' }).click()
  await page.getByText('是本人').waitFor()
  await by.leave()
})

test('ACT-05.b ACT-06.b: at a phone’s width an agent is told that the holder must come; declined, the visit ends without online banking; the drawer takes cash and is counted', { skip, timeout: 300_000 }, async () => {
  const [who] = await here.collected(1)
  const by = await teller({ width: 360 })
  const { page } = by
  await page.getByRole('button', { name: '放入卡' }).click()
  await page.getByPlaceholder('姓名、社保卡号或银行卡号').fill(who!.atBank.card)
  await page.locator('dialog[open] li button').first().click()
  await page.getByText('代办人', { exact: true }).click()
  await page.getByLabel('持卡人证件号码').fill(who!.number)
  await page.getByRole('button', { name: '开始办理' }).click()
  await page.waitForURL('**/branch/visits/*')
  await settled(page)
  assert.equal(await page.getByRole('button', { name: '激活金融账户' }).count(), 0)
  const path = new URL(page.url()).pathname
  await by.go(`${path}/activate`)
  await page.getByText('激活要持卡人本人来，代办人办不了').waitFor()
  await clean(page, 'agent')

  const at = window(here.bank, await clerk(here.bank, '3401008-01'))
  const { visit } = await at.activate(who!.atBank)
  await by.go(`/branch/visits/${visit}/activate`)
  await page.getByRole('button', { name: '不签' }).click()
  await page.getByRole('button', { name: '办完了' }).waitFor()
  await clean(page, 'declined')
  assert.equal((await here.bank.rows(`select 1 from online.access a join visits.visit v on v.bucket = a.bucket and v.customer = a.customer where v.id = '${visit}'`)).length, 0)
  await page.getByRole('button', { name: '办完了' }).click()
  await page.waitForURL('**/branch')

  await by.go('/branch/drawer')
  await page.getByLabel('从库房领多少现金').fill('20000')
  await page.getByRole('button', { name: '开箱' }).click()
  await page.getByText('钱箱里 20,000.00 元').waitFor()
  await by.go('/branch')
  await begin(page, who!.atBank.card, who!.number)
  await page.getByRole('button', { name: '存取现金' }).click()
  await page.getByLabel('金额').fill('500')
  await page.getByRole('button', { name: '记账' }).click()
  await page.getByText('已存款 500.00 元').waitFor()
  await page.getByText('取款', { exact: true }).click()
  await page.getByLabel('金额').fill('123.45')
  await page.getByRole('button', { name: '记账' }).click()
  await key(page, '274916')
  await page.getByText('已取款 123.45 元').waitFor()
  await clean(page, 'cash')
  await by.go('/branch/drawer')
  await page.getByLabel('实际清点').fill('20376.55')
  await page.getByRole('button', { name: '交库' }).click()
  await page.getByText('钱箱交了库').waitFor()
  await clean(page, 'drawer')
  await by.leave()
})

for (const width of [1440, 360] as const) test(`every page of the bank opens at ${width} px, axe-clean, quiet, says that it stands in, and lets nobody in without a sign-in`, { skip, timeout: 180_000 }, async () => {
  const { allPages } = await import(join(import.meta.dirname, '../../web/bank/pages.ts')) as { allPages: readonly { path: string; place: string; sample?: Record<string, string> }[] }
  const outside = await visitor({ base: here.bank.base, width })
  const [who] = await here.collected(1)
  const visit = await window(here.bank, await clerk(here.bank, '3401008-01')).open(who!.atBank)
  for (const place of ['open', 'branch', 'operations']) {
    const by = await visitor({ base: here.bank.base, width })
    await by.page.goto('/')
    const user = { branch: '3401008-01', operations: '96588-90' }[place]
    if (user) await by.page.evaluate(async user => fetch('/api/sign-in/staff', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password: 'bank-demo-2026' }) }), user)
    for (const each of allPages.filter(page => page.place === place)) {
      const path = each.path.replace('$visit', visit)
      if (path.includes('$')) continue
      by.complaints.length = 0
      await by.go(path)
      assert.match(await by.page.locator('.standin').innerText(), /样例银行 · stand-in/)
      await clean(by.page, path)
      assert.deepEqual(by.complaints, [], path)
      if (place === 'open') continue
      await outside.go(path)
      await outside.page.getByRole('link', { name: '登录' }).waitFor()
    }
    await by.leave()
  }
  await outside.leave()
})
