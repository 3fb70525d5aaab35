import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoPeople } from '../../src/demo/people.ts'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city, type City } from '../harness/index.ts'
import { asHolder, axe, closeBrowser, noBrowser, sideways, visitor } from './harness.ts'
import { sit } from './tour.ts'

let living: City
before(async () => { if (!noBrowser) living = await city() })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })
const number = demoPeople.find(one => one.name === '何小军')!.number

test('OLD-06.a: the window and the holder see that the old card still works, and what stops it', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'counter')
  const person = await by.page.evaluate(async number => {
    const found = await (await fetch('/api/people/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number }) })).json() as { rows: { id: string }[] }
    return found.rows[0]!.id
  }, number)
  const page = await by.go(`/counter/people/${person}`)
  await page.getByText(/旧医保卡 .* 还能用/).waitFor()
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (process.env['PICTURE']) await page.screenshot({ path: `${process.env['PICTURE']}-counter.png`, fullPage: true })
  await by.leave()
  const me = await visitor({ base: living.base, width: 360 })
  await asHolder(me.page, number, QUERY_PASSWORD)
  const home = await me.go('/home')
  await home.getByText(/旧医保卡 .* 还能用/).waitFor()
  assert.deepEqual([await axe(home), (await sideways(home)).px], [[], 0])
  if (process.env['PICTURE']) await home.screenshot({ path: `${process.env['PICTURE']}-home.png`, fullPage: true })
  await me.leave()
})
