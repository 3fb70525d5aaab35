/** A small picture: rows of RGB. */
export type Picture = { data: Buffer; width: number; height: number; channels: number }

/** Working room, kept from picture to picture: a judgement runs without a pause, and a roster has a hundred thousand of them. */
let room = { mask: new Uint8Array(0), reached: new Uint8Array(0), seen: new Uint8Array(0), open: new Int32Array(0) }
function roomFor(size: number): typeof room {
  if (room.mask.length !== size) room = { mask: new Uint8Array(size), reached: new Uint8Array(size), seen: new Uint8Array(size), open: new Int32Array(size) }
  return room
}

const likes = {
  white: (r: number, g: number, b: number) => r > 205 && g > 205 && b > 205 && Math.max(r, g, b) - Math.min(r, g, b) < 30,
  blue: (r: number, g: number, b: number) => b > 120 && b - r > 40 && b - g > 10,
  red: (r: number, g: number, b: number) => r > 130 && r - g > 60 && r - b > 60,
} as const

/** Which pixels are ground of the asked colour (1, in a mask that the next picture overwrites), and its share of the frame's upper edges: top rows and both sides down to the shoulders. */
export function groundOf({ data, width, height, channels }: Picture, colour: keyof typeof likes): { mask: Uint8Array; share: number } {
  const mask = roomFor(width * height).mask
  const like = likes[colour]
  for (let i = 0, at = 0; i < mask.length; i++, at += channels) mask[i] = like(data[at]!, data[at + 1]!, data[at + 2]!) ? 1 : 0
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
  const { reached: seen, open } = roomFor(ground.length)
  seen.fill(0)
  let count = 0
  const border = (at: number) => { if (ground[at] && !seen[at]) { seen[at] = 1; open[count++] = at } }
  for (let x = 0; x < width; x++) border(x)
  for (let y = 0; y < height; y++) { border(y * width); border(y * width + width - 1) }
  spread(ground, 1, seen, open, count, width)
  return seen
}

/** Side by side; what lies above one another is one figure cut by a bright collar. */
const apart = (a: Part, b: Part) => Math.min(a.right, b.right) - Math.max(a.left, b.left) < 0.3 * Math.min(a.right - a.left, b.right - b.left)

type Part = { count: number; sumX: number; top: number; left: number; right: number }
function figures(outside: Uint8Array, width: number, height: number): Part[] {
  const { seen, open } = roomFor(outside.length)
  seen.set(outside)
  const parts: Part[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start]) continue
    seen[start] = 1
    open[0] = start
    const count = spread(outside, 0, seen, open, 1, width)
    const part: Part = { count, sumX: 0, top: height, left: width, right: 0 }
    for (let i = 0; i < count; i++) {
      const x = open[i]! % width
      part.sumX += x
      if (x < part.left) part.left = x
      if (x > part.right) part.right = x
      part.top = Math.min(part.top, (open[i]! - x) / width)
    }
    parts.push(part)
  }
  return parts
}

/** Goes on from the first `count` pixels of `open` to every neighbour of the same `kind`, each once; they stand in `open` afterwards. Answers how many. */
function spread(of: Uint8Array, kind: 0 | 1, seen: Uint8Array, open: Int32Array, count: number, width: number): number {
  for (let next = 0; next < count; next++) {
    const at = open[next]!
    const x = at % width
    const [left, right, up, down] = [at - 1, at + 1, at - width, at + width]
    if (x > 0 && of[left] === kind && !seen[left]) { seen[left] = 1; open[count++] = left }
    if (x < width - 1 && of[right] === kind && !seen[right]) { seen[right] = 1; open[count++] = right }
    if (up >= 0 && of[up] === kind && !seen[up]) { seen[up] = 1; open[count++] = up }
    if (down < of.length && of[down] === kind && !seen[down]) { seen[down] = 1; open[count++] = down }
  }
  return count
}
