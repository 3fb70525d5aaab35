-- Up Migration
-- 缴费: what is owed for which insurance and month, mandates, deductions from accounts, money that came, what is given back. (INS-02, INS-03, MED-10)
create schema contributions;
comment on schema contributions is 'Contributions: dues, mandates, deduction batches and their answers, payments, refunds';
grant usage on schema contributions to shebaoka_app;

create table contributions.due (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  reference text not null,
  payer_kind text not null check (payer_kind in ('person', 'unit')),
  payer uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  period text not null check (period ~ '^[0-9]{4}((0[1-9])|(1[0-2]))?$'),
  nth smallint not null default 1 check (nth >= 1),
  relation uuid,
  month char(6),
  amount bigint not null check (amount > 0),
  people integer not null check (people >= 1),
  due_on date not null,
  declared_how text not null check (declared_how in ('card', 'desk', 'unit', 'mandate')),
  declared_at timestamptz not null,
  state text not null check (state in ('open', 'ordered', 'paid', 'elsewhere')),
  next_on date,
  attempts smallint not null default 0,
  failed text,
  received bigint not null default 0 check (received >= 0),
  late bigint not null default 0 check (late >= 0),
  settled bigint not null default 0,
  refunded bigint not null default 0 check (refunded >= 0),
  paid_on date,
  paid_how text,
  changed_at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, reference),
  unique (bucket, payer, region, insutype, period, nth),
  check ((payer_kind = 'person') = (relation is not null and month is not null)),
  check ((state = 'paid') = (paid_on is not null and paid_how is not null)),
  check (settled = case when state = 'paid' then amount + late else 0 end),
  check (received >= settled + refunded),
  check (next_on is null or state = 'open')
);
comment on table contributions.due is 'distributed: bucket, payer — what a person or a unit owes for an insurance and a month, or a resident''s year; received: all money that came for it, settled: what of it the due took, the rest is held or given back (refunded); next_on: from when it is deducted; fen';
create index due_of_payer on contributions.due (bucket, payer, period);
create index due_deducted on contributions.due (region, bucket, next_on) where state = 'open' and next_on is not null;
create index due_open on contributions.due (region, due_on, id) where state in ('open', 'ordered');
create index due_failed on contributions.due (region, changed_at, id) where state = 'open' and failed is not null;
create index due_held on contributions.due (region, changed_at, id) where received > settled + refunded;
grant select, insert, update on contributions.due to shebaoka_app;

create table contributions.share (
  bucket smallint not null check (bucket between 0 and 4095),
  relation uuid not null,
  period text not null,
  person uuid not null,
  due_bucket smallint not null,
  due uuid not null,
  month char(6) not null,
  months smallint not null check (months between 1 and 12),
  base bigint not null,
  person_fen bigint not null,
  unit_fen bigint not null,
  booked_at timestamptz,
  primary key (bucket, relation, period)
);
comment on table contributions.share is 'distributed: bucket, person — what of a due is whose: an insurance record and its period is charged once; month: the first that is paid, months: how many; booked_at: when it stood in the record as paid; fen';
create index share_of_due on contributions.share (due_bucket, due);
create index share_unbooked on contributions.share (due) where booked_at is null;
grant select, insert, update on contributions.share to shebaoka_app;

create table contributions.mandate (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  number text not null,
  person uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  bank text not null,
  card uuid not null,
  state text not null check (state in ('asked', 'active', 'ended')),
  how text not null check (how in ('online', 'scan')),
  paper uuid,
  code_digest bytea,
  code_tries smallint not null default 0,
  code_ends timestamptz,
  asked_at timestamptz not null,
  signed_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('revoked', 'bank', 'replaced')),
  version integer not null default 1,
  told integer not null default 0,
  told_refused text,
  primary key (bucket, id),
  unique (bucket, number),
  check (state = 'asked' or signed_at is not null),
  check ((state = 'ended') = (ended_at is not null and ended_why is not null)),
  check (how = 'online' or paper is not null)
);
comment on table contributions.mandate is 'distributed: bucket, person — 授权委托书: signed by the holder, on paper (scan) or by the code of their phone, that contributions of an insurance are deducted from their card''s account; version: counts what its bank is to be told, told: what it was';
create unique index mandate_once on contributions.mandate (bucket, person, region, insutype) where state = 'active';
create unique index mandate_asked on contributions.mandate (bucket, person, region, insutype) where state = 'asked';
create index mandate_run on contributions.mandate (region, bucket) where state = 'active';
grant select, insert, update, delete on contributions.mandate to shebaoka_app;

create table contributions.run (
  id uuid primary key,
  region char(6) not null,
  day date not null,
  nth integer not null check (nth >= 1),
  phase text not null check (phase in ('drawing', 'drawn')),
  stopped boolean not null default false,
  next_bucket integer not null default 0 check (next_bucket between 0 and 4096),
  charged integer not null default 0,
  drawn integer not null default 0,
  asked_by uuid,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  unique (region, day, nth)
);
comment on table contributions.run is 'local — the drawing of a day''s deductions: goes through all buckets, next_bucket moves in the transaction that draws; asked_by null: the calendar of the policy';
create unique index run_one_drawing on contributions.run (region) where phase = 'drawing';
grant select, insert, update on contributions.run to shebaoka_app;

create table contributions.batch (
  id uuid primary key,
  run uuid not null references contributions.run (id),
  number text not null unique,
  region char(6) not null,
  bank text not null,
  day date not null,
  phase text not null check (phase in ('drawing', 'ready', 'sent', 'done', 'refused', 'empty')),
  count integer not null default 0,
  sum bigint not null default 0,
  taken integer not null default 0,
  taken_sum bigint not null default 0,
  failed integer not null default 0,
  failed_sum bigint not null default 0,
  port text,
  sent_at timestamptz,
  moved_at timestamptz not null,
  unique (run, bank),
  check (taken + failed <= count and taken_sum + failed_sum <= sum)
);
comment on table contributions.batch is 'local — an order to one bank to deduct: what it comes to and what came of it; fen';
create index batch_of_region on contributions.batch (region, moved_at, id);
grant select, insert, update on contributions.batch to shebaoka_app;

create table contributions.deduction (
  bucket smallint not null check (bucket between 0 and 4095),
  due uuid not null,
  nth smallint not null check (nth >= 1),
  batch uuid not null,
  seq integer not null check (seq >= 1),
  mandate uuid not null,
  card uuid not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('sent', 'done', 'failed')),
  reason text,
  sent_at timestamptz not null,
  answered_at timestamptz,
  primary key (bucket, due, nth),
  foreign key (bucket, due) references contributions.due (bucket, id),
  check ((state = 'failed') = (reason is not null))
);
comment on table contributions.deduction is 'distributed: bucket, payer — a due as a bank was ordered to deduct it: nth time, its place in the batch, under which mandate, from which card''s account, what the bank answered; fen';
create unique index deduction_open on contributions.deduction (bucket, due) where state in ('sent', 'done');
create index deduction_place on contributions.deduction (batch, seq);
grant select, insert, update on contributions.deduction to shebaoka_app;

create table contributions.payment (
  channel text not null check (channel in ('transfer', 'pos', 'online', 'deduction')),
  bank text not null,
  number text not null,
  due_bucket smallint,
  due uuid,
  amount bigint not null check (amount > 0),
  paid_on date not null,
  reference text not null,
  facts jsonb not null,
  refund uuid,
  at timestamptz not null,
  matched_at timestamptz,
  primary key (number, bank, channel),
  check ((due is null) = (due_bucket is null))
);
comment on table contributions.payment is 'distributed: number — money that came, once by the bank''s own number of it; due null: it names none of ours and is held (refund: the order that gave it back); facts: approval of an acquirer; fen';
create index payment_of_due on contributions.payment (due_bucket, due);
create index payment_stray on contributions.payment (at) where due is null and refund is null;
grant select, insert, update on contributions.payment to shebaoka_app;

create table contributions.refund (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  due uuid,
  region char(6) not null,
  amount bigint not null check (amount > 0),
  way text not null check (way in ('account', 'transfer')),
  state text not null check (state in ('asked', 'ordered', 'done', 'refused')),
  why text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  number text,
  done_at timestamptz,
  primary key (bucket, id),
  check (state = 'asked' or (decided_by is not null and decided_by <> asked_by))
);
comment on table contributions.refund is 'distributed: bucket — money that came too much, given back: asked for by one, approved by another; way account: with the next benefits to the payer''s card, transfer: number is the bank''s own; due null: money that named none; fen';
create index refund_standing on contributions.refund (region, asked_at, id) where state in ('asked', 'ordered');
create index refund_of_due on contributions.refund (bucket, due);
grant select, insert, update on contributions.refund to shebaoka_app;

create table contributions.difference (
  id uuid primary key,
  batch uuid not null references contributions.batch (id),
  seq integer not null,
  what text not null check (what in ('seq-unknown', 'amount-differs', 'contradicts')),
  said text not null,
  amount bigint not null,
  ours text,
  at timestamptz not null,
  unique (batch, seq, what, said, amount)
);
comment on table contributions.difference is 'local — a line of a bank''s answer that does not agree with the order: what it said, what we have; it changes nothing; fen';
grant select, insert on contributions.difference to shebaoka_app;

alter table benefits.line drop constraint line_kind_check, add constraint line_kind_check check (kind in ('pension', 'unemployment', 'injury', 'one-off', 'employment', 'reimbursement', 'refund'));
