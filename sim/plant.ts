import type { World } from './world.ts'

/** A fault that the database itself refused: nothing was put in, so nothing was found. */
export class NotPlanted extends Error {}
/** Faults put in on purpose, each by the owner behind the program's back; the auditor must find every one. */
export const plants: Record<string, (world: World) => Promise<unknown>> = {
  'a doubled posting': world => world.owner('update ledger.account set balance = balance + 8000, version = version + 1'),
  'a lost movement': world => world.owner('delete from ledger.journal where seq = 1'),
  'a balance of one fen more': world => world.owner('update ledger.account set balance = balance + 1'),
  'a movement of one fen less': world => world.owner('alter table ledger.journal disable trigger all; update ledger.journal set account = account - 1, income = income - 1 where seq = 1'),
  'an account that vanished': world => world.owner('delete from ledger.journal; delete from ledger.account'),
  'an eleventh try': world => world.owner('update pins.pin set locked_at = null, wrong = 9 where locked_at is not null'),
  'a forgotten try': world => world.owner('update pins.pin set wrong = wrong - 1 where wrong > 0 and locked_at is null'),
  'a try that was never made': world => world.owner('update pins.pin set wrong = wrong + 1 where wrong < 9 and locked_at is null'),
  'a PIN locked by nobody': world => world.owner('update pins.pin set locked_at = set_at where locked_at is null'),
  'a card in two places': world => world.owner(`update cards.card set place = (select id from staff.organisation limit 1) where state = 'handed-over'`),
  'a card nowhere': world => world.owner(`update cards.card set place = null where state = 'at-site'`),
  'a card taken back unseen': world => world.owner(`update cards.card set state = 'at-site', place = delivery where state = 'handed-over'`),
  'a loss report that was dropped': world => world.owner(`delete from cards.fact where kind = 'loss'`),
  'a loss nobody reported': world => world.owner(`insert into cards.fact (bucket, id, card, account, kind, since, channel)
    select bucket, id, id, 'social', 'loss', state_since, 'counter' from cards.card where state = 'handed-over' on conflict do nothing`),
  'an activation nobody did': world => world.owner(`update cards.card set social = 'active' where social = 'inactive'`),
  'a financial account activated by the centre': world => world.owner(`update cards.card set financial = 'active'`),
  'a PIN that went back to the initial one': world => world.owner('update pins.pin set initial = true where not initial and not must_set'),
  'message numbers forgotten': world => world.owner('delete from settlement.message'),
  'a settlement that took nothing': world => world.owner(`update ledger.account a set balance = a.balance - j.account from ledger.journal j
    where j.bucket = a.bucket and j.person = a.person and j.seq = 2 and j.what = 'settlement'`),
  'a card in two hands': world => world.owner(`drop index cards.card_one_usable; update cards.card set state = 'handed-over', handed_over_at = state_since, place = null where state in ('at-site', 'stocked')`),
  'a destroyed card handed over': world => world.owner(`drop index cards.card_one_usable; update cards.card set state = 'handed-over', handed_over_at = state_since, place = null, closed_as = null, closed_at = null, social = 'inactive' where state = 'destroyed'`),
  'two cards of one line in use': world => world.owner(`drop index cards.card_one_usable; update cards.card set closed_as = null, closed_at = null, social = 'inactive' where closed_as = 'replaced'`),
  'a card that arrived nowhere': world => world.owner(`update production.item set state = 'arrived' where state = 'sent'`),
  'a fee returned twice': world => world.owner(`drop index fees.movement_number; insert into fees.movement (office, drawer, seq, what, amount, at, by_member, number, bucket, person, receipt)
    select office, drawer, seq + 1000, what, amount, at, by_member, number, bucket, person, receipt from fees.movement where what = 'returned'`),
  'a fee that nobody owes': world => world.owner('delete from fees.owed'),
  'a receipt number skipped': world => world.owner(`with skipped as (update fees.receipt set number = left(number, -6) || lpad((right(number, 6)::int + 1)::text, 6, '0') where right(number, 6)::int = (select max(right(number, 6)::int) from fees.receipt) returning id, number)
    update fees.movement m set number = s.number from skipped s where m.receipt = s.id`),
  'a drawer difference swallowed': world => world.owner(`delete from fees.movement where what = 'difference'`),
  'a loss that leaves a session open': world => world.owner(`update terminals.session s set ended_at = null, ended_by = null from cards.fact f where f.bucket = s.bucket and f.card = s.card and f.kind = 'loss' and f.until is null`),
  'an old card not stopped': world => world.owner('update oldcards.old_card set stopped_at = null, stopped_by = null, card = null where stopped_at is not null'),
  'an old card stopped by nobody': world => world.owner(`update oldcards.old_card o set stopped_at = o.entered_at, stopped_by = 'pin-change', card = c.id from cards.card c where c.person = o.person and o.stopped_at is null`),
  'a reset authorisation used twice': world => world.owner(`insert into pins.entry (bucket, card, entry, block_digest, outcome, remaining, at) select bucket, card, gen_random_uuid(), block_digest, outcome, remaining, at from pins.entry where outcome = 'reset'`),
  'a blank that vanished': world => world.owner('update production.blank set remaining = remaining - 1, change = change - 1 where serial = 2 and change < 0'),
  'a message to a phone that is lost': world => world.owner(`update notices.message m set sent_at = l.since + interval '1 minute' from notices.silenced s join holders.phone_lost l on l.id = s.report where s.phone_digest = m.phone_digest`),
  'an exchange whose old card still works': world => world.owner(`update cards.fact set until = since where kind = 'hold' and until is null`),
  'a PIN of somebody else': world => world.owner(`update pins.pin set verifier = decode(repeat('ab', 32), 'hex') where verifier is not null`),
}
