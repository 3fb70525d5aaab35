import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city, type City } from '../harness/index.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const shot = (page: Page, name: string) => process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : null

type Seeded = { name: string; certno: string; case: string | null; cards: { card_number: string; social_pin: string }[] }
const seeded = async (is: (one: Seeded) => boolean): Promise<Seeded> => {
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as { people: Seeded[] }
  return people.find(is)!
}
async function putCard(page: Page, card: string) {
  await page.keyboard.press('F2')
  await page.locator('dialog[open] input').fill(card)
  await page.locator('dialog[open] li button', { hasText: card }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
async function scan(page: Page, initials: string) {
  await page.locator('.scan input').fill(initials)
  await page.locator('#found-0').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#found').waitFor({ state: 'detached' })
}
async function typePin(page: Page, pin: string) {
  await page.locator('.padpanel .lit').waitFor()
  for (const digit of pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
}
const numberOn = (slip: string, label: string) => (new RegExp(`(?:^|\\n)${label}\\s*([\\d ]+)`).exec(slip)?.[1] ?? '').replace(/ /g, '')
const journal = async (number: string) => (await living.house.pool.query('select account, cash, fund, total, balance from ledger.journal where number = $1', [number])).rows[0]
const rowsOf = async () => Number((await living.house.pool.query('select count(*) as n from ledger.journal')).rows[0].n)

/** Prints as a browser does, to a PDF: one page of the roll as long as the receipt, or A4 with every part of every line. */
async function paperOf(page: Page, roll: number) {
  await page.evaluate(() => { Object.assign(window, { print: () => null }) })
  const boxOf = async () => { await page.keyboard.press('F9'); return /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec((await page.pdf({ preferCSSPageSize: true })).toString('latin1'))!.slice(1).map(points => Math.round(Number(points) / 72 * 25.4)) }
  const [wide, long] = await boxOf()
  assert.ok(wide === roll && long! > 80 && long! < 200, `${wide} × ${long} mm`)
  await page.getByLabel('A4 明细').check()
  assert.deepEqual(await boxOf(), [210, 297])
  const statement = await page.locator('.statement').innerText()
  for (const part of [/先自付/, /为什么付这些/, /乙类，先自付 10%/, /就诊号/]) assert.match(statement, part)
  assert.deepEqual(await axe(page), [])
  await page.getByLabel('A4 明细').uncheck()
}

test('MED-01.a MED-03.d MED-04.a MED-07.a MED-07.c PACC-02.b: at the till, by keys alone: card, items, split, PIN, settlement, receipt equal to the ledger; the holder sees it; cancelled, it goes back', { skip: noBrowser, timeout: 180_000 }, async () => {
  const person = await seeded(one => one.name === '王建明')
  const card = person.cards[0]!
  const by = await visitor({ base: living.base, width: 1440 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await page.getByText('医保在线').waitFor()
  await putCard(page, card.card_number)
  await page.locator('.till .bal').waitFor()
  const before = await page.locator('.till .bal').innerText()
  for (const initials of ['xstjn', 'atfttgp', 'dztwj']) await scan(page, initials)
  await page.locator('.basket tbody tr').nth(2).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.locator('.basket tbody tr.chosen', { hasText: '缬沙坦' }).waitFor()
  await page.keyboard.press('F3')
  await page.locator('.howmany').fill('2')
  await page.keyboard.press('Enter')
  await page.locator('.till .total b', { hasText: '130.60' }).waitFor()
  const posted = await rowsOf()
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  assert.equal(await page.locator('.payline.you b').innerText(), '39.00')
  assert.equal(await rowsOf(), posted)
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('Enter')
  await typePin(page, card.social_pin)
  await page.getByText('密码对了，按 Enter 结算').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.slip').waitFor()
  await page.getByLabel('收现金').fill('50')
  await shot(page, 'till-5')
  assert.match(await page.locator('.change').innerText(), /11\.00/)
  const slip = await page.locator('.slip').innerText()
  assert.deepEqual(await axe(page), [])
  await paperOf(page, 80)
  const row = await journal(numberOn(slip, '结算号'))
  assert.deepEqual([row.account, row.cash, row.fund, row.total], [-9_160n, 3_900n, 0n, 13_060n])
  assert.ok(slip.includes('91.60') && slip.includes('39.00') && slip.includes('130.60'))
  assert.ok(slip.includes((Number(row.balance) / 100).toFixed(2)))

  const holder = await visitor({ base: living.base, width: 360 })
  await asHolder(holder.page, person.certno, QUERY_PASSWORD)
  await holder.go('/records')
  const newest = holder.page.locator('.moves li').first()
  await newest.waitFor()
  assert.match(await newest.innerText(), /庐阳百姓大药房[^]*−91\.60/)

  await page.keyboard.press('F7')
  const dialog = page.locator('dialog[open]')
  await dialog.getByRole('heading', { name: '撤销这一单，退 130.60 元？' }).waitFor()
  assert.match(await dialog.innerText(), /退回医保账户\s*91\.60[^]*退给顾客现金\s*39\.00/)
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: '撤销，退 130.60 元' }).click()
  await page.locator('.slip.undone').waitFor()
  await shot(page, 'till-6')
  const back = await page.locator('.slip').innerText()
  const turned = await journal(numberOn(back, '撤销号'))
  assert.equal(numberOn(back, '原结算号'), numberOn(slip, '结算号'))
  assert.deepEqual([turned.account, turned.cash, turned.fund, turned.total], [9_160n, -3_900n, 0n, -13_060n])
  await page.locator('.till .bal', { hasText: before.replace(/\s/g, '').replace('¥', '') }).waitFor()
  assert.deepEqual(await axe(page), [])
  await holder.go('/records')
  assert.match(await holder.page.locator('.moves li').first().innerText(), /\+91\.60/)
  assert.deepEqual([...by.complaints, ...holder.complaints], [])
  await holder.leave()
  await by.leave()
})

for (const [clause, seat, says] of [['READ-01.a', 'pin-initial', /初始密码[^]*最近的办理点：[^]*0551-/], ['READ-02.a', 'pin-locked', /锁定[^]*最近的办理点：合肥市社会保障卡管理中心\s*庐阳区庐江路 130 号　周一至周五 9:00–17:00　0551-12333/]] as const) {
  test(`${clause} READ-01.g: a card that is ${seat} is said at the till with what to do, and nothing is posted`, { skip: noBrowser, timeout: 90_000 }, async () => {
    const person = await seeded(one => one.case === seat)
    const by = await visitor({ base: living.base, width: 1366 })
    await sitDown(by.page, 'till01')
    const page = await by.go('/till')
    await putCard(page, person.cards[0]!.card_number)
    const posted = await rowsOf()
    const why = page.locator('.cardpanel .msg').first()
    await why.waitFor()
    await shot(page, `till-${seat}`)
    assert.match(await why.innerText(), says)
    await scan(page, 'xstjn')
    await page.keyboard.press('F8')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('.slip').count(), 0)
    assert.match(await page.locator('.till .pay').innerText(), /不能医保结算[^]*换一张卡/)
    assert.equal(await rowsOf(), posted)
    assert.deepEqual(await axe(page), [])
    assert.deepEqual((await sideways(page)).by, [])
    await by.leave()
  })
}

test('READ-01.b READ-01.g: a wrong PIN at the till says the tries left, and nothing is posted', { skip: noBrowser, timeout: 90_000 }, async () => {
  const person = await seeded(one => one.name === '陈静')
  const card = person.cards[0]!
  const by = await visitor({ base: living.base, width: 1366 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await putCard(page, card.card_number)
  await page.locator('.till .bal').waitFor()
  await scan(page, 'xstjn')
  const posted = await rowsOf()
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  await page.keyboard.press('Enter')
  await typePin(page, card.social_pin === '998877' ? '998878' : '998877')
  const said = page.locator('.padpanel .msg')
  await said.waitFor()
  await shot(page, 'till-wrong')
  assert.match(await said.innerText(), /还能试 9 次/)
  assert.equal(await page.locator('.tries i.left').count(), 9)
  assert.equal(await rowsOf(), posted)
  await by.leave()
})

test('READ-01.c READ-03.a: insured in two places, the till asks which before it splits anything', { skip: noBrowser, timeout: 90_000 }, async () => {
  const person = await seeded(one => one.case === 'choose-region')
  const by = await visitor({ base: living.base, width: 360, lang: 'en' })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await putCard(page, person.cards[0]!.card_number)
  await page.getByText('Insured in 2 places').waitFor()
  await scan(page, 'xstjn')
  await page.keyboard.press('F8')
  assert.equal(await page.locator('.payline').count(), 0)
  assert.deepEqual(await page.locator('.pickregion option').allInnerTexts(), ['Choose one', 'Feixi', 'Hefei municipal'])
  await page.locator('.pickregion select').selectOption('340199')
  await page.locator('.till .total').click()
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  assert.deepEqual((await sideways(page)).by, [])
  assert.deepEqual(await axe(page), [])
  await by.leave()
})

test('no insurance record was found: said at the till, and no split is asked for', { skip: noBrowser, timeout: 90_000 }, async () => {
  const person = await seeded(one => one.case === 'not-insured-here')
  const by = await visitor({ base: living.base, width: 1366 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  const asked: string[] = []
  page.on('request', request => { if (request.url().includes('/api/till/pre-settle')) asked.push(request.url()) })
  await putCard(page, person.cards[0]!.card_number)
  await page.getByText('没有查到参保记录').first().waitFor()
  await scan(page, 'xstjn')
  await page.keyboard.press('F8')
  await page.keyboard.press('Enter')
  assert.deepEqual(asked, [])
  assert.deepEqual(await axe(page), [])
  await by.leave()
})

test('a card session that runs out is counted down and says so; nothing was taken, the basket stays, the card is read once more', { skip: noBrowser, timeout: 90_000 }, async () => {
  const person = await seeded(one => one.name === '陈静')
  const by = await visitor({ base: living.base, width: 1366 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await page.route('**/api/demo/reader', async route => {
    const answer = await route.fetch()
    const body = await answer.json() as { read?: { session: { openedAt: string; endsAt: string } | null } }
    if (body.read?.session) body.read.session.endsAt = new Date(Date.parse(body.read.session.openedAt) + 8_000).toISOString()
    await route.fulfill({ response: answer, json: body })
  })
  await putCard(page, person.cards[0]!.card_number)
  await page.getByText(/0:0\d 后要重新读卡/).waitFor()
  await scan(page, 'xstjn')
  const posted = await rowsOf()
  await page.getByText('读卡的时间到了，没有扣钱').waitFor()
  assert.deepEqual(await axe(page), [])
  await page.unroute('**/api/demo/reader')
  await page.getByRole('button', { name: '再读一次' }).click()
  await page.locator('.till .bal').waitFor()
  assert.equal(await page.locator('.basket tbody tr').count(), 1)
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  assert.equal(await rowsOf(), posted)
  await by.leave()
})

test('the till says when the centre does not answer, and that nothing was taken', { skip: noBrowser, timeout: 90_000 }, async () => {
  const person = await seeded(one => one.name === '陈静')
  const by = await visitor({ base: living.base, width: 1366 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  await putCard(page, person.cards[0]!.card_number)
  await page.locator('.till .bal').waitFor()
  await scan(page, 'xstjn')
  await page.getByText('医保在线').waitFor()
  await page.route('**/api/till/**', route => route.abort())
  await page.keyboard.press('F8')
  await page.getByText('连不上医保中心').waitFor()
  await page.getByText('试算没有回应，没有扣钱').waitFor()
  await page.unroute('**/api/till/**')
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  await page.getByText('医保在线').waitFor()
  await by.leave()
})

test('MED-07.c: a sale of before is found by the number on its receipt; cancelled once, it says so', { skip: noBrowser, timeout: 90_000 }, async () => {
  const { rows: [sale] } = await living.house.pool.query("select number from ledger.journal where what = 'settlement' order by at desc limit 1")
  const by = await visitor({ base: living.base, width: 1366 })
  await sitDown(by.page, 'till01')
  const page = await by.go('/till')
  const find = async (number: string) => {
    await page.keyboard.press('F7')
    await page.locator('dialog[open] input').fill(number)
    await page.keyboard.press('Enter')
  }
  await find('12')
  await page.getByText('结算号只有数字').waitFor()
  await page.keyboard.press('Escape')
  await find(sale.number)
  await page.getByRole('heading', { name: '这一单已经撤销过' }).waitFor()
  assert.equal(await page.locator('dialog[open] .give').count(), 0)
  assert.deepEqual(await axe(page), [])
  await by.leave()
})
