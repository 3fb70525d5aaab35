-- Up Migration
create schema record;
comment on schema record is 'Who did and saw what; written once, numbered and chained by one sealer';

create table record.entry (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  at timestamptz not null,
  verb text not null,
  by_kind text not null check (by_kind in ('staff', 'holder', 'provider', 'service', 'system', 'public')),
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  person uuid,
  subject_kind text,
  subject uuid,
  facts jsonb not null,
  primary key (bucket, id)
);
comment on table record.entry is 'distributed: bucket, person — one thing done or seen, by whom, where, on what authority';
create index entry_person on record.entry (bucket, person, at, id) where person is not null;
create index entry_subject on record.entry (bucket, subject, at, id) where subject is not null;
create index entry_at on record.entry (at, id);
create index entry_by on record.entry (by_id, at, id) where by_id is not null;

create table record.link (
  number bigint primary key check (number > 0),
  bucket smallint not null,
  entry uuid not null,
  sealed_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  unique (bucket, entry)
);
comment on table record.link is 'local — the chain over the entries: each hash covers the one before';

grant usage on schema record to shebaoka_app;
grant select, insert on record.entry, record.link to shebaoka_app;
