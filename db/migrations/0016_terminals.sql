-- Up Migration
create schema terminals;
comment on schema terminals is 'Registered terminals, their keys, and the card sessions opened at them';

create table terminals.terminal (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-Z-]{4,20}$'),
  organisation uuid not null,
  kind text not null check (kind in ('till', 'counter', 'branch', 'kiosk')),
  name text not null,
  key_sealed bytea not null,
  software boolean not null,
  failures smallint not null default 0,
  held_until timestamptz,
  registered_at timestamptz not null
);
create index terminal_of_organisation on terminals.terminal (organisation, code);
comment on table terminals.terminal is 'reference — a registered terminal, its keys wrapped, failed card authentications in a row';

create table terminals.slot (
  terminal uuid primary key references terminals.terminal (id),
  challenge bytea check (length(challenge) = 8),
  challenged_at timestamptz,
  bucket smallint check (bucket between 0 and 4095),
  session uuid
);
comment on table terminals.slot is 'local — what a terminal is at: the challenge not yet answered, the session of the card in it';

create table terminals.session (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  provider uuid not null,
  terminal uuid not null,
  operator text not null,
  person uuid not null,
  card uuid not null,
  insured_region char(6),
  factors text[] not null,
  shown text[] not null default '{}',
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (bucket, id)
);
create index session_newest on terminals.session (bucket, provider, person, opened_at desc) where ended_at is null;
create index session_of_card on terminals.session (bucket, card) where ended_at is null;
create index session_of_operator on terminals.session (provider, operator) where ended_at is null;
comment on table terminals.session is 'distributed: bucket, person — a card in a terminal: what was proven, papers shown, until when';

grant usage on schema terminals to shebaoka_app;
grant select, insert, update on all tables in schema terminals to shebaoka_app;
