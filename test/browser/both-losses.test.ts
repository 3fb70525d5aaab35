import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkBanks } from '#banks'
import { dayOf } from '#kit/day'
import { inWork, type By } from '#kit/work'
import { city, type City } from '../harness/index.ts'
import { ask, testBank, type TestBank } from '../support/bank.ts'
import { accountsAt } from '../support/bank-account.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor } from './harness.ts'
import { sit } from './tour.ts'

let living: City
let bank: TestBank
let at: Awaited<ReturnType<typeof accountsAt>>
before(async () => {
  if (noBrowser) return
  living = await city()
  bank = await testBank({ at: living.house.now() })
  at = await accountsAt(living, bank)
})
after(async () => { if (!noBrowser) { at?.close(); await living?.close(); await bank?.close(); await closeBrowser() } })

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const picture = (name: string) => process.env['PICTURES'] ? { path: `${process.env['PICTURES']}/${name}.png`, fullPage: true } : null

test('LOSS-01.a LOSS-03.a LOSS-08.a: both losses in one visit at the counter: a word for each, both stopped, one receipt with both times, the page shows both states; each side is released by itself', { skip: noBrowser }, async () => {
  const who = await at.open('王建明')
  assert.equal(await at.pay(who), '00')
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'counter')
  const page = await by.go(`/counter/people/${who.id}?do=reportLoss`)
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByLabel('证件号码').fill(who.idNumber)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  const word = page.getByLabel(/本人要求同时挂失金融账户，转报徽商银行/)
  assert.equal(await word.isChecked(), false, 'nothing is reported that was not said')
  await word.check()
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (picture('losses-ask')) await page.screenshot(picture('losses-ask')!)
  await page.locator('.task, .now').getByRole('button', { name: '挂失', exact: true }).click()
  await page.getByText('两个账户都挂失了').waitFor()
  assert.equal(await at.pay(who), '41', 'the bank pays nothing')
  await page.locator('.accounts .acct.social', { hasText: /\d\d:\d\d:\d\d 挂失/ }).waitFor()
  await page.locator('.accounts .acct.bank', { hasText: /\d\d:\d\d:\d\d 挂失/ }).waitFor()
  await page.locator('.cardrow .acc.social .state', { hasText: '已挂失' }).waitFor()
  await page.locator('.cardrow .acc.bank .state', { hasText: '已挂失' }).waitFor()
  const receipt = await page.evaluate(async () => (await fetch(document.querySelector<HTMLAnchorElement>('a[href*="/receipt?paper=a4"]')!.href)).headers.get('content-type'))
  assert.equal(receipt, 'application/pdf')
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (picture('losses-done')) await page.screenshot(picture('losses-done')!)
  // the bank releases its side; the counter shows it, and ours stays
  assert.equal((await ask(bank, '/branch/release', { card: who.number, idNumber: who.idNumber, who: '柜员 01' })).status, 200)
  await bank.tell(living.base)
  await page.reload()
  await page.locator('.cardrow .acc.bank .state', { hasText: '正常' }).waitFor()
  await page.locator('.cardrow .acc.social .state', { hasText: '已挂失' }).waitFor()
  assert.deepEqual(by.complaints.filter(line => !/40[09]/.test(line)), [])
  await by.leave()
})

test('LOSS-03.a LOSS-01.b: while the bank does not answer the page says that it is open, and shows the answer once it comes; what was reported at the bank’s telephone shows at the counter, and the social account stays', { skip: noBrowser }, async () => {
  const [who, rang] = [await at.open('李秀英'), await at.open('张伟')]
  linkBanks(living.house, { url: 'http://localhost:9', key: bank.keys.centre })
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'counter')
  const page = await by.go(`/counter/people/${who.id}?do=reportLoss`)
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByLabel('证件号码').fill(who.idNumber)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByLabel(/本人要求同时挂失金融账户/).check()
  await page.locator('.task, .now').getByRole('button', { name: '挂失', exact: true }).click()
  await page.getByText('已转报，等银行回答').waitFor()
  if (picture('losses-open')) await page.screenshot(picture('losses-open')!)
  linkBanks(living.house, { url: bank.base, key: bank.keys.centre })
  living.later(1)
  await page.locator('.accounts .acct.bank', { hasText: /\d\d:\d\d:\d\d 挂失/ }).waitFor({ timeout: 20_000 })
  assert.equal(await at.pay(who), '41')

  assert.equal((await ask(bank, '/phone/loss', { card: rang.number, idNumber: rang.idNumber, phone: rang.phone })).status, 200)
  await bank.tell(living.base)
  await by.go(`/counter/people/${rang.id}`)
  await page.locator('.cardrow .acc.bank .state', { hasText: '已挂失' }).waitFor()
  await page.locator('.cardrow .acc.bank', { hasText: '银行电话' }).waitFor()
  assert.equal(await page.locator('.cardrow .acc.social .state', { hasText: '已挂失' }).count(), 0, 'never a silent social loss')
  if (picture('losses-bank')) await page.screenshot(picture('losses-bank')!)
  await by.leave()
})

test('BANK-04.b: the office sees each bank’s day, what differed and how it was mended, and takes the certificate; what was not taken is listed', { skip: noBrowser }, async () => {
  const [lost, early] = [await at.open('孙国庆'), '6232030000000000007']
  // the notice of its activation is lost, and one comes that nobody knows
  await inWork(living.house, system, async ({ sql }) => sql`update cards.card set financial = 'opened' where id = ${lost.card}`)
  await inWork(living.house, system, async ({ sql }) => sql`insert into banks.opening (bucket, card, bank, by_port, opened_at) select bucket, id, bank, 'bank', ${living.house.now()} from cards.card where id = ${lost.card} on conflict (bucket, card) do nothing`)
  const sent = await fetch(`${living.base}/bank/notices`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bank.keys.centre}` }, body: JSON.stringify({ bank: '96588', notices: [{ id: 'notice-nobody', card: early, what: 'activated' }] }) })
  assert.equal(sent.status, 200)
  const day = dayOf(living.house.now())
  living.later(24 * 60)
  bank.later(24 * 60)
  linkBanks(living.house, { url: bank.base, key: bank.keys.centre })
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'centre', 'centre-chief')
  const page = await by.go('/centre/banks')
  await page.getByRole('heading', { name: '没有收下的通知' }).waitFor()
  await page.getByRole('cell', { name: '0007' }).waitFor()
  const answer = await page.evaluate(async day => (await fetch(`/api/bank-days/96588/${day}/reconcile`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ open: number }>, day)
  assert.ok('open' in answer, JSON.stringify(answer))
  await page.reload()
  await page.getByRole('button', { name: day }).first().waitFor()
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (picture('bank-days')) await page.screenshot(picture('bank-days')!)
  await page.getByRole('button', { name: day }).first().click()
  await page.getByRole('heading', { name: '两边各多少' }).waitFor()
  await page.getByText('自动补好').first().waitFor()
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (picture('bank-day')) await page.screenshot(picture('bank-day')!)
  for (const path of ['/centre/banks', '/insurer/banks']) {
    if (path.startsWith('/insurer')) await sit(by, 'insurer')
    await page.setViewportSize({ width: 360, height: 800 })
    await by.go(path)
    await page.getByRole('button', { name: day }).first().waitFor()
    assert.equal((await sideways(page)).px, 0, path)
  }
  await by.leave()
})
