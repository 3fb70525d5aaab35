-- Up Migration
create table house.birth (
  one boolean primary key check (one),
  kind text not null check (kind in ('demo', 'production')),
  at timestamptz not null
);
comment on table house.birth is 'reference — born as a demo or for production: one row, written by the first start, never changed';
comment on table house.migration is 'local — the migrations this database has had';

create schema vault;
create table vault.key (
  number smallint primary key check (number between 1 and 32767),
  purpose text not null check (purpose in ('data', 'digest', 'pin', 'terminal', 'issuer')),
  wrapped bytea not null
);
comment on table vault.key is 'reference — data keys, each wrapped by the master key, which is never in the database';

grant usage on schema house, vault to shebaoka_app;
grant select on house.birth, house.migration, vault.key to shebaoka_app;
