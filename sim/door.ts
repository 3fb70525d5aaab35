import { fenNumber } from '#kit/money'
import { invalid, isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, type Asked, type Route } from '#kit/route'
import { inWork, type By, type House } from '#kit/work'
import { mayDo } from '#staff'
import { printerRoutes, readerRoutes } from '#demo'
import { roomRoutes } from '../src/doors/http/rooms.ts'

/** Every route of the rooms, by method and path: actors knock at the routes the HTTP door registers, without its socket. */
export const routes: ReadonlyMap<string, Route> = new Map([...roomRoutes, ...readerRoutes, ...printerRoutes].map(route => [`${route.method} ${route.path}`, route]))

export type File = { field: string; filename: string; bytes: Buffer; sha256?: string }
/** What is sent beside the path: its ids, a body, files. */
export type Sent = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; files?: readonly File[] }
// eslint-disable-next-line -- answers are JSON as a client sees it
export type Answer = any

const closed = async () => { throw new Error('no cookie is set here') }
/** A request through a route: parsed, held against the post, done in one Work, answered as JSON. As `src/doors/http/register.ts` does it. */
export async function knock(house: House, by: By, name: string, { params = {}, query = {}, body = {}, files = [] }: Sent = {}): Promise<Answer> {
  const route = routes.get(name)
  if (!route) throw new Error(`no such route: ${name}`)
  const { may } = route
  const admitted = may === 'public' || may === 'sandbox' || may === 'signed-in' || (may === 'holder' ? by.kind === 'holder' : by.kind === 'staff' && mayDo(by.post, may.slice(6)))
  if (!admitted) return { refused: 'not-your-post', facts: {} } satisfies Refusal
  const parsed = { params: route.params?.safeParse(params), query: route.query?.safeParse(query), body: route.body?.safeParse(body) }
  const faults = Object.entries(parsed).flatMap(([part, read]) => read?.success === false ? read.error.issues.map(issue => ({ field: `${part} ${issue.path.join('.')}`, zh: issue.message, en: issue.message })) : [])
  if (faults.length) return invalid(faults)
  const asked: Asked<unknown, unknown, unknown> = { params: parsed.params?.data ?? {}, query: parsed.query?.data ?? {}, body: parsed.body?.data ?? {}, address: '10.0.0.7', files,
    spooled: files.map(({ field, filename, bytes, sha256 = '' }) => ({ field, filename, size: bytes.length, sha256, read: async (position: number, length: number) => bytes.subarray(position, position + length) })),
    session: null, by, demo: true, site: { host: 'localhost', origin: 'http://localhost' }, passkeyAt: null, reply: { setSession: closed, clearSession: closed, header: () => undefined } }
  return plain(route.own ? await route.own(house, asked as never) : await inWork<unknown>(house, by, work => route.handle!(work, asked as never), keeping(route)))
}

const keeping = ({ keepsRefused: keeps }: Route) => keeps
  ? (result: unknown) => keeps === true || !isRefused(result) || keeps.includes((result as Refusal).refused) : undefined
/** As it comes out of the door: money a number, instants text, a file its bytes. */
const plain = (answer: unknown): Answer => answer instanceof FileAnswer ? { file: answer.filename, bytes: answer.bytes.length, content: answer.bytes }
  : JSON.parse(JSON.stringify(answer ?? null, (_, value: unknown) => typeof value === 'bigint' ? fenNumber(value) : value))
