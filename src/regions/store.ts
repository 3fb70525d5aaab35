import type { Sql } from '#kit/sql'
import type { PolicyRow } from './snapshot.ts'

const columns = ['id', 'region', 'key', 'valid_from', 'revision', 'value', 'source', 'standing', 'dated', 'other', 'note', 'entered_by', 'approved_by', 'recorded_at']

/** Every row of the policy, oldest first. */
export async function allRows(sql: Sql): Promise<PolicyRow[]> {
  return sql<PolicyRow>`
    select id, region, key, valid_from as "validFrom", revision, value, source, standing, dated, other, note,
           entered_by as "enteredBy", approved_by as "approvedBy", recorded_at as "recordedAt"
      from regions.policy order by recorded_at, region, key, valid_from, revision`
}

/** Appends rows; two writers of the same revision collide on the unique key. */
export async function addRows(sql: Sql, rows: readonly PolicyRow[]): Promise<void> {
  if (!rows.length) return
  const stored = rows.map(row => ({ id: row.id, region: row.region, key: row.key, valid_from: row.validFrom, revision: row.revision, value: row.value,
    source: row.source, standing: row.standing, dated: row.dated, other: row.other, note: row.note,
    entered_by: row.enteredBy, approved_by: row.approvedBy, recorded_at: row.recordedAt }))
  await sql.text('regions-add', `insert into regions.policy (${columns.join(', ')})
    select ${columns.map(column => column === 'value' ? `coalesce(value, 'null'::jsonb)` : column).join(', ')} from jsonb_populate_recordset(null::regions.policy, $1)`, [JSON.stringify(stored)])
}
