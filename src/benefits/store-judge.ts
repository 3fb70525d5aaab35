import { accountJoin } from '#cards'

/** What a judgement stands on, as parameters of the statement: whether the policy asks for a proof, the fixed day it falls due (`MM-dd`) or null, the banks that pay here. */
export type Judging = { asked: boolean; fixed: string | null; banks: readonly string[] }

/** Joins of a line `l` to its payee's last proof `p` and living card `c`. */
export const payeeOf = `left join lateral (select max(day) as day from benefits.proof where bucket = l.bucket and person = l.person) p on true
  ${accountJoin({ bucket: 'l.bucket', person: 'l.person' })}`
/** The same and its entitlement `e`, none where an order caused it. */
export const judgedFrom = `left join benefits.entitlement e on e.bucket = l.bucket and e.id = l.cause
  ${payeeOf}`

/** The last month that is paid on the proof there is; as `paidThrough` of `proof-due.ts` has it. */
const through = (fixed: string) => `case when ${fixed}::text is null then to_char(greatest(e.proven_on, p.day) + interval '1 year', 'YYYY-MM')
  else to_char(greatest(e.proven_on, p.day) + interval '1 year', 'YYYY') || '-' || left(${fixed}::text, 2) end`

/** Why line `l` is not sent: the first reason that holds, in the order of `holdReasons`; null where it is. `asked`, `fixed`, `banks` name the parameters. (BEN-01.b, BEN-04.b) */
export const whyHeld = ({ asked, fixed, banks }: { asked: string; fixed: string; banks: string }) => `case
    when ${asked}::boolean and e.id is not null and l.month > ${through(fixed)} then 'proof-lapsed'
    when c.id is null or c.state <> 'handed-over' then 'no-card'
    when c.financial <> 'active' then 'not-active'
    when c.barred then 'lost'
    when c.bank <> all (${banks}::text[]) then 'bank-elsewhere' end`

/** Whether the entitlement behind line `l` ended before its month. */
export const hasEnded = `(e.id is not null and (e.state <> 'approved' or l.month > coalesce(e.until_month, '9999-12')))`
