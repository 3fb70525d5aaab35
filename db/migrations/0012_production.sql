-- Up Migration
create schema production;

create table production.batch (
  id uuid primary key,
  number text not null unique,
  region char(6) not null,
  bank char(5) not null,
  key text not null unique,
  made_at timestamptz not null,
  made_by uuid,
  filled_at timestamptz
);
comment on table production.batch is 'reference — a production batch of one bank and one region';

create table production.consignment (
  id uuid primary key,
  batch uuid not null references production.batch (id),
  kind text not null check (kind in ('branch', 'unit', 'counter')),
  organisation uuid not null,
  sent_at timestamptz not null,
  received_at timestamptz
);
create unique index consignment_open on production.consignment (batch, organisation) where received_at is null;
create index consignment_of_site on production.consignment (organisation, sent_at);
comment on table production.consignment is 'reference — cards of one batch sent to one branch, unit or counter, received once';

create table production.item (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  batch uuid not null references production.batch (id),
  person uuid not null,
  application uuid not null,
  card uuid not null,
  attempt smallint not null default 1,
  state text not null check (state in ('ordered', 'personalised', 'passed', 'failed', 'stuck', 'sent', 'arrived', 'collected')),
  reason text,
  deliver_kind text not null check (deliver_kind in ('branch', 'unit', 'counter')),
  deliver_to uuid not null,
  consignment uuid references production.consignment (id),
  since timestamptz not null,
  primary key (bucket, id),
  unique (bucket, card)
);
create unique index item_application_once on production.item (bucket, application) where state <> 'failed';
create index item_of_batch on production.item (batch, state, id);
create index item_of_consignment on production.item (consignment, state, id);
comment on table production.item is 'distributed: bucket, person — one card of a batch; a failed one is followed by its second attempt';

grant usage on schema production to shebaoka_app;
grant select, insert, update on all tables in schema production to shebaoka_app;
