import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, visitor } from './harness.ts'
import { sit } from './tour.ts'

let living: City
before(async () => { if (!noBrowser) living = await city({ background: false }) })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

test('TRUST-04.a: the security administrator resets an account on the page; its member signs in with the start password and chooses another first', { skip: noBrowser }, async () => {
  const admin = await visitor({ base: living.base, width: 360 })
  await sit(admin, 'office', 'security-admin')
  const page = await admin.go('/office/staff')
  await page.getByRole('button', { name: 'counter02', exact: true }).click()
  await page.getByRole('button', { name: '重置密码' }).click()
  const start = await page.locator('[data-start]').innerText()
  assert.match(start, /^(\w{4}-){3}\w{4}$/)
  assert.deepEqual(await axe(page), [])
  await admin.leave()

  const clerk = await visitor({ base: living.base })
  const signIn = await clerk.go('/sign-in/staff')
  await signIn.getByLabel('工号').fill('counter02')
  await signIn.getByLabel('密码', { exact: true }).fill(start)
  await signIn.getByRole('button', { name: '登录' }).click()
  await signIn.waitForURL('**/sign-in/password')
  const counter = await clerk.go('/counter')
  assert.match(await counter.locator('h1').innerText(), /先改成自己的密码/)
  await counter.getByRole('link', { name: '改密码' }).click()
  const own = clerk.page
  await own.getByLabel('初始密码').fill(start)
  await own.getByLabel('新密码', { exact: true }).fill('short')
  await own.getByLabel('再填一次新密码').fill('another one')
  await own.getByRole('button', { name: '改密码' }).click()
  assert.match(await own.locator('.errsum').innerText(), /至少 12 位，现在是 5 位[^]*不一样/)
  for (const label of ['新密码', '再填一次新密码']) await own.getByLabel(label, { exact: true }).fill('lake bridge 2026')
  await own.getByRole('button', { name: '改密码' }).click()
  await own.getByText('别处的登录都已结束').waitFor()
  await own.getByRole('link', { name: '回去接着办' }).click()
  await own.waitForURL('**/counter')
  await clerk.leave()
})

test('TRUST-04.a: a member registers a passkey and proves it in the next session; a second one only after proving the first', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base })
  await sit(by, 'counter')
  const devtools = await by.context.newCDPSession(by.page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  const page = await by.go('/sign-in/password')
  await page.getByRole('button', { name: '用通行密钥确认' }).click()
  await page.getByText('您还没有登记通行密钥').waitFor()
  await page.getByRole('button', { name: '登记一个通行密钥' }).click()
  await page.getByText('这次登录已经确认过').waitFor()
  await sit(by, 'counter')
  const again = await by.go('/sign-in/password')
  await again.getByRole('button', { name: '登记一个通行密钥' }).click()
  await again.getByText('这件事要先用通行密钥确认是您本人').waitFor()
  await again.getByRole('button', { name: '用通行密钥确认' }).click()
  await again.getByText('这次登录已经确认过').waitFor()
  assert.deepEqual(await axe(again), [])
  await by.leave()
})

test('a list is taken out as the page shows it, in Excel and as text; narrowed lists leave narrowed', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 360 })
  await sit(by, 'office', 'security-admin')
  const page = await by.go('/office/staff')
  const [office] = await page.getByLabel('机构').locator('option').evaluateAll(options => options.map(one => (one as HTMLOptionElement).value).filter(Boolean))
  await page.getByLabel('机构').selectOption(office!)
  await page.locator('.listfile').waitFor()
  const take = async (word: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.listfile').getByRole('button', { name: word }).click()])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) }
  }
  const csv = await take('CSV')
  assert.match(csv.name, /^人员 \d{4}-\d{2}-\d{2}\.csv$/)
  assert.equal(csv.bytes.toString().trimEnd().split('\r\n').length - 1, await page.locator('.table tbody tr').count())
  assert.equal((await take('Excel')).bytes.subarray(0, 2).toString(), 'PK')
  assert.deepEqual([await axe(page), by.complaints], [[], []])
  await by.leave()
})

test('PROD-08: the security administrator registers a counter’s printer on the page, what is missing is named, and retires it', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 360 })
  await sit(by, 'office', 'security-admin')
  const page = await by.go('/office/printers')
  const asked = page.locator('dialog[open]')
  await page.getByRole('button', { name: '登记打印机' }).click()
  await asked.getByText('替身不印真卡').waitFor()
  await asked.getByLabel('窗口').selectOption({ label: '蜀山区政务服务中心' })
  await asked.getByLabel('序列号').fill('sn-2001')
  await asked.getByRole('button', { name: '登记打印机' }).click()
  assert.match(await asked.locator('.errsum').innerText(), /写窗口认得出的名字/)
  await asked.getByLabel('打印机', { exact: true }).fill('证卡打印机 2 号')
  await asked.getByRole('button', { name: '登记打印机' }).click()
  await page.getByText('SN-2001').waitFor()
  assert.match(await page.locator('h1').innerText(), /^2 个窗口/)
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: '证卡打印机 2 号' }).click()
  await asked.getByRole('button', { name: '停用打印机' }).click()
  await asked.getByText(/日停用/).waitFor()
  assert.deepEqual(await axe(page), [])
  await by.leave()
})
