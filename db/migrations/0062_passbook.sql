-- Up Migration
-- 存折: money of the personal medical account that the passbook's bank pays out: a month, or what a holder asks for, until the day the card takes over. (OLD-05, PACC-01)
create table settlement.passbook_order (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  bank text not null,
  month char(7) check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  request text,
  transfer uuid,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, person, region, month),
  unique (bucket, person, request),
  unique (bucket, transfer),
  check ((month is null) = (request is not null) and (month is null) = (transfer is not null))
);
comment on table settlement.passbook_order is 'distributed: bucket, person — an order to the passbook''s bank: a month that went out instead of into the account, or money of the account that the holder asked for; it waits for the bank';
create index passbook_order_of_region on settlement.passbook_order (region, at, id);
grant select, insert on settlement.passbook_order to shebaoka_app;

-- The day was a value of its own before, which nothing ever read; bank and day are one value now, `pacc.passbook`, that the packs bring.
delete from regions.policy where key = 'pacc.cash.until';
