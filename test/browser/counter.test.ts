import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { collect, documentOf, numberOf, toSite } from '../support/card-steps.ts'
import { openScene, type Holder, type Seat } from '../support/scene.ts'
import { axe, closeBrowser, noBrowser, type Visitor, visitorAt } from './harness.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { if (!noBrowser) scene = await openScene() })
after(async () => { if (!noBrowser) { await scene.close(); await closeBrowser() } })

/** A clerk at a seat, signed in. */
async function clerk(seat: Seat): Promise<Visitor> {
  return visitorAt({ base: scene.base, width: 1440, user: scene.user(seat) })
}
/** The document as the clerk types it off the original. */
async function typeDocument(page: Page, number: string) {
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
}
/** Digits on the holder's pad, each entry ended by its green key. */
async function key(page: Page, ...entries: string[]) {
  await page.locator('.padpic.lit').waitFor()
  for (const entry of entries) {
    for (const digit of entry) await page.keyboard.press(digit)
    await page.keyboard.press('Enter')
  }
}

test('PROD-01.a PROD-06.a: at the card centre a batch is made, written, checked and sent; the branch signs for it', { skip: noBrowser }, async () => {
  await scene.applicants(3, { region: '340122' })
  const centre = await clerk('centre')
  await centre.go('/centre')
  await centre.page.locator('.lines > li', { hasText: '肥东县' }).getByRole('button', { name: /^建批 3 张/ }).click()
  await centre.page.getByText(/建好了，3 张/).waitFor()
  await centre.page.locator('tr', { hasText: '肥东县' }).first().locator('button.opener').click()
  await centre.page.getByRole('heading', { level: 1, name: /^批次 .*3 张/ }).waitFor() // the list has a button of the same name, which says nothing when it is done
  await centre.page.getByRole('button', { name: /^写芯片 3 张/ }).click()
  await centre.page.getByText('写好 3 张芯片').waitFor()
  await centre.page.getByRole('button', { name: '判不合格' }).first().click()
  await centre.page.getByRole('button', { name: '报废并重做' }).click()
  await centre.page.getByRole('button', { name: /^写芯片 1 张/ }).click()
  await centre.page.getByText('写好 1 张芯片').waitFor()
  await centre.page.getByRole('button', { name: /^质检 3 张/ }).click()
  await centre.page.getByText('质检合格 3 张').waitFor()
  await centre.page.getByRole('button', { name: /^发出 3 张/ }).click()
  await centre.page.getByText(/发出 3 张，送往/).waitFor()
  assert.deepEqual(await axe(centre.page), [])
  const branch = await clerk('branch')
  await branch.go('/branch/deliveries')
  await branch.page.getByRole('button', { name: /^签收/ }).first().click()
  await branch.page.getByText(/已签收/).first().waitFor()
  await centre.leave()
  await branch.leave()
})

test('COLL-01.a COLL-01.d ACT-01.c ACT-03.d: a card is collected on the right document only, and its initial PIN changed in the same visit', { skip: noBrowser }, async () => {
  const [holder] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  const card = (await toSite(scene, [holder], 'counter', 'browser-collect-0001')).get(holder.person)!
  const by = await clerk('counter')
  const page = await by.go(`/counter/people/${holder.person}`)
  for (const account of ['social', 'bank']) await page.locator(`.cardrow .acc.${account} .state`).waitFor()
  await page.locator('.nextdo').getByRole('button', { name: '领卡' }).click()
  await page.getByRole('button', { name: /核对无误/ }).click()
  await typeDocument(page, '11010519491231002X')
  await page.getByRole('button', { name: /核对无误/ }).click()
  await page.getByRole('button', { name: '交卡' }).click()
  await page.locator('.now .msg.bad').waitFor()
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByLabel('证件号码').fill(documentOf(holder).number)
  await page.getByRole('button', { name: /核对无误/ }).click()
  await page.getByRole('button', { name: '交卡' }).click()
  await page.getByText('卡已经领走').waitFor()
  await page.getByRole('button', { name: '现在改初始密码' }).click()

  const number = await numberOf(scene, holder, card)
  await page.getByRole('button', { name: '放一张演示卡' }).click()
  await page.locator('dialog[open] input').fill(number)
  await page.locator('dialog[open] li button', { hasText: number }).click()
  await page.getByRole('button', { name: /看过了/ }).waitFor()
  assert.equal(await page.getByLabel('证件号码').inputValue(), documentOf(holder).number, 'a document typed in this visit is not typed twice')
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: /看过了/ }).click()
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await key(page, '123456', '111111', '111111')
  await page.getByRole('heading', { name: /太容易猜，没有收/ }).waitFor()
  await page.getByRole('button', { name: '点亮密码键盘' }).click()
  await key(page, '123456', '738261', '738261')
  await page.getByLabel('卡和证件还给本人了').check()
  await page.getByRole('button', { name: '须知发到手机' }).click()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.getByText('看病、买药能用').waitFor()
  await page.locator('.cardrow .acc.bank .state', { hasText: '还没激活' }).waitFor()
  assert.deepEqual(await axe(page), [])
  await by.leave()
})

test('LOSS-02.c READ-02.a: what cannot be done stands grey with its reason; a written loss report stops the social account alone', { skip: noBrowser }, async () => {
  const [holder] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  const card = (await toSite(scene, [holder], 'counter', 'browser-loss-0001')).get(holder.person)!
  const by = await clerk('counter')
  const page = await by.go(`/counter/people/${holder.person}`)
  await page.locator('.verbs .no', { hasText: '挂失' }).getByText(/还没有领/).waitFor()
  assert.equal((await collect(scene, 'counter', holder, card)).status, 200)
  await page.reload()
  await page.getByRole('button', { name: '挂失' }).waitFor()
  await page.keyboard.press('g')
  await page.getByRole('button', { name: /核对无误/ }).click()
  await typeDocument(page, holder.number)
  await page.getByRole('button', { name: /核对无误/ }).click()
  await page.locator('.now').getByRole('button', { name: '挂失' }).click()
  await page.getByText('社保账户已挂失').first().waitFor()
  await page.locator('.cardrow .acc.social .state', { hasText: '已挂失' }).waitFor()
  await page.locator('.cardrow .acc.bank .state', { hasText: '还没激活' }).waitFor()
  await by.leave()
})
