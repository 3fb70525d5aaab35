-- Up Migration
create schema banks;

create table banks.opening (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  bank char(5) not null,
  by_port text not null,
  opened_at timestamptz not null,
  primary key (bucket, card)
);
comment on table banks.opening is 'distributed: bucket, person — the account a bank opened for a card, and which port said so';

grant usage on schema banks to shebaoka_app;
grant select, insert on banks.opening to shebaoka_app;
