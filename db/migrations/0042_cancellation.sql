-- Up Migration
-- 注销: a card ends with its holder's death, departure or a difference of identity; the money left goes to whom the rule says. (REPL-05)
-- Money between two accounts goes out in one step and comes in in another: in transit it belongs to the transfer. `payable`: what the bank still has to pay out.
alter table ledger.account drop constraint account_kind_check, add constraint account_kind_check check (kind in ('pacc', 'payable'));
create or replace view ledger.leg as
  select j.bucket, j.person, j.kind, j.region, j.seq, j.number, j.day, j.provider, leg.party, leg.amount
  from ledger.journal j, lateral (values ('account', j.account), ('fund', -j.fund), ('cash', -j.cash), ('hospital', -j.hospital),
    (case when j.what in ('transfer-out', 'transfer-in') then 'transit' else 'income' end, -j.income), ('provider', j.total)) as leg (party, amount)
  where leg.amount <> 0;
create table ledger.transfer (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  key text not null,
  person uuid not null,
  region char(6) not null,
  amount bigint not null check (amount > 0),
  to_bucket smallint not null check (to_bucket between 0 and 4095),
  to_person uuid not null,
  to_kind text not null check (to_kind in ('pacc', 'payable')),
  to_region char(6) not null,
  sent_at timestamptz not null,
  arrived_at timestamptz,
  primary key (bucket, id),
  unique (bucket, key)
);
comment on table ledger.transfer is 'distributed: bucket, person — money that left an account for another one; in transit until it has arrived there';
create index transfer_of_person on ledger.transfer (bucket, person);
create index transfer_to on ledger.transfer (to_bucket, to_person);
create index transfer_under_way on ledger.transfer (sent_at, bucket, id) where arrived_at is null;
grant select, insert, update on ledger.transfer to shebaoka_app;

alter table cards.card add column closed_at timestamptz, add constraint card_closed_at_check check (closed_at is null or closed_as is not null);
alter table oldcards.old_card drop constraint old_card_stopped_by_check, drop constraint old_card_stopped,
  add constraint old_card_stopped_by_check check (stopped_by in ('pin-change', 'first-read', 'other-card', 'cancelled')),
  add constraint old_card_stopped check ((stopped_at is null) = (stopped_by is null) and (stopped_at is null or stopped_by = 'cancelled') = (card is null));

-- Why a record ended that its office did not end itself, and what it was: so that it can be put back.
create table insurance.ended (
  bucket smallint not null check (bucket between 0 and 4095),
  relation uuid not null,
  cause uuid not null,
  state char(1) not null check (state in ('1', '2')),
  paused_on date,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (bucket, relation, cause)
);
comment on table insurance.ended is 'distributed: bucket, person — an insurance record that a cancellation ended, with what it was before';
create index ended_by on insurance.ended (bucket, cause);
grant select, insert, update on insurance.ended to shebaoka_app;

create schema cancellation;
comment on schema cancellation is 'Cards that end with their holder, and the money that is left';
grant usage on schema cancellation to shebaoka_app;
create table cancellation.cancelling (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  office uuid not null,
  ground text not null check (ground in ('death', 'departure', 'identity')),
  day date not null,
  money text not null check (money in ('heirs', 'own-account', 'stays')),
  papers jsonb not null,
  applicant_sealed bytea,
  phone_sealed bytea,
  state text not null check (state in ('waiting', 'done', 'refused', 'taken-back')),
  first_by uuid not null, first_post text not null, first_at timestamptz not null,
  second_by uuid, second_post text, second_at timestamptz,
  leaves_at timestamptz, settled_at timestamptz, rounds smallint not null default 0,
  ended jsonb not null default '{}',
  reason_sealed bytea,
  taken_back_by uuid, taken_back_at timestamptz,
  request text,
  version integer not null,
  primary key (bucket, id),
  unique (bucket, person, request),
  check (second_by is null or second_by <> first_by),
  check ((second_by is null) = (second_at is null)),
  check ((state = 'waiting') = (second_at is null) or state = 'refused'),
  check ((state = 'taken-back') = (taken_back_at is not null)),
  check (taken_back_at is null or settled_at is null)
);
comment on table cancellation.cancelling is 'distributed: bucket, person — one cancellation: asked for by one, done by a second person; until when it can be taken back, when the money left';
create unique index cancelling_open on cancellation.cancelling (bucket, person) where state = 'waiting';
create unique index cancelling_death on cancellation.cancelling (bucket, person) where state = 'done' and ground = 'death';
create index cancelling_waiting on cancellation.cancelling (region, first_at, id) where state = 'waiting';
create table cancellation.beneficiary (
  bucket smallint not null check (bucket between 0 and 4095),
  cancelling uuid not null,
  place smallint not null,
  parts integer not null check (parts > 0),
  relation text not null,
  name_sealed bytea not null,
  number_sealed bytea,
  way text not null check (way in ('bank', 'account')),
  bank text,
  bank_account_sealed bytea,
  heir_bucket smallint,
  heir uuid,
  heir_region char(6),
  primary key (bucket, cancelling, place),
  check ((way = 'bank') = (bank is not null) and (way = 'bank') = (bank_account_sealed is not null)),
  check ((way = 'account') = (heir is not null) and (heir is null) = (heir_bucket is null) and (heir is null) = (heir_region is null))
);
comment on table cancellation.beneficiary is 'distributed: bucket, person — to whom the money left goes, in which share and by which way';
create table cancellation.payout (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  cancelling uuid not null,
  place smallint not null,
  region char(6) not null,
  amount bigint not null check (amount > 0),
  way text not null check (way in ('bank', 'account')),
  transfer uuid not null,
  at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, transfer)
);
comment on table cancellation.payout is 'distributed: bucket, person — money of one account for one beneficiary; by the bank it is an order that waits for the bank';
create index payout_of on cancellation.payout (bucket, cancelling);
create index payout_of_bank on cancellation.payout (region, at, id) where way = 'bank';
create table cancellation.purchase (
  bucket smallint not null check (bucket between 0 and 4095),
  number text not null,
  cancelling uuid not null,
  person uuid not null,
  region char(6) not null,
  day date not null,
  account bigint not null,
  fund bigint not null,
  id uuid not null,
  listed_at timestamptz not null,
  primary key (bucket, cancelling, number)
);
comment on table cancellation.purchase is 'distributed: bucket, person — a purchase made after the day of death, for the fund office to look into; it is not undone';
create index purchase_of_region on cancellation.purchase (region, day, id);
grant delete on pins.query_password to shebaoka_app;
grant select, insert, update on cancellation.cancelling to shebaoka_app;
grant select, insert on cancellation.beneficiary, cancellation.payout, cancellation.purchase to shebaoka_app;
