-- Up Migration
-- 备案: what somebody is entitled to by a filing; where it stands, and every step of it as a dated fact that is never rewritten. (MED-12, MED-02, MED-06)
create schema filings;
comment on schema filings is 'Filings: care elsewhere, chronic disease, designated provider, maternity; applied for, decided, dated';
grant usage on schema filings to shebaoka_app;
create table filings.filing (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  number text not null,
  kind text not null check (kind in ('remote', 'chronic', 'designated', 'maternity')),
  sort text not null check (sort in ('long-term', 'transferred', 'temporary', 'chronic', 'designated', 'maternity')),
  region char(6) not null,
  insutype char(3) not null,
  matter bytea not null,
  area char(6),
  business text,
  place smallint check (place between 1 and 99),
  providers uuid[] not null default '{}',
  papers jsonb not null default '[]',
  details_sealed bytea not null,
  limit_fen bigint check (limit_fen >= 0),
  valid_from date not null,
  valid_until date,
  ended_on date,
  state text not null check (state in ('submitted', 'returned', 'approved', 'refused', 'withdrawn', 'ended')),
  due date not null,
  office uuid,
  filed_by uuid not null,
  filed_at timestamptz not null,
  request text not null,
  renews uuid,
  claimed_by uuid,
  claimed_until timestamptz,
  version integer not null default 1,
  primary key (bucket, id),
  unique (bucket, number),
  unique (bucket, person, request),
  foreign key (bucket, renews) references filings.filing (bucket, id),
  check (valid_until is null or valid_until >= valid_from),
  check ((ended_on is not null) = (state = 'ended')),
  check ((kind = 'remote') = (area is not null)),
  check ((kind = 'designated') = (business is not null) and (kind = 'designated') = (place is not null)),
  check ((claimed_by is null) = (claimed_until is null))
);
comment on table filings.filing is 'distributed: bucket, person — a filing as it stands; the diagnosis is sealed, the matter a keyed digest';
create unique index filing_waiting on filings.filing (bucket, person, region, matter) where state in ('submitted', 'returned');
create index filing_of_person on filings.filing (bucket, person, id);
create index filing_queue on filings.filing (office, due, id) where state = 'submitted';
grant select, insert, update on filings.filing to shebaoka_app;
-- Each step with who took it, on whose authority, and what it said.
create table filings.step (
  bucket smallint not null check (bucket between 0 and 4095),
  filing uuid not null,
  nth integer not null check (nth >= 1),
  step text not null,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  valid_from date,
  valid_until date,
  ended_on date,
  limit_fen bigint,
  papers jsonb,
  details_sealed bytea,
  reason_sealed bytea,
  primary key (bucket, filing, nth),
  foreign key (bucket, filing) references filings.filing (bucket, id)
);
comment on table filings.step is 'distributed: bucket, person — a step of a filing: when, by whom, on what authority, what it said';
grant select, insert on filings.step to shebaoka_app;
