import type { Day } from '#kit/day'
import type { Sql } from '#kit/sql'
import type { Channel } from '../banks.ts'
import type { Held, Kept, PayIn, TerminalKind } from './held.ts'

type Has = { sql: Sql }
/** A row of the look-up: by its place what is known of card, terminal, the message itself, the one it speaks of, and the one that one voided. */
export type Found = {
  held: Held | null; own: Kept | null; original: Kept | null; voided: Kept | null; payIn: PayIn | null
  terminal: { id: string; kind: TerminalKind; bank: string; merchant: string; country: string; cipher: '3des' | 'sm4'; batch: number; ended: boolean; working: Buffer | null } | null
}
type Cells = Record<string, unknown>

const cardColumns = `c.bucket, c.id as card, c.account, c.bank, c.expires, c.activated_at, c.lost_at, c.lost_how, c.closed_at, c.ended_at, c.limits, a.balance, a.version, a.used_day,
  a.used_atm, a.used_pos, a.used_online, a.times_atm, a.times_pos, a.times_online, p.verifier, p.tries, p.locked_at`
const cardJoins = `left join cards.card c on c.bucket = l.bucket and c.id = l.card left join accounts.account a on a.bucket = c.bucket and a.id = c.account
  left join pins.pin p on p.bucket = c.bucket and p.card = c.id`
const kept = ['key', 'kind', 'digest', 'code', 'reason', 'facts', 'card', 'seq', 'amount', 'balance', 'rrn', 'auth', 'merchant', 'at', 'undone_by', 'undid', 'refunded', 'dispensed', 'discount', 'points']
const keptAs = (table: string) => kept.map(column => `${table}.${column} as ${table}_${column}`).join(', ')

/** One row by its key. The limit holds the planner to the key: while a table is new and counts as empty it would read all of it for each message, and go on so until the table is analysed. */
const one = (table: string, by: string) => `(select * from ${table} where ${by} limit 1)`
const look = `select i.n, ${cardColumns}, ${keptAs('m')}, ${keptAs('o')}, ${keptAs('v')},
    t.id as t_id, t.kind as t_kind, t.bank as t_bank, t.merchant as t_merchant, t.country as t_country, t.cipher as t_cipher, t.batch as t_batch, t.ended_at is not null as t_ended, t.working_sealed as t_working,
    y.number as y_number, y.card as y_card, y.amount as y_amount, y.note as y_note, y.paid_at as y_paid, y.withdrawn_at as y_withdrawn
  from unnest($1::int[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[]) as i (n, digest, key, original, terminal, pay)
  left join cards.alias l on l.digest = i.digest ${cardJoins} left join terminals.terminal t on t.id = i.terminal
  left join lateral ${one('acquiring.message', 'key = i.key')} m on true left join lateral ${one('acquiring.message', 'key = i.original')} o on true left join lateral ${one('acquiring.message', 'key = o.undid')} v on true
  left join lateral ${one('orders.pay_in', 'number = i.pay and bank = c.bank')} y on true`

/** What the messages rest on, read at one instant and in the order asked. */
export async function selectFound({ sql }: Has, asked: readonly { digest: Buffer; key: string; original: string | null; terminal: string; pay: string | null }[]): Promise<Found[]> {
  const rows = await sql.text<Cells>('acquiring-look', look, [asked.map((_, n) => n), asked.map(one => one.digest), asked.map(one => one.key), asked.map(one => one.original), asked.map(one => one.terminal), asked.map(one => one.pay)])
  const found: Found[] = []
  for (const row of rows) {
    found[row['n'] as number] = {
      held: heldOf(row), own: keptOf(row, 'm'), original: keptOf(row, 'o'), voided: keptOf(row, 'v'), payIn: row['y_number'] === null ? null : { number: row['y_number'], card: row['y_card'], amount: row['y_amount'], note: row['y_note'], paid: row['y_paid'] !== null, withdrawn: row['y_withdrawn'] !== null } as PayIn,
      terminal: row['t_id'] === null ? null : {
        id: row['t_id'], kind: row['t_kind'], bank: row['t_bank'], merchant: row['t_merchant'], country: row['t_country'], cipher: row['t_cipher'], batch: row['t_batch'], ended: row['t_ended'], working: row['t_working'],
      } as Found['terminal'],
    }
  }
  return found
}

/** Where cards are paid to: bank, account and its holder's sealed name, by digest of the number; in the order asked. */
export async function selectPayees({ sql }: Has, digests: readonly Buffer[]): Promise<({ bank: string; bucket: number; account: string; open: boolean; customer: string; name: Buffer } | null)[]> {
  const rows = await sql.text<{ n: number; bank: string; bucket: number; account: string; open: boolean; customer: string; name: Buffer }>('acquiring-payees',
    `select i.n, c.bank, c.bucket, c.account, c.closed_at is null and c.activated_at is not null as open, k.id as customer, k.name_sealed as name
     from unnest($1::int[], $2::bytea[]) as i (n, digest) join cards.alias l on l.digest = i.digest join cards.card c on c.bucket = l.bucket and c.id = l.card
     join accounts.account a on a.bucket = c.bucket and a.id = c.account join customers.customer k on k.bucket = a.bucket and k.id = a.customer`, [digests.map((_, n) => n), digests])
  return digests.map((_, n) => rows.find(row => row.n === n) ?? null)
}

/** A card with its account as decisions rest on it, by its id. */
export async function selectHeld({ sql }: Has, bucket: number, card: string): Promise<Held | null> {
  const [row] = await sql.text<Cells>('held-by-id', `select ${cardColumns} from (select $1::smallint as bucket, $2::uuid as card) l ${cardJoins}`, [bucket, card])
  return row ? heldOf(row) : null
}

function heldOf(row: Cells): Held | null {
  if (row['card'] === null) return null
  const used = (channel: Channel) => ({ fen: row[`used_${channel}`] as bigint, times: row[`times_${channel}`] as number })
  const limits = row['limits'] as Record<string, { single: string; daily: string; times: number }> | null
  return {
    bucket: row['bucket'], card: row['card'], account: row['account'], bank: row['bank'], expires: row['expires'], activatedAt: row['activated_at'], lostAt: row['lost_at'], lostHow: row['lost_how'],
    closedAt: row['closed_at'], endedAt: row['ended_at'], balance: row['balance'], version: row['version'], usedDay: row['used_day'] as Day | null, usage: { atm: used('atm'), pos: used('pos'), online: used('online') },
    limits: limits && Object.fromEntries(Object.entries(limits).map(([channel, { single, daily, times }]) => [channel, { single: BigInt(single), daily: BigInt(daily), times }])),
    pin: row['verifier'] === null ? null : { verifier: row['verifier'], tries: row['tries'], lockedAt: row['locked_at'] },
  } as Held
}

function keptOf(row: Cells, of: 'm' | 'o' | 'v'): Kept | null {
  const cell = (name: string) => row[`${of}_${name}`]
  if (cell('key') === null) return null
  return {
    key: cell('key'), kind: cell('kind'), digest: cell('digest'), code: cell('code'), reason: cell('reason'), facts: cell('facts'), card: cell('card'), seq: cell('seq'), amount: cell('amount'), balance: cell('balance'), rrn: cell('rrn'),
    auth: cell('auth'), merchant: cell('merchant'), at: cell('at'), undoneBy: cell('undone_by'), undid: cell('undid'), refunded: cell('refunded'), dispensed: cell('dispensed'), discount: cell('discount'), points: cell('points'),
  } as Kept
}

/** What is written of one message; `key` null where a message keeps no row of its own. Names are the statement's columns. */
export type Write = {
  n: number; bucket: number; account: string; card: string; version: number
  amount: bigint; cash: bigint; clearing: bigint; transit: bigint; dispensing: bigint; settlement: bigint; what: string | null; undoes: number | null; reference: string; pay: string | null
  used_day: Day | null; used_atm: bigint; used_pos: bigint; used_online: bigint; times_atm: number; times_pos: number; times_online: number
  tries: number | null; locked: boolean | null
  o_key: string | null; o_undone: string | null; o_refunded: bigint | null; o_dispensed: bigint | null; frees: string | null
  key: string | null; terminal: string; kind: string; digest: Buffer | null; code: string; reason: string | null; facts: string | null; told: bigint; rrn: string; auth: string | null; merchant: string; undone: string | null; undid: string | null
  transfer: string | null; bank: string; to_bank: string | null; to_bucket: number | null; to_account: string | null; payee: Buffer | null
  note: string | null; discount: bigint; points: number; offer: string | null; earned: number
}
const types = {
  n: 'int', bucket: 'smallint', account: 'uuid', card: 'uuid', version: 'int', amount: 'bigint', cash: 'bigint', clearing: 'bigint', transit: 'bigint', dispensing: 'bigint', settlement: 'bigint', what: 'text', undoes: 'int', reference: 'text', pay: 'text',
  used_day: 'date', used_atm: 'bigint', used_pos: 'bigint', used_online: 'bigint', times_atm: 'int', times_pos: 'int', times_online: 'int', tries: 'smallint', locked: 'boolean',
  o_key: 'text', o_undone: 'text', o_refunded: 'bigint', o_dispensed: 'bigint', frees: 'text',
  key: 'text', terminal: 'text', kind: 'text', digest: 'bytea', code: 'text', reason: 'text', facts: 'jsonb', told: 'bigint', rrn: 'text', auth: 'text', merchant: 'text', undone: 'text', undid: 'text',
  transfer: 'uuid', bank: 'text', to_bank: 'text', to_bucket: 'smallint', to_account: 'uuid', payee: 'bytea', note: 'text', discount: 'bigint', points: 'int', offer: 'uuid', earned: 'int',
} as const satisfies Record<keyof Write, string>
const names = Object.keys(types) as (keyof Write)[]
const [at, day] = [names.length + 1, names.length + 2]
const used = ['used_day', 'used_atm', 'used_pos', 'used_online', 'times_atm', 'times_pos', 'times_online']

/**
 * The whole of a batch in one statement: an account that still has the version the decision rested on moves, and only then is anything of its message written:
 * its posting, the PIN's count, how the original stands, a transfer, the answer. A message known already fails the statement as a whole.
 */
const write = `with i as (select * from unnest(${names.map((name, i) => `$${i + 1}::${types[name]}[]`).join(', ')}) as t (${names.join(', ')})),
  moved as (update accounts.account a set balance = a.balance + i.amount, version = a.version + 1, ${used.map(name => `${name} = i.${name}`).join(', ')} from i
    where a.bucket = i.bucket and a.id = i.account and a.version = i.version returning a.version as seq, a.balance as held, ${names.map(name => `i.${name}`).join(', ')}),
  posted as (insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, settlement, balance, terminal, merchant, reference, undoes, note)
    select bucket, account, seq, what, $${at}::timestamptz, $${day}::date, amount, cash, clearing, transit, dispensing, settlement, held, terminal, merchant, reference, undoes, note from moved where what is not null),
  counted as (update pins.pin p set tries = m.tries, locked_at = case when m.locked then $${at}::timestamptz end from moved m where m.tries is not null and p.bucket = m.bucket and p.card = m.card),
  stands as (update acquiring.message o set undone_by = m.o_undone, refunded = m.o_refunded, dispensed = m.o_dispensed from moved m where m.o_key is not null and o.key = m.o_key and o.key = any (array(select o_key from moved))),
  freed as (update acquiring.message v set undone_by = null from moved m where m.frees is not null and v.key = m.frees and v.key = any (array(select frees from moved))),
  sent as (insert into transfers.transfer (bucket, id, account, bank, to_bank, to_bucket, to_account, payee_sealed, amount, at)
    select bucket, transfer, account, bank, to_bank, to_bucket, to_account, payee, -amount, $${at}::timestamptz from moved where transfer is not null),
  paid as (update orders.pay_in y set paid_at = $${at}::timestamptz, paid_by = m.key from moved m where m.pay is not null and y.number = m.pay and y.bank = m.bank and y.number = any (array(select pay from moved))),
  pointed as (insert into points.entry (bucket, account, seq, merchant, points, day, at) select bucket, account, seq, merchant, earned, $${day}::date, $${at}::timestamptz from moved where earned <> 0),
  kept as (insert into acquiring.message (key, terminal, kind, digest, code, reason, facts, bucket, card, seq, amount, balance, rrn, auth, merchant, at, undone_by, undid, refunded, discount, points, offer)
    select key, terminal, kind, digest, code, reason, facts, bucket, card, case when what is not null then seq end, told, held, rrn, auth, merchant, $${at}::timestamptz, undone, undid, 0, discount, points, offer from moved where key is not null)
  select n, held from moved`

/** Writes a batch; answers the balance of each that was written, by place. What is missing met an account that moved meanwhile. */
export async function writeAll({ sql }: Has, now: Date, today: Day, rows: readonly Write[]): Promise<Map<number, bigint>> {
  if (!rows.length) return new Map()
  const done = await sql.text<{ n: number; held: bigint }>('acquiring-write', write, [...names.map(name => rows.map(row => row[name])), now, today])
  return new Map(done.map(({ n, held }) => [n, held]))
}

type Answer = { key: string; bucket: number | null; card: string | null; terminal: string; kind: string; digest: Buffer; code: string; reason: string; facts: string; told: bigint; rrn: string; merchant: string }
/** Keeps refusals that changed nothing; answers the keys of those that were kept, which no other answer had. */
export async function insertAnswers({ sql }: Has, now: Date, rows: readonly Answer[]): Promise<Set<string>> {
  if (!rows.length) return new Set()
  const done = await sql<{ key: string }>`insert into acquiring.message (key, bucket, card, terminal, kind, digest, code, reason, facts, amount, rrn, merchant, at, refunded)
    select k, b, h, t, o, d, c, r, f, m, n, s, ${now}::timestamptz, 0 from unnest(${rows.map(row => row.key)}::text[], ${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.card)}::uuid[], ${rows.map(row => row.terminal)}::text[], ${rows.map(row => row.kind)}::text[], ${rows.map(row => row.digest)}::bytea[],
      ${rows.map(row => row.code)}::text[], ${rows.map(row => row.reason)}::text[], ${rows.map(row => row.facts)}::jsonb[], ${rows.map(row => row.told)}::bigint[], ${rows.map(row => row.rrn)}::text[], ${rows.map(row => row.merchant)}::text[])
      as i (k, b, h, t, o, d, c, r, f, m, n, s) order by k on conflict do nothing returning key`
  return new Set(done.map(({ key }) => key))
}

/** Withdrawals whose machine told neither that it gave the money out nor that it did not, oldest first. acrossBuckets. */
export async function selectUndispensed({ sql }: Has, before: Date): Promise<{ key: string; terminal: string; amount: bigint; at: Date }[]> {
  return sql`select key, terminal, amount, at from acquiring.message where kind = 'withdrawal' and code = '00' and dispensed is null and undone_by is null and at < ${before} order by at limit 500`
}
