import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demoPeople } from '../../src/demo/people.ts'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { portrait } from '../support/people.ts'
import { asHolder, axe, closeBrowser, noBrowser, settled, sideways, type Visitor, visitor } from './harness.ts'
import { livingSite } from './site.ts'
import { pagesOf, sit } from './tour.ts'

const skip = noBrowser
const SHOTS = process.env['SHOTS']
let site: Awaited<ReturnType<typeof livingSite>>
let folder: string
before(async () => {
  if (skip) return
  site = await livingSite()
  folder = await mkdtemp(join(tmpdir(), 'resident-'))
  for (const [name, bytes] of [['good.jpg', await portrait({ width: 716, height: 882 })], ['blue.jpg', await portrait({ width: 716, height: 882, ground: '#3366bb' })], ['id.jpg', await portrait({ width: 800, height: 500 })]] as const) await writeFile(join(folder, name), bytes)
})
after(async () => { await closeBrowser(); await site?.close(); if (folder) await rm(folder, { recursive: true, force: true }) })

const numberOf = (name: string) => demoPeople.find(one => one.name === name)!.number
const signIn = (by: Visitor, name: string) => asHolder(by.page, numberOf(name), QUERY_PASSWORD)
let shot = 0
async function look(by: Visitor, name: string) {
  await settled(by.page)
  if (SHOTS) await by.page.screenshot({ path: join(SHOTS, `${String(++shot).padStart(2, '0')}-${name}.png`), fullPage: true })
  assert.deepEqual((await sideways(by.page)).by, [], name)
  assert.deepEqual(await axe(by.page), [], name)
}
const next = (by: Visitor) => by.page.getByRole('button', { name: '下一步' }).click()

test('APP-01.b APP-02.a APP-03.a APP-04.b APP-09.a: a resident applies on the phone: a refused photo told why, papers, check, receipt, then follows it', { skip, timeout: 120_000 }, async () => {
  const by = await visitor({ base: site.base, width: 360 })
  await signIn(by, '袁野')
  await by.go('/apply')
  await look(by, 'contact')
  await next(by)
  await by.page.locator('input[type=file]').setInputFiles(join(folder, 'blue.jpg'))
  await by.page.getByRole('button', { name: '用这张' }).click()
  await by.page.getByText('底色不对，要纯白底').waitFor()
  await look(by, 'photo-refused')
  await by.page.locator('input[type=file]').setInputFiles(join(folder, 'good.jpg'))
  await by.page.getByRole('button', { name: '用这张' }).click()
  await by.page.getByText('照片合格').first().waitFor()
  await look(by, 'photo-good')
  await next(by)
  await by.page.getByRole('heading', { name: '传身份证等材料' }).waitFor()
  for (const input of await by.page.locator('input[type=file]').all()) { await input.setInputFiles(join(folder, 'id.jpg')); await by.page.waitForTimeout(300) }
  await by.page.getByText('收到了').nth(1).waitFor()
  await look(by, 'papers')
  await next(by)
  await by.page.getByText('徽商银行', { exact: true }).click()
  await look(by, 'bank')
  await next(by)
  await by.page.locator('label.choice').first().click()
  await look(by, 'place')
  await next(by)
  await by.page.getByText('第一张卡不收费', { exact: false }).first().waitFor()
  await look(by, 'check')
  await by.page.getByRole('checkbox').check()
  await by.page.getByRole('button', { name: '提交申领' }).click()
  await by.page.getByRole('heading', { name: '申领交上去了' }).waitFor()
  await look(by, 'receipt')
  const number = (await by.page.locator('.num').filter({ hasText: /^\d{4}( \d{4}){4}$/ }).first().textContent())!.replace(/\s/g, '')
  const anyone = await visitor({ base: site.base, width: 360 })
  await anyone.go('/where')
  await anyone.page.getByLabel('申请号').fill(number)
  await anyone.page.getByLabel('证件号码后四位').fill(numberOf('袁野').slice(-4))
  await anyone.page.getByRole('button', { name: '查一下' }).click()
  await anyone.page.getByRole('heading', { name: '交上去了，等审核' }).waitFor()
  await look(anyone, 'where')
  assert.deepEqual([...by.complaints, ...anyone.complaints], [])
  await by.leave(); await anyone.leave()
})

test('APP-07.a APP-07.c: the centre’s reviewer opens one beside the register, returns it with a reason, approves others together', { skip, timeout: 120_000 }, async () => {
  const by = await visitor({ base: site.base, width: 1440 })
  await sit(by, 'centre')
  await by.go('/centre/review')
  await look(by, 'review')
  await by.page.getByRole('button', { name: /^领来看/ }).last().click()
  await by.page.getByRole('group', { name: '退回的原因，本人会看到原话' }).waitFor()
  await look(by, 'review-one')
  await by.page.getByRole('checkbox', { name: /^照片不清楚/ }).check()
  await by.page.getByRole('button', { name: /^退回，发这条短信/ }).click()
  await by.page.getByText(/^退回了 .*，短信已发/).waitFor()
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('APP-02.a HOLD-10.a: a clerk enters a newcomer and applies at the window', { skip, timeout: 120_000 }, async () => {
  const by = await visitor({ base: site.base, width: 1440 })
  await sit(by, 'counter')
  await by.go('/counter/new')
  await look(by, 'enter')
  const number = '34010419900307101'
  const { citizen } = await import('../support/people.ts')
  await by.page.getByLabel('社会保障号码', { exact: true }).fill(citizen(number))
  await by.page.getByLabel('姓名', { exact: true }).fill('高文澜')
  await by.page.getByLabel('手机', { exact: true }).fill('13955501234')
  await by.page.getByLabel('住址').fill('合肥市蜀山区黄山路 1 号')
  await by.page.getByRole('button', { name: '登记', exact: true }).click()
  await by.page.getByText('怎么联系，开在哪家银行，在哪里领？').waitFor()
  await look(by, 'window-contact')
  await next(by)
  await by.page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: await portrait() })
  await by.page.getByRole('button', { name: '用这张' }).click()
  await by.page.getByText('照片合格').first().waitFor()
  for (const tick of await by.page.getByRole('checkbox').all()) await tick.check()
  await look(by, 'window-photo')
  await next(by)
  await by.page.getByLabel('证件号码', { exact: true }).fill(citizen(number))
  for (const tick of await by.page.getByRole('checkbox').all()) await tick.check()
  await look(by, 'window-document')
  await next(by)
  await by.page.getByRole('button', { name: '提交申领' }).click()
  await by.page.getByText('申领交上去了').or(by.page.getByText('申领在办')).first().waitFor()
  await look(by, 'window-done')
  await by.leave()
})

test('APP-10.b: signed in, an applicant sees on the start page how far it is, and each step without the number; nobody is asked to apply again', { skip }, async () => {
  const by = await visitor({ base: site.base, width: 360 })
  await signIn(by, '曾强')
  await by.go('/home')
  await by.page.getByRole('heading', { name: '批准了，等制卡' }).waitFor()
  assert.equal(await by.page.getByText('还没有社保卡').count(), 0)
  assert.equal(await by.page.getByRole('link', { name: '申领社保卡' }).count(), 0)
  await look(by, 'home-under-way')
  await by.page.getByRole('link', { name: '办理进度' }).click()
  await by.page.getByRole('heading', { name: '走过的每一步' }).waitFor()
  await by.page.locator('.trail li.now', { hasText: '审核通过' }).waitFor()
  assert.equal(await by.page.getByLabel('申请号').count(), 0)
  await look(by, 'where-own')
  await by.go('/apply')
  await by.page.getByRole('heading', { name: '批准了，等制卡' }).waitFor()
  assert.equal(await by.page.getByRole('link', { name: '下次再填' }).count(), 0)
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('pages: large print reaches movements, help and signing out without a tab bar; on a desk the tabs stand above', { skip }, async () => {
  const by = await visitor({ base: site.base, width: 360, mode: 'elder' })
  await signIn(by, '李秀英')
  for (const [link, heading] of [['全部收支', /钱的来去/], ['密码、挂失怎么办', /遇到什么事/], ['改查询密码、退出', /已登录/]] as const) {
    await by.go('/home')
    await by.page.getByRole('link', { name: link }).click()
    await by.page.getByRole('heading', { name: heading }).waitFor()
    await by.page.getByRole('link', { name: '打 12333' }).waitFor()
  }
  await by.page.getByRole('button', { name: '退出登录' }).waitFor()
  await by.leave()
  const desk = await visitor({ base: site.base, width: 1440 })
  await signIn(desk, '李秀英')
  await desk.go('/home')
  await desk.page.locator('header nav').getByRole('link', { name: '记录' }).click()
  await desk.page.getByRole('heading', { name: /钱的来去/ }).waitFor()
  await look(desk, 'records-desk')
  await desk.leave()
})

test('pages: a resident’s page without a sign-in says with what to sign in, and comes back; no address outside is followed', { skip }, async () => {
  const by = await visitor({ base: site.base, width: 360 })
  await by.go('/records')
  await by.page.getByText('用社会保障号码和查询密码登录').waitFor()
  await look(by, 'sign-in-first')
  await by.page.getByRole('link', { name: '登录', exact: true }).click()
  await by.page.getByLabel('社会保障号码').fill(numberOf('李秀英'))
  await by.page.getByLabel('查询密码', { exact: true }).fill(QUERY_PASSWORD)
  await by.page.getByRole('button', { name: '登录' }).click()
  await by.page.getByRole('heading', { name: /钱的来去/ }).waitFor()
  await by.leave()
  const led = await visitor({ base: site.base, width: 360 })
  await led.go('/sign-in?from=/%5Cexample.org')
  await led.page.getByLabel('社会保障号码').fill(numberOf('李秀英'))
  await led.page.getByLabel('查询密码', { exact: true }).fill(QUERY_PASSWORD)
  await led.page.getByRole('button', { name: '登录' }).click()
  await led.page.waitForURL(`${site.base}/home`)
  await led.leave()
})

test('PIN-06.e: no page of the web asks for a social PIN: not one of the public’s pages has a field for it', { skip }, async () => {
  const by = await visitor({ base: site.base, width: 360 })
  await signIn(by, '李秀英')
  const asked: Record<string, string[]> = {}
  for (const { path } of [...pagesOf('open'), ...pagesOf('resident')]) {
    // the gallery shows the pieces, the sandbox is the integrator's own terminal
    if (/^\/(gallery|sandbox)/.test(path)) continue
    await by.go(path)
    const fields = await by.page.locator('input:not([type=file], [type=checkbox], [type=radio])').evaluateAll(inputs =>
      inputs.map(input => [...((input as HTMLInputElement).labels ?? [])].map(label => label.textContent).join() || input.getAttribute('aria-label') || input.getAttribute('name') || ''))
    const secret = fields.filter(field => /社保密码|PIN/.test(field))
    if (secret.length) asked[path] = secret
  }
  assert.deepEqual(asked, {})
  await by.go('/me/password')
  await by.page.getByText('和卡的社保密码、银行密码不是一个').waitFor()
  await by.leave()
})

test('LOSS-01.a LOSS-02.a: a resident reports a lost card on the phone: one press, then the bank’s telephone; the start page says so', { skip, timeout: 60_000 }, async () => {
  const by = await visitor({ base: site.base, width: 360, mode: 'light', lang: 'zh' })
  await signIn(by, '刘芳')
  const page = await by.go('/home')
  await page.getByRole('link', { name: '卡丢了，挂失' }).click()
  await page.getByRole('heading', { name: '卡丢了？马上挂失社保账户' }).waitFor()
  await look(by, 'loss-ask')
  await page.getByRole('button', { name: '挂失社保账户' }).click()
  await page.getByRole('heading', { name: '社保账户已挂失' }).waitFor()
  assert.equal(await page.getByRole('link', { name: /打银行电话 95588/ }).getAttribute('href'), 'tel:95588')
  await look(by, 'loss-done')
  await page.getByRole('link', { name: '首页' }).last().click()
  await page.locator('.acct.social', { hasText: '已挂失' }).waitFor()
  await page.goto(`${site.base}/loss`)
  await page.getByText('起停用').waitFor()
  await look(by, 'loss-again')
  await by.leave()
})
