import type { Page } from 'playwright-core'
import { type Visitor, visitorAt } from './harness.ts'

/** Someone at their own seat of the demo city. */
export async function at(base: string, user: string, width: 360 | 1440 = 1440): Promise<Visitor> {
  return visitorAt({ base, width, user })
}

/** The document as the clerk types it off the original. */
export async function typeDocument(page: Page, number: string): Promise<void> {
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
}

/** Puts the holder's card into the software reader of this desk. */
export async function insertCard(page: Page, card: string): Promise<void> {
  await page.getByRole('button', { name: '放一张演示卡' }).click()
  await page.locator('dialog[open] input').fill(card)
  await page.locator('dialog[open] li button', { hasText: card }).click()
}

/** Digits on the holder's pad, each entry ended by its green key. */
export async function onPad(page: Page, ...entries: string[]): Promise<void> {
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await page.locator('.padpic.lit').waitFor()
  for (const entry of entries) {
    for (const digit of entry) await page.keyboard.press(digit)
    await page.keyboard.press('Enter')
  }
}

/** A roster's photos looked through screen by screen, each screen approved together; answers how many. */
export async function approveScreens(page: Page): Promise<number> {
  let all = 0
  for (;;) {
    const button = page.getByRole('button', { name: /^批准这 \d+ 份/ })
    await button.or(page.getByText('这份名册没有可以一起批的了')).first().waitFor()
    if (!await button.count()) return all
    const faces = await page.locator('.contact li').count()
    const out = await page.locator('.contact li.out').count()
    if (faces === out) return all
    await page.getByLabel(/张照片我都看了/).check()
    let decided = false
    const again = page.waitForResponse(answer => decided && /\/api\/review\/rosters\/[^/]+\?limit=200$/.test(answer.url()))
    const approved = page.waitForResponse(answer => answer.url().endsWith('/approve')).then(answer => { decided = true; return answer.json() as Promise<{ approved: number; left: unknown[] }> })
    await button.click()
    const { approved: count, left } = await approved
    if (count !== faces - out || left.length) throw new Error(`${count} of ${faces - out} were approved, left ${JSON.stringify(left)}`)
    await page.getByText(`批准 ${count} 份，等建批`).waitFor()
    await again
    all += faces - out
  }
}
