import type { Sql } from '#kit/sql'

/** One digest over every row of every table but the migration list: equal for two runs of one seed. */
export async function digestOf(sql: Sql): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)' and not (n.nspname = 'house' and c.relname = 'migration') order by 1`
  const parts: string[] = []
  for (const { name } of tables) {
    const [row] = await sql.text<{ digest: string; rows: bigint }>(`digest-${name}`,
      `select count(*) as rows, md5(coalesce(string_agg(line, '' order by line), '')) as digest from (select md5(t::text) as line from ${name} t) l`, [])
    parts.push(`${name} ${row!.rows} ${row!.digest}`)
  }
  const [all] = await sql<{ digest: string }>`select md5(${parts.join('\n')}) as digest`
  return all!.digest
}
