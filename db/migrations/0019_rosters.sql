-- Up Migration
create schema if not exists applications;

-- A unit's roster: one row an upload, keyed by the unit and the digest of the spreadsheet (the same file twice adds nothing).
-- phase and next are the durable job: the chunk's transaction moves them from what they were, so a chunk is done once.
create table applications.roster (
  id uuid primary key,
  organisation uuid not null,
  region text not null,
  digest bytea not null,
  phase text not null check (phase in ('reading', 'photos', 'checking', 'ready', 'submitting', 'unreadable')),
  next integer not null default 0,
  rows integer not null default 0,
  fault text,
  received_at timestamptz not null,
  received_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  bank text,
  delivery_kind text check (delivery_kind in ('branch', 'unit', 'counter')),
  delivery_organisation uuid,
  moved_at timestamptz not null,
  unique (organisation, digest)
);
create index roster_due on applications.roster (phase) where phase in ('reading', 'photos', 'checking', 'submitting');

-- Which process works on which roster, until when.
create table applications.roster_lease (
  roster uuid primary key references applications.roster,
  holder uuid not null,
  until timestamptz not null
);

-- The uploaded files: file 0 is the spreadsheet, the others are zips of photos; kept in sealed parts of at most a MiB.
create table applications.roster_file (
  roster uuid not null references applications.roster,
  file smallint not null check (file >= 0),
  digest bytea not null,
  name_sealed bytea not null,
  size bigint not null,
  entries integer not null,
  received_at timestamptz not null,
  primary key (roster, file),
  unique (roster, digest)
);
create table applications.roster_part (
  roster uuid not null,
  file smallint not null,
  part integer not null,
  bytes_sealed bytea not null,
  primary key (roster, file, part),
  foreign key (roster, file) references applications.roster_file
);
alter table applications.roster_part alter column bytes_sealed set storage external;

-- The rows as staged: what the officer typed and what is wrong with it are sealed; the kinds of mistakes are in clear, to be counted.
create table applications.roster_row (
  roster uuid not null references applications.roster,
  row integer not null,
  state text not null check (state in ('staged', 'good', 'bad', 'skipped', 'left-out', 'submitted')),
  kinds text[] not null default '{}',
  cells_sealed bytea not null,
  cells_digest bytea not null,
  number_digest bytea,
  mistakes_sealed bytea,
  photo_roster uuid,
  photo_file smallint,
  photo_entry integer,
  bucket smallint check (bucket between 0 and 4095),
  person uuid,
  application uuid,
  mended_at timestamptz,
  version integer not null default 1,
  primary key (roster, row)
);
create index roster_row_state on applications.roster_row (roster, state, row);
create index roster_row_number on applications.roster_row (roster, number_digest);

-- The photos in the zips: judged once; found by the digest of the number in their name, also for a mended roster of the same unit.
create table applications.roster_photo (
  roster uuid not null,
  file smallint not null,
  entry integer not null,
  organisation uuid not null,
  number_digest bytea,
  name_sealed bytea not null,
  verdict text not null check (verdict in ('good', 'refused', 'no-photo')),
  reasons text[] not null default '{}',
  judged_at timestamptz not null,
  primary key (roster, file, entry),
  foreign key (roster, file) references applications.roster_file
);
create index roster_photo_number on applications.roster_photo (organisation, number_digest);

comment on table applications.roster is 'local — a spreadsheet a unit sent, and how far the work on it is';
comment on table applications.roster_lease is 'local — which process works on a roster';
comment on table applications.roster_file is 'local — the files of a roster';
comment on table applications.roster_part is 'local — sealed parts of the files of a roster';
comment on table applications.roster_row is 'local — one line of a roster, staged until it becomes an application';
comment on table applications.roster_photo is 'local — one photo of a roster and its verdict';

grant usage on schema applications to shebaoka_app;
grant select, insert, update, delete on applications.roster, applications.roster_lease, applications.roster_file, applications.roster_part,
  applications.roster_row, applications.roster_photo to shebaoka_app;
