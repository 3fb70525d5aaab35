-- Up Migration
-- 报盘、回盘: cards of a batch go to a plant in a file and come back line by line. (PROD-01, PROD-04)
alter table production.item drop constraint item_state_check,
  add constraint item_state_check check (state in ('ordered', 'exported', 'personalised', 'passed', 'failed', 'stuck', 'sent', 'arrived', 'collected', 'returning', 'returned', 'destroyed')),
  add column export uuid,
  add constraint item_exported check (state <> 'exported' or export is not null);
create index item_of_export on production.item (export, id) where export is not null;

create table production.plant (
  id uuid primary key,
  code text not null unique,
  name text not null,
  public_key text not null,
  made_at timestamptz not null
);
comment on table production.plant is 'reference — a plant that makes cards, and the SM2 key under which its files leave the house';

-- `file` is enciphered for the plant and kept until it has answered; `digest` is null while cards are still being added.
create table production.export (
  id uuid primary key,
  batch uuid not null references production.batch (id),
  number integer not null check (number > 0),
  plant uuid not null references production.plant (id),
  key text not null unique,
  cards integer,
  digest text,
  file bytea,
  made_at timestamptz not null,
  made_by uuid,
  unique (batch, number),
  check ((cards is null) = (digest is null))
);
create unique index export_open on production.export (batch) where digest is null;
comment on table production.export is 'reference — cards of one batch that went to a plant in one file';

create table production.plant_return (
  export uuid primary key references production.export (id),
  digest text not null,
  made integer not null,
  failed integer not null,
  missing integer not null,
  taken_at timestamptz not null,
  taken_by uuid,
  done_at timestamptz
);
comment on table production.plant_return is 'reference — what a plant said of an export, taken once';

grant select, insert, update on production.export, production.plant_return to shebaoka_app;
grant select, insert on production.plant to shebaoka_app;
