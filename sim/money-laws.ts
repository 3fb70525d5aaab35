/** What must hold of contributions and benefits over whole tables, whatever was cut or came twice: each law selects what breaks it. */
export const moneyLaws: Readonly<Record<string, string>> = {
  'contributions: what a due received is the money that came for it':
    `select d.id::text from contributions.due d where d.received <> (select coalesce(sum(p.amount), 0) from contributions.payment p where p.due_bucket = d.bucket and p.due = d.id)`,
  'contributions: a due is with one bank or was deducted, once':
    `select due::text from contributions.deduction where state in ('sent', 'done') group by bucket, due having count(*) > 1 union all select batch::text from contributions.deduction group by batch, seq having count(*) > 1`,
  'contributions: what was deducted is money that came':
    `select s.due::text from contributions.deduction s where s.state = 'done' and (select count(*) from contributions.payment p where p.channel = 'deduction' and p.due = s.due and p.amount = s.amount) <> 1`,
  'contributions: a batch is its lines and what became of them':
    `select b.number from contributions.batch b, lateral (select count(*) as count, coalesce(sum(amount), 0) as sum, coalesce(sum(amount) filter (where state = 'done'), 0) as taken, coalesce(sum(amount) filter (where state = 'failed'), 0) as failed from contributions.deduction s where s.batch = b.id) s
      where b.count <> s.count or b.sum <> s.sum or b.taken_sum <> s.taken or b.failed_sum <> s.failed`,
  'contributions: a due that is with its bank is in an order that waits':
    `select d.id::text from contributions.due d where (d.state = 'ordered') and not exists (select from contributions.deduction s where s.bucket = d.bucket and s.due = d.id and s.state = 'sent')`,
  'benefits: a batch is its lines and what became of them':
    `select b.number from benefits.batch b where (b.ordered, b.ordered_sum) not in (select count(*)::int, coalesce(sum(s.amount), 0)::bigint from (select batch, amount from benefits.sending union all select batch, amount from benefits.came_back) s where s.batch = b.id)
      or b.paid_sum <> (select coalesce(sum(s.amount), 0) from benefits.sending s join benefits.paid d using (bucket, cause, month) where s.batch = b.id) or b.returned_sum <> (select coalesce(sum(s.amount), 0) from benefits.came_back s where s.batch = b.id)`,
  'benefits: a place of a batch is one line':
    `select batch::text from (select batch, seq from benefits.sending union all select batch, seq from benefits.came_back) p group by batch, seq having count(*) > 1`,
}
