import type { Sql } from '#kit/sql'
import type { JournalRow } from './store.ts'

/** A posting: a journal row to be; `version` is the account's version it was decided on. */
export type Posting = Omit<JournalRow, 'seq' | 'balance'> & { version: number }
/** What another room writes in the same statement: a `with` query of its own over its own arrays, numbered from `first`. */
export type Beside = (first: number) => { text: string; values: unknown[] }

const types = {
  bucket: 'smallint', person: 'uuid', kind: 'text', region: 'text', version: 'int', number: 'text', what: 'text', at: 'timestamptz', day: 'date',
  account: 'bigint', fund: 'bigint', cash: 'bigint', hospital: 'bigint', income: 'bigint', total: 'bigint', undoes: 'text',
  provider: 'uuid', terminal: 'uuid', operator: 'text', session: 'uuid', policies: 'text', detail: 'bytea',
} as const satisfies Record<keyof Posting, string>
const names = Object.keys(types) as (keyof Posting)[]
const arrays = names.map((name, i) => `$${i + 1}::${types[name]}[]`).join(', ')

const statement = (beside: string) => `with i as (select * from unnest(${arrays}) as t (${names.join(', ')}))${beside && `, ${beside}`},
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
  const more = beside?.(names.length + 1) ?? { text: '', values: [] }
  const cell = (posting: Posting, name: keyof Posting) => name === 'policies' ? posting.policies && `{${posting.policies.join(',')}}` : posting[name]
  const text = (value: unknown) => typeof value === 'bigint' ? value.toString() : value
  const rows = await sql.text<{ number: string; seq: number; balance: bigint }>(more.text ? 'ledger-post-beside' : 'ledger-post', statement(more.text),
    [...names.map(name => postings.map(posting => text(cell(posting, name)))), ...more.values])
  if (rows.length !== postings.length) throw new Error(`${postings.length - rows.length} of ${postings.length} postings met a moved account`)
  return new Map(rows.map(({ number, seq, balance }) => [number, { seq, balance }]))
}
