import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

export type MessageRow = { bucket: number; id: Id; person: Id | null; template: string; phoneSealed: Buffer; phoneDigest: Buffer; textSealed: Buffer }
export async function insertMessages({ sql, now }: Work, messages: readonly MessageRow[]) {
  const of = <K extends keyof MessageRow>(key: K) => messages.map(message => message[key])
  await sql`insert into notices.message (bucket, id, person, template, phone_sealed, phone_digest, text_sealed, at)
    select *, ${now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('template')}::text[],
      ${of('phoneSealed')}::bytea[], ${of('phoneDigest')}::bytea[], ${of('textSealed')}::bytea[])`
}

/** Messages to one phone that were delivered, newest first. (across buckets: an inbox) */
export async function selectInbox({ sql }: Work, phoneDigest: Buffer | null, limit: number) {
  return sql<{ id: Id; template: string; phoneSealed: Buffer; textSealed: Buffer; at: Date }>`select id, template, phone_sealed as "phoneSealed", text_sealed as "textSealed", at
    from notices.message where (${phoneDigest}::bytea is null or phone_digest = ${phoneDigest}) and sent_at is not null order by at desc, id desc limit ${limit}`
}

/** Marks messages as delivered, but those to a silenced number, which never are. (across buckets: the poller) */
export async function markSent({ sql, now }: Work, messages: readonly PersonKey[]) {
  await sql`update notices.message m set sent_at = ${now} from unnest(${messages.map(m => m.bucket)}::smallint[], ${messages.map(m => m.id)}::uuid[]) as k (b, i) where m.bucket = k.b and m.id = k.i and m.sent_at is null
    and not exists (select from notices.silenced s where s.phone_digest = m.phone_digest)`
}

export async function insertSilence({ sql }: Work, phoneDigest: Buffer, report: Id) { await sql`insert into notices.silenced (phone_digest, report) values (${phoneDigest}, ${report}) on conflict do nothing` }
export async function deleteSilence({ sql }: Work, phoneDigest: Buffer, report: Id) { await sql`delete from notices.silenced where phone_digest = ${phoneDigest} and report = ${report}` }
/** Which of some numbers are silenced. (across buckets: by digest) */
export async function selectSilenced({ sql }: Work, phones: readonly Buffer[]): Promise<Buffer[]> {
  return (await sql<{ phone: Buffer }>`select distinct phone_digest as phone from notices.silenced where phone_digest = any (${phones}::bytea[])`).map(row => row.phone)
}
