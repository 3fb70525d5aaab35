-- Up Migration
-- A card may come by post; what nobody collects goes back to the centre and is used again or destroyed.
alter table cards.card drop constraint card_delivery_kind_check,
  add constraint card_delivery_kind_check check (delivery_kind in ('branch', 'unit', 'counter', 'post'));
alter table applications.application drop constraint application_delivery_kind_check, drop constraint application_state_check,
  add constraint application_delivery_kind_check check (delivery_kind in ('branch', 'unit', 'counter', 'post')),
  add constraint application_state_check check (state in ('submitted', 'returned', 'approved', 'in-production', 'at-site', 'collected', 'withdrawn', 'lapsed'));
drop index applications.application_one_open;
create unique index application_one_open on applications.application (bucket, person) where state not in ('collected', 'withdrawn', 'lapsed');

alter table production.item drop constraint item_state_check, drop constraint item_deliver_kind_check,
  add constraint item_state_check check (state in ('ordered', 'personalised', 'passed', 'failed', 'stuck', 'sent', 'arrived', 'collected', 'returning', 'returned', 'destroyed')),
  add constraint item_deliver_kind_check check (deliver_kind in ('branch', 'unit', 'counter', 'post'));
create index item_uncollected on production.item (deliver_to, since, id) where state = 'arrived';
create index item_returned on production.item (since, id) where state = 'returned';
create index item_to_post on production.item (passed_at, id) where state = 'passed' and deliver_kind = 'post';

-- A consignment back has no batch, a number of its own, and the site that sent it. `cards`: how many it left with.
alter table production.consignment alter column batch drop not null, drop constraint consignment_kind_check,
  add constraint consignment_kind_check check (kind in ('branch', 'unit', 'counter', 'centre')),
  add column sender uuid, add column number text unique, add column cards integer not null default 0 check (cards >= 0),
  add constraint consignment_back check ((batch is null) = (kind = 'centre') and (sender is null) = (batch is not null) and (number is null) = (batch is not null));
update production.consignment c set cards = (select count(*) from production.item i where i.consignment = c.id);
create index consignment_of_sender on production.consignment (sender, sent_at) where sender is not null;

create table production.blank (
  site uuid not null,
  bank char(5) not null,
  face char(6) not null,
  serial integer not null check (serial > 0),
  id uuid not null unique,
  what text not null check (what in ('counted-in', 'batch', 'scrapped', 'stocktake')),
  change integer not null check (change <> 0),
  remaining integer not null check (remaining >= 0),
  batch uuid references production.batch (id),
  note text,
  by_member uuid,
  at timestamptz not null,
  primary key (site, bank, face, serial),
  check (what <> 'counted-in' or change > 0),
  check (what not in ('batch', 'scrapped') or change < 0),
  check ((batch is not null) = (what = 'batch')),
  check (what = 'batch' or note is not null)
);
comment on table production.blank is 'local — movements of blank cards of one bank and face at one site, numbered; each keeps how many are left, so the count is the sum';
create unique index blank_delivery on production.blank (site, bank, face, note) where what = 'counted-in';

create table production.stocktake (
  id uuid primary key,
  site uuid not null,
  bank char(5) not null,
  face char(6) not null,
  counted integer not null check (counted >= 0),
  booked integer not null,
  why text,
  by_member uuid not null,
  at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is distinct from by_member),
  check (counted = booked or why is not null)
);
comment on table production.stocktake is 'local — blank cards counted by hand: what was found, what the book said, why they differ, and who else approved it';
create unique index stocktake_open on production.stocktake (site, bank, face) where approved_at is null and counted <> booked;

create table production.destruction (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  person uuid not null,
  office uuid not null,
  first_by uuid not null,
  first_post text not null,
  first_at timestamptz not null,
  second_by uuid,
  second_post text,
  second_at timestamptz,
  primary key (bucket, card),
  check ((second_by is null) = (second_at is null)),
  check (second_by is distinct from first_by)
);
comment on table production.destruction is 'distributed: bucket, person — the two signatures under which a card was destroyed; one alone destroys nothing';

create table production.parcel (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  card uuid not null,
  person uuid not null,
  office uuid not null,
  carrier text not null,
  tracking_sealed bytea not null,
  sent_at timestamptz not null,
  delivered_at timestamptz,
  confirmed_at timestamptz,
  lost_at timestamptz,
  code_digest bytea,
  code_ends_at timestamptz,
  tries smallint not null default 0,
  asked smallint not null default 0,
  asked_at timestamptz,
  primary key (bucket, id),
  unique (bucket, card),
  check (confirmed_at is null or lost_at is null)
);
comment on table production.parcel is 'distributed: bucket, person — a card sent by post: carrier and tracking number, delivered, confirmed by its holder, or lost';
create index parcel_open on production.parcel (sent_at, id) where confirmed_at is null and lost_at is null;

create table production.tracking (
  digest bytea primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  parcel uuid not null
);
comment on table production.tracking is 'distributed: digest, alias — a carrier’s tracking number, given to one parcel';

grant select, insert on production.blank, production.tracking to shebaoka_app;
grant select, insert, update on production.stocktake, production.destruction, production.parcel to shebaoka_app;
grant delete on production.destruction to shebaoka_app;
grant delete on pins.pin, pins.entry, pins.reset to shebaoka_app;
