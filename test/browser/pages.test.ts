import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, closeBrowser, noBrowser, sideways, visitor, type Look } from './harness.ts'
import { livingSite } from './site.ts'
import { addressOf, pagesOf, places, sit } from './tour.ts'

let site: Awaited<ReturnType<typeof livingSite>>
before(async () => {
  if (!noBrowser) site = await livingSite()
})
after(async () => {
  if (!noBrowser) {
    await site.close()
    await closeBrowser()
  }
})

/** What a visitor may complain of on one page: errors on the console, sideways scrolling, what axe finds, no heading. */
async function faultsOf(path: string, by: Awaited<ReturnType<typeof visitor>>): Promise<string[]> {
  by.complaints.length = 0
  const page = await by.go(path)
  const out = await sideways(page)
  const broken = path.startsWith('/gallery') ? 0 : await page.locator('.broken').count()
  return [
    ...by.complaints,
    ...(out.px > 0 ? [`scrolls ${out.px} px sideways: ${out.by.join(', ')}`] : []),
    ...(broken ? ['the page says it is broken'] : []),
    ...(await axe(page)),
  ]
}

for (const place of places)
  for (const width of [1440, 360] as const) {
    test(`pages: every route of ${place} opens at ${width} px, axe-clean, quiet, without sideways scrolling`, { skip: noBrowser }, async () => {
      const look: Look = { base: site.base, width }
      const by = await visitor(look)
      await sit(by, place)
      const found: Record<string, string[]> = {}
      const unreached: string[] = []
      for (const page of pagesOf(place)) {
        const path = await addressOf(page, site, by)
        if (path === null) {
          unreached.push(page.path)
          continue
        }
        const faults = await faultsOf(path, by)
        if (faults.length) found[`${page.path} (${path})`] = faults
      }
      await by.leave()
      assert.deepEqual(found, {})
      assert.deepEqual(unreached, [], 'the city has something for every pattern')
    })
  }

test('ACT-01.c: the holder’s own page and the window’s show the states of both accounts, side by side', { skip: noBrowser }, async () => {
  const showing = places.flatMap(place => pagesOf(place).filter(page => (place === 'counter' && page.path.endsWith('$person')) || page.path === '/home').map(page => ({ place, page })))
  assert.deepEqual(showing.map(({ place }) => place).toSorted(), ['counter', 'resident'])
  for (const { place, page } of showing) {
    const by = await visitor({ base: site.base, width: 1440 })
    await sit(by, place)
    const opened = await by.go((await addressOf(page, site, by))!)
    for (const account of ['social', 'bank']) {
      const state = opened.locator(`.acc.${account}, .accounts .${account}`).first()
      await state.waitFor()
      assert.match(await state.innerText(), /社保账户|金融账户/, `${page.path} ${account}`)
      assert.match(await state.innerText(), /能用|正常|启用|停用|挂失|初始密码|领/, `${page.path} says how its ${account} account stands`)
    }
    await by.leave()
  }
})
