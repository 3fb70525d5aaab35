-- Up Migration
create table ledger.closed_day (
  day date primary key,
  at timestamptz not null
);
comment on table ledger.closed_day is 'reference — business days that are closed: no posting gets one of them, or one before, any more';
grant select, insert on ledger.closed_day to shebaoka_app;
-- a day of the journal without reading it whole; it writes nothing for pages nobody has summed up yet, so no posting waits for it
create index journal_of_day on ledger.journal using brin (day);

create schema clearing;
comment on schema clearing is 'What providers are owed by day, differences between their books and ours, claims';
grant usage on schema clearing to shebaoka_app;

create table clearing.cleared_day (
  day date primary key,
  at timestamptz not null
);
comment on table clearing.cleared_day is 'local — closed days whose sums are made';

create table clearing.sum (
  day date not null,
  provider uuid not null,
  region char(6) not null,
  insutype text not null,
  med_type text not null,
  clr_type text not null check (clr_type in ('11', '21', '41')),
  refunded boolean not null,
  count integer not null,
  undone integer not null,
  total bigint not null,
  fund bigint not null,
  account bigint not null,
  cash bigint not null,
  hospital bigint not null,
  primary key (day, provider, region, insutype, med_type, refunded),
  check (total = fund + account + cash + hospital)
);
comment on table clearing.sum is 'local — a provider''s closed day by insured region, insurance and kind of care, what was given back apart; count is net of what was undone unheard; fen';
create index sum_of_provider on clearing.sum (provider, day);

create table clearing.fund (
  day date not null,
  provider uuid not null,
  region char(6) not null,
  insutype text not null,
  med_type text not null,
  refunded boolean not null,
  fund text not null,
  amount bigint not null,
  primary key (day, provider, region, insutype, med_type, refunded, fund),
  foreign key (day, provider, region, insutype, med_type, refunded) references clearing.sum (day, provider, region, insutype, med_type, refunded)
);
comment on table clearing.fund is 'local — what of a day''s fund part each fund pays, by the field''s codes; fen';
grant select, insert on clearing.cleared_day, clearing.sum, clearing.fund to shebaoka_app;

create table clearing.statement (
  id uuid primary key,
  provider uuid not null,
  kind text not null check (kind in ('total', 'detail')),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  insutype text,
  clr_type text,
  optins text not null,
  refunded boolean,
  their_count integer not null,
  their_total bigint not null,
  their_fund bigint not null,
  their_account bigint not null,
  our_count integer not null,
  our_total bigint not null,
  our_fund bigint not null,
  our_account bigint not null,
  flat boolean not null,
  open boolean not null,
  file text,
  until timestamptz,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid
);
comment on table clearing.statement is 'local — totals or lines a provider compared with ours, and what came of it; open: a day of it was not closed yet; fen';
create index statement_of_provider on clearing.statement (provider, last_day);
grant select, insert on clearing.statement to shebaoka_app;
