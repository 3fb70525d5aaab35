import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { FinancialLoss, Via } from './shared.ts'

type Has = { sql: Sql }
export type Report = {
  bucket: Bucket; id: Id; person: Id; card: Id; number: string; via: Via; office: Id | null; at: Date; socialAt: Date | null; financial: FinancialLoss; bank: string
  lostSince: Date | null; lostUntil: Day | null; answeredAt: Date | null; whyZh: string | null; whyEn: string | null; tries: number
}
const columns = `bucket, id, person, card, number, via, office, at, social_at as "socialAt", financial, bank, lost_since as "lostSince", lost_until as "lostUntil", answered_at as "answeredAt", why_zh as "whyZh", why_en as "whyEn", tries`
export type ReportKey = { bucket: Bucket; id: Id }

export async function insertReport({ sql }: Has, row: Pick<Report, 'bucket' | 'id' | 'person' | 'card' | 'number' | 'via' | 'office' | 'at' | 'socialAt' | 'financial' | 'bank'>, due: Date | null): Promise<boolean> {
  return await sql.run`insert into losses.report (bucket, id, person, card, number, via, office, at, social_at, financial, bank, due_at)
    values (${row.bucket}, ${row.id}, ${row.person}, ${row.card}, ${row.number}, ${row.via}, ${row.office}, ${row.at}, ${row.socialAt}, ${row.financial}, ${row.bank}, ${due}) on conflict do nothing` === 1
}
export async function selectReport({ sql }: Has, { bucket, id }: ReportKey): Promise<Report | null> {
  const [row] = await sql.text<Report>('losses-report', `select ${columns} from losses.report where bucket = $1 and id = $2`, [bucket, id])
  return row ?? null
}
/** The newest visit of a card. */
export async function lastReport({ sql }: Has, bucket: Bucket, card: Id): Promise<Report | null> {
  const [row] = await sql.text<Report>('losses-last', `select ${columns} from losses.report where bucket = $1 and card = $2 order by at desc limit 1`, [bucket, card])
  return row ?? null
}
/** A card's report that the bank has not answered. */
export async function openReport({ sql }: Has, bucket: Bucket, card: Id): Promise<Report | null> {
  const [row] = await sql.text<Report>('losses-open', `select ${columns} from losses.report where bucket = $1 and card = $2 and financial = 'open'`, [bucket, card])
  return row ?? null
}
/** Takes reports that are due to be sent, each due again later should no answer come: seconds that double, five minutes at most. acrossBuckets */
export async function takeDue({ sql }: Has, now: Date, limit: number): Promise<ReportKey[]> {
  return sql<ReportKey>`with due as (select bucket, id from losses.report where financial = 'open' and due_at <= ${now} order by due_at, id limit ${limit} for update skip locked)
    update losses.report r set tries = r.tries + 1, due_at = ${now}::timestamptz + least(power(2, least(r.tries, 10)) * 2, 300) * interval '1 second' from due where r.bucket = due.bucket and r.id = due.id returning r.bucket, r.id`
}
/** The bank's answer; false where the report was answered before. */
export async function answerReport({ sql }: Has, { bucket, id }: ReportKey, said: { financial: 'lost'; since: Date; how: 'phone' | 'written'; until: Day | null } | { financial: 'refused'; zh: string; en: string }, now: Date): Promise<boolean> {
  const [since, how, until, zh, en] = said.financial === 'lost' ? [said.since, said.how, said.until, null, null] : [null, null, null, said.zh, said.en]
  return await sql.run`update losses.report set financial = ${said.financial}, lost_since = ${since}, lost_how = ${how}, lost_until = ${until}, why_zh = ${zh}, why_en = ${en}, answered_at = ${now}, due_at = null
    where bucket = ${bucket} and id = ${id} and financial = 'open'` === 1
}

export type Word = { bucket: Bucket; card: Id; seq: number; lost: boolean; how: 'phone' | 'written' | null; since: Date }
/** Takes a word of the bank that is newer than what it said before; false for an older one or the same. */
export async function takeWord({ sql }: Has, { bucket, id: person }: PersonKey, word: Omit<Word, 'bucket'>, now: Date): Promise<boolean> {
  return await sql.run`insert into losses.word as w (bucket, card, person, seq, lost, how, since, heard_at) values (${bucket}, ${word.card}, ${person}, ${word.seq}, ${word.lost}, ${word.how}, ${word.since}, ${now})
    on conflict (bucket, card) do update set seq = excluded.seq, lost = excluded.lost, how = excluded.how, since = excluded.since, heard_at = excluded.heard_at where w.seq < excluded.seq` === 1
}
/** What the banks last said of these cards. acrossBuckets */
export const wordsOf = ({ sql }: Has, cards: readonly { bucket: Bucket; id: Id }[]): Promise<Word[]> => sql<Word>`select w.bucket, w.card, w.seq, w.lost, w.how, w.since
  from unnest(${cards.map(each => each.bucket)}::smallint[], ${cards.map(each => each.id)}::uuid[]) as k (b, c) join losses.word w on w.bucket = k.b and w.card = k.c`

/** Reports by their ids, in these buckets. */
export const reportsOf = ({ sql }: Has, keys: readonly ReportKey[]): Promise<Report[]> => sql.text<Report>('losses-reports', `select ${columns} from unnest($1::smallint[], $2::uuid[]) as k (b, i) join losses.report r on r.bucket = k.b and r.id = k.i`, [keys.map(key => key.bucket), keys.map(key => key.id)])
/** What was passed on to a bank in a span and stopped there, or was made in it and is open. acrossBuckets */
export const passedIn = ({ sql }: Has, { bank, from, until }: { bank: string; from: Date; until: Date }): Promise<Report[]> => sql.text<Report>('losses-passed-in', `select ${columns} from losses.report where bank = $1 and (financial = 'lost' and answered_at >= $2 and answered_at < $3 or financial = 'open' and at >= $2 and at < $3) order by at, id`, [bank, from, until])

/** A report that is open, by its id alone. acrossBuckets */
export async function openReportById({ sql }: Has, id: Id): Promise<ReportKey | null> {
  return (await sql<ReportKey>`select bucket, id from losses.report where id = ${id} and financial = 'open'`)[0] ?? null
}
