/** What must hold over whole tables whatever was done: each law selects what breaks it. */
const each: Readonly<Record<string, string>> = {
  'custody: a card that is somewhere has a place, in a hand none':
    `select id::text || ' ' || state from cards.card where (state in ('made', 'stocked', 'at-site') and place is null) or (state = 'handed-over' and place is not null)`,
  'custody: production’s book says the same of a card as the card':
    `select i.card::text from production.item i join cards.card c on c.bucket = i.bucket and c.id = i.card
      where not (i.state, c.state) in (('ordered', 'ordered'), ('exported', 'ordered'), ('stuck', 'ordered'), ('personalised', 'made'), ('passed', 'stocked'), ('sent', 'sent'), ('arrived', 'at-site'), ('collected', 'handed-over'), ('returning', 'returned'), ('returned', 'returned'), ('destroyed', 'destroyed'), ('failed', 'destroyed'))`,
  'custody: every card that was ordered is in production’s book, once':
    `select c.id::text from cards.card c left join production.item i on i.bucket = c.bucket and i.card = c.id where i.id is null and exists (select from applications.application a where a.bucket = c.bucket and a.id = c.application)`,
  'custody: a card at a place is at the place it was sent to':
    `select c.id::text from cards.card c join production.item i on i.bucket = c.bucket and i.card = c.id where c.state = 'at-site' and c.place <> i.deliver_to`,
  'custody: a received consignment has nothing under way':
    `select s.id::text from production.consignment s join production.item i on i.consignment = s.id where s.received_at is not null and i.state in ('sent', 'returning')`,
  'custody: what is added up for a site is what consignments and cards say':
    `select coalesce(b.site, s.site)::text || ' came ' || coalesce(s.came, 0) || ' of ' || coalesce(b.came, 0) || ', collected ' || coalesce(s.collected, 0) || ' of ' || coalesce(b.collected, 0) || ', back ' || coalesce(s.back, 0) || ' of ' || coalesce(b.back, 0)
      from (select site, sum(came) as came, sum(collected) as collected, sum(back) as back from (
        select c.organisation as site, c.cards - (select count(*) from production.item i where i.consignment = c.id and i.state = 'sent') as came, 0::bigint as collected, 0::bigint as back from production.consignment c where c.kind <> 'centre'
        union all select deliver_to, 0, count(*), 0 from production.item where state = 'collected' and deliver_kind <> 'post' group by 1
        union all select sender, 0, 0, sum(cards) from production.consignment where kind = 'centre' group by 1) as each group by site) b
      full join (select site, sum(came) as came, sum(collected) as collected, sum(back) as back from production.site_sum group by site) s on s.site = b.site
      where coalesce(s.came, 0) <> coalesce(b.came, 0) or coalesce(s.collected, 0) <> coalesce(b.collected, 0) or coalesce(s.back, 0) <> coalesce(b.back, 0)`,
  'custody: what is added up as scrapped is what was scrapped':
    `select coalesce(b.region, s.region)::text from (select b.region, count(*) filter (where i.state = 'failed') as failed, count(*) filter (where i.state = 'destroyed') as destroyed from production.item i join production.batch b on b.id = i.batch where i.state in ('failed', 'destroyed') group by b.region) b
      full join (select region, sum(failed) as failed, sum(destroyed) as destroyed from production.scrap_sum group by region) s on s.region = b.region
      where coalesce(s.failed, 0) <> coalesce(b.failed, 0) or coalesce(s.destroyed, 0) <> coalesce(b.destroyed, 0)`,
  'custody: a destroyed card that came back has two signatures of two people':
    `select i.card::text from production.item i left join production.destruction d on d.bucket = i.bucket and d.card = i.card where i.state = 'destroyed' and i.consignment is not null and (d.second_by is null or d.second_by = d.first_by)`,
  'custody: a card that was destroyed is in nobody’s hand, and its number opens nothing':
    `select c.id::text from cards.card c join production.destruction d on d.bucket = c.bucket and d.card = c.id where d.second_by is not null and (c.state <> 'destroyed' or c.closed_as is null)`,
  'custody: blanks: each movement leaves what was there before it and its change':
    `select serial::text from (select serial, remaining, change, lag(remaining, 1, 0) over (partition by site, bank, face order by serial) as before from production.blank) b where remaining <> before + change`,
  'custody: every chip that was written used a blank':
    `select b.id::text from production.batch b left join lateral (select -coalesce(sum(change), 0) as used from production.blank where batch = b.id) u on true
      left join lateral (select count(*) as made from production.item i where i.batch = b.id and (i.state not in ('ordered', 'stuck') or b.office is not null)
        and not exists (select from record.entry e where e.bucket = i.bucket and e.verb = 'production.stop' and e.subject = i.card and e.facts ->> 'was' = 'ordered' and i.export is null)) m on true where u.used <> m.made`,
  'one living card a line':
    `select line::text from cards.card where closed_as is null and state = 'handed-over' group by bucket, line having count(*) > 1`,
  'one open application a person':
    `select person::text from applications.application where state not in ('collected', 'withdrawn', 'lapsed') group by bucket, person having count(*) > 1`,
  'an application that is over was collected with its card, withdrawn without one, or lapsed with its card destroyed':
    `select a.id::text from applications.application a left join production.item i on i.bucket = a.bucket and i.application = a.id and i.state <> 'failed'
      where (a.state = 'collected' and i.state is distinct from 'collected') or (a.state in ('withdrawn', 'submitted', 'returned', 'approved') and i.id is not null) or (a.state = 'lapsed' and i.state is distinct from 'destroyed') or (a.state = 'at-site' and i.state is distinct from 'arrived')`,
  'states: a card that ended is closed, its social account with it':
    `select id::text from cards.card where (closed_as is not null and social <> 'closed') or (closed_as is null and social = 'closed' and not (state <> 'handed-over' and exists (select from cancellation.cancelling x where x.bucket = card.bucket and x.person = card.person and x.state = 'done'))) or (state = 'destroyed' and closed_as is null)`,
  'states: no account is active of a card nobody has':
    `select id::text from cards.card where social = 'active' and state <> 'handed-over'`,
  'states: one fact of a kind holds at a time':
    `select card::text from cards.fact where until is null group by bucket, card, account, kind having count(*) > 1`,
  'states: what holds, holds of a card that lives':
    `select f.card::text from cards.fact f join cards.card c on c.bucket = f.bucket and c.id = f.card where f.until is null and f.kind = 'replacement' and c.closed_as is not null and c.closed_as <> 'cancelled'`,
  'PIN: a lock comes with the last try and not before':
    `select card::text from pins.pin where (locked_at is null and wrong >= 10) or (locked_at is not null and wrong < 10)`,
  'PIN: wrong entries in a row are the tries that are gone':
    `select p.card::text from pins.pin p where p.locked_at is null and not p.must_set and p.wrong > (select count(*) from pins.entry e where e.bucket = p.bucket and e.card = p.card and e.outcome = 'wrong')`,
  'PIN: one authorisation sets one PIN':
    `select r.card::text from (select bucket, card, count(*) as used from pins.reset where used_at is not null group by 1, 2) r join (select bucket, card, count(*) as set from pins.entry where outcome = 'reset' group by 1, 2) e using (bucket, card) where e.set > r.used`,
  'PIN: of a card that ended nothing is left':
    `select c.id::text from cards.card c join pins.pin p on p.bucket = c.bucket and p.card = c.id where c.closed_as is not null and p.verifier is not null
        and not (c.closed_as = 'cancelled' and exists (select from cancellation.cancelling x where x.bucket = c.bucket and x.person = c.person and x.state = 'done' and x.settled_at is null))`,
  'loss: no session is open of a card that is lost, handed in, suspended or ended':
    `select s.id::text from terminals.session s join cards.card c on c.bucket = s.bucket and c.id = s.card where s.ended_at is null and (c.closed_as is not null
      or exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.until is null and f.account = 'social' and f.kind in ('loss', 'hold', 'suspension')))`,
  'loss: a report stands while a replacement for it is under way':
    `select a.id::text from applications.application a join cards.card c on c.bucket = a.bucket and c.id = a.replaces where a.kind = 'replacement' and a.state in ('submitted', 'approved', 'in-production', 'at-site')
      and not exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.account = 'social' and f.kind = 'loss' and f.until is null)`,
  'change-over: an old card that was stopped has no open session, one that works no new card that took over':
    `select s.id::text from terminals.session s join oldcards.old_card o on o.bucket = s.bucket and o.id = s.card where s.ended_at is null and o.stopped_at is not null`,
  'change-over: it is stopped for a card of the same person':
    `select o.id::text from oldcards.old_card o join cards.card c on c.bucket = o.bucket and c.id = o.card where o.person <> c.person`,
  'change-over: once, on record, with the account linked':
    `select o.id::text from oldcards.old_card o left join record.entry e on e.verb in ('oldcards.stop', 'oldcards.put-back') and coalesce(e.facts ->> 'old', e.subject::text) = o.id::text
      group by o.id, o.stopped_at having count(*) filter (where e.verb = 'oldcards.stop') - count(*) filter (where e.verb = 'oldcards.put-back') <> (o.stopped_at is not null)::int`,
  'fees: taken once, returned once, never more than was taken':
    `select application::text from fees.receipt group by bucket, application having count(*) filter (where what = 'taken') <> 1 or count(*) filter (where what = 'returned') > 1 or count(distinct amount) <> 1`,
  'fees: numbers of an office and year without gaps':
    `select office::text || ' ' || year from (select office, year, count(*) as given, max(serial) as top, min(serial) as first from (select office, substring(number from '-([0-9]{4})-[0-9]+$')::int as year, right(number, 6)::int as serial from fees.receipt) r group by 1, 2) s where given <> top or first <> 1`,
  'fees: the series is where the receipts end':
    `select s.office::text from fees.series s where s.last <> (select count(*) from fees.receipt r where r.office = s.office and substring(r.number from '-([0-9]{4})-[0-9]+$')::int = s.year)`,
  'fees: each receipt moved its amount in its drawer, and nothing else did':
    `select coalesce(r.number, m.number) from (select * from fees.receipt where way = 'cash') r full join (select * from fees.movement where what in ('taken', 'returned')) m on m.receipt = r.id and m.number = r.number
      where r.id is null or m.receipt is null or m.drawer <> r.drawer or m.amount <> case r.what when 'taken' then r.amount else -r.amount end`,
  'fees: a receipt moved its cash once':
    `select number from fees.movement where receipt is not null group by receipt, number having count(*) > 1`,
  'fees: an application that asks for one was paid, and one that ended without a card gave it back or owes it':
    `select a.id::text from applications.application a left join fees.receipt t on t.bucket = a.bucket and t.application = a.id and t.what = 'taken' left join fees.receipt b on b.bucket = a.bucket and b.application = a.id and b.what = 'returned'
      left join fees.owed o on o.bucket = a.bucket and o.application = a.id left join fees.payment p on p.bucket = a.bucket and p.application = a.id
      where (a.fee > 0) <> (t.id is not null) or t.amount <> a.fee or (b.id is not null and a.state not in ('withdrawn', 'lapsed')) or (a.fee > 0 and a.state in ('withdrawn', 'lapsed') and b.id is null and o.application is null and p.due_back is not true)`,
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
  'renewal: the sums say what there is':
    `select coalesce(s.region, r.region) || ' ' || coalesce(s.month, r.month) from (select region, month, state, reach, sum(n) as n from (select region, month, state, reach, count as n from cards.renewal_sum union all select region, month, state, reach, n from cards.renewal_step) f group by 1, 2, 3, 4 having sum(n) <> 0) s
      full join (select region, date_trunc('month', ends)::date as month, state, coalesce(reach, '') as reach, count(*) as n from cards.renewal where state <> 'ended' group by 1, 2, 3, 4) r on r.region = s.region and r.month = s.month and r.state = s.state and r.reach = s.reach where s.n is distinct from r.n`,
  'money: what left one account for another arrived there once, or is on its way':
    `select 'out' where (select coalesce(sum(account), 0) from ledger.journal where what in ('transfer-out', 'family-out')) <> -(select coalesce(sum(amount), 0) from ledger.transfer)
      union all select 'in' where (select coalesce(sum(account), 0) from ledger.journal where what in ('transfer-in', 'family-in')) <> (select coalesce(sum(t.amount), 0) from ledger.transfer t join ledger.claim c on c.bucket = t.to_bucket and c.key = 'transfer ' || t.id)
      union all select t.id::text from ledger.transfer t left join ledger.claim c on c.bucket = t.to_bucket and c.key = 'transfer ' || t.id where (t.arrived_at is null) <> (c.key is null)`,
  'cancellation: every account’s money is in the orders, share by share, and in no two':
    `select p.id::text from cancellation.payout p left join ledger.transfer t on t.bucket = p.bucket and t.id = p.transfer where t.id is null or t.amount <> p.amount or t.region <> p.region
      union all select t.id::text from ledger.transfer t left join cancellation.payout p on p.bucket = t.bucket and p.transfer = t.id where t.key like 'cancellation %' and p.id is null`,
  'cancellation: when the hours were over everything left':
    `select x.id::text from cancellation.cancelling x join record.entry e on e.bucket = x.bucket and e.verb = 'cancellation.settle-money' and e.subject = x.id
      group by x.id having sum((e.facts ->> 'amount')::bigint) <> (select coalesce(sum(p.amount), 0) from cancellation.payout p where p.cancelling = x.id)`,
  'cancellation: of somebody who died no card opens anything, no record is valid, no phone is known':
    `select x.person::text from cancellation.cancelling x where x.ground = 'death' and x.state = 'done' and (exists (select from cards.card c where c.bucket = x.bucket and c.person = x.person and c.social <> 'closed')
      or exists (select from insurance.relation r where r.bucket = x.bucket and r.person = x.person and r.state <> '4') or exists (select from terminals.session s where s.bucket = x.bucket and s.person = x.person and s.ended_at is null)
      or exists (select from oldcards.old_card o where o.bucket = x.bucket and o.person = x.person and o.stopped_at is null)
      or exists (select from notices.message m where m.bucket = x.bucket and m.person = x.person and m.at > x.second_at))`,
  'cancellation: two people, or none':
    `select id::text from cancellation.cancelling where state in ('done', 'taken-back') and (second_by is null or second_by = first_by) union all select id::text from merging.merging where state = 'done' and (second_by is null or second_by = first_by)`,
  'merging: who became somebody else has no fen, no card and no record that holds; both histories say so':
    `select m.other::text from merging.merging m where m.state = 'done' and m.other is not null and (exists (select from ledger.account a where a.bucket = m.other_bucket and a.person = m.other and a.kind = 'pacc' and a.balance > 0)
      or exists (select from cards.card c where c.bucket = m.other_bucket and c.person = m.other and c.closed_as is null and c.state = 'handed-over')
      or exists (select from insurance.relation r where r.bucket = m.other_bucket and r.person = m.other and r.state <> '4')
      or (select count(distinct e.person) from record.entry e where e.verb = 'holders.merge' and e.subject = m.id) <> 2)`,
  'hands: a card in a clerk’s hands waits at that clerk’s office':
    `select t.card::text from production.tray t left join cards.card c on c.bucket = t.bucket and c.id = t.card left join staff.member m on m.id = t.member
      where t.ended_at is null and (c.state is distinct from 'at-site' or c.place <> t.office or c.closed_as is not null or m.organisation is distinct from t.office)`,
  'hands: what was passed on is in the hands it was offered to, what was handed over in its holder’s':
    `select t.card::text from production.tray t join cards.card c on c.bucket = t.bucket and c.id = t.card
      where (t.ended_as = 'handed-over' and c.state <> 'handed-over') or (t.ended_as = 'passed-on' and not exists (select from production.tray n where n.bucket = t.bucket and n.card = t.card and n.came_from = t.member and n.member = t.offered_to and n.taken_at = t.ended_at))
      or (t.came_from is not null and not exists (select from production.tray b where b.bucket = t.bucket and b.card = t.card and b.member = t.came_from and b.ended_as = 'passed-on' and b.ended_at = t.taken_at))`,
  'instant: no fee without a card, no card without its fee':
    `select i.application::text from production.instant i join applications.application a on a.bucket = i.bucket and a.id = i.application left join fees.receipt t on t.bucket = a.bucket and t.application = a.id and t.what = 'taken'
      left join fees.receipt b on b.bucket = a.bucket and b.application = a.id and b.what = 'returned'
      where a.fee > 0 and ((i.ended = 'given-up' and b.id is null) or (i.step in ('registered', 'handed-over') and a.state <> 'lapsed' and (t.id is null or b.id is not null)))`,
  'instant: each blank that was taken is one card of one attempt':
    `select i.id::text from production.instant i where (select count(*) from production.instant_step s where s.bucket = i.bucket and s.instant = i.id and s.step = 'reserved')
      <> (select count(*) from production.item t join production.batch b on b.id = t.batch where t.bucket = i.bucket and b.key = 'instant-' || i.id)`,
  'instant: no blank was written twice, no face printed twice':
    `select printer::text from production.stand_in where writes > 1 or prints > 1`,
  'instant: a printer that has a card is in use, where that card is being made':
    `select p.id::text from production.printer p left join production.instant i on i.bucket = p.bucket and i.id = p.instant where p.instant is not null and (p.retired_at is not null or i.ended is not null or i.printer is distinct from p.id or i.office is distinct from p.office)`,
  'instant: a job that is over left no card in the making':
    `select i.id::text from production.instant i join production.item t on t.bucket = i.bucket and t.batch = i.batch where i.ended in ('given-up', 'to-plant') and t.state <> 'failed'`,
  'plant: a file holds what was counted, and each card was told of once':
    `select e.id::text from production.export e left join production.plant_return r on r.export = e.id and r.done_at is not null, lateral (select count(*) as cards, count(*) filter (where i.state = 'exported') as out from production.item i where i.export = e.id) i
      where e.digest is not null and (e.cards <> i.cards or (r.export is not null and (r.made + r.failed + r.missing <> i.cards or i.out > 0)))`,
  'plant: nothing came back of what never left, nor before its return was taken':
    `select i.id::text from production.item i left join production.export e on e.id = i.export and e.batch = i.batch where i.export is not null and (e.id is null or (i.state not in ('exported', 'destroyed') and not exists (select from production.plant_return r where r.export = e.id)))`,
  'plant: no chip was made twice':
    `select chip_serial from cards.card where chip_serial is not null group by chip_serial having count(*) > 1`,
  'import: what was taken, known and refused is every line of the file, and each was taken once':
    `select r.id::text from imports.run r left join lateral (select count(*) as noted from record.entry e where e.verb = 'imports.take-over' and e.authority = 'import ' || r.id) e on true
      where (r.phase = 'done' and (r.taken + r.known + r.refused <> r.lines or (r.refused <> (select count(*) from imports.refused f where f.run = r.id) and r.moved_at > (select max(at) from record.entry) - interval '180 days'))) or e.noted <> r.taken`,
  'import: nothing is left of a file that is done or dropped':
    `select p.run::text from imports.part p join imports.run r on r.id = p.run where r.phase in ('done', 'dropped')`,
  'import: the money that came is the money of the lines that were taken':
    `select r.id::text from imports.run r where r.phase = 'done' and r.taken_fen <> (select coalesce(sum(j.account), 0) from ledger.journal j join record.entry e on e.bucket = j.bucket and e.person = j.person and e.verb = 'imports.take-over' and e.authority = 'import ' || r.id where j.what = 'opening')`,
  'import: a card that came with its holder is one card of one person':
    `select c.id::text from cards.card c join record.entry e on e.bucket = c.bucket and e.person = c.person and e.verb = 'imports.take-over' where c.state = 'ordered' and not exists (select from applications.application a where a.bucket = c.bucket and a.id = c.application)`,
  'merging: the paper says what was sent':
    `select m.id::text from merging.merging m where m.amount <> (select coalesce(sum(t.amount), 0) from ledger.transfer t where t.key like 'merging ' || m.id || ' %')`,
  'passbook: what a holder asked for left the account once, under its order and to the fen':
    `select o.id::text from settlement.passbook_order o left join ledger.transfer t on t.bucket = o.bucket and t.id = o.transfer
      where o.month is null and (t.id is null or t.amount <> o.amount or t.person <> o.person or t.region <> o.region or t.to_person <> o.person or t.to_kind <> 'payable' or t.key <> 'passbook ' || o.person || ' ' || o.request)
      union all select t.id::text from ledger.transfer t left join settlement.passbook_order o on o.bucket = t.bucket and o.transfer = t.id where t.key like 'passbook %' and o.id is null`,
  'passbook: a month went to the bank or filled the account, once':
    `select o.id::text from settlement.passbook_order o left join ledger.claim c on c.bucket = o.bucket and c.key = 'month|' || o.person || '|' || o.region || '|' || o.month left join ledger.journal j on j.bucket = c.bucket and j.number = c.number
      where o.month is not null and (j.kind is distinct from 'payable' or j.what <> 'allocation' or j.person <> o.person or j.region <> o.region or j.account <> o.amount)`,
  'passbook: what its bank owes for months is the sum of the orders':
    `select coalesce(o.person, j.person)::text from (select bucket, person, region, sum(amount) as fen from settlement.passbook_order where month is not null group by 1, 2, 3) o
      full join (select bucket, person, region, sum(account) as fen from ledger.journal where kind = 'payable' and what = 'allocation' group by 1, 2, 3) j using (bucket, person, region) where o.fen is distinct from j.fen`,
  'passbook: nothing is ordered from the day on which it is over, and of no other bank':
    `select o.id::text from settlement.passbook_order o, lateral (select greatest(to_char(o.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), o.month || '-01') as day) d
      left join lateral (select p.value from regions.policy p where p.region = '340100' and p.key = 'pacc.passbook' and p.valid_from <= d.day::date order by p.valid_from desc, p.revision desc limit 1) p on true
      where p.value is null or p.value ->> 'bank' is distinct from o.bank or p.value ->> 'before' <= d.day`,
  'care: a line is settled by a settlement of its visit, or by none':
    `select l.visit || ' ' || l.sn from care.line l join care.visit v on v.bucket = l.bucket and v.id = l.visit where l.settled is not null and l.settled <> all (v.bills)`,
  'care: the lines of a settlement that stands, with what was given back of them, come to its total':
    `select v.id || ' ' || b.number from care.visit v cross join unnest(v.bills) as b (number) left join ledger.journal j on j.bucket = v.bucket and j.number = b.number
      left join lateral (select sum(l.amount) as fen from care.line l where l.bucket = v.bucket and l.visit = v.id and l.settled = b.number) s on true
      where j.what is distinct from 'settlement' or j.person <> v.person or j.provider <> v.provider or j.region <> v.region or j.total is distinct from s.fen`,
  'care: of a line no more is given back than there was':
    `select l.visit || ' ' || l.sn from care.line l join care.line r on r.bucket = l.bucket and r.visit = l.visit and r.original = l.sn group by l.bucket, l.visit, l.sn, l.amount, l.settled having l.amount + sum(r.amount) < 0 or bool_or(r.settled is distinct from l.settled)
      union all select r.visit || ' ' || r.sn from care.line r where r.original is not null and not exists (select from care.line l where l.bucket = r.bucket and l.visit = r.visit and l.sn = r.original)`,
  'care: a visit has its number at its provider until it is cancelled, and nobody else has it':
    `select v.id from care.visit v where (v.state <> 'void') <> ((select count(*) from care.number n where n.visit = v.id and n.provider = v.provider) = 1)`,
  'care: a stay that goes on is on its desk; what is cancelled, or settled at its end, is on none':
    `select v.id from care.visit v left join care.desk d on d.visit = v.id and d.provider = v.provider and d.kind = v.kind and d.begun = v.begun
      where (d.visit is null and v.state = 'open' and (v.kind = 'inpatient' or v.bills = '{}')) or (d.visit is not null and (v.state = 'void' or v.final is not null))`,
  'care: nobody stays twice at one provider':
    `select v.person::text from care.visit v where v.kind = 'inpatient' and v.state = 'open' group by v.bucket, v.person, v.provider having count(*) > 1`,
  'the outbox holds nothing that failed':
    `select kind || ' ' || coalesce(trouble, '') from outbox.task where attempts > 0`,
}

export const lawNames = Object.keys(each)
/** One law as a statement: what breaks it. */
export const lawOf = (name: string) => each[name]!
/** All of them as one statement; the first that is broken. */
export const laws = Object.entries(each).map(([law, select]) => `select '${law.replaceAll("'", "''")}' as law, w.* from (${select} limit 1) as w (what)`).join(' union all ') + ' limit 1'
