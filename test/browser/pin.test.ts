import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, type Desk } from '../support/desk.ts'
import { axe, closeBrowser, noBrowser, sitDown, visitor } from './harness.ts'

let d: Desk
before(async () => { if (!noBrowser) d = await desk() })
after(async () => { if (!noBrowser) { await d.close(); await closeBrowser() } })

/** Digits on the holder's pad, each entry ended by its green key. */
async function key(page: Page, ...entries: string[]) {
  await page.locator('.padpic.lit').waitFor()
  for (const entry of entries) {
    for (const digit of entry) await page.keyboard.press(digit)
    await page.keyboard.press('Enter')
  }
}

test('PIN-04.a PIN-05.b: at the counter a locked PIN is reset on the holder’s pad; a weak one is refused there, its reason on the pad alone', { skip: noBrowser }, async () => {
  const card = await d.locked('480157')
  const by = await visitor({ base: d.base, width: 1440 })
  await sitDown(by.page, d.user('counter'))
  const page = await by.go(`/counter/people/${card.person}?do=resetPin`)
  await page.getByRole('button', { name: '放一张演示卡' }).click()
  await page.locator('dialog[open] input').fill(card.cardNumber)
  await page.locator('dialog[open] li button', { hasText: card.cardNumber }).click()
  await page.getByRole('button', { name: '看过了，证件对' }).waitFor()
  await page.getByLabel('证件号码').fill(card.number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '看过了，证件对' }).click()
  await page.getByRole('button', { name: '授权，只能用一次' }).click()
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await key(page, card.number.slice(8, 14), card.number.slice(8, 14))
  await page.getByRole('heading', { name: /新密码太容易猜，没有收/ }).waitFor()
  assert.match(await page.locator('.padpic .scr').innerText(), /出生日期/)
  assert.doesNotMatch(await page.locator('.padlog').innerText(), /出生|证件/)
  assert.match(await page.locator('.padlog').innerText(), /不算次数/)
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await key(page, '902746', '902746')
  await page.getByRole('heading', { name: '新密码设好了' }).waitFor()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.locator('.cardrow .acc.social .state', { hasText: '正常' }).waitFor()
  assert.deepEqual((await d.pin('till', await d.read('till', card), '902746')).body.factors, ['card', 'pin'])
  await by.leave()
})
