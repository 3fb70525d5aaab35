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

test('HOLD-04.b HOLD-05.a: a clerk changes the phone with the document and the code the holder reads out, and the address', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'counter')
  const { person, certno } = await by.page.evaluate(async () => {
    const sandbox = await (await fetch('/sandbox.json')).json() as { people: { name: string; certno: string }[] }
    const { certno } = sandbox.people.find(one => one.name === '欧阳雪')!
    const found = await (await fetch('/api/people/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number: certno }) })).json() as { rows: { id: string }[] }
    return { person: found.rows[0]!.id, certno }
  })
  const page = await by.go(`/counter/people/${person}`)
  const codes = async () => [...(await (await fetch(`${living.base}/sandbox/inbox`)).text()).matchAll(/验证码 (\d{6})/g)].map(match => match[1]!)
  const before = await codes()
  await page.getByRole('button', { name: '改联系方式' }).click()
  await page.getByRole('heading', { name: '改哪一样？' }).waitFor()
  if (process.env['PICTURE']) await page.screenshot({ path: `${process.env['PICTURE']}-1.png`, fullPage: true })
  await page.getByRole('button', { name: '核对无误' }).click()
  await page.getByLabel('证件号码').fill(certno)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '核对无误' }).click()
  await page.getByLabel('新手机号').fill('13900006666')
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByText('你这里看不到').waitFor()
  let code: string | undefined
  for (let i = 0; i < 100 && !code; i++) {
    code = (await codes()).find(one => !before.includes(one))
    if (!code) await new Promise(after => setTimeout(after, 200))
  }
  assert.ok(code && !(await page.content()).includes(code), 'the clerk does not see the code')
  await page.getByLabel('本人报的验证码').fill(code)
  if (process.env['PICTURE']) await page.screenshot({ path: `${process.env['PICTURE']}-2.png`, fullPage: true })
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: '改成这个号码' }).click()
  await page.getByText('以后的短信发到 139****6666').waitFor()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.getByRole('button', { name: '改联系方式' }).waitFor()
  await page.waitForFunction(() => document.body.innerText.includes('6666'))
  await by.leave()
})
