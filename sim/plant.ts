import type { World } from './world.ts'

/** Faults put in on purpose, each by the owner behind the program's back; the auditor must find every one. */
export const plants: Record<string, (world: World) => Promise<unknown>> = {
  'a doubled posting': world => world.owner.query('update ledger.account set balance = balance + 8000, version = version + 1'),
  'a lost movement': world => world.owner.query('delete from ledger.journal where seq = 1'),
  'a balance of one fen more': world => world.owner.query('update ledger.account set balance = balance + 1'),
  'a movement of one fen less': world => world.owner.query('alter table ledger.journal disable trigger all; update ledger.journal set account = account - 1, income = income - 1 where seq = 1'),
  'an account that vanished': world => world.owner.query('delete from ledger.journal; delete from ledger.account'),
  'an eleventh try': world => world.owner.query('update pins.pin set locked_at = null, wrong = 9 where locked_at is not null'),
  'a forgotten try': world => world.owner.query('update pins.pin set wrong = wrong - 1 where wrong > 0 and locked_at is null'),
  'a try that was never made': world => world.owner.query('update pins.pin set wrong = wrong + 1 where wrong < 9 and locked_at is null'),
  'a PIN locked by nobody': world => world.owner.query('update pins.pin set locked_at = set_at where locked_at is null'),
  'a card in two places': world => world.owner.query(`update cards.card set place = (select id from staff.organisation limit 1) where state = 'handed-over'`),
  'a card nowhere': world => world.owner.query(`update cards.card set place = null where state = 'at-site'`),
  'a card taken back unseen': world => world.owner.query(`update cards.card set state = 'at-site', place = delivery where state = 'handed-over'`),
  'a loss report that was dropped': world => world.owner.query(`delete from cards.fact where kind = 'loss'`),
  'a loss nobody reported': world => world.owner.query(`insert into cards.fact (bucket, id, card, account, kind, since, channel)
    select bucket, id, id, 'social', 'loss', state_since, 'counter' from cards.card where state = 'handed-over' on conflict do nothing`),
  'an activation nobody did': world => world.owner.query(`update cards.card set social = 'active' where social = 'inactive'`),
  'a financial account activated by the centre': world => world.owner.query(`update cards.card set financial = 'active'`),
  'a PIN that went back to the initial one': world => world.owner.query('update pins.pin set initial = true where not initial and not must_set'),
  'message numbers forgotten': world => world.owner.query('delete from settlement.message'),
  'a settlement that took nothing': world => world.owner.query(`update ledger.account a set balance = a.balance - j.account from ledger.journal j
    where j.bucket = a.bucket and j.person = a.person and j.seq = 2 and j.what = 'settlement'`),
  'a PIN of somebody else': world => world.owner.query(`update pins.pin set verifier = decode(repeat('ab', 32), 'hex') where verifier is not null`),
}
