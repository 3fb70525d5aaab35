import type { Sql } from '#kit/sql'

type Has = { sql: Sql }

/** Accounts opened for the centre and how many of them are active, lost, closed; today's too. acrossBuckets. */
export async function selectOpened({ sql }: Has, bank: string, since: Date): Promise<{ opened: number; openedToday: number; active: number; activeToday: number; waiting: number; lost: number; closed: number }> {
  const [row] = await sql<{ opened: number; openedToday: number; active: number; activeToday: number; waiting: number; lost: number; closed: number }>`select count(*)::int as opened, count(*) filter (where opened_at >= ${since})::int as "openedToday",
    count(*) filter (where activated_at is not null and closed_at is null)::int as active, count(*) filter (where activated_at >= ${since})::int as "activeToday", count(*) filter (where activated_at is null and closed_at is null)::int as waiting,
    count(*) filter (where lost_at is not null and closed_at is null)::int as lost, count(*) filter (where closed_at is not null)::int as closed from cards.card where bank = ${bank}`
  return row!
}
/** What happened to cards last, newest first. acrossBuckets. */
export async function selectEvents({ sql }: Has, bank: string): Promise<{ card: string; number: Buffer; what: string; at: Date; channel: string; who: string | null }[]> {
  return sql`select e.card, c.number_sealed as number, e.what, e.at, e.channel, e.who from cards.event e join cards.card c on c.bucket = e.bucket and c.id = e.card where c.bank = ${bank} order by e.at desc, e.seq desc limit 40`
}
/** Pay-out files that were taken, with what became of their lines. */
export async function selectFiles({ sql }: Has, bank: string): Promise<{ number: string; kind: 'pay-out' | 'deduction'; count: number; total: bigint; takenAt: Date; returnedAt: Date | null; done: number; refused: number }[]> {
  return sql`select b.number, b.kind, b.count, b.total, b.taken_at as "takenAt", b.returned_at as "returnedAt", l.done, l.refused from payouts.batch b,
      lateral (select count(*) filter (where result = 'done')::int as done, count(*) filter (where result <> 'done')::int as refused from payouts.line l where l.number = b.number and l.bank = b.bank) l
    where b.bank = ${bank} order by b.taken_at desc limit 40`
}
export async function selectTerminals({ sql }: Has, bank: string): Promise<{ id: string; kind: string; merchant: string; batch: number; signedInAt: Date | null; registeredAt: Date; endedAt: Date | null }[]> {
  return sql`select id, kind, merchant, batch, signed_in_at as "signedInAt", registered_at as "registeredAt", ended_at as "endedAt" from terminals.terminal where bank = ${bank} order by signed_in_at desc nulls last, id limit 100`
}
/** Withdrawals of a bank's machines that were approved and of which nothing was heard since. acrossBuckets. */
export async function selectUndispensedOf({ sql }: Has, bank: string, before: Date): Promise<{ key: string; terminal: string; amount: bigint; at: Date }[]> {
  return sql`select m.key, m.terminal, m.amount, m.at from acquiring.message m join terminals.terminal t on t.id = m.terminal
    where m.kind = 'withdrawal' and m.code = '00' and m.dispensed is null and m.undone_by is null and t.bank = ${bank} and m.at < ${before} order by m.at limit 100`
}
/** Transfers that left an account of the bank and have neither landed nor come back. acrossBuckets. */
export async function selectUnderWay({ sql }: Has, bank: string): Promise<{ id: string; toBank: string; amount: bigint; at: Date }[]> {
  return sql`select id, to_bank as "toBank", amount, at from transfers.transfer where bank = ${bank} and landed_at is null and returned_at is null order by at limit 100`
}
/** Notices the centre has not taken. acrossBuckets. */
export async function selectUntaken({ sql }: Has, bank: string): Promise<{ id: string; what: string; at: Date; number: Buffer; card: string }[]> {
  return sql`select n.id, n.what, n.at, c.number_sealed as number, n.card from orders.notice n join cards.card c on c.bucket = n.bucket and c.id = n.card where n.bank = ${bank} and n.told_at is null order by n.at limit 100`
}
/** The books of one bank: its accounts' postings by party. acrossBuckets. */
export async function selectBooksOf({ sql }: Has, bank: string): Promise<{ party: string; sum: bigint }[]> {
  return sql`select l.party, sum(l.amount)::bigint as sum from accounts.leg l join accounts.account a on a.bucket = l.bucket and a.id = l.account where a.bank = ${bank} group by l.party order by l.party`
}
/** Dues paid here that the centre has not been told of, and those it had already. acrossBuckets. */
export async function selectDuesOf({ sql }: Has, bank: string): Promise<{ untold: number; back: number }> {
  const [row] = await sql<{ untold: number; back: number }>`select count(*) filter (where p.told_at is null)::int as untold, count(*) filter (where p.refused is not null)::int as back
    from payments.payment p join accounts.account a on a.bucket = p.bucket and a.id = p.account where p.what = 'dues' and a.bank = ${bank}`
  return row!
}
