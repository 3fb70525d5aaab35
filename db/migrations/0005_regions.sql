-- Up Migration
create schema regions;

create table regions.policy (
  id uuid primary key,
  region text not null check (region ~ '^[0-9]{6}$'),
  key text not null,
  valid_from date not null,
  revision integer not null check (revision > 0),
  value jsonb not null,
  source jsonb not null,
  standing text not null check (standing in ('confirmed', 'chosen', 'unconfirmed')),
  dated boolean not null,
  other jsonb not null,
  note text,
  entered_by text not null,
  approved_by text not null,
  recorded_at timestamptz not null,
  unique (region, key, valid_from, revision)
);
comment on table regions.policy is 'reference — one dated policy value of a region; append-only, the highest revision of a day holds';

grant usage on schema regions to shebaoka_app;
grant select, insert on regions.policy to shebaoka_app;
