import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor } from './harness.ts'
import { sit } from './tour.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

test('HOLD-05.a HOLD-04.a: a holder changes the phone with the code that came to it, and the address', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 360 })
  await sit(by, 'resident')
  const page = await by.go('/me/contact')
  await page.getByLabel('新手机号').fill('123')
  await page.getByRole('button', { name: '发验证码' }).click()
  assert.match(await page.locator('.errsum').innerText(), /1 开头的 11 位/)
  await page.getByLabel('新手机号').fill('139 0000 5555')
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByLabel('验证码').waitFor()
  let code: string | undefined
  for (let i = 0; i < 100 && !code; i++) {
    code = /验证码 (\d{6})/.exec(await (await fetch(`${living.base}/sandbox/inbox`)).text())?.[1]
    if (!code) await new Promise(after => setTimeout(after, 200))
  }
  assert.ok(code)
  await page.getByLabel('验证码').fill(code)
  await page.getByRole('button', { name: '改成这个号码' }).click()
  await page.getByText('以后的短信发到 139****5555').waitFor()
  await page.getByLabel('现在的地址').fill('合肥市包河区徽州大道 1 号')
  await page.getByRole('button', { name: '保存地址' }).click()
  await page.getByText('地址改好了').waitFor()
  assert.deepEqual([await axe(page), (await sideways(page)).px, by.complaints.filter(line => !/400/.test(line))], [[], 0, []])
  if (process.env['PICTURE']) await page.screenshot({ path: process.env['PICTURE'], fullPage: true })
  await by.leave()
})
