-- Up Migration
create schema if not exists applications;

create table applications.application (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  number text not null check (number ~ '^\d{20}$'),
  state text not null check (state in ('submitted', 'returned', 'approved', 'in-production', 'at-site', 'collected', 'withdrawn')),
  kind text not null check (kind = 'first'),
  channel text not null check (channel in ('counter', 'online', 'unit', 'village')),
  bank char(5) not null,
  region char(6) not null,
  delivery_kind text not null check (delivery_kind in ('branch', 'unit', 'counter')),
  delivery_organisation uuid not null,
  unit uuid,
  roster uuid,
  photo uuid,
  papers jsonb not null,
  reasons jsonb not null,
  submitted_at timestamptz not null,
  approved_at timestamptz,
  approved_by uuid,
  promised_on date,
  moved_at timestamptz not null,
  version integer not null default 1,
  primary key (bucket, id),
  unique (bucket, number)
);
comment on table applications.application is 'distributed: bucket, person — one application for a card';
create unique index application_one_open on applications.application (bucket, person) where state not in ('collected', 'withdrawn');
create index application_person on applications.application (bucket, person, submitted_at);
create index application_approved on applications.application (region, bank, approved_at, id) where state = 'approved';
create index application_late on applications.application (promised_on, id) where state in ('submitted', 'returned', 'approved', 'in-production');

create table applications.work_item (
  office uuid not null,
  id uuid not null,
  bucket smallint not null check (bucket between 0 and 4095),
  application uuid not null,
  person uuid not null,
  finding text not null check (finding in ('same', 'name-differs', 'not-in-register', 'incomplete')),
  channel text not null,
  since timestamptz not null,
  claimed_by uuid,
  claimed_until timestamptz,
  version integer not null default 1,
  primary key (office, id)
);
comment on table applications.work_item is 'local — an application that waits for review at an office, and who is at it';
create unique index work_item_application on applications.work_item (application);
create index work_item_queue on applications.work_item (office, since, id);

grant usage on schema applications to shebaoka_app;
grant select, insert, update on applications.application to shebaoka_app;
grant select, insert, update, delete on applications.work_item to shebaoka_app;
