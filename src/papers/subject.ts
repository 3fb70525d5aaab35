/** A small picture: rows of RGB. */
export type Picture = { data: Buffer; width: number; height: number; channels: number }

const likes = {
  white: (r: number, g: number, b: number) => r > 205 && g > 205 && b > 205 && Math.max(r, g, b) - Math.min(r, g, b) < 30,
  blue: (r: number, g: number, b: number) => b > 120 && b - r > 40 && b - g > 10,
  red: (r: number, g: number, b: number) => r > 130 && r - g > 60 && r - b > 60,
} as const

/** Which pixels are ground of the asked colour (1), and its share of the frame's upper edges: top rows and both sides down to the shoulders. */
export function groundOf({ data, width, height, channels }: Picture, colour: keyof typeof likes): { mask: Uint8Array; share: number } {
  const mask = new Uint8Array(width * height)
  for (let i = 0; i < mask.length; i++) mask[i] = likes[colour](data[i * channels]!, data[i * channels + 1] ?? 0, data[i * channels + 2] ?? 0) ? 1 : 0
  let edge = 0
  let good = 0
  const shoulders = Math.round(height * 0.45)
  for (let y = 0; y < shoulders; y++) {
    for (let x = 0; x < width; x++) {
      if (y > 4 && x > 5 && x < width - 6) continue
      edge++
      good += mask[y * width + x]!
    }
  }
  return { mask, share: good / edge }
}

/** Whether one subject stands roughly in the middle: the figure is what the ground seen from the top and the sides does not reach. */
export function aloneIn(ground: Uint8Array, width: number, height: number): 'one' | 'no-subject' | 'several' | 'off-centre' {
  const outside = reached(ground, width, height)
  const size = width * height
  const parts = figures(outside, width, height).filter(part => part.count > size * 0.03)
  const [first, second] = parts.toSorted((a, b) => b.count - a.count)
  if (!first || first.count < size * 0.08) return 'no-subject'
  if (second && second.count > first.count * 0.35 && apart(first, second)) return 'several'
  const middle = first.sumX / first.count / width
  return middle < 0.38 || middle > 0.62 || first.top > height * 0.4 ? 'off-centre' : 'one'
}

/** Ground that is connected with the upper frame: white of a shirt inside the figure does not count. */
function reached(ground: Uint8Array, width: number, height: number): Uint8Array {
  const seen = new Uint8Array(ground.length)
  const open: number[] = []
  const visit = (at: number) => { if (ground[at] && !seen[at]) { seen[at] = 1; open.push(at) } }
  for (let x = 0; x < width; x++) visit(x)
  for (let y = 0; y < height; y++) { visit(y * width); visit(y * width + width - 1) }
  spread(open, width, height, visit)
  return seen
}

/** Side by side; what lies above one another is one figure cut by a bright collar. */
const apart = (a: Part, b: Part) => Math.min(a.right, b.right) - Math.max(a.left, b.left) < 0.3 * Math.min(a.right - a.left, b.right - b.left)

type Part = { count: number; sumX: number; top: number; left: number; right: number }
function figures(outside: Uint8Array, width: number, height: number): Part[] {
  const seen = new Uint8Array(outside)
  const parts: Part[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start]) continue
    const part: Part = { count: 0, sumX: 0, top: height, left: width, right: 0 }
    const open: number[] = []
    const visit = (at: number) => {
      if (seen[at]) return
      seen[at] = 1
      part.count++
      part.sumX += at % width
      part.top = Math.min(part.top, Math.floor(at / width))
      part.left = Math.min(part.left, at % width)
      part.right = Math.max(part.right, at % width)
      open.push(at)
    }
    visit(start)
    spread(open, width, height, visit)
    parts.push(part)
  }
  return parts
}

function spread(open: number[], width: number, height: number, visit: (at: number) => void): void {
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at < width * (height - 1)) visit(at + width)
  }
}
