import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeBrowser, settled, visitor, type Visitor } from '../test/browser/harness.ts'
import { livingSite } from '../test/browser/site.ts'
import { addressOf, pagesOf, places, sit, type Page, type Place, type Site } from '../test/browser/tour.ts'
import { contactSheet, type Shot } from './shots-sheet.ts'
import { answered, disturb, states, type State } from './shots-states.ts'

/**
 * `npm run shots [-- --only counter,till] [--states plain,dark]`: every route in each state at 1440 and 360 px as a contact sheet a
 * workplace in docs/shots; single pictures in full size in .cache/shots. `BASE` names a city that runs already.
 */
const asked = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : process.argv[at + 1]!.split(',')
}
const root = join(import.meta.dirname, '..')
const singles = join(root, '.cache/shots'), sheets = join(root, 'docs/shots')
const only = asked('only'), chosen = asked('states')
/** Large print is the public's. */
const statesOf = (place: Place) => states.filter(state => (!chosen || chosen.includes(state)) && (state !== 'elder' || place === 'resident' || place === 'open'))

async function shoot(by: Visitor, path: string, state: State, file: string): Promise<void> {
  await disturb(by, state)
  await by.page.goto(path)
  await by.page.locator('h1, .skel, .empty, .msg').first().waitFor({ state: 'attached' })
  if (state === 'waiting' || state === 'broken') await by.page.waitForTimeout(state === 'broken' ? 1800 : 700)
  else await settled(by.page)
  await by.page.waitForTimeout(250)
  await by.page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.tabbar, .aloud, .dock')) bar.style.position = 'static'
  })
  await by.page.screenshot({ path: file, fullPage: true })
}

/** All routes of a workplace as one visitor sees them: one mode and language, one width. */
async function visit(site: Site, place: Place, width: 1440 | 360, seen: readonly State[]): Promise<Shot[]> {
  const shots: Shot[] = []
  const [first] = seen
  const by = await visitor({ base: site.base, width, mode: first === 'dark' || first === 'elder' ? first : 'light', lang: first === 'english' ? 'en' : 'zh' })
  await sit(by, place)
  for (const page of pagesOf(place)) {
    await disturb(by, 'plain')
    const path = await addressOf(page, site, by).catch(() => null)
    for (const state of path ? seen : []) {
      const shot = { file: join(singles, `${place}${page.path.replace(/\W+/g, '-')}-${width}-${state}.png`), route: page.path, state, width }
      await shoot(by, path!, state, shot.file).then(() => shots.push(shot), (error: unknown) => console.log(`${page.path} ${state} ${width}: ${String(error).split('\n')[0]}`))
    }
    if (!path) console.log(`${page.path}: nothing in the city stands for it`)
  }
  await by.leave()
  return shots
}

async function placeShots(site: Site, place: Place): Promise<Shot[]> {
  const wanted = statesOf(place)
  const same = answered.filter(state => wanted.includes(state))
  const visits = [...same.length ? [same] : [], ...wanted.filter(state => !(answered as readonly State[]).includes(state)).map(state => [state])]
  const shots: Shot[] = []
  for (const seen of visits) for (const width of [1440, 360] as const) shots.push(...await visit(site, place, width, seen))
  const order = (shot: Shot) => pagesOf(place).findIndex((page: Page) => page.path === shot.route) * 100 + states.indexOf(shot.state as State)
  return shots.toSorted((a, b) => order(a) - order(b))
}

mkdirSync(singles, { recursive: true })
mkdirSync(sheets, { recursive: true })
const site = await livingSite()
for (const place of places.filter(place => !only || only.includes(place))) {
  const shots = await placeShots(site, place)
  if (!shots.length) continue
  await contactSheet(shots, join(sheets, `${place}.webp`))
  console.log(`${place}: ${shots.length} pictures, ${Math.round(statSync(join(sheets, `${place}.webp`)).size / 1024)} KiB`)
}
if (!only)
  writeFileSync(join(sheets, 'README.md'), `# Every page\n\nEvery route in each state (${states.filter(state => !chosen || chosen.includes(state)).join(', ')}) at 1440 and 360 px, made by \`npm run shots\`. A row is a route, a column a state; single pictures in full size stand in .cache/shots.\n\n${places.map(place => `## ${place}\n\n![${place}](${place}.webp)`).join('\n\n')}\n`)
await closeBrowser()
await site.close()
