-- Up Migration
-- What an agency's files did to records, so that a line that comes again, in whatever file, changes nothing. (INS-01)
create table insurance.event (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  what text not null check (what in ('enrol', 'pause', 'resume', 'end')),
  day date not null,
  relation uuid not null,
  at timestamptz not null,
  primary key (bucket, person, region, insutype, what, day)
);
comment on table insurance.event is 'distributed: bucket, person — a line of a file that changed a record, once; append-only';
grant select, insert on insurance.event to shebaoka_app;

-- 转移接续: a record goes from one region to another: certified there, arrived here, or withdrawn before that. (INS-01, INS-05)
create table insurance.transfer (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  relation uuid not null,
  region char(6) not null,
  to_region char(6) not null check (to_region <> region),
  insutype char(3) not null,
  was char(1) not null check (was in ('1', '2')),
  number text not null,
  state text not null check (state in ('certified', 'arrived', 'withdrawn')),
  months integer not null check (months >= 0),
  certified_at timestamptz not null,
  certified_by uuid not null,
  certified_office uuid not null,
  into_relation uuid,
  counted integer check (counted between 0 and months),
  amount bigint not null default 0 check (amount >= 0),
  carried_year smallint,
  carried_fen bigint check (carried_fen >= 0),
  rounds smallint not null default 0,
  ended_at timestamptz,
  ended_by uuid,
  ended_office uuid,
  version integer not null default 1,
  primary key (bucket, id),
  unique (bucket, number),
  foreign key (bucket, relation) references insurance.relation (bucket, id),
  foreign key (bucket, into_relation) references insurance.relation (bucket, id),
  check ((state = 'certified') = (ended_at is null)),
  check ((state = 'arrived') = (into_relation is not null) and (into_relation is not null) = (counted is not null)),
  check ((carried_year is null) = (carried_fen is null))
);
comment on table insurance.transfer is 'distributed: bucket, person — a record on its way from one region to another; `months` were certified, `counted` are those that were not counted there already';
create unique index transfer_open on insurance.transfer (bucket, relation) where state <> 'withdrawn';
create index transfer_of_person on insurance.transfer (bucket, person);
create index transfer_into on insurance.transfer (bucket, into_relation) where into_relation is not null;
create index transfer_waiting on insurance.transfer (to_region, certified_at, id) where state = 'certified';
grant select, insert, update on insurance.transfer to shebaoka_app;

-- 互认: months earned under another record, recognised under this one; a month earned twice stands twice and counts once. (INS-05)
create table insurance.recognised (
  bucket smallint not null check (bucket between 0 and 4095),
  relation uuid not null,
  transfer uuid not null,
  month char(6) not null check (month ~ '^\d{6}$'),
  region char(6) not null,
  base_fen bigint not null,
  person_fen bigint not null,
  unit_fen bigint not null,
  booked char(6),
  primary key (bucket, relation, transfer, month),
  foreign key (bucket, relation) references insurance.relation (bucket, id),
  foreign key (bucket, transfer) references insurance.transfer (bucket, id)
);
comment on table insurance.recognised is 'distributed: bucket, person — a month paid under the record before a transfer, recognised under the new one; append-only';
grant select, insert on insurance.recognised to shebaoka_app;
