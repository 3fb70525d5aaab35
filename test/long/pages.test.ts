import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, closeBrowser, noBrowser, sideways, visitor, type Look, type Visitor } from '../browser/harness.ts'
import { livingSite } from '../browser/site.ts'
import { addressOf, pagesOf, places, sit } from '../browser/tour.ts'
import { ensurePages } from '../../src/pages.ts'
import { tell } from './tell.ts'

let site: Awaited<ReturnType<typeof livingSite>>
let looked = 0
before(async () => {
  if (noBrowser) return
  await ensurePages()
  site = await livingSite()
})
after(async () => {
  if (noBrowser) return
  await site.close()
  await closeBrowser()
  tell('pages', { modes: looks.length, pages: places.reduce((sum, place) => sum + pagesOf(place).length, 0), looked })
})

/** Every look but the one that `npm test` walks: light in Chinese. */
const looks: Omit<Look, 'base'>[] = (['elder', 'dark', 'light'] as const).flatMap(mode => (['zh', 'en'] as const).flatMap(lang =>
  mode === 'light' && lang === 'zh' ? [] : ([360, 1440] as const).map(width => ({ mode, lang, width }))))

/** What one may complain of on a page: errors on the console, sideways scrolling, what axe finds, a page that says it is broken, a word that was not translated. */
async function faultsOf(path: string, by: Visitor): Promise<string[]> {
  by.complaints.length = 0
  const page = await by.go(path)
  looked++
  const out = await sideways(page)
  const broken = path.startsWith('/gallery') ? 0 : await page.locator('.broken').count()
  return [...by.complaints, ...out.px > 0 ? [`scrolls ${out.px} px sideways: ${out.by.join(', ')}`] : [], ...broken ? ['the page says it is broken'] : [], ...await axe(page)]
}

for (const look of looks) {
  test(`pages: every route in ${look.mode} ${look.lang} at ${look.width} px, axe-clean, quiet, without sideways scrolling`, { skip: noBrowser }, async () => {
    const found: Record<string, string[]> = {}
    for (const place of places) {
      const by = await visitor({ ...look, base: site.base })
      await sit(by, place)
      for (const page of pagesOf(place)) {
        const path = await addressOf(page, site, by)
        const faults = path === null ? ['the city has nothing for this pattern'] : await faultsOf(path, by)
        if (faults.length) found[page.path] = faults
      }
      await by.leave()
    }
    assert.deepEqual(found, {})
  })
}
