-- Up Migration
create schema clinics;
comment on schema clinics is 'Designated providers and the catalogue they sell from';

create table clinics.provider (
  organisation uuid primary key,
  fixmedins_code text not null unique check (fixmedins_code ~ '^[HP][0-9]{11}$'),
  name text not null,
  kind text not null check (kind in ('pharmacy', 'hospital')),
  level text not null check (level in ('primary', '1', '2', '3', '3-province', 'pharmacy')),
  admvs char(6) not null check (admvs ~ '^[0-9]{6}$'),
  designated_from date not null,
  designated_until date
);
comment on table clinics.provider is 'reference — a hospital or pharmacy, its national code, level and the days it is designated';

create table clinics.item (
  code text primary key,
  name text not null,
  spec text not null,
  pinyin text not null,
  class char(2) not null check (class in ('01', '02', '03')),
  charge char(2) not null,
  price bigint not null check (price > 0),
  ceiling bigint check (ceiling > 0),
  selfpay integer check (selfpay between 0 and 10000)
);
comment on table clinics.item is 'reference — a catalogue item: class, usual price and price limit in millionths of a yuan, own share in ten-thousandths';

grant usage on schema clinics to shebaoka_app;
grant select, insert, update on all tables in schema clinics to shebaoka_app;
