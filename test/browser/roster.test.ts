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
  if (!await page.getByLabel('卡送到').inputValue()) await page.getByLabel('卡送到').selectOption({ index: 1 })
  await page.getByRole('button', { name: `先提交 ${521 - bad} 人` }).click()
  await finding(new RegExp(`${521 - bad} 人已经提交，还有 ${bad - 1} 人要改`))

  await send()
  await page.getByText('这份名册以前传过，没有重复收').waitFor()
  await finding(new RegExp(`${521 - bad} 人已经提交`))
  assert.deepEqual(by.complaints, [])
  await by.leave()
})

async function assertValue(cell: { inputValue(): Promise<string>; page(): { waitForTimeout(ms: number): Promise<void> } }, value: string) {
  for (let i = 0; i < 50 && await cell.inputValue() !== value; i++) await cell.page().waitForTimeout(100)
  assert.equal(await cell.inputValue(), value)
}
