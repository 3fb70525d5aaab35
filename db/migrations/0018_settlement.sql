-- Up Migration
create schema settlement;
comment on schema settlement is 'Messages of providers, a year''s accumulators, what was undone';

create table settlement.message (
  msgid text primary key,
  infno text not null,
  digest bytea not null,
  provider uuid not null,
  psn_no text,
  bucket smallint check (bucket between 0 and 4095),
  number text,
  outcome text not null check (outcome in ('done', 'reversed')),
  reference text not null,
  received_at timestamptz not null
);
comment on table settlement.message is 'distributed: msgid — a message that had an effect, or was reversed before it came';

create table settlement.year (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  year smallint not null,
  deductible bigint not null check (deductible >= 0),
  fund bigint not null check (fund >= 0),
  primary key (bucket, person, region, insutype, year)
) with (fillfactor = 80);
comment on table settlement.year is 'distributed: bucket, person — what of the year''s deductible is used and what the fund paid, in fen';

create table settlement.undone (
  bucket smallint not null check (bucket between 0 and 4095),
  number text not null,
  undone_by text not null,
  at timestamptz not null,
  primary key (bucket, number)
);
comment on table settlement.undone is 'distributed: bucket, person — a settlement that stands no more, and the row that undid it';

create table settlement.difference (
  bucket smallint not null check (bucket between 0 and 4095),
  number text not null,
  msgid text not null,
  why text not null,
  at timestamptz not null,
  primary key (bucket, number, msgid)
);
comment on table settlement.difference is 'distributed: bucket, person — a cancel that could not be taken back because the money was spent';

create table settlement.sign (
  sign_no text primary key,
  provider uuid not null,
  operator text not null,
  address text not null,
  signed_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz
);
create index sign_of_provider on settlement.sign (provider) where ended_at is null;
comment on table settlement.sign is 'local — sign-ins of providers'' operators: a day, one address';

create table settlement.lookup (
  provider uuid not null,
  hour timestamptz not null,
  count integer not null,
  primary key (provider, hour)
);
comment on table settlement.lookup is 'local — how often a provider asked for a person by document number in an hour';

create table settlement.allocation (
  month char(7) primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  filled integer not null,
  fen bigint not null,
  done_at timestamptz
);
comment on table settlement.allocation is 'local — the monthly filling of personal accounts: where it stands';

grant usage on schema settlement to shebaoka_app;
grant select, insert, update on all tables in schema settlement to shebaoka_app;
grant delete on settlement.undone to shebaoka_app;
