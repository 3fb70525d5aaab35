import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

async function sit(page: Page, user: string) {
  await page.goto('/sign-in/staff')
  const status = await page.evaluate(async user => (await fetch('/api/sign-in/seat', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })).status, user)
  assert.equal(status, 200)
}
const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : null

test('MED-01.a MED-04.a: at the till, by keys alone: card, items by initials, split, PIN, settlement, receipt equal to the ledger', { skip: noBrowser }, async () => {
  const sandbox = await (await fetch(`${living.base}/sandbox.json`)).json()
  const person = sandbox.people.find((one: { name: string }) => one.name === '王建明')
  const card = person.cards[0]
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by.page, 'till01')
  const page = await by.go('/till')
  await shot(page, 'till-0')
  await page.keyboard.press('F2')
  await page.locator('dialog[open] input').fill(card.card_number)
  await page.locator('dialog[open] li button', { hasText: card.card_number }).click()
  await page.locator('.till .bal').waitFor()
  for (const initials of ['xstjn', 'atfttgp', 'dztwj']) {
    await page.getByRole('combobox').fill(initials)
    await page.locator('#found-0').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#found').waitFor({ state: 'detached' })
  }
  await page.locator('.basket tbody tr').nth(2).waitFor()
  await page.locator('.basket tbody tr').nth(0).click()
  await page.keyboard.press('F3')
  await page.locator('.howmany').fill('2')
  await page.keyboard.press('Enter')
  await page.locator('.till .total b', { hasText: '130.60' }).waitFor()
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  await shot(page, 'till-2')
  assert.equal(await page.locator('.payline.you b').innerText(), '39.00')
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('Enter')
  await page.locator('.padpanel .lit').waitFor()
  await shot(page, 'till-3')
  for (const digit of card.social_pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByText('密码对了，按 Enter 结算').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.slip').waitFor()
  await page.getByLabel('收现金').fill('50')
  await shot(page, 'till-5')
  assert.match(await page.locator('.change').innerText(), /11\.00/)
  const slip = await page.locator('.slip').innerText()
  assert.deepEqual(await axe(page), [])
  const number = (/结算号\s*([\d ]+)/.exec(slip)?.[1] ?? '').replace(/ /g, '')
  const { rows: [row] } = await living.house.pool.query('select account, cash, fund, total, balance from ledger.journal where number = $1', [number])
  assert.deepEqual([row.account, row.cash, row.fund, row.total], [-9_160n, 3_900n, 0n, 13_060n])
  assert.ok(slip.includes('91.60') && slip.includes('39.00') && slip.includes('130.60'))
  assert.ok(slip.includes((Number(row.balance) / 100).toFixed(2)))
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'till-print')
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
