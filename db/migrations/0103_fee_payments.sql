-- Up Migration
-- 工本费从金融账户付: the fee of a replacement or exchange is taken at the window's POS before the application stands, and goes back to that account when it ends without a card. (REPL-02)
create table fees.payment (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  card uuid not null,
  region char(6) not null,
  office uuid not null,
  bank text not null,
  terminal text not null,
  reason text not null check (reason in ('first', 'replacement', 'exchange', 'renewal')),
  amount bigint not null check (amount > 0),
  tail char(4) not null,
  state text not null check (state in ('asked', 'paid', 'none', 'back', 'returned', 'cash')),
  application uuid,
  due_back boolean not null default false,
  cause jsonb,
  rrn text,
  paid_at timestamptz,
  back_id uuid,
  back_rrn text,
  back_at timestamptz,
  by_member uuid not null,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (bucket, id),
  check ((state in ('paid', 'back', 'returned', 'cash')) = (rrn is not null)),
  check ((rrn is null) = (paid_at is null)),
  check ((state in ('back', 'returned')) <= (back_id is not null)),
  check ((state = 'returned') = (back_rrn is not null)),
  check ((back_rrn is null) = (back_at is null)),
  check (state in ('asked', 'paid', 'none') or due_back),
  check (state <> 'asked' or application is null)
);
comment on table fees.payment is 'distributed: bucket, person — a fee that a window''s POS was asked to take from the holder''s financial account: id is the reference at the POS, bank whose POS it is, tail the last four digits of the card that was read; application: what it was spent on, null while nothing; due_back: it goes back; back_id, back_rrn: the same of the way back; cash: given back in cash because the bank would not; fen';
create unique index payment_once on fees.payment (bucket, person) where state = 'asked' or (state = 'paid' and application is null and not due_back);
create unique index payment_of on fees.payment (bucket, application) where application is not null;
create index payment_person on fees.payment (bucket, person, at);
create index payment_open on fees.payment (changed_at) where state in ('asked', 'back') or (state = 'paid' and (due_back or application is null));
create index payment_day on fees.payment (bank, paid_at) where rrn is not null;
create index payment_back_day on fees.payment (bank, back_at) where back_rrn is not null;
create index payment_rrn on fees.payment (rrn) where rrn is not null;
create index payment_back_rrn on fees.payment (back_rrn) where back_rrn is not null;
grant select, insert, update on fees.payment to shebaoka_app;

-- a receipt says by which way its money moved: cash of a drawer, or the financial account with the bank's reference; what goes back to an account goes back by itself
alter table fees.receipt add column way text not null default 'cash' check (way in ('cash', 'account')), add column reference text, add column tail char(4);
alter table fees.receipt alter column way drop default, alter column drawer drop not null, alter column by_member drop not null;
alter table fees.receipt add check ((way = 'cash') = (drawer is not null)), add check ((way = 'account') = (reference is not null)), add check ((way = 'account') = (tail is not null)), add check (way = 'account' or by_member is not null);
create index receipt_account on fees.receipt (office, day) where way = 'account';
