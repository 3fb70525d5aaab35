import sharp from 'sharp'
import { dice } from './people.ts'

export type Fault = 'blue-ground' | 'small' | 'off-centre' | 'two-people'
const width = 358
const height = 441
const bases = new Map<string, Promise<Buffer>>()

/** A drawn portrait on white, 358 × 441 at 350 dpi, about 12 KB: no two seeds give the same picture. It shows nobody. */
export async function portrait(seed: number, fault?: Fault): Promise<Buffer> {
  const roll = dice(seed)
  const kind = `${seed % 12}${fault ?? ''}`
  if (!bases.has(kind)) bases.set(kind, base(seed % 12, fault))
  const pixels = Buffer.from(await bases.get(kind)!)
  const tint = [roll() * 50, roll() * 90, roll() * 90]
  const stripe = 3 + Math.floor(roll() * 12)
  const slope = roll() * 2 - 1
  for (let y = 330; y < height; y++) for (let x = 0; x < width; x++) {
    const at = (y * width + x) * 3
    if (pixels[at]! > 120) continue
    const grain = ((x + y * slope) / stripe & 1) * 22 + roll() * 5
    for (let c = 0; c < 3; c++) pixels[at + c] = Math.min(180, tint[c]! + grain)
  }
  const image = sharp(pixels, { raw: { width, height, channels: 3 } })
  return (fault === 'small' ? image.resize(120, 148) : image).withMetadata({ density: 350 }).jpeg({ quality: 78 }).toBuffer()
}

function base(variant: number, fault?: Fault): Promise<Buffer> {
  const skin = ['#e8c4a2', '#dfb48f', '#f0d0b2', '#d6a77f'][variant % 4]
  const hair = ['#1d1a18', '#2b2320', '#3a2c24'][variant % 3]
  const ground = fault === 'blue-ground' ? '#7fa8cf' : '#ffffff'
  const dx = fault === 'off-centre' ? 118 : 0
  const person = (x: number, size = 1) => `<g transform="translate(${x} ${(1 - size) * 441}) scale(${size})">
    <path d="M36 441c0-82 60-112 143-112s143 30 143 112z" fill="#31404a"/><path d="M146 300h66v46c-20 22-46 22-66 0z" fill="${skin}"/>
    <ellipse cx="179" cy="205" rx="${76 + variant % 5}" ry="${100 + variant % 7}" fill="${skin}"/>
    <path d="M98 205c-8-92 30-132 81-132s89 40 81 132c-10-40-26-66-44-74-30 14-62 12-84 2-18 12-28 36-34 72z" fill="${hair}"/>
    <ellipse cx="150" cy="208" rx="9" ry="6" fill="#2a2320"/><ellipse cx="208" cy="208" rx="9" ry="6" fill="#2a2320"/>
    <path d="M158 258q21 12 42 0" stroke="#a4574e" stroke-width="5" fill="none"/></g>`
  const people = fault === 'two-people' ? person(-60, 0.7) + person(150, 0.7) : person(dx)
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${people}</svg>`))
    .flatten({ background: ground }).removeAlpha().raw().toBuffer()
}
