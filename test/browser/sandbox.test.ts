import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

test('/sandbox.json holds what an integrator needs and nothing else: sign-ins, providers, people by case, catalogue; money in fen', { skip: noBrowser }, async () => {
  const told = await (await fetch(`${living.base}/sandbox.json`)).json()
  const keys = (one: object) => Object.keys(one).sort().join(' ')
  assert.equal(keys(told), 'bank card_session catalogue clients diseases people providers staff transactions')
  assert.equal(keys(told.staff[0]), 'organisation password post user')
  assert.equal(keys(told.providers[0]), 'admvs fixmedins_code fixmedins_name terminals')
  assert.equal(keys(told.providers[0].terminals[0]), 'id')
  assert.equal(keys(told.people[0]), 'cards case certno insured name phone')
  assert.equal(keys(told.people[0].insured[0]), 'admvs balance insutype')
  assert.equal(keys(told.people[0].cards[0]), 'bank bank_card bank_pin card_number card_sn financial_state social_pin state')
  assert.equal(keys(told.catalogue[0]), 'class med_list_codg name pric')
  for (const amount of [...told.people.flatMap((one: { insured: { balance: number }[] }) => one.insured.map(each => each.balance)), ...told.catalogue.map((one: { pric: number }) => one.pric)]) assert.ok(Number.isInteger(amount), `${amount} is whole fen`)
  const usable = told.people.filter((one: { case: string | null; cards: { state: string; social_pin: string | null }[] }) => one.case === null && one.cards.some(card => card.state === 'active' && card.social_pin))
  assert.ok(usable.length > 5, `${usable.length} plain people whose card pays`)
})

test('the sandbox page takes an integrator through: what it says to paste works, a purchase shows each message, a card that cannot be used stops with the reason', { skip: noBrowser, timeout: 90_000 }, async () => {
  const by = await visitor({ base: living.base, width: 1440 })
  const page = await by.go('/sandbox')
  const pasted = await page.locator('.guide pre').allInnerTexts()
  assert.equal(pasted.length, 2)
  for (const command of pasted) {
    const [, url, body] = /curl -s (\S+) [^]*?-d '([^]*)'$/.exec(command)!
    const answer = await (await fetch(url!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body! })).json()
    assert.ok(answer.infcode === 0 || answer.session, JSON.stringify(answer))
  }
  await page.getByRole('button', { name: '跑一笔' }).click()
  await page.getByText('跑完了：7 条报文').waitFor()
  assert.match(await page.locator('.messages details[open]').innerText(), /2102 药店结算[^]*setl_id/)
  assert.deepEqual(await axe(page), [])
  await page.locator('select').selectOption({ label: (await page.locator('option', { hasText: '已挂失' }).innerText()) })
  await page.getByRole('button', { name: '再跑一笔' }).click()
  await page.getByText('停在这里，没有扣钱').waitFor()
  assert.match(await page.locator('.msg.warn').innerText(), /挂失/)
  assert.match(await page.locator('.messages details[open]').innerText(), /挂失/)
  await by.leave()
})

test('the transactions’ pages: one is searched for, its page tells it whole, its example is made and sent, also on a phone', { skip: noBrowser, timeout: 90_000 }, async () => {
  const by = await visitor({ base: living.base, width: 360 })
  const page = await by.go('/sandbox')
  await page.getByRole('link', { name: '交易手册' }).click()
  await page.getByRole('heading', { level: 1, name: '个交易，一个交易一页' }).waitFor()
  await page.getByRole('searchbox').fill('退费时')
  await page.getByRole('status').filter({ hasText: '找到 1 个' }).waitFor()
  await page.getByRole('link', { name: /2208/ }).click()
  await page.getByRole('heading', { level: 1, name: /2208/ }).waitFor()
  const whole = await page.locator('main').innerText()
  for (const told of ['input.data', 'setl_id', '结算 ID', 'output.setlinfo', 'medfee_sumamt', 'settlement-unknown', '2601', '/fsi/api/outpatientSettleService/cancleSettletment', '2207']) assert.ok(whole.includes(told), told)
  await page.getByRole('button', { name: '做一条能发的' }).click()
  await page.getByRole('button', { name: '现在发' }).click({ timeout: 30_000 })
  await page.locator('#example figure pre').waitFor()
  const answer = JSON.parse(await page.locator('#example figure pre').innerText()) as { infcode: number; output: { setlinfo: { medfee_sumamt: number } } }
  assert.ok(answer.infcode === 0 && answer.output.setlinfo.medfee_sumamt < 0)
  assert.deepEqual(await axe(page), [])
  await by.leave()
})
