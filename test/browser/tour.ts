import { join } from 'node:path'
import type { Visitor } from './harness.ts'

/** A page as web/pages.ts lists it; that list is loaded when running, so that this part is checked without a browser's modules. */
export type Page = { path: string; place: Place; sample?: Record<string, string>; post?: string; seat?: string }
export type Place = 'open' | 'resident' | 'counter' | 'centre' | 'unit' | 'till' | 'branch' | 'office' | 'insurer' | 'hotline'
const { allPages } = (await import(join(import.meta.dirname, '../../web/pages.ts'))) as { allPages: readonly Page[] }

/** Where the pages are served, and what of the living city stands for `$person`, `$roster` … of a pattern. */
export type Site = { base: string; landmark: (name: string, by: Visitor) => Promise<string | null> }
type Seat = { user: string; path: string; post: string }
/** The post that sees most of a workplace. */
const posts: Partial<Record<Place, string>> = { centre: 'centre-chief', insurer: 'insurance-clerk' }

/** Signs a visitor in at the demo seat of a workplace, through the page as a newcomer would; `open` stays outside. */
export async function sit(by: Visitor, place: Place, post: string = posts[place] ?? '', user = ''): Promise<void> {
  if (place === 'open') return
  await by.page.goto('/sign-in')
  const said = await by.page.evaluate(async ([place, post, user]) => {
    const seats = (await (await fetch('/api/seats')).json()) as Seat[] | { rows: Seat[] }
    const home = place === 'resident' ? '/home' : `/${place}`
    const seat = (Array.isArray(seats) ? seats : seats.rows).find(seat => (seat.path === home || seat.path.startsWith(`${home}/`)) && (!post || seat.post === post) && (!user || seat.user === user))
    if (!seat) return `no seat for ${place}`
    const answer = await fetch('/api/sign-in/seat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: seat.user }),
    })
    return answer.ok ? '' : `sign-in at ${place}: ${answer.status} ${await answer.text()}`
  }, [place, post, user] as const)
  if (said) throw new Error(said)
}

/** The address of a page in a living city; null when the city has nothing that stands for one of its parameters. */
export async function addressOf(page: Page, site: Site, by: Visitor): Promise<string | null> {
  let path = page.path
  // where one page of a workplace is another seat's, each is opened from its own
  if (pagesOf(page.place).some(each => each.post || each.seat)) await sit(by, page.place, page.post, page.seat)
  for (const [name, thing] of Object.entries(page.sample ?? {})) {
    const value = await site.landmark(thing, by)
    if (value === null) return null
    path = path.replace(`$${name}`, value)
  }
  return path.includes('$') ? null : path
}

export const pagesOf = (place: Place) => allPages.filter(page => page.place === place)
export const places = [...new Set(allPages.map(page => page.place))]
