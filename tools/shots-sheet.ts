import sharp from 'sharp'

/** One picture: which route, which state, at which width. */
export type Shot = { file: string; route: string; state: string; width: 1440 | 360 }
const WIDE = { 1440: 440, 360: 150 } as const
const GAP = 10, LINE = 24, TALL = 640

const words = (text: string, width: number, size = 14) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LINE}"><text x="0" y="17" font-size="${size}" font-family="Noto Sans CJK SC, sans-serif" fill="#14201E">${text.replaceAll('&', '&amp;')}</text></svg>`)

/** A sheet: one row a route, one column a state, the desktop and the phone side by side, cut at their first screens. */
export async function contactSheet(shots: readonly Shot[], file: string): Promise<void> {
  const routes = [...new Set(shots.map(shot => shot.route))], states = [...new Set(shots.map(shot => shot.state))]
  const column = WIDE[1440] + WIDE[360] + 2 * GAP
  const laid: { left: number; top: number; input: Buffer }[] = []
  let y = GAP
  for (const route of routes) {
    laid.push({ left: GAP, top: y, input: words(route, Math.min(900, states.length * (column + GAP)), 16) })
    y += LINE
    let tall = 0
    for (const [i, state] of states.entries()) {
      const x = GAP + i * (column + GAP)
      laid.push({ left: x, top: y, input: words(state, column) })
      for (const width of [1440, 360] as const) {
        const shot = shots.find(each => each.route === route && each.state === state && each.width === width)
        if (!shot) continue
        const small = await sharp(shot.file).resize({ width: WIDE[width] }).toBuffer()
        const height = Math.min(TALL, (await sharp(small).metadata()).height ?? TALL)
        laid.push({ left: width === 1440 ? x : x + WIDE[1440] + GAP, top: y + LINE, input: await sharp(small).extract({ left: 0, top: 0, width: WIDE[width], height }).png().toBuffer() })
        tall = Math.max(tall, height)
      }
    }
    y += LINE + tall + GAP * 2
  }
  await sharp({ create: { width: GAP + states.length * (column + GAP), height: y, channels: 3, background: '#c8cfcd' }, limitInputPixels: false }).composite(laid).webp({ quality: 74, effort: 5 }).toFile(file)
}
