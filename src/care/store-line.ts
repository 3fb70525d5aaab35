import type { Bucket } from '#kit/ids'
import type { Work } from '#kit/work'
import type { ChargedLine, KeptLine } from './visit.ts'

type Sealed = Pick<ChargedLine, 'code' | 'own' | 'at' | 'approval' | 'rx'> & { count: string; price: string }
type Row = Pick<KeptLine, 'sn' | 'batch' | 'day' | 'amount' | 'original' | 'settled'> & { visit: string; sealed: Buffer }
const place = (visit: string, sn: string) => `care.line.line_sealed|${visit} ${sn}`
const columns = 'l.visit, l.sn, l.batch, l.day, l.amount, l.original, l.settled, l.line_sealed as sealed'

function opened({ vault }: Work, { visit, sealed, ...row }: Row): KeptLine & { visit: string } {
  const { count, price, ...rest } = JSON.parse(vault.openText(sealed, place(visit, row.sn))) as Sealed
  return { ...row, ...rest, visit, count: BigInt(count), price: BigInt(price) }
}

/** Writes lines of a held visit; answers how many were new. */
export async function insertLines(work: Work, bucket: Bucket, visit: string, lines: readonly ChargedLine[]): Promise<number> {
  const sealed = lines.map(({ code, own, at, approval, rx, count, price, sn }) =>
    work.vault.seal(JSON.stringify({ code, own, at, approval, rx, count: String(count), price: String(price) } satisfies Sealed), place(visit, sn)))
  return work.sql.run`insert into care.line (bucket, visit, sn, batch, day, amount, original, line_sealed)
    select ${bucket}, ${visit}, * from unnest(${lines.map(l => l.sn)}::text[], ${lines.map(l => l.batch)}::text[], ${lines.map(l => l.day)}::date[], ${lines.map(l => l.amount)}::bigint[],
      ${lines.map(l => l.original)}::text[], ${sealed}::bytea[]) on conflict do nothing`
}

/** The lines of a visit, in the order of their day and number. */
export async function linesOf(work: Work, bucket: Bucket, visit: string): Promise<KeptLine[]> {
  const rows = await work.sql.text<Row>('care-lines', `select ${columns} from care.line l where l.bucket = $1 and l.visit = $2 order by l.day, l.sn`, [bucket, visit])
  return rows.map(row => opened(work, row))
}
/** The lines of many visits that are in no settlement. */
export async function unsettledOf(work: Work, keys: readonly { bucket: Bucket; id: string }[]): Promise<(KeptLine & { visit: string })[]> {
  const rows = await work.sql.text<Row>('care-unsettled', `select ${columns} from unnest($1::smallint[], $2::text[]) as k (bucket, id)
    join care.line l on l.bucket = k.bucket and l.visit = k.id where l.settled is null order by l.visit, l.day, l.sn`, [keys.map(key => key.bucket), keys.map(key => key.id)])
  return rows.map(row => opened(work, row))
}

/** Deletes unsettled lines of a held visit; answers what they came to. */
export async function deleteLines({ sql }: Work, bucket: Bucket, visit: string, sns: readonly string[]): Promise<{ sn: string; amount: bigint }[]> {
  return sql`delete from care.line where bucket = ${bucket} and visit = ${visit} and settled is null and sn = any (${sns}::text[]) returning sn, amount`
}

export type LineMark = { bucket: Bucket; visit: string; batch: string | null; number: string }
/** The unsettled lines of held visits (of one batch of each, where it is named) are in a settlement now. */
export async function settleLines({ sql }: Work, marks: readonly LineMark[]): Promise<number> {
  return sql.run`update care.line l set settled = m.number from unnest(${marks.map(m => m.bucket)}::smallint[], ${marks.map(m => m.visit)}::text[], ${marks.map(m => m.batch)}::text[],
      ${marks.map(m => m.number)}::text[]) as m (bucket, visit, batch, number)
    where l.bucket = m.bucket and l.visit = m.visit and l.settled is null and (m.batch is null or l.batch = m.batch)`
}
/** The lines of a settlement are in none any more. */
export async function freeLines({ sql }: Work, bucket: Bucket, visit: string, number: string): Promise<number> {
  return sql.run`update care.line set settled = null where bucket = ${bucket} and visit = ${visit} and settled = ${number}`
}
/** The lines of a settlement that stands again, with what gave parts of them back; answers how many. */
export async function resettleLines({ sql }: Work, bucket: Bucket, visit: string, number: string, sns: readonly string[]): Promise<number> {
  return sql.run`update care.line set settled = ${number} where bucket = ${bucket} and visit = ${visit} and settled is null and (sn = any (${sns}::text[]) or original = any (${sns}::text[]))`
}
