import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'

export type MessageRow = { bucket: number; id: Id; person: Id | null; template: string; phoneSealed: Buffer; phoneDigest: Buffer; textSealed: Buffer }
export async function insertMessage({ sql, now }: Work, m: MessageRow) {
  await sql`insert into notices.message (bucket, id, person, template, phone_sealed, phone_digest, text_sealed, at)
    values (${m.bucket}, ${m.id}, ${m.person}, ${m.template}, ${m.phoneSealed}, ${m.phoneDigest}, ${m.textSealed}, ${now})`
}

/** Messages to one phone that were delivered, newest first. (across buckets: an inbox) */
export async function selectInbox({ sql }: Work, phoneDigest: Buffer | null, limit: number) {
  return sql<{ id: Id; template: string; phoneSealed: Buffer; textSealed: Buffer; at: Date }>`select id, template, phone_sealed as "phoneSealed", text_sealed as "textSealed", at
    from notices.message where (${phoneDigest}::bytea is null or phone_digest = ${phoneDigest}) and sent_at is not null order by at desc, id desc limit ${limit}`
}

/** Undelivered messages are taken by one poller and marked. (across buckets: the poller) */
export async function takeUndelivered({ sql, now }: Work, limit: number) {
  return sql.run`update notices.message m set sent_at = ${now}, attempts = attempts + 1
    from (select bucket, id from notices.message where sent_at is null order by bucket, at limit ${limit} for update skip locked) due
    where m.bucket = due.bucket and m.id = due.id`
}
