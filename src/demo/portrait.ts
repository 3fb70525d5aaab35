import sharp from 'sharp'
import { policy } from '#regions'
import type { Day } from '#kit/day'

const tints = [['#b58463', '#26384d'], ['#c79a78', '#4d3a2c'], ['#a97552', '#35523f'], ['#d0a888', '#3b3450']] as const

/** An invented holder's photo as the region asks for it: drawn, the same for the same place in the list. */
export function drawnPhoto(region: string, day: Day, place: number): Promise<Buffer> {
  const { width, height } = policy(region, 'photo', day)
  const [skin, coat] = tints[place % tints.length]!
  const x = width / 2
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
    <path d="M${x - width * 0.38} ${height} Q${x} ${height * 0.2} ${x + width * 0.38} ${height} Z" fill="${coat}"/>
    <ellipse cx="${x}" cy="${height * 0.42}" rx="${width * 0.19}" ry="${height * 0.2}" fill="${skin}"/></svg>`)).jpeg({ quality: 95 }).toBuffer()
}
