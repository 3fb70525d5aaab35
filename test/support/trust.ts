import type { City } from '../harness/index.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any; text: string; headers: Headers }
export type Knocker = Awaited<ReturnType<typeof client>>

/** Knocks at a door with a cookie as a browser does; `origin` null sends none. */
export async function client(base: string, cookie = '', origin: string | null = new URL(base).origin) {
  const knock = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = { cookie, ...(origin === null ? {} : { origin }), ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }) }
    const sent = body instanceof FormData ? body : JSON.stringify(body)
    const response = await fetch(`${base}/api${path}`, { method, headers, ...(body === undefined ? {} : { body: sent }) })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null }
  }
  return { cookie, knock, get: (path: string) => knock('GET', path), post: (path: string, body: unknown = {}) => knock('POST', path, body) }
}

const cookieOf = (answer: Answer) => answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')

/** Signs in at a path and answers the client that is signed in. */
export async function signedIn(base: string, path: string, body: unknown): Promise<Knocker> {
  const answer = await (await client(base)).post(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  return client(base, cookieOf(answer))
}

export const seat = (city: City, user: string) => signedIn(city.base, '/sign-in/seat', { user })

/** Somebody at every post of the demo city, by post. */
export async function everyPost(city: City): Promise<Map<string, Knocker>> {
  const { body } = await (await client(city.base)).get('/seats')
  const all = new Map<string, Knocker>()
  for (const { user, post } of body as { user: string; post: string }[]) if (post !== 'holder' && !all.has(post)) all.set(post, await seat(city, user))
  return all
}
