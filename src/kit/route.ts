import type { z } from 'zod'
import type { Refusal } from './refusal.ts'
import type { By, House, Work } from './work.ts'

/** Who may knock: anyone, a signed-in holder, staff whose post holds the named permission, or (demo only) the sandbox. */
export type May = 'public' | 'holder' | `staff:${string}` | 'signed-in' | 'sandbox'

/** What a handler gets besides its Work: the parsed request and the cookies it may set. */
export type Asked<Params, Query, Body> = {
  params: Params; query: Query; body: Body
  /** Address of the caller, for limits; never stored beside personal data in clear. */
  address: string
  /** Files of a multipart request, read within the route's limits. */
  files: readonly { field: string; filename: string; bytes: Buffer }[]
  /** The same of a route that spools: outside memory, read by position while the request is answered. */
  spooled: readonly { field: string; filename: string; size: number; sha256: string; read(position: number, length: number): Promise<Buffer> }[]
  /** Cookies and headers of the answer. */
  reply: { setSession(token: string, minutes: number): void; clearSession(): void; header(name: string, value: string): void }
  session: string | null
  /** When this session proved a passkey; null when it has not. */
  passkeyAt: Date | null
  /** The page's own host name and origin, for passkeys. */
  site: { host: string; origin: string }
  /** Born demo. */
  demo: boolean
  by: By
}

export type Lang = 'zh' | 'en'
/** What stands in a cell: text, a number, nothing; an amount in fen is said as `{ fen }` and stands there in yuan. */
export type Cell = string | number | null | undefined | { fen: number }
/** A list that can leave the house as a file: the very rows its route answers, masked as the page shows them, in these columns. `rows` where they are not `answer.rows`. */
export type ListFile = {
  zh: string; en: string; columns: readonly { zh: string; en: string; of: (row: never, lang: Lang) => Cell }[]
  rows?: (answer: never) => readonly unknown[]
}
/** Declares the columns of a list's file. */
export function listFile<Row, Answer = { rows: readonly Row[] }>(
  name: { zh: string; en: string }, columns: readonly (readonly [zh: string, en: string, of: (row: Row, lang: Lang) => Cell])[], rows?: (answer: Answer) => readonly Row[],
): ListFile {
  return { ...name, columns: columns.map(([zh, en, of]) => ({ zh, en, of })), ...rows ? { rows } : {} }
}

/** A route as data: the HTTP door registers it, checks it, authorises it, opens the transaction and says the refusals. */
export type Route = {
  method: 'GET' | 'POST'
  /** Fastify path under /api, e.g. `/cards/:card`. Ids, filters and dates only: no numbers of persons, names or phones. */
  path: string
  may: May
  summary: string
  params?: z.ZodType; query?: z.ZodType; body?: z.ZodType
  /** Multipart: bytes allowed in all and files; `spool` for what memory should not hold: the files are then `asked.spooled`. */
  upload?: { bytes: number; files: number; spool?: true }
  answer?: z.ZodType
  /** A list whose rows can be had as a file, at `<path>/file`; where a page shows several tables of one answer each has its name, `<path>/file?table=NAME`. */
  file?: ListFile | Readonly<Record<string, ListFile>>
  /** A refusal normally rolls back; true keeps what was written (a burnt try), names keep it with those refusals only. */
  keepsRefused?: boolean | readonly string[]
  /** Runs in one Work that the door opens and closes; its parameters are checked by `route()` below. */
  handle?: (work: Work, asked: never) => Promise<unknown>
  /** Opens its own Works (a settlement that is posted in a batch, a long upload); declared by `ownRoute()`. */
  own?: (house: House, asked: never) => Promise<unknown>
}

/** An answer that is a file: the door sends the bytes with the name. */
export class FileAnswer {
  readonly filename: string; readonly mime: string; readonly bytes: Buffer
  constructor(filename: string, mime: string, bytes: Buffer) { this.filename = filename; this.mime = mime; this.bytes = bytes }
}

type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

/** Declares a route; params, query and body reach the handler parsed and typed. The return type must name each refusal. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, Answer>(declared: Omit<Route, 'handle' | 'own' | 'params' | 'query' | 'body'> & {
  params?: P; query?: Q; body?: B
  handle: (work: Work, asked: Asked<Out<P>, Out<Q>, Out<B>>) => Promise<Answer | Refusal>
}): Route {
  return declared as unknown as Route
}

/** Declares a route that opens its own Works; `asked.by` is who answers for them. */
export function ownRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, Answer>(declared: Omit<Route, 'handle' | 'own' | 'params' | 'query' | 'body'> & {
  params?: P; query?: Q; body?: B
  own: (house: House, asked: Asked<Out<P>, Out<Q>, Out<B>>) => Promise<Answer | Refusal>
}): Route {
  return declared as unknown as Route
}
