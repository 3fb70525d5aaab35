import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, customer, testBank, till, type Customer, type TestBank, type Till } from '../support/bank.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor, type Look } from './harness.ts'

let bank: TestBank, counter: Till
before(async () => { if (!noBrowser) { bank = await testBank({ demo: true, notes: 120_000 }); counter = await till(bank, 'counter', { code: '96588' }) } })
after(async () => {
  if (noBrowser) return
  const { wrong, sums } = await bank.books()
  counter.close()
  await bank.close()
  await closeBrowser()
  assert.deepEqual(wrong, [])
  assert.equal(sums['dispensing'] ?? 0n, 0n)
})
const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const balanceOf = async ({ card, idNumber }: Customer): Promise<number> => (await ask(bank, '/branch/statement', { card, idNumber })).body.balance
async function stand(who: Customer, look: Partial<Look>) {
  const at = await visitor({ base: bank.base, ...look })
  await at.go('/atm/96588')
  await fit(at.page, `bank-atm-insert-${look.width ?? 1440}`)
  await at.page.getByLabel(/插哪张卡/).fill(who.card)
  await press(at.page, '插卡')
  await at.page.getByRole('heading', { name: '您要办什么' }).waitFor()
  return at
}
async function key(page: Page, pin: string) {
  for (const digit of pin) await press(page, digit)
  await press(page, '确认')
}

test('FIN-09.a: at the machine: card, cash, PIN on its pad, notes taken; then the balance and a transfer; the card comes out', { skip: noBrowser, timeout: 180_000 }, async () => {
  const [who, payee] = [await customer(bank, counter, { code: '96588', fen: 2_000_00n }), await customer(bank, counter, { code: '96588', fen: 0n, name: '王建明' })]
  const { page, leave } = await stand(who, { width: 1366 })
  await fit(page, 'bank-atm-pick-1366')
  await press(page, '取钱')
  await fit(page, 'bank-atm-amount-1366')
  await press(page, '¥500')
  await page.getByRole('heading', { name: '请输密码' }).waitFor()
  await fit(page, 'bank-atm-pin-1366')
  await key(page, who.pin)
  await page.getByRole('heading', { name: '请取走钞票' }).waitFor()
  await fit(page, 'bank-atm-notes-1366')
  await press(page, '取走钞票')
  await page.getByRole('heading', { name: '已取 ¥500.00' }).waitFor()
  await press(page, '办别的')
  await press(page, '转账')
  await page.getByLabel('对方卡号').fill(payee.card)
  await page.getByLabel('对方姓名').fill('王建明')
  await page.getByLabel('转多少（元）').fill('200.01')
  await press(page, '下一步')
  await key(page, who.pin)
  await page.getByRole('heading', { name: '已转出 ¥200.01' }).waitFor()
  await press(page, '办别的')
  await press(page, '查余额')
  await key(page, who.pin)
  await page.getByText('¥1,299.99').waitFor()
  await press(page, '退卡')
  await page.getByRole('heading', { name: '请取回卡' }).waitFor()
  await bank.land()
  assert.deepEqual([await balanceOf(who), await balanceOf(payee)], [1_299_99, 200_01])
  await leave()
})

test('FIN-09.b: on a small screen: what jams or is left lying is not charged, and a wrong PIN is said with what is left', { skip: noBrowser, timeout: 180_000 }, async () => {
  const who = await customer(bank, counter, { code: '96588', fen: 1_000_00n })
  const { page, leave } = await stand(who, { width: 360 })
  await fit(page, 'bank-atm-pick-360')
  await press(page, '查余额')
  await fit(page, 'bank-atm-pin-360')
  await key(page, '999123')
  await page.getByText('银行密码不对，还可以试 2 次').waitFor()
  await press(page, '办别的')
  await page.getByLabel('样例：让出钞口卡住').check()
  await press(page, '取钱')
  await press(page, '¥200')
  await key(page, who.pin)
  await page.getByText('机器没有出钞，没有扣款').waitFor()
  await fit(page, 'bank-atm-jammed-360')
  assert.equal(await balanceOf(who), 1_000_00)
  await leave()
})
