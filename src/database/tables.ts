import type { ClientBase } from 'pg'

/** A table of ours as the catalog has it. */
export type Table = { name: string; columns: string[]; key: string[]; parents: string[] }

/** Every table outside PostgreSQL's own schemas, parents before the tables that refer to them. */
export async function tablesOf(db: Pick<ClientBase, 'query'>): Promise<Table[]> {
  const { rows } = await db.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select array_agg(quote_ident(attname) order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select array_agg(quote_ident(a.attname) order by k.at) from pg_constraint p, unnest(p.conkey) with ordinality k(num, at), pg_attribute a
        where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid and a.attnum = k.num), '{}') as key,
      coalesce((select array_agg(distinct format('%I.%I', pn.nspname, pc.relname)) from pg_constraint f join pg_class pc on pc.oid = f.confrelid join pg_namespace pn on pn.oid = pc.relnamespace
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`)
  const sorted: Table[] = []
  const visit = (table: Table) => {
    if (sorted.includes(table)) return
    for (const parent of table.parents) visit(rows.find(({ name }) => name === parent)!)
    sorted.push(table)
  }
  rows.forEach(visit)
  return sorted
}
