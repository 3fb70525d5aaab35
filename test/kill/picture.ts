import pg from 'pg'

/** Every table of a database: how many rows, and a digest of each column by itself. */
export type Picture = ReadonlyMap<string, { rows: number; columns: Readonly<Record<string, string>> }>

type Columns = readonly { table: string; columns: string[] }[]
let known: Columns | null = null
/** What a dead process leaves and time takes away: a sign-in's last use, a lease on a roster that needs nothing more. And the tally of what a provider's program sent: a message that came twice came twice. */
const passing = ['staff.session', 'applications.roster_lease', 'messages.heard']

async function columnsOf(client: pg.Client): Promise<Columns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as table, array_agg(format('%I', a.attname)::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and n.nspname not in ('house', 'regions') and not format('%I.%I', n.nspname, c.relname) = any ($1) group by 1 order by 1`, [passing])
  return rows
}

/** Looks at everything a database holds. */
export async function pictureOf(url: string): Promise<Picture> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    known ??= await columnsOf(client)
    const picture = new Map<string, { rows: number; columns: Record<string, string> }>()
    for (const { table, columns } of known) {
      const { rows: [row] } = await client.query<Record<string, string>>(`select count(*)::text as "rows", ${columns.map((column, i) =>
        `coalesce(sum(hashtextextended(${column}::text, 0)), 0)::text as c${i}`).join(', ')} from ${table}`)
      picture.set(table, { rows: Number(row!['rows']), columns: Object.fromEntries(columns.map((column, i) => [column, row![`c${i}`]!])) })
    }
    return picture
  } finally { await client.end() }
}

/** What two undisturbed runs of a command agree on: row counts, and every column that chance and the clock do not fill. */
export function agreed(one: Picture, other: Picture): Picture {
  return new Map([...one].map(([table, { rows, columns }]) => [table, {
    rows, columns: Object.fromEntries(Object.entries(columns).filter(([column, digest]) => other.get(table)!.columns[column] === digest)),
  }]))
}

/** Whether a table looks as it did there. */
const like = (seen: Picture, wanted: Picture, table: string) => {
  const [is, should] = [seen.get(table)!, wanted.get(table)!]
  return is.rows === should.rows ? Object.entries(should.columns).filter(([column, digest]) => is.columns[column] !== digest).map(([column]) => column) : [`${is.rows} rows for ${should.rows}`]
}

/** Where a picture is like none of the wanted ones, table by table. */
export function differences(seen: Picture, wanted: readonly Picture[]): string[] {
  return [...seen.keys()].flatMap(table => {
    const all = wanted.map(each => like(seen, each, table))
    return all.some(each => each.length === 0) ? [] : [`${table}: ${all[0]!.join(', ')}`]
  })
}
