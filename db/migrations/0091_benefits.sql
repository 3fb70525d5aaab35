-- Up Migration
-- 待遇发放: what somebody is entitled to, what of it is due for a month, what a bank was ordered to pay and what it answered; the yearly proof. (BEN-01, BEN-02, BEN-04, BEN-05)
create schema benefits;
comment on schema benefits is 'Benefits: entitlements, what is due by month, orders to banks and their answers, the yearly proof';
grant usage on schema benefits to shebaoka_app;

create table benefits.entitlement (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  kind text not null check (kind in ('pension', 'unemployment', 'injury', 'one-off', 'employment')),
  number text not null,
  amount bigint not null check (amount > 0),
  from_month char(7) not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  until_month char(7) check (until_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  proven_on date not null,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason_sealed bytea,
  version integer not null default 1,
  primary key (bucket, id),
  unique (bucket, person, region, kind, number),
  check (kind <> 'one-off' or until_month is not null),
  check (state = 'proposed' or (decided_by is not null and decided_at is not null and decided_by <> entered_by))
);
comment on table benefits.entitlement is 'distributed: bucket, person — what somebody is entitled to each month of a region, by the number of its decision, from a month until one, both paid; entered by one, approved by another; proven_on: from when the first year of proof counts; fen';
create index entitlement_run on benefits.entitlement (region, kind, bucket) where state = 'approved';
create index entitlement_waiting on benefits.entitlement (region, entered_at, id) where state = 'proposed';
grant select, insert, update on benefits.entitlement to shebaoka_app;

create table benefits.proof (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  day date not null,
  live text not null check (live in ('finger', 'face')),
  card uuid not null,
  terminal uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (bucket, person, day)
);
comment on table benefits.proof is 'distributed: bucket, person — 待遇领取资格认证: on which day somebody proved to be alive, with which card, how it was checked';
grant select, insert on benefits.proof to shebaoka_app;

create table benefits.run (
  id uuid primary key,
  region char(6) not null,
  month char(7) not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  kind text not null,
  nth integer not null check (nth >= 1),
  phase text not null check (phase in ('drawing', 'drawn')),
  stopped boolean not null default false,
  next_bucket integer not null default 0 check (next_bucket between 0 and 4096),
  due integer not null default 0,
  held integer not null default 0,
  asked_by uuid not null,
  asked_office uuid not null,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  unique (region, month, kind, nth)
);
comment on table benefits.run is 'local — the drawing of a month: goes through all buckets, next_bucket moves in the transaction that draws; due and held: lines put into batches, lines held';
create unique index run_one_drawing on benefits.run (region, kind) where phase = 'drawing';
grant select, insert, update on benefits.run to shebaoka_app;

create table benefits.batch (
  id uuid primary key,
  run uuid not null references benefits.run (id),
  number text not null unique,
  region char(6) not null,
  month char(7) not null,
  kind text not null,
  bank text not null,
  phase text not null check (phase in ('drawing', 'drawn', 'closing', 'ready', 'sent', 'done', 'withdrawn', 'empty')),
  stopped boolean not null default false,
  next_bucket integer not null default 0 check (next_bucket between 0 and 4096),
  count integer not null default 0,
  sum bigint not null default 0,
  ordered integer not null default 0,
  ordered_sum bigint not null default 0,
  paid integer not null default 0,
  paid_sum bigint not null default 0,
  returned integer not null default 0,
  returned_sum bigint not null default 0,
  unknown integer not null default 0,
  unknown_sum bigint not null default 0,
  drawn_by uuid not null,
  approved_by uuid,
  approved_at timestamptz,
  port text,
  sent_at timestamptz,
  moved_at timestamptz not null,
  unique (run, bank),
  check (phase in ('drawing', 'drawn', 'withdrawn', 'empty') or (approved_by is not null and approved_by <> drawn_by)),
  check (ordered_sum <= sum and paid + returned + unknown <= ordered and paid_sum + returned_sum + unknown_sum <= ordered_sum)
);
comment on table benefits.batch is 'local — an order to one bank: count and sum as drawn and approved, as ordered, and what came of it; next_bucket moves in the transaction that closes a part or gives it back; fen';
create index batch_of_region on benefits.batch (region, moved_at, id);
create index batch_working on benefits.batch (moved_at, id) where phase in ('closing', 'withdrawn') and next_bucket < 4096;
grant select, insert, update on benefits.batch to shebaoka_app;

create table benefits.line (
  bucket smallint not null check (bucket between 0 and 4095),
  cause uuid not null,
  month char(7) not null,
  person uuid not null,
  region char(6) not null,
  kind text not null check (kind in ('pension', 'unemployment', 'injury', 'one-off', 'employment', 'reimbursement')),
  amount bigint not null check (amount > 0),
  state text not null check (state in ('due', 'held', 'batched', 'sent', 'paid', 'returned', 'unknown', 'dropped')),
  reason text,
  card uuid,
  batch uuid,
  attempts smallint not null default 0,
  mended_at timestamptz,
  changed_at timestamptz not null,
  primary key (bucket, cause, month),
  check ((state in ('held', 'returned')) = (reason is not null)),
  check (state not in ('batched', 'sent', 'paid', 'unknown') or (batch is not null and card is not null))
);
comment on table benefits.line is 'distributed: bucket, person — what is due to somebody for a month, once a cause (entitlement or order) and month: where it stands, why it is held or came back; fen';
create index line_of_person on benefits.line (bucket, person, month);
create index line_open on benefits.line (region, kind, bucket) where state in ('due', 'held', 'returned');
create index line_batched on benefits.line (batch, bucket) where state = 'batched';
create index line_standing on benefits.line (region, changed_at, cause, month) where state in ('held', 'returned', 'unknown');
grant select, insert, update on benefits.line to shebaoka_app;

create table benefits.sending (
  bucket smallint not null check (bucket between 0 and 4095),
  cause uuid not null,
  month char(7) not null,
  nth smallint not null check (nth >= 1),
  batch uuid not null,
  seq integer not null check (seq >= 1),
  card uuid not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('sent', 'paid', 'returned', 'unknown')),
  reason text,
  sent_at timestamptz not null,
  answered_at timestamptz,
  primary key (bucket, cause, month, nth),
  foreign key (bucket, cause, month) references benefits.line (bucket, cause, month),
  check ((state = 'returned') = (reason is not null))
);
comment on table benefits.sending is 'distributed: bucket, person — a line as a bank was ordered to pay it: nth time, its place in the batch, the card whose account, what the bank answered; fen';
create unique index sending_once on benefits.sending (bucket, cause, month) where state in ('sent', 'paid', 'unknown');
create index sending_place on benefits.sending (batch, seq);
grant select, insert, update on benefits.sending to shebaoka_app;

create table benefits.difference (
  id uuid primary key,
  batch uuid not null references benefits.batch (id),
  seq integer not null,
  what text not null check (what in ('seq-unknown', 'amount-differs', 'contradicts', 'missing')),
  said text not null,
  amount bigint not null,
  ours text,
  at timestamptz not null,
  unique (batch, seq, what, said, amount)
);
comment on table benefits.difference is 'local — a line of a bank''s answer that does not agree with the order: what it said, what we have; it changes nothing; fen';
grant select, insert on benefits.difference to shebaoka_app;

alter table imports.run drop constraint run_kind_check, add constraint run_kind_check check (kind in ('holders', 'insurance', 'benefits'));
