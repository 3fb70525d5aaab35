-- Up Migration
-- Visits: what stands between registration and settlement, and between admission and discharge; and what a settlement of them needs. (MED-02, MED-03)
create schema care;
comment on schema care is 'Visits and stays: registered, diagnosed, charged line by line, settled';
grant usage on schema care to shebaoka_app;
create table care.visit (
  bucket smallint not null check (bucket between 0 and 4095),
  id text not null,
  person uuid not null,
  provider uuid not null,
  kind text not null check (kind in ('outpatient', 'inpatient')),
  region char(6) not null,
  insutype char(3) not null,
  med_type text,
  state text not null check (state in ('open', 'left', 'void')),
  begun timestamptz not null,
  ended timestamptz,
  session uuid not null,
  bills text[] not null,
  final text,
  deductible bigint not null check (deductible >= 0),
  detail_sealed bytea not null,
  made_at timestamptz not null,
  primary key (bucket, id),
  check ((state = 'left') = (ended is not null)),
  check (kind = 'inpatient' or (state <> 'left' and final is null)),
  check (final is null or (state = 'left' and final = any (bills))),
  check (state <> 'void' or cardinality(bills) = 0)
) with (fillfactor = 85);
comment on table care.visit is 'distributed: bucket, person — a visit or stay at a provider; bills are its settlements that stand, in order, deductible what of the stay''s is used';
create index visit_of_person on care.visit (bucket, person, begun);
grant select, insert, update on care.visit to shebaoka_app;
create table care.number (
  provider uuid not null,
  digest bytea not null,
  bucket smallint not null check (bucket between 0 and 4095),
  visit text not null,
  primary key (provider, digest)
);
comment on table care.number is 'distributed: provider — the number a provider gave its visit, once each: whose it is';
grant select, insert, delete on care.number to shebaoka_app;
create table care.line (
  bucket smallint not null check (bucket between 0 and 4095),
  visit text not null,
  sn text not null,
  batch text not null,
  day date not null,
  amount bigint not null,
  original text,
  settled text,
  line_sealed bytea not null,
  primary key (bucket, visit, sn),
  foreign key (bucket, visit) references care.visit (bucket, id),
  check ((amount < 0) = (original is not null))
) with (fillfactor = 85);
comment on table care.line is 'distributed: bucket, person — a charged line of a visit; settled names the settlement it is in, original the line that one gives back';
grant select, insert, update, delete on care.line to shebaoka_app;
create table care.desk (
  provider uuid not null,
  kind text not null,
  begun timestamptz not null,
  visit text not null,
  bucket smallint not null check (bucket between 0 and 4095),
  primary key (provider, kind, begun, visit)
);
comment on table care.desk is 'distributed: provider — the visits and stays a provider has open, for its desk';
grant select, insert, delete on care.desk to shebaoka_app;

alter table settlement.year
  add column stays smallint not null default 0 check (stays >= 0),
  add column ward_fund bigint not null default 0 check (ward_fund >= 0),
  add column chronic_deductible bigint not null default 0 check (chronic_deductible >= 0),
  add column chronic_fund bigint not null default 0 check (chronic_fund >= 0),
  add column maternity_fund bigint not null default 0 check (maternity_fund >= 0),
  add column large bigint not null default 0 check (large >= 0),
  add column borne bigint not null default 0 check (borne >= 0),
  add column serious bigint not null default 0 check (serious >= 0),
  add column civil bigint not null default 0 check (civil >= 0);
comment on table settlement.year is 'distributed: bucket, person — what of the year''s deductibles is used, what each fund paid, stays counted, what was borne within the insurance''s scope; fen';
create table settlement.fund_share (
  bucket smallint not null check (bucket between 0 and 4095),
  number text not null,
  fund text not null,
  amount bigint not null,
  primary key (bucket, number, fund)
);
comment on table settlement.fund_share is 'distributed: bucket, person — what of a posting''s fund part another fund than the pooling fund of its business paid, in fen';
grant select, insert on settlement.fund_share to shebaoka_app;
-- what is cleared together: insurance kind and kind of care, the caller's own word
alter table ledger.journal add column business text;
