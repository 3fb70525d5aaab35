import { lastGuess } from './acts/desk.ts'
import { lossAtBank } from './acts/bank.ts'
import { paidBothWays } from './acts/money.ts'
import { dearStay } from './acts/ward.ts'
import type { World } from './world.ts'

/** A fault that the database itself refused: nothing was put in, so nothing was found. */
export class NotPlanted extends Error {}
/** A fault in what somebody is treated for at the hospital: few are at a moment taken by chance. */
const dearlyThen = async (world: World, text: string) => { await dearStay(world); return world.owner(text) }
/** The bank does what a line ordered once more. */
function doubled(world: World, what: 'deduction' | 'pay-out'): void {
  for (const account of world.bank.accounts) {
    const entry = account.entries.find(each => each.what === what)
    if (!entry) continue
    account.entries.push({ ...entry })
    account.balance += what === 'deduction' ? -entry.amount : entry.amount
    return
  }
}
/** Faults put in on purpose, each by the owner behind the program's back; the auditor must find every one. */
export const plants: Record<string, (world: World) => Promise<unknown>> = {
  'a doubled deduction': async world => { await paidBothWays(world); doubled(world, 'deduction') },
  'a doubled pay-out': async world => { await paidBothWays(world); doubled(world, 'pay-out') },
  'a loss at the bank forgotten here': async world => { await lossAtBank(world); return world.owner(`update cards.fact set until = since where account = 'financial' and kind = 'loss' and until is null; update losses.word set lost = false`) },
  'an account opened twice': async world => { const [account] = world.bank.accounts; if (account) world.bank.accounts.push({ ...account, number: `${account.number}0` }) },
  'a bank’s word of its own making': world => world.owner(`insert into cards.fact (bucket, id, card, account, kind, since, channel) select bucket, id, id, 'financial', 'loss', state_since, 'bank-written' from cards.card where state = 'handed-over' on conflict do nothing`),
  'a doubled posting': world => world.owner('update ledger.account set balance = balance + 8000, version = version + 1'),
  'a lost movement': world => world.owner('delete from ledger.journal where seq = 1'),
  'a balance of one fen more': world => world.owner('update ledger.account set balance = balance + 1'),
  'a movement of one fen less': world => world.owner('alter table ledger.journal disable trigger all; update ledger.journal set account = account - 1, income = income - 1 where seq = 1'),
  'an account that vanished': world => world.owner('delete from ledger.journal; delete from ledger.account'),
  'an eleventh try': async world => {
    // few are locked at a moment taken by chance
    await lastGuess(world)
    return world.owner('update pins.pin set locked_at = null, wrong = 9 where locked_at is not null')
  },
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
  'message numbers forgotten': world => world.owner('delete from messages.message'),
  'a settlement that took nothing': world => world.owner(`update ledger.account a set balance = a.balance - j.account from ledger.journal j
    where j.bucket = a.bucket and j.person = a.person and j.seq = 2 and j.what = 'settlement'`),
  'a card in two hands': world => world.owner(`drop index cards.card_one_usable; update cards.card set state = 'handed-over', handed_over_at = state_since, place = null where state in ('at-site', 'stocked')`),
  'a destroyed card handed over': world => world.owner(`drop index cards.card_one_usable; drop index cards.card_one_of_application; update cards.card set state = 'handed-over', handed_over_at = state_since, place = null, closed_as = null, closed_at = null, social = 'inactive' where state = 'destroyed'`),
  'two cards of one line in use': world => world.owner(`drop index cards.card_one_usable; update cards.card set closed_as = null, closed_at = null, social = 'inactive' where closed_as = 'replaced'`),
  'a card that arrived nowhere': world => world.owner(`update cards.card set state = 'sent', place = null where state = 'at-site'`),
  'a card too many in a site’s sum': world => world.owner('update production.site_sum set collected = collected + 1 where (site, shard) = (select site, shard from production.site_sum order by site, shard limit 1)'),
  'a scrapped card nobody counted': world => world.owner('update production.scrap_sum set failed = failed - 1 where failed > 0'),
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
  'a fen lost between two accounts': world => world.owner('update ledger.transfer set amount = amount + 1'),
  'money that never arrived': world => world.owner(`delete from ledger.claim where key like 'transfer %'`),
  'an order of the bank that was dropped': world => world.owner('delete from cancellation.payout'),
  'an order for a fen more': world => world.owner('update cancellation.payout set amount = amount + 1'),
  'a card of the dead that works': world => world.owner(`drop index cards.card_one_usable; update cards.card set closed_as = null, closed_at = null, social = 'active' where closed_as = 'cancelled'`),
  'somebody dead who is insured': world => world.owner(`update insurance.relation r set state = '1', until = null from cancellation.cancelling x where x.bucket = r.bucket and x.person = r.person and x.state = 'done' and x.ground = 'death'`),
  'a cancellation nobody approved': world => world.owner(`alter table cancellation.cancelling drop constraint cancelling_check2; update cancellation.cancelling set second_by = null, second_at = null where state = 'done'`),
  'a merged person who is insured still': world => world.owner(`update insurance.relation r set state = '1', until = null from merging.merging m where m.other_bucket = r.bucket and m.other = r.person and m.state = 'done'`),
  'a merge of a fen less': world => world.owner('update merging.merging set amount = amount - 1 where amount > 0'),
  'a merge that one history does not know': world => world.owner(`alter table record.entry disable trigger all; delete from record.entry e using merging.merging m where e.verb = 'holders.merge' and e.subject = m.id and e.person = m.other`),
  'a card in hands of another office': world => world.owner(`update production.tray set office = (select id from staff.organisation where code = 'SIM-COUNTER2'), member = (select id from staff.member where user_name = 'clerk2') where ended_at is null`),
  'a card out of the safe forgotten': world => world.owner('delete from production.tray where ended_at is null'),
  'a card passed on to nobody': world => world.owner('delete from production.tray where came_from is not null'),
  'a blank written twice': world => world.owner('update production.stand_in set writes = 2 where writes = 1'),
  'a fee kept for no card': world => world.owner(`update production.instant set ended = 'given-up' where ended is null and card is not null`),
  'a blank that made two cards': world => world.owner(`delete from production.instant_step where step = 'reserved'`),
  'a return counted twice': world => world.owner('update production.plant_return set made = made + 1'),
  'a card that never came back from the plant': world => world.owner(`update production.item set state = 'exported' where export is not null and state in ('personalised', 'passed', 'sent', 'arrived')`),
  'a card from a plant that never had it': world => world.owner(`update production.item set export = (select id from production.export limit 1) where export is null and state = 'collected'`),
  'a line taken twice': world => world.owner(`insert into record.entry select bucket, gen_random_uuid(), at, verb, by_kind, by_id, by_post, by_organisation, authority, person, subject_kind, subject, facts from record.entry where verb = 'imports.take-over'`),
  'a refused line forgotten': world => world.owner('delete from imports.refused'),
  'an opening balance of a fen more': world => world.owner(`update imports.run set taken_fen = taken_fen + 1 where phase = 'done'`),
  'a passbook order that was dropped': world => world.owner('delete from settlement.passbook_order'),
  'a month ordered twice': world => world.owner(`insert into settlement.passbook_order (bucket, id, person, region, bank, month, amount, at) select distinct on (bucket, person, region) bucket, gen_random_uuid(), person, region, bank, '2026-01', amount, at from settlement.passbook_order where month is not null`),
  'a line settled twice': world => dearlyThen(world, 'update care.line set settled = null where settled is not null'),
  'a stay’s deductible used twice': world => dearlyThen(world, 'update care.visit set deductible = 0 where deductible > 0'),
  'a fund share lost': world => dearlyThen(world, 'delete from settlement.fund_share'),
  'a visit void with a settlement standing': world => dearlyThen(world, `update care.visit set state = 'void', ended = null, final = null, bills = '{}', deductible = 0 where bills <> '{}'`),
  'a settlement of a visit forgotten': world => dearlyThen(world, `update care.visit set bills = bills[2:], final = null where bills <> '{}' and bills[1] is distinct from final`),
  'a stay counted twice in its year': world => dearlyThen(world, 'update settlement.year set stays = stays + 1 where stays > 0'),
  'a ward fund of a fen less': world => dearlyThen(world, 'update settlement.year set ward_fund = ward_fund - 1 where ward_fund > 0'),
  'a stay off its desk': world => dearlyThen(world, `delete from care.desk where kind = 'inpatient'`),
  'a charged line of a fen more': world => dearlyThen(world, 'update care.line set amount = amount + 1 where amount > 0'),
  'cash drawn when it was over': world => world.owner(`update settlement.passbook_order set at = '2027-06-01T02:00:00Z' where month is null`),
}
