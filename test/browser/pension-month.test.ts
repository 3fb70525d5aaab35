import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import pg from 'pg'
import { exchangeFiles, portOf, sendBatch, takeReturns } from '#benefits'
import { round } from '#outbox'
import { receivers } from '../../src/receivers.ts'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from '../support/bank.ts'
import { paying, type Payee, type Paying } from '../support/paying.ts'
import { PASSWORD } from '../support/people.ts'
import type { Json } from '../support/pharmacy.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, sitDown, visitor, type Visitor } from './harness.ts'

const BANK = '96588', MONTH = '2027-03'
let at: Paying, bank: TestBank, counter: Till
before(async () => {
  if (noBrowser) return
  at = await paying()
  bank = await testBank({ at: at.living.house.now() })
  exchangeFiles(at.living.house, bank.files)
  counter = await till(bank, 'counter', { code: BANK })
})
after(async () => {
  if (noBrowser) return
  counter.close()
  await bank.close()
  await at.close()
  await closeBrowser()
})

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : null
async function fit(page: Page, name: string) {
  await shot(page, name)
  assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []], name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const open = async ({ card, name, number }: { card: string; name: string; number: string }): Promise<string> =>
  (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'resident', idNumber: number, phone: null }] })).body.rows[0].card
const atBranch = async (path: string, of: Payee, more: object = {}) => {
  const done = await ask(bank, path, { card: of.account, idNumber: of.number, who: '柜员 01', ...more })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body as Json
}
const activate = (of: Payee) => atBranch('/branch/activate', of, { terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', of.account!, randomBytes).toString('hex') })
/** No door of the bank closes an account yet: the row says it. */
async function close(of: Payee) {
  const client = new pg.Client(bank.url)
  await client.connect()
  try { assert.equal((await client.query('update cards.card set closed_at = opened_at where id = (select card from orders.opening where number = $1)', [of.card])).rowCount, 1) } finally { await client.end() }
}
const statement = async (of: Payee) => (await ask(bank, '/branch/statement', { card: of.account, idNumber: of.number })).body.rows as { amount: number; note: string | null }[]
/** Orders leave, the bank carries them out, its answers are read: what the loops of both do. */
async function overnight(): Promise<void> {
  await at.finish()
  while (await round(at.living.house, { ...receivers, 'benefits.send': sendBatch(portOf) }, [0, 1, 2, 3]));
  assert.deepEqual((await bank.carryOut()).map(each => each.did), ['returned'])
  const came = await takeReturns(at.living.house)
  assert.ok(came.every(each => 'taken' in each), JSON.stringify(came))
}

/** The office draws the month; a colleague approves what is seen. */
async function drawn(office: Visitor, colleague: Visitor, words: RegExp): Promise<Page> {
  const desk = await office.go('/insurer/benefits')
  await desk.getByLabel('参保地').selectOption('340199')
  await desk.getByLabel('月份', { exact: true }).fill(MONTH)
  await press(desk, '生成')
  await desk.getByText('开始生成了').waitFor()
  await at.finish()
  await desk.getByRole('heading', { name: '1 个批次等复核' }).waitFor()
  const second = await colleague.go('/insurer/benefits')
  await second.locator('tbody tr').first().click()
  await press(second, words)
  await second.getByText('逐笔核对').first().waitFor()
  return second
}

test('BEN-01.a BEN-02.a BEN-02.b: a pension month with three returned payments: entered, approved, drawn, paid by the bank, three come back for account not active, lost and closed, each is told, mended and paid again, once', { skip: noBrowser, timeout: 300_000 }, async () => {
  const [fine, dormant, lost] = [await at.payee({ open }), await at.payee({ open }), await at.payee({ open, phone: '13951840077' })]
  let closed = await at.payee({ open })
  for (const each of [fine, lost, closed]) await activate(each)
  await atBranch('/branch/loss', lost)
  await close(closed)
  for (const each of [dormant, lost, closed]) await at.granted(each, { amount: 200_000 })

  const [office, colleague] = [await visitor({ base: at.living.base }), await visitor({ base: at.living.base })]
  await sitDown(office.page, 'insure01')
  await sitDown(colleague.page, 'insure02')
  const desk = await office.go('/insurer/benefits')
  await desk.getByLabel('证件号码').first().fill(fine.number)
  await press(desk, '查找')
  await desk.getByRole('heading', { name: '没有在发的待遇' }).waitFor()
  await fit(desk, 'benefit-person-none-1440')
  await press(desk, '登记，交同事复核')
  await desk.getByText('选一种待遇').first().waitFor()
  await desk.getByLabel('待遇', { exact: true }).selectOption('pension')
  await desk.getByLabel('文号').fill('皖人社养〔2027〕88号')
  await desk.getByLabel('金额（元）').fill('2000.01')
  await press(desk, '登记，交同事复核')
  await desk.getByText('登记了，等同事复核').first().waitFor()
  await desk.getByText('等同事复核', { exact: true }).first().waitFor()
  await fit(desk, 'benefit-person-entered-1440')
  assert.equal((await at.drawn(MONTH)).reduce((sum, each) => sum + each.count, 0), 3, 'nothing is paid before the colleague approved')
  for (const batch of (await at.who.clerk.get<Json>('/benefits/batches')).rows) assert.equal((await at.who.clerk.knock(`/benefits/batches/${batch.id}/withdraw`)).status, 200)
  await at.finish()
  const second = await colleague.go('/insurer/benefits')
  await press(second, '批准')
  await second.getByText('没有等复核的待遇').waitFor()

  const batchPage = await drawn(office, colleague, /批准 4 笔 8,000.01 元/)
  await overnight()
  await batchPage.getByText('办结').waitFor()
  await fit(batchPage, 'pension-month-three-returned-1440')
  assert.equal(await batchPage.getByRole('heading', { name: '和回盘不一样的' }).count(), 0)
  await office.go('/insurer/benefits')
  for (const why of ['社保卡的金融账户没有激活', '社保卡的金融账户在银行挂失着', '账户已经销户']) await desk.getByText(why).first().waitFor()
  await fit(desk, 'pension-month-standing-1440')
  assert.deepEqual((await statement(fine)).map(row => [row.amount, row.note]), [[200_001, '养老金2027-03']])
  assert.equal((await at.sound()).paid, 200_001n)

  // each payee reads why on the phone; who mends it says so, who has another card need not
  for (const [who, why] of [[dormant, '社保卡的金融账户没有激活'], [lost, '社保卡的金融账户在银行挂失着'], [closed, '账户已经销户']] as const) {
    const by = await visitor({ base: at.living.base, width: 360 })
    await asHolder(by.page, who.number, PASSWORD)
    const mine = await by.go('/my-benefits')
    await mine.getByRole('heading', { name: '有 2,000.00 元还没有到账' }).waitFor()
    await mine.getByText(why).waitFor()
    await fit(mine, `my-pension-${who === dormant ? 'dormant' : who === lost ? 'lost' : 'closed'}-360`)
    if (who === lost) await atBranch('/branch/release', who)
    else if (who === dormant) await activate(who)
    else await activate(closed = await at.newCard(closed, { open }))
    if (who === dormant) {
      await press(mine, '处理好了')
      await mine.getByText('已处理，下一批再发').waitFor()
    }
    await by.leave()
  }
  await office.go(`/insurer/benefits/${lost.id}`)
  await fit(desk, 'benefit-person-returned-1440')
  await press(desk, '替本人说处理好了')
  await desk.getByText('已处理，下一批再发').waitFor()

  const again = await drawn(office, colleague, /批准 3 笔 6,000.00 元/)
  await overnight()
  await again.getByText('办结').waitFor()
  assert.equal(await again.getByRole('heading', { name: '和回盘不一样的' }).count(), 0)
  await fit(again, 'pension-month-paid-1440')
  await office.go('/insurer/benefits')
  await desk.getByText('没有退回或暂不发的').waitFor()
  const after = await visitor({ base: at.living.base, width: 360 })
  await asHolder(after.page, dormant.number, PASSWORD)
  await (await after.go('/my-benefits')).getByRole('heading', { name: '待遇都按月发到了卡里' }).waitFor()

  // every fen on both sides, once; no difference
  for (const who of [dormant, lost, closed]) assert.deepEqual((await statement(who)).map(row => row.amount), [200_000])
  const { sums, wrong } = await bank.books()
  assert.deepEqual([wrong, sums['settlement'], (await at.sound()).paid], [[], -800_001n, 800_001n])
  for (const { id } of (await at.who.clerk.get<Json>('/benefits/batches')).rows) assert.deepEqual((await at.who.clerk.get<Json>(`/benefits/batches/${id}`)).differences, [])
  for (const each of [office, colleague, after]) assert.deepEqual(each.complaints, [])

  // a benefit is ended on its page
  await office.go(`/insurer/benefits/${dormant.id}`)
  await press(desk, '终止')
  await desk.getByLabel('最后发放月份').fill('2027-02')
  await desk.getByRole('button', { name: '终止', exact: true }).last().click()
  await desk.getByText('终止了，发到 2027-02').waitFor()
  await desk.getByText('1 个月已经发了或在银行手里').waitFor()
  await desk.getByText('没有发放月份').waitFor()
  await fit(desk, 'benefit-person-ended-1440')
})
