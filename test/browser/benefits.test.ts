import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPeople } from '#demo'
import { paying, type Paying } from '../support/paying.ts'
import { PASSWORD } from '../support/people.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let at: Paying
before(async () => { if (!noBrowser) at = await paying() })
after(async () => { if (!noBrowser) { await at.close(); await closeBrowser() } })

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()

test('BEN-01.a BEN-02.a BEN-05.a: an office draws a month, a colleague approves what is seen, what the bank returned is told at the office and to the payee on a phone, who says it is mended', { skip: noBrowser, timeout: 240_000 }, async () => {
  const [closed, inactive, paid] = [await at.payee(), await at.payee({ active: false }), await at.payee()]
  for (const each of [closed, inactive, paid]) await at.granted(each, { amount: 312_345 })
  await at.who.clerk.post(`/people/${paid.id}/benefits`, { region: '340199', kind: 'one-off', number: '皖人社〔2027〕9号', amount: 50_000, from: '2027-03', until: '2027-03' })
  const office = await visitor({ base: at.living.base })
  await sitDown(office.page, 'insure01')
  const desk = await office.go('/insurer/benefits')
  await desk.getByRole('heading', { name: '待遇发放', exact: true }).first().waitFor()
  await fit(desk, 'benefits-none-1440')
  await desk.getByLabel('参保地').selectOption('340199')
  await desk.getByLabel('月份', { exact: true }).fill('2027-3')
  await press(desk, '生成')
  await desk.getByText('写成 2027-03 这样的月份').first().waitFor()
  await desk.getByLabel('月份', { exact: true }).fill('2027-03')
  await press(desk, '生成')
  await desk.getByText('开始生成了').waitFor()
  await at.finish()
  await desk.getByRole('heading', { name: '1 个批次等复核' }).waitFor()
  await fit(desk, 'benefits-drawn-1440')
  await desk.locator('tbody tr').first().click()
  await desk.getByText('您生成的，由同事复核').waitFor()

  const second = await visitor({ base: at.living.base, width: 360 })
  await sitDown(second.page, 'insure02')
  const phone = await second.go('/insurer/benefits')
  await phone.getByRole('heading', { name: '1 个批次等复核' }).waitFor()
  await fit(phone, 'benefits-drawn-360')
  const [batch] = (await at.who.clerk.get<{ rows: { id: string; number: string; sum: number }[] }>('/benefits/batches')).rows
  await second.go(`/insurer/benefits?open=${batch!.id}`)
  await phone.getByRole('button', { name: /批准 2 笔 6,246.90 元/ }).waitFor()
  await fit(phone, 'benefits-approve-360')
  await press(phone, /批准 2 笔/)
  await phone.getByText('逐笔核对').first().waitFor()
  await at.finish()
  await at.turn()
  assert.equal((await at.answer(batch!, [...at.outcomes(batch!, 'done', { [closed.account!]: 'closed' }), { seq: 99, amount: 1, outcome: 'done' }])).body.differences, 1)
  await desk.getByRole('heading', { name: '和回盘不一样的' }).waitFor()
  await fit(desk, 'benefits-batch-1440')
  await office.go('/insurer/benefits')
  await desk.getByText('账户已经销户').waitFor()
  await fit(desk, 'benefits-returned-1440')

  const by = await visitor({ base: at.living.base, width: 360 })
  await asHolder(by.page, closed.number, PASSWORD)
  const mine = await by.go('/my-benefits')
  await mine.getByRole('heading', { name: '有 3,123.45 元还没有到账' }).waitFor()
  await fit(mine, 'my-benefits-returned-360')
  await press(mine, '处理好了')
  await mine.getByText('已处理，下一批再发').waitFor()
  await fit(mine, 'my-benefits-mended-360')
  const [again] = await at.ordered('2027-03')
  await at.answer(again!, at.outcomes(again!))
  await by.go('/my-benefits')
  await mine.getByRole('heading', { name: '待遇都按月发到了卡里' }).waitFor()
  await fit(mine, 'my-benefits-paid-360')
  const other = await visitor({ base: at.living.base })
  await asHolder(other.page, inactive.number, PASSWORD)
  const wide = await other.go('/my-benefits')
  await wide.getByText('社保卡的金融账户没有激活').waitFor()
  await fit(wide, 'my-benefits-held-1440')
})

test('BEN-04.a: at the office’s desk the holder’s own card is put into the reader, face and document are compared, and the proof counts; the list of those who are late shows them no more', { skip: noBrowser, timeout: 240_000 }, async () => {
  const { number } = demoPeople.find(person => person.name === '李秀英')!
  const { rows: [found] } = await at.who.clerk.post<{ rows: { id: string }[] }>('/people/find', { number })
  const entered = await at.who.clerk.post<{ id: string; version: number }>(`/people/${found!.id}/benefits`, { region: '340199', kind: 'pension', number: '皖人社养〔2026〕7号', amount: 321_000, from: '2027-03', provenOn: '2026-02-20' })
  await at.who.colleague.post(`/people/${found!.id}/benefits/${entered.id}/approve`, { version: entered.version })
  const office = await visitor({ base: at.living.base })
  await sitDown(office.page, 'insure01')
  const desk = await office.go('/insurer/proofs-due')
  await desk.getByRole('heading', { name: '1 人的认证过期了' }).waitFor()
  await fit(desk, 'proofs-due-1440')
  await desk.locator('tbody tr').first().click()
  await desk.getByText('从 2027-03 起暂不发').waitFor()
  await desk.getByText('把本人的社保卡放进右边的读卡器').waitFor()
  await press(desk, '放一张演示卡')
  await desk.locator('dialog[open] input').fill('李秀英')
  await desk.locator('dialog[open] li button').first().click()
  await press(desk, '是本人，记认证')
  await desk.getByText('认证好了').waitFor({ state: 'detached' })
  await desk.getByLabel('证件号码').last().fill(number)
  await desk.getByLabel('长期有效').check()
  await desk.getByLabel(/同一人/).check()
  await fit(desk, 'proof-of-life-1440')
  await press(desk, '是本人，记认证')
  await desk.getByText('认证好了，下次 2028年3月10日 前').waitFor()
  await fit(desk, 'proof-given-1440')
  await office.go('/insurer/proofs-due')
  await desk.getByRole('heading', { name: '没有过期的认证' }).waitFor()
  const narrow = await visitor({ base: at.living.base, width: 360 })
  await sitDown(narrow.page, 'insure02')
  await fit(await narrow.go(`/insurer/benefits/${found!.id}`), 'benefit-person-360')
  await fit(await narrow.go('/insurer/proofs-due'), 'proofs-due-360')
  assert.deepEqual([office.complaints, narrow.complaints], [[], []])
})
