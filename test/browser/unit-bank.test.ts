import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let living: City
let folder: string
before(async () => { if (noBrowser) return; living = await city(); folder = await mkdtemp(join(tmpdir(), 'letter-')) })
after(async () => { if (noBrowser) return; await living.close(); await closeBrowser(); await rm(folder, { recursive: true, force: true }) })

test('BATCH-03.a: an officer chooses the bank, sees the letter to be sealed, hands in its scan, and the page says since when it holds', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 1440 })
  await sitDown(by.page, 'unit02')
  const page = await by.go('/unit/bank')
  await page.getByRole('heading', { name: '还没有选发卡银行' }).waitFor()
  await page.getByLabel('发卡银行', { exact: true }).selectOption('96588')
  await page.locator('.letterpaper u', { hasText: '徽商银行' }).waitFor()
  await writeFile(join(folder, 'letter.pdf'), '%PDF-1.4 sealed')
  await page.locator('input[name=letter]').setInputFiles(join(folder, 'letter.pdf'))
  if (process.env['PICTURE']) await page.screenshot({ path: `${process.env['PICTURE']}-letter.png`, fullPage: true })
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  await page.getByRole('button', { name: '交确认函' }).click()
  await page.getByText('确认函收到了，马上生效').waitFor()
  await page.getByRole('heading', { name: '职工的卡由徽商银行发' }).waitFor()
  assert.equal(await page.locator('.lines.flat li').count(), 1)
  assert.deepEqual(by.complaints, [])
  await by.leave()
  const phone = await visitor({ base: living.base, width: 360, lang: 'en' })
  await sitDown(phone.page, 'unit02')
  await phone.go('/unit/bank')
  await phone.page.getByRole('heading', { name: /cards are issued by Huishang/ }).waitFor()
  assert.deepEqual([await axe(phone.page), (await sideways(phone.page)).px], [[], 0])
  if (process.env['PICTURE']) await phone.page.screenshot({ path: `${process.env['PICTURE']}-letter-phone.png`, fullPage: true })
  await phone.leave()
})
