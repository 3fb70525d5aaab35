import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** A message that had an effect, or was reversed before it came. */
export type Message = {
  msgid: string; infno: string; digest: Buffer; provider: Id; psnNo: string | null; bucket: Bucket | null; number: string | null
  outcome: 'done' | 'reversed'; reference: string; receivedAt: Date
}
/** A provider's operator signed in. */
export type Sign = { signNo: string; provider: Id; operator: string; address: string; signedAt: Date; until: Date; endedAt: Date | null }

const messageColumns = 'msgid, infno, digest, provider, psn_no as "psnNo", bucket, number, outcome, reference, received_at as "receivedAt"'

export async function selectMessages({ sql }: Has, msgids: readonly string[]): Promise<Map<string, Message>> {
  const rows = await sql.text<Message>('messages-of', `select ${messageColumns} from messages.message where msgid = any ($1::text[])`, [msgids])
  return new Map(rows.map(row => [row.msgid, row]))
}

/** Claims message numbers in key order; answers those that were free, each with what it was claimed for: of two that name one message only one has it. */
export async function claimMessages({ sql }: Has, messages: readonly Message[]): Promise<Map<string, string | null>> {
  const rows = [...messages].sort((a, b) => a.msgid < b.msgid ? -1 : 1)
  const of = <Name extends keyof Message>(name: Name) => rows.map(row => row[name])
  const claimed = await sql.text<{ msgid: string; number: string | null }>('messages-claim', `insert into messages.message
      (msgid, infno, digest, provider, psn_no, bucket, number, outcome, reference, received_at)
    select * from unnest($1::text[], $2::text[], $3::bytea[], $4::uuid[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
    on conflict do nothing returning msgid, number`,
  [of('msgid'), of('infno'), of('digest'), of('provider'), of('psnNo'), of('bucket'), of('number'), of('outcome'), of('reference'), of('receivedAt')])
  return new Map(claimed.map(row => [row.msgid, row.number]))
}

/** Marks a message as reversed; false when it was so already. */
export async function reverseMessage({ sql }: Has, msgid: string): Promise<boolean> {
  return await sql.run`update messages.message set outcome = 'reversed' where msgid = ${msgid} and outcome = 'done'` === 1
}

/** Locks one message until the transaction ends. */
export async function lockMessage({ sql }: Has, msgid: string): Promise<Message | null> {
  const [row] = await sql.text<Message>('messages-lock', `select ${messageColumns} from messages.message where msgid = $1 for update`, [msgid])
  return row ?? null
}

const signColumns = 'sign_no as "signNo", provider, operator, address, signed_at as "signedAt", until, ended_at as "endedAt"'
export async function insertSign({ sql }: Has, s: Sign): Promise<Sign> {
  await sql.run`insert into messages.sign (sign_no, provider, operator, address, signed_at, until)
    values (${s.signNo}, ${s.provider}, ${s.operator}, ${s.address}, ${s.signedAt}, ${s.until})`
  return s
}
export async function selectSigns({ sql }: Has, signNos: readonly string[]): Promise<Map<string, Sign>> {
  const rows = await sql.text<Sign>('messages-signs', `select ${signColumns} from messages.sign where sign_no = any ($1::text[])`, [signNos])
  return new Map(rows.map(row => [row.signNo, row]))
}
export async function endSign({ sql, now }: Has & { now: Date }, signNo: string): Promise<boolean> {
  return await sql.run`update messages.sign set ended_at = ${now} where sign_no = ${signNo} and ended_at is null` === 1
}
/** Whether another operator is signed in for a provider. */
export async function othersSigned({ sql, now }: Has & { now: Date }, provider: Id, operator: string): Promise<boolean> {
  return (await sql`select from messages.sign where provider = ${provider} and operator <> ${operator} and ended_at is null and until > ${now} limit 1`).length > 0
}
