import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { instantAt, type Pending } from '../support/instant.ts'
import { replacing, type Replacing } from '../support/replacing.ts'
import { axe, closeBrowser, noBrowser, sideways, type Visitor, visitor, visitorAt } from './harness.ts'

let city: Replacing, here: Awaited<ReturnType<typeof instantAt>>
before(async () => { if (!noBrowser) { city = await replacing(); here = await instantAt(city) } })
after(async () => { if (!noBrowser) { await city.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/instant-${name}.png`, fullPage: true }) }
async function seat(user: string, look: Partial<Parameters<typeof visitor>[0]> = {}): Promise<Visitor> {
  return visitorAt({ base: city.living.base, width: 1440, ...look, user })
}
async function typeDocument(page: Page, number: string) {
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
}
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
const press = (page: Page, name: string) => page.locator('.task').getByRole('button', { name, exact: true }).click()

test('PROD-08.a PROD-08.b: at the counter the page leads from the receipt to the hand: waits for the approval, makes the card, stops without a ribbon, is reloaded, goes on, asks for the look at the face', { skip: noBrowser }, async () => {
  const name = '王建明'
  assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
  const asked = await city.ask(name, 'replace')
  const at: Pending = { name, person: (await city.personOf(name)).id, application: asked.body.id, number: asked.body.number }
  const by = await seat('counter01')
  const page = await by.go(`/counter/people/${at.person}`)
  await page.getByRole('button', { name: '当场制卡' }).click()
  await page.getByText('等审核通过就能开始').waitFor()
  await picture(page, '1-waits')
  await city.approve(at.application)
  await page.getByRole('button', { name: '开始制卡' }).waitFor()
  await page.getByText(/演示打印机：没有真的机器/).waitFor()
  await picture(page, '2-begin')
  await clean(page)
  await page.locator('.machine').getByRole('button', { name: '没有色带' }).click()
  await page.locator('.machine button[aria-pressed=true]', { hasText: '没有色带' }).waitFor()
  await press(page, '开始制卡')
  await page.getByRole('heading', { name: '停下了：打印机没有色带了' }).waitFor()
  await picture(page, '3-stopped')
  await clean(page)
  await by.go('/counter')
  await page.getByText('有没做完的卡').waitFor()
  await picture(page, '4-home')
  await clean(page)
  await page.getByRole('link', { name: '去做完' }).click()
  await page.reload()
  await page.getByRole('heading', { name: '停下了：打印机没有色带了' }).waitFor()
  await page.locator('.machine').getByRole('button', { name: '正常' }).click()
  await page.locator('.machine button[aria-pressed=true]', { hasText: '正常' }).waitFor()
  await press(page, '接着做')
  await page.getByRole('heading', { name: /照片、姓名、号码印清楚了吗/ }).waitFor()
  await press(page, '印好了，登记')
  await page.getByText('看清卡面再勾').first().waitFor()
  await page.getByLabel(/照片是本人/).check()
  await picture(page, '5-face')
  await clean(page)
  await press(page, '印好了，登记')
  await page.getByRole('heading', { name: '卡做好了，看证件交给本人' }).waitFor()
  await picture(page, '6-hand')
  await press(page, '交卡')
  await page.getByRole('button', { name: /核对无误/ }).click()
  await typeDocument(page, city.documentOf(name).number)
  await page.getByRole('button', { name: /核对无误/ }).click()
  await page.getByRole('button', { name: '交卡' }).click()
  await page.getByText('卡已经领走').waitFor()
  await picture(page, '7-done')
  const slot = await here.slot()
  assert.deepEqual([slot.writes, slot.prints, (await here.see(at)).job.ended], [1, 1, 'handed-over'])
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('PROD-08.b: on a narrow window: a jam spoils the card, a new blank is taken, given up the money goes back; the blanks of the counter are seen', { skip: noBrowser }, async () => {
  const name = '李秀英'
  const at = await here.approved(name)
  await here.machine('no-ribbon')
  await here.press(city.at.counter, at, 'go')
  await here.machine('jammed')
  const by = await seat('counter01', { width: 360 })
  const page = await by.go(`/counter/people/${at.person}?do=instant`)
  await press(page, '接着做')
  await page.getByRole('heading', { name: '停下了：卡在打印机里卡住了' }).waitFor()
  assert.equal(await page.locator('.task').getByRole('button', { name: '接着做' }).count(), 0, 'a spoilt card is not gone on with')
  await picture(page, 'narrow-1')
  await clean(page)
  await press(page, '换一张空白卡')
  await page.getByText('第 2 张空白卡').waitFor()
  await press(page, '不办了，退费')
  await typeDocument(page, city.documentOf(name).number)
  await picture(page, 'narrow-2')
  await clean(page)
  await press(page, '报废这一张，退费')
  await page.getByRole('heading', { name: '不办了，费用退给本人' }).waitFor()
  await page.getByText(/退费收据 HF-LY-/).waitFor()
  await picture(page, 'narrow-3')
  await clean(page)
  assert.equal((await city.applications(name))[0].state, 'withdrawn')
  await by.go('/counter/blanks')
  await page.getByRole('heading', { name: /空白卡 \d+ 张/ }).waitFor()
  await picture(page, 'narrow-blanks')
  await clean(page)
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
