import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { continueImports } from '#imports'
import { headings, holderLine } from '../../bench/migrate/holders-file.ts'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'

let living: City
before(async () => { if (!noBrowser) living = await city({ background: false }) })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })
const picture = (name: string) => process.env['PICTURES'] ? { path: `${process.env['PICTURES']}/${name}.png`, fullPage: true } : null


test('an import on the pages: the system administrator sends a file, the head of the centre reads lines and money and approves, both see what came of it', { skip: noBrowser }, async () => {
  const [sender, chief] = [await visitor({ base: living.base, width: 1440 }), await visitor({ base: living.base, width: 360 })]
  await sitDown(sender.page, 'system01')
  await sitDown(chief.page, 'chief01')
  const page = await sender.go('/office/imports')
  await page.getByText('还没有导入过').waitFor()
  const lines = Array.from({ length: 40 }, (_, i) => i === 3 ? holderLine(i).replace('合肥市', '合肥市'.repeat(40)) : holderLine(i))
  await page.locator('input[type=file]').setInputFiles({ name: '存量持卡人.csv', mimeType: 'text/csv', buffer: Buffer.from([headings, ...lines].join('\n')) })
  await page.getByRole('button', { name: '送文件' }).click()
  await page.getByText('收下了，等卡中心主任批准').waitFor()
  const desk = await chief.go('/centre/imports')
  await desk.getByRole('heading', { name: '1 个存量文件等您批准' }).waitFor()
  await desk.getByRole('button', { name: '批准，开始接收' }).click()
  await desk.getByText(/40 行，余额共 [\d,.]+ 元/).waitFor()
  assert.deepEqual([await axe(desk), (await sideways(desk)).px, chief.complaints], [[], 0, []])
  if (picture('imports-360')) await desk.screenshot(picture('imports-360')!)
  await desk.getByRole('button', { name: '核对过了，批准' }).click()
  await desk.getByText('正在接收', { exact: true }).waitFor()
  await continueImports(living.house)
  await desk.getByText('接收 39 人，39 张卡').waitFor()
  await page.getByText('1 行退回').waitFor()
  assert.equal((await page.getByRole('link', { name: '下载退回的行' }).getAttribute('href'))?.endsWith('/refused'), true)
  assert.equal(await desk.getByRole('link', { name: '下载退回的行' }).count(), 0, 'whole numbers are for who sent them')
  assert.deepEqual([await axe(page), (await sideways(page)).px, sender.complaints], [[], 0, []])
  if (picture('imports-1440')) await page.screenshot(picture('imports-1440')!)
  const saved = desk.waitForEvent('download')
  await desk.getByLabel('导出什么').selectOption('cards')
  await desk.getByRole('button', { name: '导出成文件' }).click()
  const rows = (await readFile(await (await saved).path(), 'utf8')).trim().split('\n')
  await desk.getByText(`导出了 ${(rows.length - 1).toLocaleString('en')} 行`).waitFor()
  assert.ok(rows.length > 40 && rows[0]!.includes('卡状态') && rows.some(row => row.includes(holderLine(0).split(',')[0]!)), rows.slice(0, 2).join('\n'))
  assert.equal(await page.getByRole('heading', { name: '导出持卡人和卡' }).count(), 0, 'whole numbers leave with the head of the centre only')
  if (picture('imports-leave-360')) await desk.screenshot(picture('imports-leave-360')!)
  await sender.leave()
  await chief.leave()
})
