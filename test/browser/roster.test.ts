import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { openSheetBuffer } from '../../src/applications/roster-sheet.ts'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor } from './harness.ts'
import { exampleDiffers, exampleUnknown } from '../../examples/roster/people.ts'
import { seated } from '../support/way.ts'
import { approveScreens, at, insertCard, onPad, typeDocument } from './roster-way.ts'
import { livingSite } from './site.ts'
import { sit } from './tour.ts'

const SOFFICE = process.env['SOFFICE'] ?? '/usr/bin/soffice'
const skip = noBrowser || (existsSync(SOFFICE) ? false : `no LibreOffice at ${SOFFICE} (set SOFFICE)`)
const rows = exampleRows(520)
const bad = rows.filter(row => row.wrong).length + 1 // the first person stands in the roster twice, and neither row goes on
const odd = [...exampleDiffers, ...exampleUnknown]
const one = rows.find((row, i) => !row.wrong && i > 0)!.person
let site: Awaited<ReturnType<typeof livingSite>>
let folder: string

before(async () => {
  if (skip) return
  site = await livingSite()
  folder = await mkdtemp(join(tmpdir(), 'roster-'))
  await writeExample(join(folder, 'roster.xlsx'), rows)
  await writePhotos(join(folder, 'photos.zip'), rows)
  await promisify(execFile)(SOFFICE, [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved'), join(folder, 'roster.xlsx')])
})
after(async () => { await closeBrowser(); await site?.close(); if (folder) await rm(folder, { recursive: true, force: true }) })

test('BATCH-01.a BATCH-02.a BATCH-02.b BATCH-02.c BATCH-02.d a roster of 520 rows saved by LibreOffice goes in through the unit’s page', { skip, timeout: 120_000 }, async () => {
  const by = await visitor({ base: site.base })
  await sit(by, 'unit')
  const page = await by.go('/unit')
  const send = async () => {
    await page.goto('/unit')
    await page.locator('input[name=sheet]').setInputFiles(join(folder, 'saved/roster.xlsx'))
    await page.locator('input[name=photos]').setInputFiles(join(folder, 'photos.zip'))
    await page.getByRole('button', { name: '上传' }).click()
    await page.waitForURL(/\/unit\/rosters\//)
  }
  await send()
  const finding = (words: RegExp) => page.getByRole('heading', { level: 1, name: words }).waitFor({ timeout: 60_000 })
  await finding(new RegExp(`520 人里 ${520 - bad} 人可以提交，还有 ${bad} 人要改`))
  assert.deepEqual(await axe(page), [])
  assert.equal((await sideways(page)).px, 0)

  const wait = page.waitForEvent('download')
  await page.getByRole('link', { name: new RegExp(`下载这 ${bad} 行`) }).click()
  await (await wait).saveAs(join(folder, 'returned.xlsx'))
  const back = await openSheetBuffer(await readFile(join(folder, 'returned.xlsx')))
  assert.ok(!('no' in back))
  let returned = 0
  for await (const _ of back.rows()) returned++
  assert.equal(returned, bad)

  const i = rows.findIndex(row => row.wrong === 'number-length')
  await page.getByRole('button', { name: `改 行 ${i + 3}`, exact: true }).click()
  const cell = page.getByRole('textbox', { name: `第 ${i + 3} 行 社会保障号码` })
  await assertValue(cell, rows[i]!.row.number as string)
  await cell.fill(rows[i]!.person.number)
  await cell.press('Enter')
  await finding(new RegExp(`520 人里 ${521 - bad} 人可以提交`))
  await page.locator('tr.fixed', { hasText: '收下了' }).first().waitFor()

  if (await page.getByLabel('发卡银行').isEnabled()) await page.getByLabel('发卡银行').selectOption({ index: 1 })
  await page.getByLabel('卡送到').selectOption({ label: '合肥长江机电有限公司' })
  await page.getByLabel(`${521 - bad} 人的身份证复印件我看过，都盖了单位公章`).check()
  await page.getByRole('button', { name: `先提交 ${521 - bad} 人` }).click()
  await finding(new RegExp(`${521 - bad} 人已经提交，还有 ${bad - 1} 人要改`))

  await send()
  await page.getByText('这份名册以前传过，没有重复收').waitFor()
  await finding(new RegExp(`${521 - bad} 人已经提交`))
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('APP-07.a APP-07.b APP-07.c PROD-01.a BATCH-05.a BATCH-05.b COLL-01.a ACT-02.a PACC-02.a MED-07.b: the good ones of the roster walk the pages: reviewed as sets of photos, made, sent to the unit, handed over there; one sets the PIN at the counter and buys medicine; the receipt is the ledger’s, the holder sees it', { skip, timeout: 300_000 }, async () => {
  const good = 521 - bad
  const review = await at(site.base, 'review01')
  await review.go('/centre/review')
  await review.page.getByRole('button', { name: '合肥长江机电有限公司' }).click()
  await review.page.getByRole('heading', { level: 1, name: `合肥长江机电有限公司交来的 ${good} 份等审，${good - odd.length} 份身份对得上` }).waitFor()
  await review.page.locator('.contact .ph').first().waitFor()
  assert.ok((await review.page.locator('.contact .ph').first().boundingBox())!.width < 100, 'a sheet of photos, not one after another')
  assert.deepEqual(await axe(review.page), [])
  assert.equal((await sideways(review.page)).px, 0)
  await review.page.getByRole('button', { name: /^先不批/ }).first().click()
  assert.equal(await approveScreens(review.page), good - odd.length - 1)
  await review.page.getByRole('button', { name: /^放回来/ }).click()
  assert.equal(await approveScreens(review.page), 1)
  await lookAt(review.page, '姓名和人口库不一样')
  await review.page.getByLabel(/^姓名和人口库不一样，请带身份证到窗口核对/).check()
  await review.page.getByRole('button', { name: /^退回，发这条短信/ }).click()
  await review.page.getByText(/^退回了 .*，短信已发/).waitFor()
  await lookAt(review.page, '人口库里没有这个号码')
  await review.page.getByLabel(/^照片我看了，是本人、没有戴帽子/).check()
  await review.page.getByRole('button', { name: /^批准( P)?$/ }).click()
  await review.page.getByText(/^批准了 .*，等建批/).waitFor()
  assert.deepEqual(review.complaints, [])
  await review.leave()

  const centre = await at(site.base, 'produce01')
  const make = await centre.go('/centre')
  const approved = good - odd.length + 1
  const group = make.getByRole('button', { name: /^建批/ })
  const most = Math.max(...(await group.allInnerTexts()).map(words => Number(words.replace(/\D/g, ''))))
  assert.ok(most >= approved, `${most} wait to be made`)
  await make.getByRole('button', { name: `建批 ${most} 张` }).click()
  await make.getByText(new RegExp(`建好了，${most} 张`)).waitFor({ timeout: 60_000 })
  await make.locator('tr', { hasText: String(most) }).first().locator('button.opener').click()
  // the list has a button of the same name, which says nothing when it is done
  await make.getByRole('heading', { level: 1, name: new RegExp(`^批次 .*${most} 张`) }).waitFor()
  for (const [press, done] of [['写芯片', '写好'], ['质检', '质检合格'], ['发出', '发出']] as const) {
    await make.getByRole('button', { name: new RegExp(`^${press} ${most} 张`) }).click()
    await make.getByText(new RegExp(`^${done} ${most} 张${press === done ? '，' : ''}`)).first().waitFor({ timeout: 120_000 })
  }
  assert.deepEqual(await axe(make), [])
  await centre.leave()

  const unit = await at(site.base, 'unit01')
  await unit.go('/unit/deliveries')
  await unit.page.getByRole('button', { name: new RegExp(`^签收 ${approved} 张`) }).click()
  await unit.page.getByText(/已签收/).first().waitFor({ timeout: 60_000 })
  await unit.go('/unit')
  await unit.page.locator('button.opener').first().click()
  await unit.page.locator('section', { hasText: '已提交的人' }).getByText('等领').first().waitFor()
  await unit.go('/unit/to-collect')
  await unit.page.getByRole('searchbox').fill(one.name)
  await unit.page.getByRole('button', { name: '找人' }).click()
  await unit.page.getByText(/^找到 \d+ 人/).waitFor()
  assert.deepEqual(await axe(unit.page), [])
  await unit.page.locator('tr', { hasText: one.number.slice(-4) }).locator('button.opener').click()
  await unit.page.getByRole('button', { name: '下一步' }).click()
  await typeDocument(unit.page, one.number)
  await unit.page.getByRole('button', { name: '下一步' }).click()
  await unit.page.getByRole('button', { name: '交卡' }).click()
  await unit.page.getByText('卡已经领走').waitFor()
  const person = /people\/([^?]+)/.exec(unit.page.url())![1]!
  assert.deepEqual(unit.complaints, [])
  await unit.leave()

  const number = await setSecrets(person)
  await insure(person, '340199')
  const slip = await buy(number)
  const settled = (/结算号\s*([\d ]+)/.exec(slip)?.[1] ?? '').replace(/ /g, '')

  const holder = await visitor({ base: site.base, width: 360 })
  await holder.go('/sign-in')
  await holder.page.getByLabel('社会保障号码').fill(one.number)
  await holder.page.getByLabel('查询密码', { exact: true }).fill(query)
  await holder.page.locator('form button[type=submit]').click()
  await holder.page.waitForURL(/\/home/)
  const account = await holder.page.evaluate(async () => (await fetch('/api/my/account')).json() as Promise<{ balance: number; movements: { id: string; amount: number }[] }>)
  const movement = account.movements.find(row => row.id === settled)!
  assert.ok(slip.includes((-movement.amount / 100).toFixed(2)), 'the receipt names what the ledger took')
  assert.equal(account.movements.reduce((sum, row) => sum + row.amount, 0), account.balance)
  await holder.go('/records')
  await holder.page.getByText((-movement.amount / 100).toFixed(2)).first().waitFor()
  await holder.leave()
})

const pin = '738261', query = '90417352'
/** A person of the roster who is to be looked at singly, opened by the reviewer. */
async function lookAt(page: Page, fact: string) {
  await page.locator('.review tr', { hasText: fact }).first().getByRole('button', { name: /^领来看/ }).click()
  await page.locator('.one', { hasText: fact === '人口库里没有这个号码' ? '没有查到' : fact }).getByRole('button', { name: /^批准/ }).waitFor()
}

/** At the counter: the card in the reader, the papers shown, the PIN and the query password on the holder's pad; answers the card's number. */
async function setSecrets(person: string): Promise<string> {
  const by = await at(site.base, 'counter01')
  const page = await by.go(`/counter/people/${person}`)
  await page.getByRole('button', { name: '看完整号码' }).click()
  const number = (await page.locator('.numbers div', { hasText: '卡号' }).first().locator('dd').innerText()).replace(/\s/g, '')
  await page.locator('.nextdo').getByRole('button', { name: /改.*密码/ }).click()
  await insertCard(page, number)
  await page.getByRole('button', { name: '看过了，证件对' }).waitFor()
  await typeDocument(page, one.number)
  await page.getByRole('button', { name: '看过了，证件对' }).click()
  await onPad(page, '123456', pin, pin)
  await page.getByLabel('卡和证件还给本人了').check()
  await page.getByRole('button', { name: '须知发到手机' }).click()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.locator('.cardrow .acc.social .state', { hasText: '正常' }).waitFor()
  await page.locator('.verbs').getByRole('button', { name: /设查询密码/ }).click()
  await typeDocument(page, one.number)
  await page.getByRole('button', { name: '看过了，证件对' }).click()
  await onPad(page, query, query)
  await page.getByRole('button', { name: '办完了' }).click()
  assert.deepEqual(by.complaints, [])
  await by.leave()
  return number
}

/** At the pharmacy's till: three medicines, the PIN on the pad, settled; answers the receipt as it is printed. */
async function buy(number: string): Promise<string> {
  const by = await visitor({ base: site.base, width: 1440 })
  await sit(by, 'till')
  const page = await by.go('/till')
  await page.keyboard.press('F2')
  await page.locator('dialog[open] input').fill(number)
  await page.locator('dialog[open] li button', { hasText: number }).click()
  await page.locator('.till .bal').waitFor()
  for (const initials of ['xstjn', 'atfttgp', 'dztwj']) {
    await page.getByRole('combobox').fill(initials)
    await page.locator('#found-0').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#found').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('F8')
  await page.locator('.payline.you b').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.padpanel .lit').waitFor()
  for (const digit of pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByText('密码对了，按 Enter 结算').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.slip').waitFor()
  const slip = await page.locator('.slip').innerText()
  await by.leave()
  return slip
}

/** The insurance office's part, which has no page yet: the relation and the month's allocation. */
async function insure(person: string, region: string) {
  const unit = await seated(site.base, 'unit01')
  const { rows: [roster] } = await unit.get<{ rows: { id: string }[] }>('/rosters')
  const { places } = await unit.get<{ places: { kind: string; organisation: string }[] }>(`/rosters/${roster!.id}`)
  const insurer = await seated(site.base, 'insure01')
  await insurer.post(`/people/${person}/insurance`, { employer: places.find(place => place.kind === 'unit')!.organisation, region, insutype: '310', psnType: '1101', since: '2024-01-01', base: 600_000 })
  await insurer.post('/ledger/allocations', { month: '2026-11' })
}

async function assertValue(cell: { inputValue(): Promise<string>; page(): { waitForTimeout(ms: number): Promise<void> } }, value: string) {
  for (let i = 0; i < 50 && await cell.inputValue() !== value; i++) await cell.page().waitForTimeout(100)
  assert.equal(await cell.inputValue(), value)
}
