import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ensurePages } from '../../src/pages.ts'
import { city, type City } from '../harness/index.ts'
import { seated } from '../support/way.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let living: City
before(async () => {
  if (noBrowser) return
  await ensurePages()
  living = await city({ background: false })
  await (await seated(living.base, 'security01')).post('/staff/organisations', { kind: 'provider', code: 'P34010400911', name: '滨湖新开大药房', region: '340199', address: '滨湖路 9 号' })
})
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })
const shots = process.env['SHOTS']

for (const width of [360, 1440] as const) test(`PACC-01: the insurance office designates a provider, moves it, ends it and designates it again on the page, at ${width} px`, { skip: noBrowser, timeout: 120_000 }, async () => {
  const by = await visitor({ base: living.base, width })
  await sitDown(by.page, 'insure01')
  const page = await by.go('/insurer/providers')
  const asked = page.locator('dialog[open]')
  const looks = async (name: string) => {
    assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0], name)
    if (shots) await page.screenshot({ path: `${shots}/providers-${name}-${width}.png`, fullPage: true })
  }
  await looks('list')
  const before = Number(/\d+/.exec(await page.locator('h1').innerText())![0])
  await page.getByRole('button', { name: '登记定点' }).click()
  if (width === 360) {
    assert.equal(await asked.getByLabel('机构编号').inputValue(), 'P34010400911', 'taken from the organisation where it is one')
    await asked.getByLabel('纬度').fill('北')
    await asked.getByRole('button', { name: '登记定点' }).click()
    assert.match(await asked.locator('.errsum').innerText(), /没有选等级[^]*要写成数字/)
    await asked.getByLabel('纬度').fill('31.72')
    await asked.getByLabel('经度').fill('117.29')
    await looks('new')
    await asked.getByLabel('等级').selectOption({ label: '药店' })
    await asked.getByRole('button', { name: '登记定点' }).click()
    await page.getByText('滨湖新开大药房').first().waitFor()
    assert.match(await page.locator('h1').innerText(), new RegExp(`^${before + 1} 家`))
  } else {
    await asked.getByText('没有等着定点的机构').waitFor()
    await asked.getByRole('button', { name: '关上' }).click()
  }
  await page.getByLabel('按名称或编号找').fill('滨湖')
  await page.getByRole('button', { name: '滨湖新开大药房' }).click()
  await looks('one')
  await asked.getByLabel('原因').selectOption({ label: '机构停业' })
  await asked.getByRole('button', { name: '结束定点' }).click()
  await asked.getByRole('button', { name: '恢复定点' }).waitFor()
  await looks('ending')
  await asked.getByRole('button', { name: '恢复定点' }).click()
  await asked.getByRole('button', { name: '结束定点' }).waitFor()
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
