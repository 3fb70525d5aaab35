/** What must hold over whole tables whatever was done: each law selects what breaks it. */
const each: Readonly<Record<string, string>> = {
  'custody: a card that is somewhere has a place, in a hand none':
    `select id::text || ' ' || state from cards.card where (state in ('made', 'stocked', 'at-site') and place is null) or (state = 'handed-over' and place is not null)`,
  'custody: production’s book says the same of a card as the card':
    `select i.card::text from production.item i join cards.card c on c.bucket = i.bucket and c.id = i.card
      where not (i.state, c.state) in (('ordered', 'ordered'), ('stuck', 'ordered'), ('personalised', 'made'), ('passed', 'stocked'), ('sent', 'sent'), ('arrived', 'at-site'), ('collected', 'handed-over'), ('returning', 'returned'), ('returned', 'returned'), ('destroyed', 'destroyed'), ('failed', 'destroyed'))`,
  'custody: every card that was ordered is in production’s book, once':
    `select c.id::text from cards.card c left join production.item i on i.bucket = c.bucket and i.card = c.id where i.id is null`,
  'custody: a card at a place is at the place it was sent to':
    `select c.id::text from cards.card c join production.item i on i.bucket = c.bucket and i.card = c.id where c.state = 'at-site' and c.place <> i.deliver_to`,
  'custody: a received consignment has nothing under way':
    `select s.id::text from production.consignment s join production.item i on i.consignment = s.id where s.received_at is not null and i.state in ('sent', 'returning')`,
  'custody: a destroyed card that came back has two signatures of two people':
    `select i.card::text from production.item i left join production.destruction d on d.bucket = i.bucket and d.card = i.card where i.state = 'destroyed' and (d.second_by is null or d.second_by = d.first_by)`,
  'custody: a card that was destroyed is in nobody’s hand, and its number opens nothing':
    `select c.id::text from cards.card c join production.destruction d on d.bucket = c.bucket and d.card = c.id where d.second_by is not null and (c.state <> 'destroyed' or c.closed_as is null)`,
  'custody: blanks: each movement leaves what was there before it and its change':
    `select serial::text from (select serial, remaining, change, lag(remaining, 1, 0) over (partition by site, bank, face order by serial) as before from production.blank) b where remaining <> before + change`,
  'custody: every chip that was written used a blank':
    `select b.id::text from production.batch b left join lateral (select -coalesce(sum(change), 0) as used from production.blank where batch = b.id) u on true
      left join lateral (select count(*) as made from production.item i where i.batch = b.id and i.state not in ('ordered', 'stuck')) m on true where u.used <> m.made`,
  'one living card a line':
    `select line::text from cards.card where closed_as is null and state = 'handed-over' group by bucket, line having count(*) > 1`,
  'one open application a person':
    `select person::text from applications.application where state not in ('collected', 'withdrawn', 'lapsed') group by bucket, person having count(*) > 1`,
  'an application that is over was collected with its card, withdrawn without one, or lapsed with its card destroyed':
    `select a.id::text from applications.application a left join production.item i on i.bucket = a.bucket and i.application = a.id and i.state <> 'failed'
      where (a.state = 'collected' and i.state is distinct from 'collected') or (a.state in ('withdrawn', 'submitted', 'returned', 'approved') and i.id is not null) or (a.state = 'lapsed' and i.state is distinct from 'destroyed') or (a.state = 'at-site' and i.state is distinct from 'arrived')`,
  'states: a card that ended is closed, its social account with it':
    `select id::text from cards.card where (closed_as is not null and social <> 'closed') or (closed_as is null and social = 'closed') or (state = 'destroyed' and closed_as is null)`,
  'states: no account is active of a card nobody has':
    `select id::text from cards.card where social = 'active' and state <> 'handed-over'`,
  'states: one fact of a kind holds at a time':
    `select card::text from cards.fact where until is null group by bucket, card, account, kind having count(*) > 1`,
  'states: what holds, holds of a card that lives':
    `select f.card::text from cards.fact f join cards.card c on c.bucket = f.bucket and c.id = f.card where f.until is null and f.kind = 'replacement' and c.closed_as is not null`,
  'PIN: a lock comes with the last try and not before':
    `select card::text from pins.pin where (locked_at is null and wrong >= 10) or (locked_at is not null and wrong < 10)`,
  'PIN: wrong entries in a row are the tries that are gone':
    `select p.card::text from pins.pin p where p.locked_at is null and not p.must_set and p.wrong > (select count(*) from pins.entry e where e.bucket = p.bucket and e.card = p.card and e.outcome = 'wrong')`,
  'PIN: one authorisation sets one PIN':
    `select r.card::text from (select bucket, card, count(*) as used from pins.reset where used_at is not null group by 1, 2) r join (select bucket, card, count(*) as set from pins.entry where outcome = 'reset' group by 1, 2) e using (bucket, card) where e.set > r.used`,
  'PIN: of a card that ended nothing is left':
    `select c.id::text from cards.card c join pins.pin p on p.bucket = c.bucket and p.card = c.id where c.closed_as is not null and p.verifier is not null`,
  'loss: no session is open of a card that is lost, handed in, suspended or ended':
    `select s.id::text from terminals.session s join cards.card c on c.bucket = s.bucket and c.id = s.card where s.ended_at is null and (c.closed_as is not null
      or exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.until is null and f.kind in ('loss', 'hold', 'suspension')))`,
  'loss: a report stands while a replacement for it is under way':
    `select a.id::text from applications.application a join cards.card c on c.bucket = a.bucket and c.id = a.replaces where a.kind = 'replacement' and a.state in ('submitted', 'approved', 'in-production', 'at-site')
      and not exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.kind = 'loss' and f.until is null)`,
  'change-over: an old card that was stopped has no open session, one that works no new card that took over':
    `select s.id::text from terminals.session s join oldcards.old_card o on o.bucket = s.bucket and o.id = s.card where s.ended_at is null and o.stopped_at is not null`,
  'change-over: it is stopped for a card of the same person':
    `select o.id::text from oldcards.old_card o join cards.card c on c.bucket = o.bucket and c.id = o.card where o.person <> c.person`,
  'change-over: once, on record, with the account linked':
    `select o.id::text from oldcards.old_card o left join record.entry e on e.verb = 'oldcards.stop' and e.facts ->> 'old' = o.id::text group by o.id, o.stopped_at having count(e.id) <> (o.stopped_at is not null)::int`,
  'fees: taken once, returned once, never more than was taken':
    `select application::text from fees.receipt group by bucket, application having count(*) filter (where what = 'taken') <> 1 or count(*) filter (where what = 'returned') > 1 or count(distinct amount) <> 1`,
  'fees: numbers of an office and year without gaps':
    `select office::text || ' ' || year from (select office, year, count(*) as given, max(serial) as top, min(serial) as first from (select office, substring(number from '-([0-9]{4})-[0-9]+$')::int as year, right(number, 6)::int as serial from fees.receipt) r group by 1, 2) s where given <> top or first <> 1`,
  'fees: the series is where the receipts end':
    `select s.office::text from fees.series s where s.last <> (select count(*) from fees.receipt r where r.office = s.office and substring(r.number from '-([0-9]{4})-[0-9]+$')::int = s.year)`,
  'fees: each receipt moved its amount in its drawer, and nothing else did':
    `select coalesce(r.number, m.number) from fees.receipt r full join (select * from fees.movement where what in ('taken', 'returned')) m on m.receipt = r.id and m.number = r.number
      where r.id is null or m.receipt is null or m.drawer <> r.drawer or m.amount <> case r.what when 'taken' then r.amount else -r.amount end`,
  'fees: a receipt moved its cash once':
    `select number from fees.movement where receipt is not null group by receipt, number having count(*) > 1`,
  'fees: an application that asks for one was paid, and one that ended without a card gave it back or owes it':
    `select a.id::text from applications.application a left join fees.receipt t on t.bucket = a.bucket and t.application = a.id and t.what = 'taken' left join fees.receipt b on b.bucket = a.bucket and b.application = a.id and b.what = 'returned'
      left join fees.owed o on o.bucket = a.bucket and o.application = a.id
      where (a.fee > 0) <> (t.id is not null) or t.amount <> a.fee or (b.id is not null and a.state not in ('withdrawn', 'lapsed')) or (a.fee > 0 and a.state in ('withdrawn', 'lapsed') and b.id is null and o.application is null)`,
  'drawers: a count differs from what should be there by what was booked as the difference':
    `select c.drawer::text from fees.count c left join fees.movement m on m.office = c.office and m.drawer = c.drawer and m.what = 'difference' where c.what = 'close' and c.total - c.expected <> coalesce(m.amount, 0)`,
  'drawers: one that ended holds nothing':
    `select d.id::text from fees.drawer d join fees.movement m on m.office = d.office and m.drawer = d.id where d.state in ('closed', 'handed-over') group by d.id having sum(m.amount) <> 0`,
  'silence: nothing reached a phone while it was reported lost':
    `select m.id::text from notices.message m join notices.silenced s on s.phone_digest = m.phone_digest join holders.phone_lost l on l.id = s.report where m.sent_at > l.since and (l.ended_at is null or m.sent_at < l.ended_at)`,
  'renewal: nobody is told twice of one reminder':
    `select subject::text from record.entry where verb = 'cards.remind-renewal' group by bucket, subject, facts->>'before' having count(*) > 1`,
  'renewal: a card that ended is not left to renew':
    `select r.card::text from cards.renewal r join cards.card c on c.bucket = r.bucket and c.id = r.card where (c.closed_as is null) = (r.state in ('renewed', 'ended'))`,
  'the outbox holds nothing that failed':
    `select kind || ' ' || coalesce(trouble, '') from outbox.task where attempts > 0`,
}

export const lawNames = Object.keys(each)
/** All of them as one statement; the first that is broken. */
export const laws = Object.entries(each).map(([law, select]) => `select '${law.replaceAll("'", "''")}' as law, w.* from (${select} limit 1) as w (what)`).join(' union all ') + ' limit 1'
