import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findByNumber } from '#holders'
import { inWork, type By } from '#kit/work'
import { demoPeople } from '#demo'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, type Visitor, visitorAt } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city({ background: false }) })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

/** Somebody at their seat, signed in. */
async function seat(user: string, width: 360 | 1440 = 1440): Promise<Visitor> {
  return visitorAt({ base: living.base, width, user })
}
const shot = async (page: Page, name: string) => { if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) }
/** Types how many pieces of each worth. */
async function count(page: Page, pieces: Record<string, number>) {
  for (const [worth, n] of Object.entries(pieces)) await page.locator('.pieces label', { hasText: new RegExp(`^${worth}`) }).locator('input').fill(String(n))
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
/** A door knocked at as the clerk's page would. */
const knock = (by: Visitor, method: 'GET' | 'POST', path: string, body?: unknown) => by.page.evaluate(async ([method, path, body]) => {
  const answer = await fetch(`/api${path}`, { method: method as string, ...body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {} })
  return { status: answer.status, body: await answer.json() as Record<string, never> }
}, [method, path, body ?? null] as const)
/** An exchange applied for at the window: its fee goes into the clerk's drawer. */
async function exchange(by: Visitor, name: string) {
  const { number } = demoPeople.find(person => person.name === name)!
  const { id } = (await inWork(living.house, system, work => findByNumber(work, number)))!
  const { live } = (await knock(by, 'GET', `/cards/${id}`)).body as unknown as { live: string }
  const choices = (await knock(by, 'GET', `/cards/${id}/${live}/successor?kind=exchange`)).body as unknown as { places: { organisation: string }[]; fee: number }
  const { status, body } = await knock(by, 'POST', `/cards/${id}/${live}/exchange`, { reason: 'worn', fee: choices.fee, delivery: { kind: 'counter', organisation: choices.places[0]!.organisation }, document: { kind: 'resident-card', number, validUntil: 'long-term' } })
  assert.equal(status, 200, JSON.stringify(body))
  return id
}

test('REPL-02.a: a drawer’s day: opened by count, a fee with its receipt, banked, handed over with two signatures, closed with a difference that the head approves', { skip: noBrowser }, async () => {
  const clerk = await seat('counter01')
  const page = await clerk.go('/counter/drawer')
  assert.equal(await page.locator('h1').innerText(), '您的钱箱没有开')
  await shot(page, 'drawer-shut')
  await count(page, { '50 元': 1, '10 元': 4, '5 元': 1, '1 元': 5 })
  assert.match(await page.locator('.counted').innerText(), /100\.00/)
  await page.getByRole('button', { name: '开箱', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '钱箱里应有 100.00 元' }).waitFor()
  const person = await exchange(clerk, '张伟')
  await clerk.go('/counter/drawer')
  assert.equal(await page.locator('h1').innerText(), '钱箱里应有 118.00 元')
  await shot(page, 'drawer-open')
  assert.deepEqual(await axe(page), [])

  await page.getByRole('link', { name: /^HF-LY-\d{4}-000001$/ }).click()
  await page.waitForURL(`**/people/${person}/receipts`)
  const paper = await page.locator('.receipt').innerText()
  assert.match(paper, /HF-LY-\d{4}-000001[^]*18\.00[^]*壹拾捌元整[^]*换卡工本费[^]*合肥市人力资源和社会保障局/)
  await shot(page, 'receipt')
  assert.deepEqual(await axe(page), [])
  for (const name of ['打印 A4', '打印小票（80 毫米）']) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    assert.match(file.suggestedFilename(), /^HF-LY-\d{4}-000001\.pdf$/)
    if (process.env['SHOTS']) await file.saveAs(`${process.env['SHOTS']}/receipt-${name.includes('A4') ? 'a4' : '80'}.pdf`)
  }

  await clerk.go('/counter/drawer')
  await page.getByRole('button', { name: '中途上缴' }).click()
  await page.getByLabel('金额（元）').fill('200')
  await page.getByRole('button', { name: '上缴', exact: true }).click()
  assert.match(await page.locator('.errsum').innerText(), /不超过钱箱里的数/)
  await page.getByLabel('金额（元）').fill('100')
  await page.getByRole('button', { name: '上缴', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '钱箱里应有 18.00 元' }).waitFor()

  await page.getByRole('button', { name: '交给下一班' }).click()
  await count(page, { '10 元': 1, '5 元': 1, '1 元': 3 })
  await page.getByText('账实相符').waitFor()
  await shot(page, 'drawer-offer')
  await page.getByRole('button', { name: '我点过了，交给接班的人' }).click()
  assert.match(await page.locator('.errsum').innerText(), /没有选接班的人/)
  await page.getByLabel('谁接班').selectOption({ index: 1 })
  await page.getByRole('button', { name: '我点过了，交给接班的人' }).click()
  await page.getByText(/已经点好，等 .+ 接班/).waitFor()
  await shot(page, 'drawer-waiting')

  const next = await seat('counter03', 360)
  const small = await next.go('/counter/drawer')
  await small.getByRole('heading', { name: /把钱箱交给您/ }).waitFor()
  const taking = small.locator('section', { hasText: '把钱箱交给您' })
  for (const [worth, n] of [['10 元', 1], ['5 元', 1], ['1 元', 2]] as const) await taking.locator('.pieces label', { hasText: new RegExp(`^${worth}`) }).locator('input').fill(String(n))
  await taking.getByRole('button', { name: '我点过了，接班' }).click()
  await small.getByText(/两个人点的数不一样/).waitFor()
  await taking.locator('.pieces label', { hasText: /^1 元/ }).locator('input').fill('3')
  await shot(small, 'drawer-accept-360')
  await taking.getByRole('button', { name: '我点过了，接班' }).click()
  await small.getByRole('heading', { level: 1, name: '钱箱里应有 18.00 元' }).waitFor()
  await shot(small, 'drawer-open-360')

  await small.getByRole('button', { name: '点数关箱' }).click()
  await count(small, { '10 元': 1, '5 元': 1, '1 元': 2, '1 角': 9 })
  await small.getByText('少 0.10 元').waitFor()
  await small.getByRole('button', { name: '关箱', exact: true }).click()
  assert.match(await small.locator('.errsum').innerText(), /没有写为什么差/)
  await small.getByLabel('为什么差').fill('找零多给了一角')
  await small.getByLabel('上缴多少（元）').fill('10')
  await shot(small, 'drawer-close-360')
  await small.getByRole('button', { name: '关箱', exact: true }).click()
  await small.getByText('钱箱关好了').waitFor()
  assert.match(await small.locator('.msg').first().innerText(), /上缴 10\.00 元，留 7\.90 元[^]*差 −0\.10 元/)
  assert.deepEqual(await axe(small), [])
  assert.deepEqual([clerk.complaints, next.complaints.filter(line => !/409/.test(line))], [[], []])

  const chief = await seat('chief01')
  const list = await chief.go('/centre/drawers')
  await list.getByRole('heading', { level: 1, name: '1 个钱箱差额等您批' }).waitFor()
  assert.match(await list.locator('main').innerText(), /少 0\.10 元[^]*庐阳区政务服务中心[^]*找零多给了一角/)
  await shot(list, 'differences')
  assert.deepEqual(await axe(list), [])
  await list.getByRole('button', { name: /^看过了，批准/ }).click()
  await list.getByRole('heading', { level: 1, name: '没有要批的差额' }).waitFor()

  await clerk.go('/counter/drawer/day')
  assert.match(await page.locator('main').innerText(), /收了 1 笔，共 18\.00 元[^]*差 −0\.10 元，已批/)
  await shot(page, 'day')
  assert.deepEqual(await axe(page), [])
  for (const by of [clerk, next, chief]) await by.leave()
})
