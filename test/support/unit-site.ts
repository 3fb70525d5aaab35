import { request as httpRequest } from 'node:http'
import pg from 'pg'
import type { House } from '#kit/work'
import { city } from '../harness/index.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
export type Client = { get(path: string): Promise<Answer>; post(path: string, body: unknown): Promise<Answer>; download(path: string): Promise<{ status: number; bytes: Buffer }>; /** Sends half of a form and hangs up. */ breakOff(path: string, form: FormData): Promise<void> }
/** A demo city with the officers of two units and a counter clerk signed in; `secondHouse` is another process's way to the same database. */
export type UnitSite = { base: string; officer: Client; otherOfficer: Client; village: Client; counter: Client; reviewer: Client; otherReviewer: Client; house: House; secondHouse: House; close(): Promise<void> }
type Seat = { user: string; kind: string; path: string; organisation: string | null }

export async function unitSite(): Promise<UnitSite> {
  const living = await city({ background: false })
  const seats = await (await fetch(`${living.base}/api/seats`)).json() as Seat[] | { rows: Seat[] }
  const all = Array.isArray(seats) ? seats : seats.rows
  const units = all.filter((seat, i) => seat.path.startsWith('/unit') && all.findIndex(other => other.path.startsWith('/unit') && other.organisation === seat.organisation) === i)
  const village = all.find(seat => seat.kind === 'village')!
  const counter = all.find(seat => seat.path.startsWith('/counter'))!
  const pool = new pg.Pool(living.house.pool.options)
  return {
    base: living.base, house: living.house, secondHouse: { ...living.house, pool },
    officer: await signedIn(living.base, units[0]!.user), otherOfficer: await signedIn(living.base, units[1]!.user), village: await signedIn(living.base, village.user), counter: await signedIn(living.base, counter.user),
    reviewer: await signedIn(living.base, 'review01'), otherReviewer: await signedIn(living.base, 'chief01'),
    close: async () => { await pool.end(); await living.close() },
  }
}

/** A client with the cookie of one seat, knocking as a browser does. */
export async function signedIn(base: string, user: string): Promise<Client> {
  const origin = new URL(base).origin
  const answer = await fetch(`${base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ user }) })
  if (!answer.ok) throw new Error(`sign-in of ${user}: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const read = async (response: Response): Promise<Answer> => ({ status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : null })
  return {
    get: async path => read(await fetch(`${base}/api${path}`, { headers: { cookie } })),
    post: async (path, body) => read(await fetch(`${base}/api${path}`, body instanceof FormData ? { method: 'POST', headers: { cookie, origin }, body }
      : { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(body) })),
    breakOff: async (path, form) => {
      const whole = new Request('http://form', { method: 'POST', body: form })
      const bytes = Buffer.from(await whole.clone().arrayBuffer())
      const request = httpRequest(`${base}/api${path}`, { method: 'POST', headers: { cookie, origin, 'content-type': whole.headers.get('content-type')!, 'content-length': bytes.length } })
      await new Promise<void>(done => { request.on('error', () => done()).on('close', () => done()); request.write(bytes.subarray(0, bytes.length >> 1), () => setTimeout(() => request.destroy(), 50)) })
    },
    download: async path => {
      const response = await fetch(`${base}/api${path}`, { headers: { cookie } })
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
    },
  }
}
