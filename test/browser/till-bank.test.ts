import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { linkPos } from '#banks'
import { city, type City } from '../harness/index.ts'
import { customer, testBank, till, type TestBank, type Till } from '../support/bank.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let living: City, bank: TestBank, counter: Till
before(async () => {
  if (noBrowser) return
  [living, bank] = await Promise.all([city(), testBank()])
  counter = await till(bank, 'counter')
  await bank.pos([{ terminal: 'P0000001', merchant: '898340154110123', bank: '96588', cipher: 'sm4', shop: 'P34010400123', name: '庐阳百姓大药房' }])
  linkPos(living.house, { url: bank.base, key: bank.keys.tills! })
})
after(async () => { if (!noBrowser) { counter.close(); await living.close(); await bank.close(); await closeBrowser() } })

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
type Seeded = { name: string; cards: { card_number: string; social_pin: string }[] }

test('MED-04.a FIN-05.a MED-07.c: at the till the customer’s part is paid by the bank card: amount, card, PIN and confirmation at the POS, the receipt with the bank’s reference; cancelled, it goes back', { skip: noBrowser, timeout: 240_000 }, async () => {
  const of = await customer(bank, counter)
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as { people: Seeded[] }
  const card = people.find(one => one.name === '王建明')!.cards[0]!
  const by = await visitor({ base: living.base })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await page.getByText('医保在线').waitFor()
  await page.keyboard.press('F2')
  await page.locator('dialog[open] input').fill(card.card_number)
  await page.locator('dialog[open] li button', { hasText: card.card_number }).click()
  await page.locator('.till .bal').waitFor()
  for (const initials of ['xstjn', 'dztwj']) {
    await page.locator('.scan input').fill(initials)
    await page.locator('#found-0').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#found').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  const sum = await page.locator('.payline.you b').innerText()
  await page.keyboard.press('Enter')
  await page.locator('.padpanel .lit').waitFor()
  for (const digit of card.social_pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByText('密码对了').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.change').getByText('结算好了').waitFor()
  await page.getByRole('button', { name: `刷金融账户 ${sum} 元` }).click()
  await page.getByText('在 POS 上').waitFor()
  assert.equal(await page.locator('.cash').count(), 0, 'no cash is taken while it is not known')
  await shot(page, 'till-bank-asked')
  assert.deepEqual(await axe(page), [])

  const customerBy = await visitor({ base: bank.base })
  const pos = await customerBy.go('/pos/P0000001')
  await pos.locator('.pospic .amount', { hasText: sum }).waitFor()
  await pos.getByLabel('银行卡号').fill(of.card)
  await shot(pos, 'pos-card')
  await pos.getByRole('button', { name: '插卡' }).click()
  await pos.getByText('请输入银行密码').waitFor()
  for (const digit of of.pin) await pos.locator('.pospic .keys button', { hasText: digit }).click()
  await pos.locator('.pospic .cells .on').nth(5).waitFor()
  await shot(pos, 'pos-pin')
  assert.deepEqual(await axe(pos), [])
  await pos.locator('.pospic .keys .ok').click()
  await pos.getByText('请核对金额').waitFor()
  await shot(pos, 'pos-confirm')
  await pos.locator('.pospic .keys .ok').click()
  await pos.locator('.posslip').getByText('交易成功').waitFor()
  const rrn = (/参考号\s*([\d ]+)/.exec(await pos.locator('.posslip').innerText())![1] ?? '').replace(/\D/g, '')
  await shot(pos, 'pos-slip')
  assert.deepEqual(await axe(pos), [])

  await page.getByText('金融账户付好了').waitFor()
  const slip = (await page.locator('.slip').innerText()).replaceAll(' ', '')
  assert.match(slip, /金融账户付/)
  assert.ok(slip.includes(rrn), slip)
  assert.match(slip, /您付（现金）\s*0\.00/)
  assert.equal((await counter.ask('balance', of.card, { entered: of.pin })).balance!.fen, 100_000n - BigInt(Math.round(Number(sum) * 100)))
  await shot(page, 'till-bank-paid')
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('F7')
  await page.locator('dialog[open]').getByText('退回金融账户').waitFor()
  await shot(page, 'till-bank-undo')
  await page.locator('dialog[open] .give').click()
  await page.getByText('已退回金融账户').waitFor()
  await shot(page, 'till-bank-back')
  assert.match((await page.locator('.slip').innerText()), /退您（现金）\s*0\.00/)
  assert.equal((await counter.ask('balance', of.card, { entered: of.pin })).balance!.fen, 100_000n)
  assert.deepEqual([(await sideways(page)).px, (await sideways(pos)).px], [0, 0])
  assert.deepEqual([...by.complaints, ...customerBy.complaints], [])
  if (process.env['SHOTS']) for (const [width, mode, lang] of [[360, 'light', 'zh'], [1440, 'dark', 'en']] as const) {
    const small = await visitor({ base: bank.base, width, mode, lang })
    await (await small.go('/pos/P0000001')).locator('.pospic').waitFor()
    await shot(small.page, `pos-${width}-${mode}-${lang}`)
    await small.leave()
  }
  await by.leave()
  await customerBy.leave()
})
