import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { connect, describe, throwAway } from '#database'
import { bringUp } from '#kit/migrations'
import { schema } from '../bank/open.ts'

type Column = { table: string; name: string; type: string; notnull: boolean; initial: string | null; identity: string; generated: string }
type Key = { table: string; kind: 'p' | 'u' | 'f'; columns: string[]; to: string | null }
const centre = { name: '', file: 'db/schema.sql', migrations: 'db/migrations', role: 'shebaoka_app', base: async () => (await throwAway()).fresh() }
const bank = { name: 'the bank: ', file: 'bank/schema.sql', migrations: 'bank/migrations', role: schema.role, base: async () => { const server = await throwAway(); return server.fresh(await server.template('bank', url => bringUp(schema, url))) } }

/** One rule set for every database of ours; answers the schema as text. */
function holds({ name, file, migrations, role, base }: typeof centre): () => string {
  const tables = new Map<string, string | null>()
  let columns: Column[] = [], keys: Key[] = [], written = '', version = 0

  before(async () => {
    const db = await connect(await base())
    const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
    for (const row of (await db.query<{ name: string; note: string | null }>(
      `select n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as note from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours}`)).rows) tables.set(row.name, row.note)
    columns = (await db.query<Column>(`select n.nspname || '.' || c.relname as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as notnull,
      pg_get_expr(d.adbin, d.adrelid) as initial, a.attidentity::text as identity, a.attgenerated::text as generated
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours}`)).rows
    keys = (await db.query<Key>(`select n.nspname || '.' || c.relname as table, k.contype::text as kind, k.confrelid::regclass::text as to,
      (select array_agg(a.attname::text order by x.at) from unnest(k.conkey) with ordinality x(num, at) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num) as columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype in ('p', 'u', 'f') and ${ours}
      union all
      select n.nspname || '.' || c.relname, 'u', null, (select array_agg(coalesce(a.attname::text, '?') order by x.at) from unnest(i.indkey::int[]) with ordinality x(num, at) left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.num)
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and ${ours} and not exists (select from pg_constraint where conindid = i.indexrelid)`)).rows
    written = await describe(db, role, migrations)
    version = Number((await db.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]!.v)
    await db.end()
  })

  const own = (name: string) => name !== 'house.migration'
  const kindOf = (table: string) => /^(distributed|reference|local)/.exec(tables.get(table) ?? '')?.[1]
  const distributed = () => [...tables.keys()].filter(name => kindOf(name) === 'distributed')
  /** A distributed table by another column than the person's bucket (an alias by digest, a queue by office). */
  const distributedBy = (table: string) => /^distributed: ([a-z_]+)/.exec(tables.get(table) ?? '')?.[1] ?? ''

  test(`${name}${file} is what the migrations make`, t => {
    if (version < 180_000) return t.skip('compared on the embedded server only')
    const kept = readFileSync(join(import.meta.dirname, '..', file), 'utf8').split('\n')
    const made = written.split('\n')
    const at = made.findIndex((line, i) => line !== kept[i])
    assert.ok(at < 0 && made.length === kept.length, `line ${at + 1} should be: ${made[at]} — run node_modules/.bin/node tools/schema.ts`)
  })

  test(name + 'every table says in its comment how it is spread', () => {
    assert.deepEqual([...tables].filter(([, note]) => !/^(distributed: [a-z_]+(, ?[a-z_]+)?|reference|local) — ./.test(note ?? '')).map(([name, note]) => `${name}: ${note}`), [])
  })

  test(name + 'every table has a primary key', () => {
    assert.deepEqual([...tables.keys()].filter(table => !keys.some(key => key.table === table && key.kind === 'p')), [])
  })

  test(name + 'the first column of every key of a distributed table is the one it is spread by', () => {
    const strays = keys.filter(key => distributed().includes(key.table) && key.kind !== 'f' && !key.columns.includes(distributedBy(key.table)))
    assert.deepEqual(strays.map(key => `${key.table} (${key.columns.join(', ')})`), [])
    const first = keys.filter(key => distributed().includes(key.table) && key.kind === 'p' && key.columns[0] !== distributedBy(key.table))
    assert.deepEqual(first.map(key => `${key.table} (${key.columns.join(', ')})`), [])
  })

  test(name + 'a foreign key between distributed tables carries the bucket', () => {
    const strays = keys.filter(key => key.kind === 'f' && distributed().includes(key.table) && distributed().includes(key.to!) && key.columns[0] !== 'bucket')
    assert.deepEqual(strays.map(key => `${key.table} (${key.columns.join(', ')}) → ${key.to}`), [])
    const wrong = keys.filter(key => key.kind === 'f' && kindOf(key.table) === 'reference' && kindOf(key.to!) === 'distributed')
    assert.deepEqual(wrong.map(key => `${key.table} → ${key.to}`), [])
  })

  test(name + 'a bucket is a smallint from 0 to 4095', () => {
    assert.deepEqual(columns.filter(({ name, type }) => name === 'bucket' && type !== 'smallint').map(({ table, type }) => `${table} ${type}`), [])
    const lacking = distributed().filter(table => distributedBy(table) === 'bucket')
      .filter(table => !new RegExp(`create table ${table} \\([^;]*CHECK \\(\\(\\(bucket >= 0\\) AND \\(bucket <= 4095\\)\\)\\)`, 'i').test(written))
    assert.deepEqual(lacking, [])
  })

  test(name + 'no identity, no trigger, no default that the moment decides', () => {
    assert.deepEqual(columns.filter(({ table, identity, initial }) => own(table) && (identity !== '' || /nextval|now\(|random|clock|current_/i.test(initial ?? ''))).map(({ table, name }) => `${table}.${name}`), [])
    assert.doesNotMatch(written, /^create (constraint )?trigger/im)
    assert.deepEqual(columns.filter(({ generated }) => generated !== '').map(({ table, name }) => `${table}.${name}`), [], 'backup writes rows as they are')
  })

  test(name + 'sealed columns are bytes and nothing else holds what must be sealed', () => {
    assert.deepEqual(columns.filter(({ name, type }) => name.endsWith('_sealed') && !type.startsWith('bytea')).map(({ table, name }) => `${table}.${name}`), [])
    const clear = columns.filter(({ name, type }) => /^(phone|certno|address|holder_name|bank_card|bank_account|id_number|diagnosis)$/.test(name) && type === 'text')
    assert.deepEqual(clear.map(({ table, name }) => `${table}.${name}`).filter(name => !['staff.organisation.address', 'staff.organisation.phone', 'messages.sign.address'].includes(name)), [])
  })
  return () => written
}

const writtenOf = { centre: holds(centre), bank: holds(bank) }

test('TRUST-02: the application may not rewrite the record, the journal or the policy', () => {
  const written = writtenOf.centre()
  const rewritable = [...written.matchAll(/^grant (.*) on (\S+) to shebaoka_app;$/gm)].filter(([, rights, table]) =>
    /^(record\.|regions\.policy|ledger\.(entry|journal)|fees\.(receipt|owed|movement|count|approval)|settlement\.journal|house\.|vault\.)/.test(table!) && /update|delete|truncate/.test(rights!))
  assert.deepEqual(rewritable.map(([line]) => line), [])
  assert.doesNotMatch(written, /^grant [^;]*truncate/im)
})

test('the bank may not rewrite its journal or its cards’ events, and only what the migrations give it is given', () => {
  const written = writtenOf.bank()
  const rights = [...written.matchAll(/^grant (.*) on (\S+) to shebaoka_bank;$/gm)].map(([, right, table]) => [table!, right!] as const)
  assert.deepEqual(rights.filter(([table, right]) => /^(accounts\.journal|cards\.(event|alias)|orders\.opening|payouts\.line|customers\.|house\.)/.test(table) && /update|delete|truncate/.test(right)), [])
  // a session and what slows somebody down are over when they are over
  assert.deepEqual(rights.filter(([table, right]) => /delete|truncate/.test(right) && !/^access\.(session|slow)$/.test(table)), [])
})
