-- Up Migration
-- 参保: how far contributions are paid stands on the record itself, so that settling reads no month. (MED-10)
alter table insurance.relation add column paid_until char(6) check (paid_until ~ '^\d{6}$');
drop index insurance.relation_employer;
create index relation_employer on insurance.relation (employer, bucket, id) where employer is not null;

-- A month's contribution: base, both shares, the day the money came, and the month it was entered in the books, from which a pension account bears interest. (INS-04)
alter table insurance.month add column base_fen bigint not null default 0 check (base_fen >= 0);
alter table insurance.month add column person_fen bigint not null default 0 check (person_fen >= 0);
alter table insurance.month add column unit_fen bigint not null default 0 check (unit_fen >= 0);
alter table insurance.month add column received_on date;
alter table insurance.month add column booked char(6) check (booked ~ '^\d{6}$' and booked >= month);
alter table insurance.month add check (received_on is null or paid);
alter table insurance.month add check ((booked is not null) <= paid);
update insurance.relation r set paid_until = m.until from (
  select bucket, relation, coalesce(to_char(to_date(min(month) filter (where not paid), 'YYYYMM') - interval '1 month', 'YYYYMM'), max(month)) as until from insurance.month group by bucket, relation) m
  where r.bucket = m.bucket and r.id = m.relation;

-- 养老个人账户: a year that was closed: what it began with, what was paid in, the interest, what it ended with. Never changed. (INS-04)
create table insurance.pension_year (
  bucket smallint not null check (bucket between 0 and 4095),
  relation uuid not null,
  year smallint not null check (year between 1990 and 2200),
  opening_fen bigint not null check (opening_fen >= 0),
  paid_fen bigint not null check (paid_fen >= 0),
  rate smallint not null check (rate >= 0),
  interest_fen bigint not null check (interest_fen >= 0),
  closing_fen bigint not null check (closing_fen = opening_fen + paid_fen + interest_fen),
  policy uuid not null,
  at timestamptz not null,
  primary key (bucket, relation, year),
  foreign key (bucket, relation) references insurance.relation (bucket, id)
);
comment on table insurance.pension_year is 'distributed: bucket, person — a closed year of a pension personal account; `rate` in hundredths of a percent; append-only';
grant select, insert on insurance.pension_year to shebaoka_app;

-- The yearly run: how far it is, per region and scheme; moved in the transaction that writes the interest.
create table insurance.interest_run (
  region char(6) not null,
  insutype char(3) not null,
  year smallint not null,
  after_bucket smallint,
  after_id uuid,
  accounts integer not null default 0,
  interest_fen bigint not null default 0,
  done_at timestamptz,
  begun_at timestamptz not null,
  primary key (region, insutype, year),
  check ((after_bucket is null) = (after_id is null))
);
comment on table insurance.interest_run is 'local — how far a region''s yearly interest on pension accounts is';
grant select, insert, update on insurance.interest_run to shebaoka_app;
create index relation_pension on insurance.relation (region, insutype, bucket, id) where insutype in ('110', '170');

-- Files of the insurance agency go the way of the imports. (INS-01)
alter table imports.run add column kind text not null default 'holders' check (kind in ('holders', 'insurance'));
