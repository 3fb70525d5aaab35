-- Up Migration
-- 银行日对账: what each bank says of each of its days, compared with our books; what differs, until it is repaired; what banks told or answered and was not taken. (BANK-04)
create schema bankdays;
comment on schema bankdays is 'Daily reconciliation with each bank: its lists, what differs, certificates; notices that were not taken';
grant usage on schema bankdays to shebaoka_app;

create table bankdays.day (
  bank char(5) not null,
  day date not null,
  digest char(64) not null,
  rows integer not null check (rows >= 0),
  fetched_at timestamptz not null,
  compared_at timestamptz,
  open integer not null default 0 check (open >= 0),
  primary key (bank, day)
);
comment on table bankdays.day is 'local — a bank''s day as its list came, when it was compared last, and how many differences are open';
create index day_open on bankdays.day (day) where open > 0 or compared_at is null;

create table bankdays.said (
  bank char(5) not null,
  kind text not null,
  key text not null,
  day date not null,
  card_digest bytea,
  state text not null,
  count integer not null,
  amount bigint not null,
  at timestamptz not null,
  primary key (bank, kind, key),
  foreign key (bank, day) references bankdays.day (bank, day)
);
comment on table bankdays.said is 'local — a row of a bank''s list; numbers of cards are kept as keyed digests, in the key too; fen';
create index said_of_day on bankdays.said (bank, day, kind);

create table bankdays.sum (
  bank char(5) not null,
  day date not null,
  kind text not null,
  our_count integer not null,
  our_amount bigint not null,
  their_count integer not null,
  their_amount bigint not null,
  primary key (bank, day, kind),
  foreign key (bank, day) references bankdays.day (bank, day)
);
comment on table bankdays.sum is 'local — a day''s business by kind on both sides, as it was compared last; fen';

create table bankdays.difference (
  id uuid primary key,
  bank char(5) not null,
  day date not null,
  kind text not null,
  key text not null,
  what text not null check (what in ('ours-missing', 'theirs-missing', 'differs')),
  ours text,
  theirs text,
  found_at timestamptz not null,
  tried_at timestamptz,
  why text,
  how text check (how in ('repaired', 'agrees', 'decided')),
  note_sealed bytea,
  resolved_by uuid,
  resolved_at timestamptz,
  foreign key (bank, day) references bankdays.day (bank, day),
  unique (bank, day, kind, key),
  check ((how is null) = (resolved_at is null) and (how is not distinct from 'decided') = (resolved_by is not null))
);
comment on table bankdays.difference is 'local — a business on which a bank''s list and our books differ: both sides, what was tried, how it was resolved and by whom; never deleted';
create index difference_open on bankdays.difference (bank, day) where how is null;

create table bankdays.certificate (
  number text primary key,
  bank char(5) not null,
  day date not null,
  digest char(64) not null,
  differences integer not null,
  open integer not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (bank, day) references bankdays.day (bank, day)
);
comment on table bankdays.certificate is 'local — 对账凭证 of a bank''s day: the digest of its list and of both sides'' sums, how many differences it had and how many are open; withdrawn when the day changed';
create unique index certificate_living on bankdays.certificate (bank, day) where withdrawn_at is null;

create table bankdays.untaken (
  bank char(5) not null,
  notice text not null,
  what text not null,
  ending char(4) not null,
  card_digest bytea not null,
  why text not null,
  why_zh text not null,
  why_en text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  taken_at timestamptz,
  primary key (bank, notice)
);
comment on table bankdays.untaken is 'local — a notice of a bank that was not taken: why, how often it came, and when it was taken after all';
create index untaken_open on bankdays.untaken (last_at) where taken_at is null;

grant select, insert, update on bankdays.day, bankdays.sum, bankdays.difference, bankdays.certificate, bankdays.untaken to shebaoka_app;
grant select, insert on bankdays.said to shebaoka_app;

create table banks.activation (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  bank char(5) not null,
  at timestamptz not null,
  primary key (bucket, card)
);
comment on table banks.activation is 'distributed: bucket, person — the financial account of a card became active here by its bank''s word';
create index activation_at on banks.activation (bank, at);
create index opening_at on banks.opening (bank, opened_at);
grant select, insert on banks.activation to shebaoka_app;
create index report_answered on losses.report (bank, answered_at) where financial = 'lost';
