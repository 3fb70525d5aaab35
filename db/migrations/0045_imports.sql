-- Up Migration
create schema imports;
comment on schema imports is 'People who hold cards already, taken over from the system before: the file, how far it is, the lines refused';

create table imports.run (
  id uuid primary key,
  office uuid not null,
  region char(6) not null,
  digest bytea check (length(digest) = 32),
  name_sealed bytea not null,
  size bigint not null check (size > 0),
  encoding text not null check (encoding in ('utf-8', 'gb18030')),
  columns text[] not null,
  lines integer not null check (lines > 0),
  balance_fen bigint not null check (balance_fen >= 0),
  phase text not null check (phase in ('waiting', 'taking', 'done', 'dropped')),
  next_byte bigint not null check (next_byte between 0 and size),
  next_line integer not null,
  taken integer not null default 0,
  cards integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  taken_fen bigint not null default 0,
  sent_at timestamptz not null,
  sent_by uuid not null,
  approved_at timestamptz,
  approved_by uuid,
  approved_post text,
  moved_at timestamptz not null,
  unique (office, digest),
  check ((approved_by is not null) = (phase in ('taking', 'done'))),
  check (approved_by is null or approved_by <> sent_by),
  check (phase <> 'done' or taken + known + refused = lines)
);
comment on table imports.run is 'local — a file of holders taken over, who sent and who approved it, and how far the work on it is';
create index run_taking on imports.run (moved_at, id) where phase = 'taking';

create table imports.part (
  run uuid not null references imports.run (id),
  part integer not null,
  bytes_sealed bytea not null,
  primary key (run, part)
);
comment on table imports.part is 'local — sealed parts of the file of an import; gone when it is done';

create table imports.refused (
  run uuid not null references imports.run (id),
  line integer not null,
  kinds text[] not null,
  line_sealed bytea not null,
  primary key (run, line)
);
comment on table imports.refused is 'local — a line of an import that was refused, sealed with its reasons';

alter table ledger.journal drop constraint journal_what_check;
alter table ledger.journal add constraint journal_what_check check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore', 'opening'));

grant usage on schema imports to shebaoka_app;
grant select, insert, update on imports.run to shebaoka_app;
grant select, insert, delete on imports.part, imports.refused to shebaoka_app;
