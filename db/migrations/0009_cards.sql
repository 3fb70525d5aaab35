-- Up Migration
create schema cards;

create table cards.line (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (bucket, id)
);
create unique index line_one_living on cards.line (bucket, person) where closed_at is null;
comment on table cards.line is 'distributed: bucket, person — a person''s line of cards: a card and what replaces it; one living line a person';

create table cards.card (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  line uuid not null,
  application uuid not null,
  region char(6) not null,
  bank char(5) not null,
  place uuid,
  delivery_kind text not null check (delivery_kind in ('branch', 'unit', 'counter')),
  delivery uuid not null,
  state text not null check (state in ('ordered', 'made', 'stocked', 'sent', 'at-site', 'handed-over', 'returned', 'destroyed')),
  social text not null default 'inactive' check (social in ('inactive', 'active', 'closed')),
  financial text not null default 'none' check (financial in ('none', 'opened', 'active')),
  closed_as text check (closed_as in ('cancelled', 'replaced', 'scrapped')),
  number_sealed bytea not null,
  ident_sealed bytea not null,
  bank_card_sealed bytea,
  chip_serial text,
  issued_on date not null,
  valid_until date,
  handed_over_at timestamptz,
  state_since timestamptz not null,
  version integer not null default 1,
  primary key (bucket, id),
  foreign key (bucket, line) references cards.line (bucket, id),
  check (state <> 'handed-over' or handed_over_at is not null)
);
create index card_of_person on cards.card (bucket, person);
create index card_at_place on cards.card (place, state, id) where state in ('sent', 'at-site');
create unique index card_one_usable on cards.card (bucket, line) where state = 'handed-over' and closed_as is null;
create unique index card_one_of_application on cards.card (bucket, application) where closed_as is null;
comment on table cards.card is 'distributed: bucket, person — a card, the thing, with its two accounts';

create table cards.alias (
  digest bytea primary key,
  kind text not null check (kind in ('card-number', 'ident', 'bank-card', 'chip-serial')),
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null
);
comment on table cards.alias is 'distributed: digest, alias — a number unique everywhere, pointing to its card';

create table cards.fact (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  card uuid not null,
  account text not null check (account in ('social', 'financial')),
  kind text not null check (kind in ('loss', 'hold', 'suspension', 'identity-difference')),
  since timestamptz not null,
  until timestamptz,
  channel text not null,
  primary key (bucket, id),
  foreign key (bucket, card) references cards.card (bucket, id)
);
create unique index fact_open_once on cards.fact (bucket, card, account, kind) where until is null;
comment on table cards.fact is 'distributed: bucket, person — what holds of an account since when, until released: loss, hold, suspension, identity difference';

create table cards.agent (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  card uuid not null,
  business text not null,
  kind text not null,
  relation text not null,
  name_sealed bytea not null,
  number_sealed bytea not null,
  valid_until text not null,
  at timestamptz not null,
  primary key (bucket, id),
  foreign key (bucket, card) references cards.card (bucket, id)
);
comment on table cards.agent is 'distributed: bucket, person — the document of an agent who acted for the holder';

grant usage on schema cards to shebaoka_app;
grant select, insert, update on all tables in schema cards to shebaoka_app;
grant delete on cards.alias to shebaoka_app;
grant insert, select on cards.agent to shebaoka_app;
