-- Up Migration
create schema files;
comment on schema files is 'Files exchanged with providers, sealed, until their end';

create table files.file (
  id text primary key check (id ~ '^[0-9A-F]{30}$'),
  provider uuid,
  subject text unique,
  name_sealed bytea not null,
  size integer not null check (size > 0),
  kept_at timestamptz not null,
  until timestamptz not null
);
comment on table files.file is 'local — a file and whose it is (of every provider where it is nobody’s own), until when it can be fetched';
create index file_of_provider on files.file (provider);
create index file_ended on files.file (until);

create table files.part (
  file text not null references files.file (id),
  part integer not null,
  bytes_sealed bytea not null,
  primary key (file, part)
);
comment on table files.part is 'local — a sealed part of a file; gone with it';

grant usage on schema files to shebaoka_app;
grant select, insert, update, delete on files.file to shebaoka_app;
grant select, insert, delete on files.part to shebaoka_app;
