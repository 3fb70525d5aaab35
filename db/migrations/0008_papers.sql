-- Up Migration
create schema papers;
comment on schema papers is 'Photos and scans, sealed';

create table papers.paper (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  kind text not null check (kind in ('photo', 'scan')),
  material text not null,
  mime text not null,
  good boolean not null,
  bytes_sealed bytea not null,
  size integer not null check (size > 0),
  kept_at timestamptz not null,
  kept_by uuid,
  primary key (bucket, id)
);
alter table papers.paper alter column bytes_sealed set storage external;
comment on table papers.paper is 'distributed: bucket, person — a photo or scan that belongs to a person, sealed';
create index paper_person on papers.paper (bucket, person);

grant usage on schema papers to shebaoka_app;
grant select, insert, delete on papers.paper to shebaoka_app;
