import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

export type Phase = 'reading' | 'photos' | 'checking' | 'ready' | 'submitting' | 'unreadable' | 'clearing' | 'cleared'
export type RowState = 'staged' | 'good' | 'bad' | 'skipped' | 'left-out' | 'submitted'
export type Roster = {
  id: Id; organisation: Id; region: string; digest: Buffer | null; phase: Phase; next: number; rows: number; fault: string | null
  receivedAt: Date; receivedBy: Id; confirmedAt: Date | null; confirmedBy: Id | null; bank: string | null
  deliveryKind: 'branch' | 'unit' | 'counter' | null; deliveryOrganisation: Id | null; movedAt: Date; outcome: Partial<Record<RowState, number>> | null
}
export type FileRow = { roster: Id; file: number; digest: Buffer; nameSealed: Buffer; size: bigint; entries: number; receivedAt: Date }
export type StagedRow = {
  roster: Id; row: number; state: RowState; kinds: string[]; cellsSealed: Buffer; cellsDigest: Buffer; numberDigest: Buffer | null; mistakesSealed: Buffer | null
  photoRoster: Id | null; photoFile: number | null; photoEntry: number | null; bucket: number | null; person: Id | null; application: Id | null; mendedAt: Date | null; attestedAt: Date | null; version: number
}
export type PhotoRow = { roster: Id; file: number; entry: number; organisation: Id; numberDigest: Buffer | null; nameSealed: Buffer; verdict: 'good' | 'refused' | 'no-photo'; reasons: string[] }

/** One roster of one unit; `lock` holds it for the transaction. */
export async function selectRoster(sql: Sql, id: Id, lock = false): Promise<Roster | null> {
  const [row] = lock
    ? await sql<Roster>`select id, organisation, region, digest, phase, next, rows, fault, received_at as "receivedAt", received_by as "receivedBy",
        confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", bank, delivery_kind as "deliveryKind", delivery_organisation as "deliveryOrganisation", moved_at as "movedAt", outcome
        from applications.roster where id = ${id} for update`
    : await sql<Roster>`select id, organisation, region, digest, phase, next, rows, fault, received_at as "receivedAt", received_by as "receivedBy",
        confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", bank, delivery_kind as "deliveryKind", delivery_organisation as "deliveryOrganisation", moved_at as "movedAt", outcome
        from applications.roster where id = ${id}`
  return row ?? null
}

/** The roster this unit already sent with this very spreadsheet. */
export async function rosterByDigest(sql: Sql, organisation: Id, digest: Buffer): Promise<Id | null> {
  const [row] = await sql<{ id: Id }>`select id from applications.roster where organisation = ${organisation} and digest = ${digest}`
  return row?.id ?? null
}

/** The unit's rosters, newest first. */
export async function rostersOf(sql: Sql, organisation: Id, before: Date | null, limit: number) {
  return sql<Pick<Roster, 'id' | 'phase' | 'next' | 'rows' | 'receivedAt' | 'confirmedAt'> & { nameSealed: Buffer; counts: Record<string, number> }>`
    select r.id, f.name_sealed as "nameSealed", r.phase, r.next, r.rows, r.received_at as "receivedAt", r.confirmed_at as "confirmedAt",
      coalesce(r.outcome, (select jsonb_object_agg(c.state, c.count) from (select state, count(*)::int as count from applications.roster_row where roster = r.id group by state) c), '{}') as counts
    from applications.roster r join applications.roster_file f on f.roster = r.id and f.file = 0 where r.organisation = ${organisation} and (${before}::timestamptz is null or r.received_at < ${before})
    order by r.received_at desc limit ${limit}`
}

/** Puts a roster down; false when this unit's same spreadsheet is already there (of two at once one wins). */
export async function insertRoster(sql: Sql, r: Pick<Roster, 'id' | 'organisation' | 'region' | 'receivedAt' | 'receivedBy'> & { digest: Buffer }): Promise<boolean> {
  return await sql.run`insert into applications.roster (id, organisation, region, digest, phase, received_at, received_by, moved_at)
    values (${r.id}, ${r.organisation}, ${r.region}, ${r.digest}, 'reading', ${r.receivedAt}, ${r.receivedBy}, ${r.receivedAt})
    on conflict (organisation, digest) do nothing` === 1
}

export async function insertFile(sql: Sql, f: FileRow): Promise<boolean> {
  return await sql.run`insert into applications.roster_file (roster, file, digest, name_sealed, size, entries, received_at)
    values (${f.roster}, ${f.file}, ${f.digest}, ${f.nameSealed}, ${f.size}, ${f.entries}, ${f.receivedAt}) on conflict (roster, digest) do nothing` === 1
}

export async function insertPart(sql: Sql, roster: Id, file: number, part: number, sealed: Buffer) {
  await sql`insert into applications.roster_part (roster, file, part, bytes_sealed) values (${roster}, ${file}, ${part}, ${sealed})`
}

export async function selectPart(sql: Sql, roster: Id, file: number, part: number): Promise<Buffer | null> {
  const [row] = await sql<{ sealed: Buffer }>`select bytes_sealed as sealed from applications.roster_part where roster = ${roster} and file = ${file} and part = ${part}`
  return row?.sealed ?? null
}

export async function filesOf(sql: Sql, roster: Id) {
  return sql<FileRow>`select roster, file, digest, name_sealed as "nameSealed", size, entries, received_at as "receivedAt" from applications.roster_file where roster = ${roster} order by file`
}

/** Moves the job from exactly where it was; false when another process has moved it: then nothing of this chunk may stay. */
export async function moveOn(sql: Sql, roster: Id, from: { phase: Phase; next: number }, to: { phase: Phase; next: number; rows?: number; fault?: string }, at: Date): Promise<boolean> {
  return await sql.run`update applications.roster set phase = ${to.phase}, next = ${to.next}, rows = coalesce(${to.rows ?? null}::int, rows), fault = coalesce(${to.fault ?? null}::text, fault), moved_at = ${at}
    where id = ${roster} and phase = ${from.phase} and next = ${from.next}` === 1
}

/** Lets the job judge photos that came later, then check all rows again; false while people are being submitted. */
export async function rejudge(sql: Sql, roster: Id, at: Date): Promise<boolean> {
  return await sql.run`update applications.roster r set phase = case when phase = 'reading' then 'reading' else 'photos' end,
      next = case when phase = 'reading' then next else (select count(*) from applications.roster_photo p where p.roster = r.id) end, moved_at = ${at}
    where id = ${roster} and phase not in ('submitting', 'unreadable', 'clearing', 'cleared')` === 1
}

/** From ready to another phase, from its first row; false when it is not ready. */
export async function begin(sql: Sql, roster: Id, phase: 'checking' | 'submitting', at: Date): Promise<boolean> {
  return await sql.run`update applications.roster set phase = ${phase}, next = 0, moved_at = ${at} where id = ${roster} and phase = 'ready'` === 1
}

export async function confirmRoster(sql: Sql, roster: Id, by: Id, at: Date, chosen: { bank: string; deliveryKind: string; deliveryOrganisation: Id }) {
  await sql`update applications.roster set confirmed_at = coalesce(confirmed_at, ${at}), confirmed_by = coalesce(confirmed_by, ${by}), bank = ${chosen.bank},
    delivery_kind = ${chosen.deliveryKind}, delivery_organisation = ${chosen.deliveryOrganisation} where id = ${roster}`
}

/** Takes the oldest roster with work to do that nobody holds. (across units: the job) */
export async function leaseRoster(sql: Sql, holder: Id, now: Date, until: Date): Promise<Id | null> {
  const [due] = await sql<{ id: Id }>`select r.id from applications.roster r left join applications.roster_lease l on l.roster = r.id
    where r.phase in ('reading', 'photos', 'checking', 'submitting') and (l.roster is null or l.until <= ${now}) order by r.moved_at, r.id limit 1`
  if (!due) return null
  const taken = await sql.run`insert into applications.roster_lease (roster, holder, until) values (${due.id}, ${holder}, ${until})
    on conflict (roster) do update set holder = excluded.holder, until = excluded.until where roster_lease.until <= ${now}`
  return taken === 1 ? due.id : null
}

/** Holds the lease longer; false when it is lost. */
export async function keepLease(sql: Sql, roster: Id, holder: Id, until: Date): Promise<boolean> {
  return await sql.run`update applications.roster_lease set until = ${until} where roster = ${roster} and holder = ${holder}` === 1
}

export async function dropLease(sql: Sql, roster: Id, holder: Id) {
  await sql`delete from applications.roster_lease where roster = ${roster} and holder = ${holder}`
}

export async function insertRows(sql: Sql, roster: Id, rows: readonly { row: number; cellsSealed: Buffer; cellsDigest: Buffer; numberDigest: Buffer | null }[]) {
  await sql`insert into applications.roster_row (roster, row, state, cells_sealed, cells_digest, number_digest)
    select ${roster}, r, 'staged', c, d, n from unnest(${rows.map(r => r.row)}::int[], ${rows.map(r => r.cellsSealed)}::bytea[], ${rows.map(r => r.cellsDigest)}::bytea[], ${rows.map(r => r.numberDigest)}::bytea[]) as t (r, c, d, n)`
}

/** Rows after `after` in these states, in order; `kind` keeps those with that mistake. */
export async function selectRows(sql: Sql, roster: Id, ask: { after: number; limit: number; states: readonly RowState[]; kind?: string | null; attested?: boolean }) {
  return sql<StagedRow>`select roster, row, state, kinds, cells_sealed as "cellsSealed", cells_digest as "cellsDigest", number_digest as "numberDigest", mistakes_sealed as "mistakesSealed",
      photo_roster as "photoRoster", photo_file as "photoFile", photo_entry as "photoEntry", bucket, person, application, mended_at as "mendedAt", attested_at as "attestedAt", version
    from applications.roster_row where roster = ${roster} and row > ${ask.after} and state = any(${ask.states}::text[]) and (not ${ask.attested ?? false}::boolean or attested_at is not null) and (${ask.kind ?? null}::text is null or ${ask.kind ?? null} = any(kinds))
    order by row limit ${ask.limit}`
}

export async function selectRow(sql: Sql, roster: Id, row: number): Promise<StagedRow | null> {
  const [found] = await sql<StagedRow>`select roster, row, state, kinds, cells_sealed as "cellsSealed", cells_digest as "cellsDigest", number_digest as "numberDigest", mistakes_sealed as "mistakesSealed",
      photo_roster as "photoRoster", photo_file as "photoFile", photo_entry as "photoEntry", bucket, person, application, mended_at as "mendedAt", attested_at as "attestedAt", version
    from applications.roster_row where roster = ${roster} and row = ${row} for update`
  return found ?? null
}

export type Checked = { row: number; state: RowState; kinds: readonly string[]; mistakesSealed: Buffer | null; photo: { roster: Id; file: number; entry: number } | null; bucket: number | null; person: Id | null }
/** Writes what a check found, for all rows of a chunk in one statement. Rows already submitted stay. */
export async function saveChecked(sql: Sql, roster: Id, rows: readonly Checked[]) {
  await sql`update applications.roster_row r set state = t.s, kinds = string_to_array(t.k, ','), mistakes_sealed = t.m, photo_roster = t.pr, photo_file = t.pf, photo_entry = t.pe, bucket = t.b, person = t.p
    from unnest(${rows.map(r => r.row)}::int[], ${rows.map(r => r.state)}::text[], ${rows.map(r => r.kinds.join(','))}::text[], ${rows.map(r => r.mistakesSealed)}::bytea[],
      ${rows.map(r => r.photo?.roster ?? null)}::uuid[], ${rows.map(r => r.photo?.file ?? null)}::smallint[], ${rows.map(r => r.photo?.entry ?? null)}::int[],
      ${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.person)}::uuid[]) as t (row, s, k, m, pr, pf, pe, b, p)
    where r.roster = ${roster} and r.row = t.row and r.state <> 'submitted'`
}

export async function saveMended(sql: Sql, roster: Id, row: number, version: number, to: { cellsSealed: Buffer; cellsDigest: Buffer; numberDigest: Buffer | null; at: Date }): Promise<boolean> {
  return await sql.run`update applications.roster_row set cells_sealed = ${to.cellsSealed}, cells_digest = ${to.cellsDigest}, number_digest = ${to.numberDigest}, mended_at = ${to.at}, attested_at = null, attested_by = null, version = version + 1
    where roster = ${roster} and row = ${row} and version = ${version} and state in ('bad', 'good', 'skipped', 'left-out')` === 1
}

export async function saveState(sql: Sql, roster: Id, row: number, version: number, state: RowState): Promise<boolean> {
  return await sql.run`update applications.roster_row set state = ${state}, version = version + 1 where roster = ${roster} and row = ${row} and version = ${version} and state <> 'submitted'` === 1
}

/** Good rows are attested but for some, which lose an attestation they had. */
export async function attestRows(sql: Sql, roster: Id, { by, at, except }: { by: Id; at: Date; except: readonly number[] }) {
  const attested = await sql.run`update applications.roster_row set attested_at = ${at}, attested_by = ${by}
    where roster = ${roster} and state = 'good' and attested_at is null and not (row = any(${[...except]}::int[]))`
  const taken = await sql.run`update applications.roster_row set attested_at = null, attested_by = null
    where roster = ${roster} and state = 'good' and attested_at is not null and row = any(${[...except]}::int[])`
  return { attested, taken }
}

/** The rows that became applications. */
export async function saveSubmitted(sql: Sql, roster: Id, rows: readonly { row: number; bucket: number; person: Id; application: Id }[]) {
  await sql`update applications.roster_row r set state = 'submitted', bucket = t.b, person = t.p, application = t.a, version = version + 1
    from unnest(${rows.map(r => r.row)}::int[], ${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.person)}::uuid[], ${rows.map(r => r.application)}::uuid[]) as t (row, b, p, a)
    where r.roster = ${roster} and r.row = t.row`
}

/** Other rows of this roster with the same number: the first of them, and whether all say the same. */
export async function sameNumber(sql: Sql, roster: Id, digests: readonly Buffer[]) {
  return sql<{ digest: Buffer; rows: number[]; alike: boolean }>`select number_digest as digest, array_agg(row order by row) as rows, count(distinct cells_digest) = 1 as alike
    from applications.roster_row where roster = ${roster} and number_digest = any(${digests}::bytea[]) and state <> 'left-out' group by number_digest having count(*) > 1`
}

export async function countStates(sql: Sql, roster: Id) {
  return sql<{ state: RowState; count: number; mended: number; attested: number }>`select state, count(*)::int as count, count(mended_at)::int as mended, count(attested_at)::int as attested from applications.roster_row where roster = ${roster} group by state`
}
export async function countKinds(sql: Sql, roster: Id) {
  return sql<{ kind: string; state: RowState; count: number }>`select k as kind, state, count(*)::int as count from applications.roster_row, unnest(kinds) as k where roster = ${roster} and state in ('bad', 'skipped') group by k, state order by count(*) desc, k`
}

export async function insertPhotos(sql: Sql, at: Date, photos: readonly PhotoRow[]) {
  await sql`insert into applications.roster_photo (roster, file, entry, organisation, number_digest, name_sealed, verdict, reasons, judged_at)
    select r, f, e, o, n, s, v, string_to_array(w, ','), ${at} from unnest(${photos.map(p => p.roster)}::uuid[], ${photos.map(p => p.file)}::smallint[], ${photos.map(p => p.entry)}::int[], ${photos.map(p => p.organisation)}::uuid[],
      ${photos.map(p => p.numberDigest)}::bytea[], ${photos.map(p => p.nameSealed)}::bytea[], ${photos.map(p => p.verdict)}::text[], ${photos.map(p => p.reasons.join(','))}::text[]) as t (r, f, e, o, n, s, v, w)`
}

/** For each number the photo that counts: of this unit, a good one before a refused one, the newest first. */
export async function photosFor(sql: Sql, organisation: Id, digests: readonly Buffer[]) {
  return sql<PhotoRow>`select distinct on (number_digest) roster, file, entry, organisation, number_digest as "numberDigest", name_sealed as "nameSealed", verdict, reasons
    from applications.roster_photo p where organisation = ${organisation} and number_digest = any(${digests}::bytea[])
      and not exists (select from applications.roster r where r.id = p.roster and r.phase = 'clearing')
    order by number_digest, (verdict = 'good') desc, judged_at desc, file desc, entry desc`
}

/** The photos these rows already have, by row. */
export async function keptPhotos(sql: Sql, rows: readonly StagedRow[]): Promise<Map<number, PhotoRow>> {
  if (rows.length === 0) return new Map()
  const found = await sql<PhotoRow & { row: number }>`select t.row, p.roster, p.file, p.entry, p.organisation, p.number_digest as "numberDigest", p.name_sealed as "nameSealed", p.verdict, p.reasons
    from unnest(${rows.map(r => r.row)}::int[], ${rows.map(r => r.photoRoster)}::uuid[], ${rows.map(r => r.photoFile)}::smallint[], ${rows.map(r => r.photoEntry)}::int[]) as t (row, r, f, e)
    join applications.roster_photo p on p.roster = t.r and p.file = t.f and p.entry = t.e`
  return new Map(found.map(photo => [photo.row, photo]))
}

export async function selectPhoto(sql: Sql, roster: Id, file: number, entry: number): Promise<PhotoRow | null> {
  const [row] = await sql<PhotoRow>`select roster, file, entry, organisation, number_digest as "numberDigest", name_sealed as "nameSealed", verdict, reasons from applications.roster_photo where roster = ${roster} and file = ${file} and entry = ${entry}`
  return row ?? null
}

/** The photos of a roster to be looked at: refused ones and those whose number no row has come first. `row` is the row a photo belongs to. */
export async function photoList(sql: Sql, roster: Id, limit: number) {
  return sql<PhotoRow & { row: number | null }>`select p.roster, p.file, p.entry, p.organisation, p.number_digest as "numberDigest", p.name_sealed as "nameSealed", p.verdict, p.reasons,
      (select min(r.row) from applications.roster_row r where r.roster = p.roster and r.number_digest = p.number_digest) as row
    from applications.roster_photo p where p.roster = ${roster} order by (p.verdict = 'good'), p.file, p.entry limit ${limit}`
}

export async function countPhotos(sql: Sql, roster: Id) {
  const [row] = await sql<{ all: number; good: number; refused: number; none: number; strangers: number }>`select count(*)::int as all, count(*) filter (where verdict = 'good')::int as good,
      count(*) filter (where verdict = 'refused')::int as refused, count(*) filter (where verdict = 'no-photo')::int as none,
      count(*) filter (where verdict <> 'no-photo' and not exists (select from applications.roster_row r where r.roster = p.roster and r.number_digest = p.number_digest))::int as strangers
    from applications.roster_photo p where p.roster = ${roster}`
  return row!
}

/** The rows of a roster with any of these numbers that are still to be decided. */
export async function rowsWithNumbers(sql: Sql, roster: Id, digests: readonly Buffer[]) {
  return sql<StagedRow>`select roster, row, state, kinds, cells_sealed as "cellsSealed", cells_digest as "cellsDigest", number_digest as "numberDigest", mistakes_sealed as "mistakesSealed",
      photo_roster as "photoRoster", photo_file as "photoFile", photo_entry as "photoEntry", bucket, person, application, mended_at as "mendedAt", version
    from applications.roster_row where roster = ${roster} and number_digest = any(${digests}::bytea[]) and state in ('staged', 'good', 'bad', 'skipped') order by row for update`
}

/** Puts a failing roster behind the others. */
export async function touchRoster(sql: Sql, roster: Id, at: Date) {
  await sql`update applications.roster set moved_at = ${at} where id = ${roster}`
}
