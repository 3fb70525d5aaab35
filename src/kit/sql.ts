import pg from 'pg'
import { list } from './list.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt)
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
const parseBigInts = pg.types.getTypeParser(1016 as never) as unknown as (text: string) => string[]
pg.types.setTypeParser(1016 as never, ((text: string) => parseBigInts(text).map(BigInt)) as never)

/** One row as the store reads it: int8 → bigint, date → 'yyyy-MM-dd', timestamptz → Date, bytea → Buffer, jsonb → value. */
export type Row = Record<string, unknown>

/**
 * One connection (a transaction, when it belongs to a Work). A tagged template: values become parameters, never text;
 * the statement is prepared once per connection.
 *
 *   const [card] = await work.sql<CardRow>`select … from cards.card where bucket = ${bucket} and id = ${id}`
 */
export type Sql = {
  <T = Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>
  /** Runs a statement and returns how many rows it touched. */
  run(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>
  /** A statement kept as text (a hot, set-based one); `name` prepares it. */
  text<T = Row>(name: string, text: string, values: unknown[]): Promise<T[]>
}

const names = new WeakMap<TemplateStringsArray, { name: string; text: string }>()
let next = 0
function prepared(strings: TemplateStringsArray) {
  let known = names.get(strings)
  if (!known) {
    known = { name: `s${++next}`, text: strings.reduce((all, part, i) => `${all}$${i}${part}`) }
    names.set(strings, known)
  }
  return known
}

type Corked = { cork(): void; uncork(): void }
const corked = new WeakSet<Corked>()
/** What is sent to a connection until this turn of the event loop ends goes out in one write: each write wakes the other side, and many wakings cost more than what is said. */
export function inOneWrite(client: pg.ClientBase | pg.Pool): void {
  const stream = (client as { connection?: { stream?: Corked } }).connection?.stream
  if (!stream?.cork || corked.has(stream)) return
  corked.add(stream)
  stream.cork()
  process.nextTick(() => { corked.delete(stream); stream.uncork() })
}

const said = (value: unknown) => typeof value === 'bigint' ? value.toString() : Array.isArray(value) ? list(value) ?? value : value

/**
 * The tagged-template face of a pg client or pool. Statements are sent as they are asked for, without waiting for the answers before them: those that do
 * not need each other belong in one `Promise.all`. They are carried out in that order. `begun` is the answer to the transaction's `begin`: what reads goes
 * ahead of it, what may write waits for it, so that nothing is ever written outside the transaction.
 */
export function sqlOf(client: pg.ClientBase | pg.Pool, begun?: Promise<unknown>): Sql {
  let open = begun === undefined
  void begun?.then(() => { open = true }, () => undefined)
  const send = async (name: string, text: string, values: unknown[]) => {
    if (!open && !/^\s*select\b/i.test(text)) await begun
    inOneWrite(client)
    return client.query({ name, text, values: values.map(said) })
  }
  const sql = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const { name, text } = prepared(strings)
    return (await send(name, text, values)).rows
  }
  return Object.assign(sql, {
    run: async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const { name, text } = prepared(strings)
      return (await send(name, text, values)).rowCount ?? 0
    },
    text: async (name: string, text: string, values: unknown[]) => (await send(name, text, values)).rows,
  }) as Sql
}
