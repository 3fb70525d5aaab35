import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

export async function doneSteps({ sql }: Work): Promise<Set<string>> {
  return new Set((await sql<{ name: string }>`select name from demo.step`).map(row => row.name))
}
/** Steps are taken one at a time, whichever process takes them, until the Work ends. */
export async function lockSteps({ sql }: Work): Promise<void> { await sql`select pg_advisory_xact_lock(hashtext('demo.step'))` }
export async function markStep({ sql, now }: Work, name: string) { await sql`insert into demo.step (name, at) values (${name}, ${now}) on conflict do nothing` }

export async function insertSeeded({ sql }: Work, person: PersonKey, place: number) {
  await sql`insert into demo.person (bucket, id, place) values (${person.bucket}, ${person.id}, ${place}) on conflict do nothing`
}
export async function markPin({ sql }: Work, person: PersonKey, at: Date, turn: number) {
  await sql`update demo.person set pin_set_at = ${at}, pin_turn = ${turn} where bucket = ${person.bucket} and id = ${person.id}`
}
/** Everyone the seed made. (across buckets: the sandbox) */
export async function seeded({ sql }: Work): Promise<{ bucket: number; id: Id; place: number; pinSetAt: Date | null; pinTurn: number }[]> {
  return sql`select bucket, id, place, pin_set_at as "pinSetAt", pin_turn as "pinTurn" from demo.person order by place`
}
