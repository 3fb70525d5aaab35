import type { Sql } from '#kit/sql'
import type { JournalRow } from './store.ts'

/** A posting: a journal row to be; `version` is the account's version it was decided on. */
export type Posting = Omit<JournalRow, 'seq' | 'balance'> & { version: number }
/** What another room writes in the same statement: a `with` query of its own over its own arrays, numbered from `first`. */
export type Beside = (first: number) => { text: string; values: unknown[] }

const types = {
  bucket: 'smallint', person: 'uuid', kind: 'text', region: 'text', version: 'int', number: 'text', what: 'text', at: 'timestamptz', day: 'date',
  account: 'bigint', fund: 'bigint', cash: 'bigint', hospital: 'bigint', income: 'bigint', total: 'bigint', undoes: 'text',
  provider: 'uuid', terminal: 'uuid', operator: 'text', session: 'uuid', policies: 'text',
} as const satisfies Record<keyof Omit<Posting, 'detail'>, string>
const names = Object.keys(types) as (keyof typeof types)[]
const arrays = names.map((name, i) => `$${i + 1}::${types[name]}[]`).join(', ')
/** Details travel as one binary value, cut apart there: in an array they would be hexadecimal text. */
const [bytes, starts, lengths] = [names.length + 1, names.length + 2, names.length + 3]
const values = 3

const statement = (beside: string) => `with i as (select ${names.join(', ')}, substr($${bytes}::bytea, start, length) as detail
    from unnest(${arrays}, $${starts}::int[], $${lengths}::int[]) as t (${names.join(', ')}, start, length))${beside && `, ${beside}`},
  moved as (update ledger.account a set balance = a.balance + i.account, version = a.version + 1 from i
    where a.bucket = i.bucket and a.person = i.person and a.kind = i.kind and a.region = i.region and a.version = i.version
    returning a.bucket, a.person, a.kind, a.region, a.version, a.balance, i.number, i.what, i.at, i.day, i.account, i.fund, i.cash, i.hospital, i.income, i.total,
      i.undoes, i.provider, i.terminal, i.operator, i.session, i.policies, i.detail)
  insert into ledger.journal (bucket, person, kind, region, seq, balance, number, what, at, day, account, fund, cash, hospital, income, total, undoes,
    provider, terminal, operator, session, policies, detail_sealed)
  select bucket, person, kind, region, version, balance, number, what, at, day, account, fund, cash, hospital, income, total, undoes, provider, terminal, operator, session,
    policies::uuid[], detail from moved
  returning bucket, number, seq, balance`

/**
 * Moves the accounts and writes the journal, in one statement: the only way money moves. The caller holds the accounts' locks; a row whose version moved
 * is a bug here, so fewer rows than postings throws. At most one posting an account. Answers balance and seq by number.
 */
export async function post({ sql }: { sql: Sql }, postings: readonly Posting[], beside?: Beside): Promise<Map<string, { seq: number; balance: bigint }>> {
  const more = beside?.(names.length + values + 1) ?? { text: '', values: [] }
  const cell = (posting: Posting, name: keyof typeof types) => name === 'policies' ? posting.policies && `{${posting.policies.join(',')}}` : posting[name]
  const text = (value: unknown) => typeof value === 'bigint' ? value.toString() : value
  const rows = await sql.text<{ number: string; seq: number; balance: bigint }>(more.text ? 'ledger-post-beside' : 'ledger-post', statement(more.text),
    [...names.map(name => postings.map(posting => text(cell(posting, name)))), ...packed(postings), ...more.values])
  if (rows.length !== postings.length) throw new Error(`${postings.length - rows.length} of ${postings.length} postings met a moved account`)
  return new Map(rows.map(({ number, seq, balance }) => [number, { seq, balance }]))
}

/** All details in one, with where each begins (from 1) and how long it is; null where there is none. */
function packed(postings: readonly Posting[]): [Buffer, number[], (number | null)[]] {
  let end = 1
  const starts = postings.map(({ detail }) => (end += detail?.length ?? 0) - (detail?.length ?? 0))
  return [Buffer.concat(postings.flatMap(({ detail }) => detail ?? [])), starts, postings.map(({ detail }) => detail?.length ?? null)]
}
