import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, type Desk, type TestCard } from '../support/desk.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let d: Desk
before(async () => { if (!noBrowser) d = await desk() })
after(async () => { if (!noBrowser) { await d.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) }
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
/** The counter's page of a holder, the card in the reader, the task begun by its key and the papers seen. */
async function begun(card: TestCard, width: 360 | 1440) {
  const by = await visitor({ base: d.base, width })
  await sitDown(by.page, d.user('counter'))
  const page = await by.go(`/counter/people/${card.person}?do=activate`)
  await page.getByRole('heading', { name: '请顾客把卡插进读卡器' }).waitFor()
  await page.getByRole('button', { name: '放一张演示卡' }).click()
  await page.locator('dialog[open] input').fill(card.cardNumber)
  await page.locator('dialog[open] li button', { hasText: card.cardNumber }).click()
  await page.getByRole('button', { name: '看过了，证件对' }).waitFor()
  await page.getByLabel('证件号码').fill(card.number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await picture(page, `papers-${width}`)
  await clean(page)
  await page.getByRole('button', { name: '看过了，证件对' }).click()
  return { by, page }
}
async function finished(page: Page) {
  await page.getByRole('heading', { name: '社保账户启用了' }).first().waitFor()
  await clean(page)
  await page.getByRole('button', { name: '办完了' }).click()
  await page.locator('.cardrow .acc.social .state', { hasText: '正常' }).waitFor()
}

test('ACT-12.a: where the pack says at a window a clerk activates the account: card in the reader, document, one press', { skip: noBrowser }, async () => {
  await d.policyTomorrow('340100', 'activation.how', 'window')
  const { by, page } = await begun(await d.set('738261'), 1440)
  await page.getByRole('heading', { name: '资料一致，启用社保账户？' }).waitFor()
  await picture(page, 'window')
  await clean(page)
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await finished(page)
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('ACT-12.a: where the pack says in person with PIN and fingerprint the holder enters the PIN on the pad and lays on a finger', { skip: noBrowser }, async () => {
  await d.policyTomorrow('340100', 'activation.how', 'pin-fingerprint')
  const { by, page } = await begun(await d.set('738261'), 360)
  await page.getByRole('heading', { name: '请顾客在键盘上输社保密码' }).waitFor()
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await page.locator('.padpic.lit').waitFor()
  await picture(page, 'pin')
  for (const digit of '738261') await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '请顾客本人按一个手指' }).waitFor()
  await picture(page, 'finger')
  await clean(page)
  await page.getByRole('button', { name: '采指纹' }).click()
  await finished(page)
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
