-- Up Migration
-- 并档: two records of one person in one region become one, or two people on record who are one. A person never changes bucket: the merged one stays as an alias. (READ-04)
alter table holders.person add column merged_bucket smallint, add column merged_into uuid,
  add constraint person_merged check ((merged_bucket is null) = (merged_into is null) and merged_into is distinct from id);
create schema merging;
comment on schema merging is 'Double records and double people, merged by their insurance office';
grant usage on schema merging to shebaoka_app;
create table merging.merging (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  office uuid not null,
  keep uuid not null,
  ends jsonb not null,
  other_bucket smallint,
  other uuid,
  state text not null check (state in ('waiting', 'done', 'refused')),
  first_by uuid not null, first_at timestamptz not null,
  second_by uuid, second_at timestamptz,
  amount bigint not null default 0 check (amount >= 0),
  rounds smallint not null default 0,
  reason_sealed bytea,
  request text,
  version integer not null,
  primary key (bucket, id),
  unique (bucket, person, request),
  check (second_by is null or second_by <> first_by),
  check ((second_by is null) = (second_at is null)),
  check ((other is null) = (other_bucket is null) and other is distinct from person)
);
comment on table merging.merging is 'distributed: bucket, person — one merge in the bucket of who stays: asked for by one, done by a second person of the region''s office';
create unique index merging_open on merging.merging (bucket, person) where state = 'waiting';
create index merging_waiting on merging.merging (region, first_at, id) where state = 'waiting';
create table merging.year (
  bucket smallint not null check (bucket between 0 and 4095),
  merging uuid not null,
  region char(6) not null,
  insutype char(3) not null,
  year smallint not null,
  primary key (bucket, merging, region, insutype, year)
);
comment on table merging.year is 'distributed: bucket, person — what of a year the merged one had used was added to who stays, once';
grant select, insert, update on merging.merging to shebaoka_app;
grant select, insert on merging.year to shebaoka_app;
grant update on holders.alias to shebaoka_app;
