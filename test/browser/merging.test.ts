import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterPerson, findByNumber } from '#holders'
import { enrol } from '#insurance'
import { isRefused } from '#kit/refusal'
import { credit } from '#ledger'
import { citizen } from '../support/people.ts'
import { replacing, type Replacing } from '../support/replacing.ts'
import { axe, closeBrowser, noBrowser, sideways, type Visitor, visitor, visitorAt } from './harness.ts'

let city: Replacing
before(async () => { if (!noBrowser) city = await replacing({ background: false, drawers: false }) })
after(async () => { if (!noBrowser) { await city.close(); await closeBrowser() } })

const shots = process.env['SHOTS']
const picture = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) }
async function seat(user: string, look: Partial<Parameters<typeof visitor>[0]> = {}): Promise<Visitor> {
  return visitorAt({ base: city.living.base, width: 1440, ...look, user })
}
const clean = async (page: Page) => assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
const got = <T>(result: T) => { if (isRefused(result)) throw new Error(result.refused); return result as Exclude<T, { refused: string }> }
const REGION = '340199'
async function find(page: Page, number: string) {
  await page.getByLabel('证件号码').fill(number)
  await page.getByRole('button', { name: '查找' }).click()
}

test('READ-04.a READ-04.b: at the insurance office’s pages one clerk finds a double record and asks which stays, cannot approve it; another approves; one record is left', { skip: noBrowser }, async () => {
  const who = city.shop.who('double-record')
  const { id } = (await city.within(work => findByNumber(work, who.certno)))!
  const by = await seat('insure01')
  const page = await by.go('/insurer/merging')
  await page.getByRole('heading', { level: 1, name: '没有等批准的合并' }).waitFor()
  await find(page, citizen('34010419450312777'))
  await page.locator('.errsum').getByText('没有这个号码的人').waitFor()
  await find(page, who.certno)
  await page.getByRole('heading', { level: 1, name: /有两条有效的医保记录/ }).waitFor()
  assert.ok(!page.url().includes(who.certno))
  await page.getByRole('button', { name: '提交，等同事批准' }).click()
  await page.locator('.errsum').getByText('没有选保留哪一条').waitFor()
  await page.locator('.choice').filter({ hasText: '职工医保' }).click()
  await picture(page, 'merge-ask')
  await clean(page)
  await page.getByRole('button', { name: '提交，等同事批准' }).click()
  await page.getByText('要请另一位同事登录后批准').waitFor()
  assert.equal(await page.getByRole('button', { name: '批准合并' }).count(), 0)
  await picture(page, 'merge-mine')

  const other = await seat('insure02', { width: 360 })
  const second = await other.go('/insurer/merging')
  await second.getByRole('heading', { level: 1, name: '1 份合并等批准' }).waitFor()
  await picture(second, 'merge-list-360')
  await clean(second)
  await second.locator('.opener').first().click()
  await second.getByRole('button', { name: '批准合并' }).waitFor()
  await picture(second, 'merge-decide-360')
  await clean(second)
  await second.getByRole('button', { name: '批准合并' }).click()
  await second.getByText(/只剩一条有效的医保记录/).waitFor()
  await second.getByRole('heading', { level: 1, name: '合并好了，没有重复的医保记录' }).waitFor()
  await picture(second, 'merge-done-360')
  await clean(second)
  const left = await city.within(async work => work.sql<{ insutype: string }>`select insutype from insurance.relation where person = ${id} and region = ${REGION} and state = '1' and insutype in ('310', '390')`)
  assert.deepEqual(left.map(row => row.insutype), ['310'])
  assert.deepEqual([by, other].flatMap(each => each.complaints), [])
})

test('READ-04.a: two people who are one, side by side: the fen that move are told before and on the receipt; the one with the card stays', { skip: noBrowser }, async () => {
  const into = await city.personOf('王建明')
  const number = citizen('34010419850312701')
  const from = await city.within(async work => {
    const person = got(await enterPerson(work, { number, name: '王建明', phone: '13900004321', address: '合肥市' }))
    got(await enrol(work, { person, region: REGION, insutype: '310', psnType: '1101', base: 600_000n }))
    got(await enrol(work, { person, region: '340122', insutype: '390', psnType: '1501' }))
    await credit(work, [{ person, region: REGION, amount: 12_345n, key: 'double of a page', policies: [] }])
    return person
  })
  const by = await seat('insure01', { width: 360 })
  const page = await by.go(`/insurer/merging/${from.id}`)
  await find(page, number)
  await page.locator('.errsum').getByText('已经是一个人了').waitFor()
  await find(page, city.shop.who('王建明').certno)
  await page.getByRole('button', { name: '提交，等同事批准' }).click()
  await page.getByText('只有另一份有社保卡').waitFor()
  await page.getByRole('link', { name: '换过来：保留另一份' }).click()
  await page.waitForURL(`**/insurer/merging/${into.id}?other=${from.id}`)
  await page.getByText('123.45 元转过来').waitFor()
  await picture(page, 'merge-two-360')
  await clean(page)
  await page.getByRole('button', { name: '提交，等同事批准' }).click()
  await page.getByText('要请另一位同事登录后批准').waitFor()

  const other = await seat('insure02', { lang: 'en' })
  const second = await other.go(`/insurer/merging/${into.id}`)
  await second.getByRole('button', { name: 'Approve the merge' }).waitFor()
  await picture(second, 'merge-two-en')
  await clean(second)
  await second.getByRole('button', { name: 'Approve the merge' }).click()
  await second.getByText('123.45 yuan are on their way').waitFor()
  await city.living.turn()
  await second.getByRole('button', { name: 'Look again' }).click()
  await second.getByText('123.45 yuan are with who stays').waitFor()
  await picture(second, 'merge-two-done-en')
  await clean(second)
  await second.getByRole('link', { name: 'See the merged one' }).click()
  await second.getByRole('heading', { level: 1, name: 'This one is merged into another' }).waitFor()
  await clean(second)
  assert.deepEqual(other.complaints, [])
  assert.deepEqual(by.complaints.filter(each => !each.includes('409')), [], 'the one refusal is told')
})
