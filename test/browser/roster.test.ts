import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { openSheetBuffer } from '../../src/applications/roster-sheet.ts'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor } from './harness.ts'
import { receiveAll, reviewAndMake, seated, type Seated } from '../support/way.ts'
import { livingSite } from './site.ts'
import { sit } from './tour.ts'

const SOFFICE = process.env['SOFFICE'] ?? '/usr/bin/soffice'
const skip = noBrowser || (existsSync(SOFFICE) ? false : `no LibreOffice at ${SOFFICE} (set SOFFICE)`)
const rows = exampleRows(520, 31)
const bad = rows.filter(row => row.wrong).length + 1 // the first person stands in the roster twice, and neither row goes on
let site: Awaited<ReturnType<typeof livingSite>>
let folder: string

before(async () => {
  if (skip) return
  site = await livingSite()
  folder = await mkdtemp(join(tmpdir(), 'roster-'))
  await writeExample(join(folder, 'roster.xlsx'), rows)
  await writePhotos(join(folder, 'photos.zip'), rows, 31)
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
  await page.getByLabel('卡送到').selectOption({ label: '庐阳区政务服务中心' })
  await page.getByRole('button', { name: `先提交 ${521 - bad} 人` }).click()
  await finding(new RegExp(`${521 - bad} 人已经提交，还有 ${bad - 1} 人要改`))

  await send()
  await page.getByText('这份名册以前传过，没有重复收').waitFor()
  await finding(new RegExp(`${521 - bad} 人已经提交`))
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

test('BATCH-01.a PROD-01.a COLL-01.a ACT-02.a PACC-02.a MED-07.b: the good ones of the roster become cards; one is collected, activated and buys medicine; the receipt is the ledger’s, the holder sees it', { skip, timeout: 300_000 }, async () => {
  const made = await reviewAndMake(site.base)
  assert.ok(made >= 521 - bad, `${made} cards were made`)
  await receiveAll(site.base, 'counter01')

  const one = rows.find((row, i) => !row.wrong && i > 0)!.person
  const counter = await seated(site.base, 'counter01')
  const { rows: [found] } = await counter.post<{ rows: { id: string }[] }>('/people/find', { number: one.number })
  const person = found!.id
  const { cards: [card] } = await counter.get<{ cards: { id: string }[] }>(`/cards/${person}`)
  const document = { kind: 'resident-card', number: one.number, validUntil: 'long-term' }
  await counter.post(`/cards/${person}/${card!.id}/hand-over`, { document })
  const { number } = await counter.post<{ number: string }>(`/cards/${person}/${card!.id}/numbers`)
  await setSecrets(counter, number, document)
  await insure(person, '340199')

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
  const settled = (/结算号\s*([\d ]+)/.exec(slip)?.[1] ?? '').replace(/ /g, '')
  await by.leave()

  const holder = await visitor({ base: site.base, width: 360 })
  await holder.go('/sign-in')
  await holder.page.evaluate(async body => { await fetch('/api/sign-in/holder', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) }, { number: one.number, password: query })
  const account = await holder.page.evaluate(async () => (await fetch('/api/my/account')).json() as Promise<{ balance: number; movements: { id: string; amount: number }[] }>)
  const movement = account.movements.find(row => row.id === settled)!
  assert.ok(slip.includes((-movement.amount / 100).toFixed(2)), 'the receipt names what the ledger took')
  assert.equal(account.movements.reduce((sum, row) => sum + row.amount, 0), account.balance)
  await holder.go('/records')
  await holder.page.getByText((-movement.amount / 100).toFixed(2)).first().waitFor()
  await holder.leave()
})

const pin = '738261', query = '90417352'
/** The holder's PIN changed and the query password set at the window's pad, papers shown. */
async function setSecrets(counter: Seated, number: string, document: unknown) {
  const { rows: [terminal] } = await counter.get<{ rows: { id: string }[] }>('/terminals')
  const knock = (body: Record<string, unknown>) => counter.post<{ success: boolean; zh?: string; read?: { session: { id: string } } }>('/demo/reader', { terminal: terminal!.id, card: number, ...body })
  const session = (await knock({ function: 'iReadCardBas' })).read!.session.id
  for (const [business, body] of [['pin-change', { function: 'iChangePIN', pin: '123456', newPin: pin }], ['query-password', { function: 'SbkSetQueryPassword', newPin: query }]] as const) {
    await counter.post(`/terminals/${terminal!.id}/sessions/${session}/papers`, { business, document })
    const answer = await knock({ ...body, session })
    assert.ok(answer.success, answer.zh)
  }
}
async function insure(person: string, region: string) {
  const insurer = await seated(site.base, 'insure01')
  await insurer.post(`/people/${person}/insurance`, { region, insutype: '310', psnType: '1101', since: '2024-01-01', base: 600_000 })
  await insurer.post('/ledger/allocations', { month: '2026-11' })
}

async function assertValue(cell: { inputValue(): Promise<string>; page(): { waitForTimeout(ms: number): Promise<void> } }, value: string) {
  for (let i = 0; i < 50 && await cell.inputValue() !== value; i++) await cell.page().waitForTimeout(100)
  assert.equal(await cell.inputValue(), value)
}
