import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { closeBrowser, visitor, type Look, type Visitor } from '../test/browser/harness.ts'
import { livingSite } from '../test/browser/site.ts'
import { addressOf, pagesOf, places, sit, type Place, type Site } from '../test/browser/tour.ts'

/**
 * `npm run shots [-- --only counter] [--states plain,dark]`: every route in each state at 360 and 1440 px as a contact sheet a
 * workplace in docs/shots; single pictures in full size in .cache/shots.
 */
type State = 'plain' | 'dark' | 'elder' | 'english' | 'waiting' | 'broken'
const asked = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : process.argv[at + 1]!.split(',')
}
const root = join(import.meta.dirname, '..')
const singles = join(root, '.cache/shots'),
  sheets = join(root, 'docs/shots')
const widths = [1440, 360] as const
const statesOf = (place: Place): State[] => ['plain', 'dark', ...(place === 'resident' ? ['elder' as const] : []), 'english', 'waiting', 'broken']
const lookOf = (state: State, width: 1440 | 360, base: string): Look => ({
  base,
  width,
  mode: state === 'dark' || state === 'elder' ? state : 'light',
  lang: state === 'english' ? 'en' : 'zh',
})

/** Holds back or breaks what the page asks for, but not who is signed in. */
async function disturb(by: Visitor, state: State): Promise<void> {
  if (state !== 'waiting' && state !== 'broken') return
  await by.page.route(/\/api\/(?!me|seats|sign-in)|\/sandbox\.json/, route => (state === 'broken' ? route.abort() : undefined))
}

async function shoot(by: Visitor, path: string, state: State, file: string): Promise<void> {
  await by.page.goto(path)
  await by.page.locator('h1, .skel, .empty').first().waitFor({ state: 'attached' })
  await by.page.waitForTimeout(state === 'broken' ? 2600 : state === 'waiting' ? 700 : 900)
  await by.page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.tabbar, .aloud, .dock')) bar.style.position = 'static'
  })
  await by.page.screenshot({ path: file, fullPage: true })
}

type Shot = { file: string; width: 1440 | 360; label: string }
async function placeShots(site: Site, place: Place, states: State[]): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const state of states)
    for (const width of widths) {
      const by = await visitor(lookOf(state, width, site.base))
      await sit(by, place)
      const paths: (readonly [string, string])[] = []
      for (const page of pagesOf(place)) {
        const path = await addressOf(page, site, by)
        if (path) paths.push([page.path, path])
      }
      await disturb(by, state)
      for (const [pattern, path] of paths) {
        const file = join(singles, `${place}${pattern.replace(/\W+/g, '-')}-${width}-${state}.png`)
        await shoot(by, path, state, file).then(
          () => shots.push({ file, width, label: `${pattern} ${width} ${state}` }),
          (error: unknown) => console.log(`${path} ${state} ${width}: ${String(error).split('\n')[0]}`),
        )
      }
      await by.leave()
    }
  return shots
}

/** Pictures side by side in rows, 1440 as 480 wide, 360 as 180, cut at 900 px of height. */
async function contactSheet(shots: readonly Shot[], file: string): Promise<void> {
  const gap = 16,
    line = 22,
    across = 1664
  const tiles = await Promise.all(
    shots.map(async shot => {
      const width = shot.width === 1440 ? 480 : 180
      const picture = sharp(await sharp(shot.file).resize({ width }).toBuffer())
      const height = Math.min(900, (await picture.metadata()).height ?? 900)
      return { label: shot.label, width, height, input: await picture.extract({ left: 0, top: 0, width, height }).png().toBuffer() }
    }),
  )
  const laid: { left: number; top: number; input: Buffer }[] = []
  let x = gap,
    y = gap,
    tall = 0
  for (const tile of tiles) {
    if (x + tile.width + gap > across) {
      x = gap
      y += tall + line + gap
      tall = 0
    }
    const words = Buffer.from(
      `<svg width="${tile.width}" height="${line}"><text x="0" y="15" font-size="${tile.width > 200 ? 12 : 9}" font-family="sans-serif">${tile.label}</text></svg>`,
    )
    laid.push({ left: x, top: y, input: words }, { left: x, top: y + line, input: tile.input })
    x += tile.width + gap
    tall = Math.max(tall, tile.height)
  }
  await sharp({ create: { width: across, height: y + tall + line + gap, channels: 3, background: '#c8cfcd' }, limitInputPixels: false })
    .composite(laid)
    .webp({ quality: 72 })
    .toFile(file)
}

mkdirSync(singles, { recursive: true })
mkdirSync(sheets, { recursive: true })
const site = await livingSite()
const only = asked('only'),
  states = asked('states')
for (const place of places.filter(place => !only || only.includes(place))) {
  const shots = await placeShots(
    site,
    place,
    statesOf(place).filter(state => !states || states.includes(state)),
  )
  await contactSheet(shots, join(sheets, `${place}.webp`))
  console.log(`${place}: ${shots.length} pictures`)
}
if (!only)
  writeFileSync(
    join(sheets, 'README.md'),
    `Every route ${states ? `(${states.join(', ')})` : 'in each state'} at 1440 and 360 px, made by \`npm run shots\`; single pictures stand in .cache/shots.\n\n${places.map(place => `![${place}](${place}.webp)`).join('\n\n')}\n`,
  )
await closeBrowser()
await site.close()
