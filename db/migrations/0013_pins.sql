-- Up Migration
create schema pins;
comment on schema pins is 'Social PIN and query password: only keyed one-way values, never a PIN';

create table pins.pin (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  person uuid not null,
  verifier bytea check (length(verifier) = 32),
  key_version smallint not null default 0,
  initial boolean not null,
  must_set boolean not null default false,
  first_due boolean not null default false,
  wrong smallint not null default 0 check (wrong between 0 and 15),
  locked_at timestamptz,
  set_at timestamptz not null,
  primary key (bucket, card),
  check (must_set or verifier is not null),
  check (not (must_set and initial)),
  check (must_set or not first_due)
);
comment on table pins.pin is 'distributed: bucket, person — one card''s social PIN: verifier, whether initial, wrong entries in a row, lock';

create table pins.entry (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  entry uuid not null,
  block_digest bytea not null check (length(block_digest) = 32),
  outcome text not null,
  remaining smallint not null,
  at timestamptz not null,
  primary key (bucket, card, entry),
  foreign key (bucket, card) references pins.pin (bucket, card)
);
comment on table pins.entry is 'distributed: bucket, person — a PIN entry that was evaluated, once, and its outcome';

create table pins.reset (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  card uuid not null,
  authorised_at timestamptz not null,
  office uuid not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (bucket, id),
  foreign key (bucket, card) references pins.pin (bucket, card)
);
create index reset_of_card on pins.reset (bucket, card, authorised_at);
comment on table pins.reset is 'distributed: bucket, person — an authorisation to set a forgotten or locked PIN anew, good once';

create table pins.query_password (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  kept bytea not null check (length(kept) = 48),
  wrong smallint not null default 0,
  slowed_until timestamptz,
  set_at timestamptz not null,
  primary key (bucket, person)
);
comment on table pins.query_password is 'distributed: bucket, person — the query password as salt and argon2id value';

grant usage on schema pins to shebaoka_app;
grant select, insert, update on all tables in schema pins to shebaoka_app;
