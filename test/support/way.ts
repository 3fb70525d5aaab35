import assert from 'node:assert/strict'
import type { Json } from './pharmacy.ts'

/** One seat's way through the HTTP door: signed in by one click, knocking as its pages do. */
export type Seated = {
  /** Its session, for what is no JSON. */
  cookie: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  /** A POST whose refusal is looked at. */
  knock(path: string, body?: unknown): Promise<{ status: number; body: Json }>
}

/** Sits down on a seat of the demo city; an answer that is no success fails the test with its sentence. */
export async function seated(base: string, user: string): Promise<Seated> {
  const origin = new URL(base).origin
  const headers = { origin, 'content-type': 'application/json' }
  const signed = await fetch(`${base}/api/sign-in/seat`, { method: 'POST', headers, body: JSON.stringify({ user }) })
  assert.equal(signed.status, 200, `${user} could not sit down`)
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const read = async <T>(answer: Response, path: string): Promise<T> => {
    const text = await answer.text()
    assert.ok(answer.ok, `${user} ${path}: ${answer.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as T
  }
  const put = (path: string, body: unknown) => fetch(`${base}/api${path}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) })
  return {
    cookie,
    get: async path => read(await fetch(`${base}/api${path}`, { headers: { cookie } }), path),
    post: async (path, body = {}) => read(await put(path, body), path),
    knock: async (path, body = {}) => {
      const answer = await put(path, body)
      return { status: answer.status, body: await answer.json() as Json }
    },
  }
}

type Item = { id: string; version: number; person: string; unit?: string | null }
/** Everything the centre does with what a unit submitted: each looked at and approved, a batch for each bank and region, chips written, read back, sent. */
export async function reviewAndMake(base: string): Promise<number> {
  const reviewer = await seated(base, 'review01')
  for (;;) {
    const { rows } = await reviewer.get<{ rows: Item[] }>('/review?limit=100')
    if (!rows.length) break
    for (const { id, version } of rows) {
      await reviewer.post(`/review/items/${id}/claim`)
      await reviewer.post('/review/approve', { items: [{ id, version }], bareheaded: true })
    }
  }
  const producer = await seated(base, 'produce01')
  const { rows: waiting } = await producer.get<{ rows: { bank: string; region: string; count: number }[] }>('/production/waiting')
  let made = 0
  for (const { bank, region } of waiting) {
    const batch = await producer.post<{ batch: { id: string }; added: number }>('/production/batches', { region, bank, key: `way-${region}-${bank}` })
    for (const step of ['personalise', 'check', 'deliver']) await producer.post(`/production/batches/${batch.batch.id}/${step}`)
    made += batch.added
  }
  return made
}

/** A place signs for everything that is on its way to it. */
export async function receiveAll(base: string, user: string): Promise<number> {
  const place = await seated(base, user)
  const { rows } = await place.get<{ rows: { id: string }[] }>('/production/consignments?open=true')
  for (const { id } of rows) await place.post(`/production/consignments/${id}/receive`)
  return rows.length
}
