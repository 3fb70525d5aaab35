import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sweepLending } from '#supervision'
import { ensurePages } from '../../src/pages.ts'
import { city, type City } from '../harness/index.ts'
import { hospital } from '../support/hospital.ts'
import { pharmacy, type Json, type Line, type Pharmacy } from '../support/pharmacy.ts'
import { axe, closeBrowser, noBrowser, sideways, type Visitor, visitorAt } from './harness.ts'

let living: City
const buys = async (shop: Pharmacy, name: string, lines: Line[]) => { const who = await shop.customer(name); const sent = shop.purchase('2102', who, lines); const answer: Json = await shop.send(sent); assert.equal(answer.infcode, 0, answer.err_msg); return { who, answer } }
before(async () => {
  if (noBrowser) return
  await ensurePages()
  living = await city({ background: false })
  const [shop, far, ward] = [await pharmacy(living), await pharmacy(living, 2), await hospital(living)]
  const { who, answer } = await buys(shop, '马晓东', [['缬沙坦胶囊', 2]])
  living.later(18)
  await buys(far, '马晓东', [['缬沙坦胶囊', 1], ['电子体温计', 1]])
  assert.equal((await shop.send(shop.cancel(who, answer))).infcode, 0)
  await ward.yes(ward.admit(await ward.customer('陈静')))
  living.later(30)
  await buys(shop, '陈静', [['缬沙坦胶囊', 1]])
  await buys(shop, '孙国庆', [['缬沙坦胶囊', 31]])
  await sweepLending(living.house)
})
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) }
async function seat(user: string, width: 360 | 1440 = 1440): Promise<Visitor> {
  return visitorAt({ base: living.base, width, user })
}
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])

test('MED-05.a: the fund office sees what looks like a card in other hands with its evidence, takes a case, decides it with a reason and takes it back', { skip: noBrowser, timeout: 120_000 }, async () => {
  const by = await seat('insure01')
  const page = await by.go('/insurer/supervision')
  await page.getByRole('heading', { level: 1, name: '3 件用卡异常待查' }).waitFor()
  await picture(page, 'supervision-list')
  await clean(page)
  await page.getByText(/21\.\d 公里，18 分钟/).click()
  await page.getByRole('heading', { level: 1, name: /短时间异地用卡/ }).waitFor()
  await page.getByText('这一笔已经退费或冲正').waitFor()
  await picture(page, 'supervision-one')
  await clean(page)
  await page.getByRole('button', { name: '办这一件' }).click()
  await page.getByRole('button', { name: '查实', exact: true }).click()
  await page.getByRole('button', { name: '查实，结案' }).click()
  await page.locator('.errsum').getByText('没有写依据和理由').waitFor()
  await page.getByLabel('依据和理由').fill('电话核实：卡借给了邻居')
  await picture(page, 'supervision-decide')
  await clean(page)
  await page.getByRole('button', { name: '查实，结案' }).click()
  await page.getByText('电话核实：卡借给了邻居').waitFor()
  await page.getByRole('button', { name: '收回决定' }).click()
  await page.getByLabel('依据和理由').fill('核实的是另一个人')
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.getByText('还没有人办这一件').waitFor()
  await picture(page, 'supervision-back')
  await clean(page)

  const phone = await seat('insure02', 360)
  const small = await phone.go('/insurer/supervision')
  await small.getByRole('heading', { level: 1, name: '3 件用卡异常待查' }).waitFor()
  await picture(small, 'supervision-list-360')
  await clean(small)
  await small.getByText(/在庐州中心医院住院/).click()
  await small.getByText('还没有出院').waitFor()
  await picture(small, 'supervision-stay-360')
  await clean(small)
  await small.getByRole('link', { name: '回用卡异常' }).click()
  await small.getByText('超量购药').click()
  await small.getByRole('heading', { level: 1, name: /超量购药/ }).waitFor()
  await small.getByText('缬沙坦胶囊').waitFor()
  await picture(small, 'supervision-items-360')
  await clean(small)
  assert.deepEqual([by.complaints, phone.complaints], [[], []])
  await Promise.all([by.leave(), phone.leave()])
})
