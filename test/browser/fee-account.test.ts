import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { linkPos } from '#banks'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from '../support/bank.ts'
import { BANK, paying, type Payee, type Paying } from '../support/paying.ts'
import { portrait } from '../support/people.ts'
import { posHands } from '../support/pos-hands.ts'
import { axe, closeBrowser, noBrowser, sideways, visitorAt } from './harness.ts'

let at: Paying, bank: TestBank, counter: Till
const PIN = '274916', POS = 'P0000010'
before(async () => {
  if (noBrowser) return
  at = await paying()
  bank = await testBank({ at: at.living.house.now() })
  counter = await till(bank, 'counter', { code: BANK })
  await bank.pos([{ terminal: POS, merchant: '898340154110010', bank: BANK, cipher: 'sm4', shop: 'HF-LY', centre: true, name: '庐阳区政务服务中心' }], { wait: 1_500 })
  linkPos(at.living.house, { url: bank.base, key: bank.keys.tills! })
})
after(async () => { if (!noBrowser) { counter.close(); await bank.close(); await at.close(); await closeBrowser() } })

const fit = async (page: Page, name: string) => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true })
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
async function holder(): Promise<Payee> {
  const of = await at.payee({ chip: true, open: async ({ card, name, number }) => (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'citizen', idNumber: number, phone: null }] })).body.rows[0].card })
  await ask(bank, '/branch/activate', { card: of.account, idNumber: of.number, terminal: counter.id, pin: sealPin(counter.keys.pin, PIN, of.account!, randomBytes).toString('hex'), who: '柜员 01' })
  await counter.ask('deposit', of.account!, { amount: 10_000n })
  return of
}

for (const width of [1440, 360] as const) test(`REPL-02.c: at a window of ${width} pixels: without a drawer the fee of an exchange is taken from the account; a wrong PIN is told, paid again, and the receipt names the account`, { skip: noBrowser, timeout: 240_000 }, async () => {
  const of = await holder()
  const by = await visitorAt({ base: at.living.base, width, user: 'counter01' })
  const page = await by.go(`/counter/people/${of.id}`)
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.locator('.verbs').getByRole('button', { name: '换卡' }).click()
  await page.getByText('卡面磨损、折断').click()
  await next()
  await page.getByLabel('证件号码').fill(of.number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await next()
  await page.locator('input[type=file]').first().setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: await portrait({ width: 716, height: 882 }) })
  await page.getByRole('button', { name: '用这张' }).click()
  await page.getByText('照片合格').first().waitFor()
  await next()
  await page.getByText('工本费怎么付').first().waitFor()
  await page.getByLabel('旧卡收下了，在我手里').check()
  await page.getByText('先读本人的卡').first().waitFor()
  await fit(page, `fee-way-${width}`)
  await page.getByRole('button', { name: '放一张演示卡' }).click()
  await page.locator('dialog[open] input').fill(of.cardNumber!)
  await page.locator('dialog[open] li button', { hasText: of.cardNumber! }).click()
  await page.getByRole('button', { name: '在 POS 上收 18.00 元' }).click()
  await page.getByText('在 POS 上：插卡、输银行密码、确认').first().waitFor()
  const pos = posHands(bank, POS)
  await pos.pays({ card: of.account!, pin: '135791' })
  await page.getByText(/密码不对/).first().waitFor()
  await fit(page, `fee-refused-${width}`)
  await page.getByRole('button', { name: '再收一次' }).click()
  await page.getByText('等 POS 上的结果').first().waitFor()
  await pos.pays({ card: of.account!, pin: PIN })
  await page.getByText('账户付了，还没有收下申请').first().waitFor()
  await page.getByRole('button', { name: '收下旧卡和换卡' }).click()
  await page.getByRole('heading', { name: '旧卡收下了，换卡收下了' }).first().waitFor()
  await page.getByText('金融账户', { exact: true }).first().waitFor()
  await by.go(`/counter/people/${of.id}/receipts`)
  await page.getByText(`金融账户，尾号 ${of.account!.slice(-4)}`).first().waitFor()
  await fit(page, `fee-receipts-${width}`)
  assert.equal((await counter.ask('balance', of.account!, { entered: PIN })).balance!.fen, 8_200n)
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
