import type { ClientBase } from 'pg'
import { APP_ROLE } from './roles.ts'

type Db = Pick<ClientBase, 'query'>

/**
 * The schema as SQL, written from the catalog: schemas, tables with columns, constraints, indexes, functions, comments and grants,
 * in an order that depends on names only, with what `role` may do. db/schema.sql and bank/schema.sql are this text of the embedded server; a test compares.
 */
export async function describe(db: Db, role: string = APP_ROLE, folder = 'db/migrations'): Promise<string> {
  const granted = (acl: string) => `(select string_agg(lower(privilege_type), ', ' order by lower(privilege_type)) from aclexplode(${acl}) where grantee = '${role}'::regrole)`
  const parts: string[] = [`-- Written from the catalog by tools/schema.ts; not to be edited. What makes the database is ${folder}.`]
  for (const { name, note, grants } of await list(db, `
    select quote_ident(nspname) as name, obj_description(oid, 'pg_namespace') as note, ${granted('nspacl')} as grants
    from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by nspname`)) {
    parts.push(`create schema ${name};`, ...noted('schema', name!, note), ...(grants ? [`grant ${grants} on schema ${name} to ${role};`] : []))
  }
  for (const { name, oid, note, grants } of await list(db, `
    select format('%I.%I', n.nspname, c.relname) as name, c.oid::text, obj_description(c.oid, 'pg_class') as note, ${granted('c.relacl')} as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by n.nspname, c.relname`)) {
    const inside = await list(db, `
      select * from (
        select 1 as kind, attnum::int as at, quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
          || coalesce(case when attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '') as line
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where attrelid = ${oid} and attnum > 0 and not attisdropped
        union all
        select 2, row_number() over (order by contype <> 'p', contype, conname)::int, 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where conrelid = ${oid} and contype in ('p', 'u', 'f', 'c', 'x')
      ) lines order by kind, at`)
    parts.push(`create table ${name} (\n${inside.map(({ line }) => `  ${line}`).join(',\n')}\n);`, ...noted('table', name!, note))
    for (const { line } of await list(db, `
      select pg_get_indexdef(indexrelid) || ';' as line from pg_index where indrelid = ${oid}
        and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')) order by 1`)) parts.push(line!)
    for (const { line } of await list(db, `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = ${oid} and not tgisinternal order by 1`)) parts.push(line!)
    if (grants) parts.push(`grant ${grants} on ${name} to ${role};`)
  }
  for (const { line } of await list(db, `
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prokind in ('f', 'p') order by p.oid::regprocedure::text`)) parts.push(line!)
  return `${parts.join('\n')}\n`
}

const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
function noted(kind: string, name: string, note: string | null | undefined): string[] {
  return note ? [`comment on ${kind} ${name} is '${note.replaceAll("'", "''")}';`] : []
}

async function list(db: Db, sql: string): Promise<Record<string, string | null>[]> {
  return (await db.query<Record<string, string | null>>(sql)).rows
}
