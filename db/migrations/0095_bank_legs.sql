-- Up Migration
-- What of a settlement was paid from the financial account at the till's POS: asked for once, answered definitely, given back when the settlement is undone. (MED-04)
create table settlement.bank_leg (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  number text not null,
  person uuid not null,
  provider uuid not null,
  terminal text not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('asked', 'paid', 'none', 'back', 'returned')),
  rrn text,
  auth text,
  tail char(4),
  cause jsonb,
  due_back boolean not null default false,
  back_id uuid,
  back_rrn text,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (bucket, id),
  check ((state in ('paid', 'back', 'returned')) <= (rrn is not null)),
  check ((state in ('back', 'returned')) <= (back_id is not null)),
  check ((state = 'returned') <= (back_rrn is not null))
);
comment on table settlement.bank_leg is 'distributed: bucket, person — what of a settlement the till''s POS was asked to take from a bank card: id is the till''s reference at the POS, rrn and auth the bank''s; none: nothing was taken, and why; due_back: the settlement was undone, so it goes back; back_id and back_rrn: the same of the way back; tail: the last four digits of the card; fen';
create unique index bank_leg_once on settlement.bank_leg (bucket, number) where state in ('asked', 'paid', 'back');
create index bank_leg_of on settlement.bank_leg (bucket, number, at);
create index bank_leg_open on settlement.bank_leg (changed_at) where state in ('asked', 'back') or (state = 'paid' and due_back);
grant select, insert, update on settlement.bank_leg to shebaoka_app;

-- 待遇申领: somebody with the card in a reader has what is due credited straight away; the bank judges the PIN and credits once under the claim's id. (BEN-03)
create table benefits.claim (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  cause uuid not null,
  month char(7) not null,
  person uuid not null,
  card uuid not null,
  bank text not null,
  amount bigint not null check (amount > 0),
  terminal uuid not null,
  state text not null check (state in ('open', 'paid', 'withdrawn')),
  rrn text,
  asked smallint not null default 0,
  by_id uuid,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (bucket, id),
  check ((state = 'paid') = (rrn is not null))
);
comment on table benefits.claim is 'distributed: bucket, person — a payment claimed with the card in a reader: id is the order''s number at the bank and the batch of its line; rrn: the bank''s reference; asked: how often a POS was asked for the PIN; fen';
create unique index claim_once on benefits.claim (bucket, cause, month) where state in ('open', 'paid');
create index claim_open on benefits.claim (changed_at) where state = 'open';
grant select, insert, update on benefits.claim to shebaoka_app;
