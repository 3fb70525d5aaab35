import pg from 'pg'

/** The role the program works as: owns nothing, may do only what the migrations grant. */
export const APP_ROLE = 'shebaoka_app'
/** In the embedded server: who owns it, and the program's sign-in. */
export const OWNER = 'shebaoka_owner'
export const LOGIN = 'shebaoka_login'

/** Makes the application's role and lets the given sign-ins work as it. Safe to repeat and to run from many databases of one server at once. */
export async function ensureAppRole(client: pg.ClientBase, members: readonly string[] = []): Promise<void> {
  const { rows } = await client.query<{ name: string; super: boolean }>(
    `select rolname::text as name, rolsuper as super from pg_roles where rolname = any($1) or rolname = current_user`, [[APP_ROLE, ...members]])
  const has = (name: string) => rows.some(row => row.name === name)
  if (!has(APP_ROLE)) {
    await client.query(`create role ${APP_ROLE} nologin`).catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  }
  for (const { name, super: isSuper } of rows) {
    if (name === APP_ROLE || isSuper) continue
    const { rows: [member] } = await client.query<{ yes: boolean }>('select pg_has_role($1, $2, $3) as yes', [name, APP_ROLE, 'member'])
    if (!member?.yes) await client.query(`grant ${APP_ROLE} to ${pg.escapeIdentifier(name)}`)
  }
}
