import { addDays, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import type { AccountKind, What } from './shared.ts'
import type { JournalRow } from './store.ts'
import { holdDay } from './store-days.ts'

/** A posting: a journal row to be; `version` is the account's version it was decided on, `place` where its row lies while it is held. */
export type Posting = Omit<JournalRow, 'kind' | 'seq' | 'balance' | 'what' | 'at' | 'day'> & { version: number; place?: string | null }
/** What became of a posting: its place and the balance after it. All postings of a call happen at one instant of one business day: today, or where that is closed already the first open one. */
export type Posted = Pick<JournalRow, 'kind' | 'seq' | 'balance' | 'what' | 'at' | 'day'>
/**
 * What another room writes in the same statement: `with` queries of its own over its own arrays, numbered from `first`. `must`: of which query how many
 * rows there must be.
 */
export type Beside = (first: number) => { name: string; text: string; values: unknown[]; must?: { of: string; rows: number } | undefined }

const types = {
  bucket: 'smallint', person: 'uuid', region: 'bpchar', version: 'int', number: 'text',
  account: 'bigint', fund: 'bigint', cash: 'bigint', hospital: 'bigint', income: 'bigint', total: 'bigint', undoes: 'text',
  provider: 'uuid', terminal: 'uuid', operator: 'text', session: 'uuid', policies: 'int', place: 'tid',
} as const satisfies Record<keyof Omit<Posting, 'detail' | 'business'>, string>
const names = Object.keys(types) as (keyof typeof types)[]
const carried = names.filter(name => name !== 'version' && name !== 'policies' && name !== 'place').join(', ')
const arrays = names.map((name, i) => `$${i + 1}::${types[name]}[]`).join(', ')
/**
 * What all postings of a call share. The sets of policy rows with a kind of business are few: a posting names its set by its place. Details travel as one binary value, cut apart
 * there: in an array they would be hexadecimal text.
 */
const [what, at, day, sets, kinds, bytes, starts, lengths] = [1, 2, 3, 4, 5, 6, 7, 8].map(n => names.length + n)
const values = 8

/** `placed`: an account that is held stands where it stood, and is found there without a walk through the index. */
const statement = (beside: string, kind: AccountKind, counted: string | undefined, placed: boolean) => `with i as (select ${names.join(', ')}, substr($${bytes}::bytea, start, length) as detail
    from unnest(${arrays}, $${starts}::int[], $${lengths}::int[]) as t (${names.join(', ')}, start, length))${beside && `, ${beside}`},
  moved as (update ledger.account a set balance = a.balance + i.account, version = a.version + 1 from i
    where ${placed ? 'a.ctid = i.place and ' : ''}a.bucket = i.bucket and a.person = i.person and a.kind = '${kind}' and a.region = i.region and a.version = i.version
    returning a.version as seq, a.balance, ${carried.split(', ').map(name => `i.${name}`).join(', ')},
      ($${sets}::text[])[i.policies]::uuid[] as policies, ($${kinds}::text[])[i.policies] as business, i.detail)
  insert into ledger.journal (seq, balance, ${carried}, policies, business, detail_sealed, kind, what, at, day)
  select moved.*, '${kind}', $${what}::text, $${at}::timestamptz, greatest($${day}::date, (select max(c.day) + 1 from ledger.closed_day c)) from moved returning number, seq, balance, day${counted ? `, (select count(*) from ${counted})::int as beside` : ''}`

/**
 * Moves the accounts and writes the journal, in one statement: the only way money moves. The caller holds the accounts' locks; a row whose version moved
 * is a bug here, so fewer rows than postings throws. At most one posting an account. Answers what became of each, by number.
 */
export async function post({ sql, now }: Pick<Work, 'sql' | 'now'>, kind: What, postings: readonly Posting[], beside?: Beside, of: AccountKind = 'pacc'): Promise<Map<string, Posted>> {
  const more = beside?.(names.length + values + 1) ?? { name: '', text: '', values: [] }
  const placed = postings.every(posting => posting.place)
  const sets = new Map<string, { place: number; policies: string; business: string | null }>()
  const placeOf = (policies: readonly string[], business: string | null) => {
    const key = `${business}|${policies.join(',')}`
    const known = sets.get(key) ?? { place: sets.size + 1, policies: `{${policies.join(',')}}`, business }
    sets.set(key, known)
    return known.place
  }
  const cell = (posting: Posting, name: keyof typeof types) => name === 'policies' ? posting.policies && placeOf(posting.policies, posting.business) : posting[name] ?? null
  const columns = names.map(name => postings.map(posting => cell(posting, name)))
  const shared = { kind: of, what: kind, at: now } as const
  const today: Day = dayOf(now)
  // the day is held before the statement looks which are closed; both go out at once (decision 0160)
  const [, rows] = await Promise.all([holdDay({ sql }, today), sql.text<{ number: string; seq: number; balance: bigint; day: Day; beside?: number }>(`ledger-post${placed ? '-placed' : ''}${more.name && `-${more.name}`}${of === 'pacc' ? '' : `-${of}`}`, statement(more.text, of, more.must?.of, placed),
    [...columns, shared.what, shared.at, today, [...sets.values()].map(set => set.policies), [...sets.values()].map(set => set.business), ...packed(postings), ...more.values])])
  if (rows.some(row => row.day > addDays(today, 1))) throw new Error(`this clock says ${today}, and days behind it are closed`)
  if (rows.length !== postings.length) throw new Error(`${postings.length - rows.length} of ${postings.length} postings met a moved account`)
  if (more.must && rows[0]?.beside !== more.must.rows) throw new Error(`${rows[0]?.beside} of ${more.must.rows} rows beside ${postings.length} postings were there`)
  return new Map(rows.map(({ number, seq, balance, day }) => [number, { ...shared, day, seq, balance }]))
}

/** All details in one, with where each begins (from 1) and how long it is; null where there is none. */
function packed(postings: readonly Posting[]): [Buffer, number[], (number | null)[]] {
  let end = 1
  const starts = postings.map(({ detail }) => (end += detail?.length ?? 0) - (detail?.length ?? 0))
  return [Buffer.concat(postings.flatMap(({ detail }) => detail ?? [])), starts, postings.map(({ detail }) => detail?.length ?? null)]
}
