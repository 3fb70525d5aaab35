-- Up Migration
create schema insurance;
comment on schema insurance is 'Who is insured, where, since when; what was paid';

create table insurance.relation (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  psn_type text not null check (psn_type ~ '^\d{4,6}$'),
  employer uuid,
  employer_name text,
  since date not null,
  until date,
  paused_on date,
  state char(1) not null check (state in ('1', '2', '4')),
  base_fen bigint not null default 0 check (base_fen >= 0),
  version integer not null default 1,
  made_at timestamptz not null,
  primary key (bucket, id),
  check (until is null or until >= since),
  check ((state = '4') = (until is not null))
);
comment on table insurance.relation is 'distributed: bucket, person — one insurance record of a person in one region; two valid ones in one region are possible and are shown, not hidden';
create index relation_person on insurance.relation (bucket, person);
create index relation_region on insurance.relation (region, insutype, bucket, id) where state = '1';
create index relation_employer on insurance.relation (employer) where employer is not null and state = '1';

create table insurance.month (
  bucket smallint not null check (bucket between 0 and 4095),
  relation uuid not null,
  month char(6) not null check (month ~ '^\d{6}$'),
  paid boolean not null,
  at timestamptz not null,
  primary key (bucket, relation, month),
  foreign key (bucket, relation) references insurance.relation (bucket, id)
);
comment on table insurance.month is 'distributed: bucket, person — a month''s contribution, paid or owed';

grant usage on schema insurance to shebaoka_app;
grant select, insert, update on insurance.relation, insurance.month to shebaoka_app;
