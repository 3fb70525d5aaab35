-- Up Migration
create schema staff;
comment on schema staff is 'Organisations, staff, sessions of everyone who signs in';

create table staff.organisation (
  id uuid primary key,
  kind text not null check (kind in ('centre', 'counter', 'branch', 'unit', 'provider', 'village', 'insurer')),
  code text not null,
  name text not null,
  region text not null,
  bank text,
  address text,
  hours text,
  phone text,
  county boolean not null default false,
  parent uuid references staff.organisation,
  made_at timestamptz not null,
  unique (kind, code),
  check (kind <> 'branch' or bank is not null)
);
comment on table staff.organisation is 'reference — an office, branch, unit, provider: where staff work';

create table staff.member (
  id uuid primary key,
  user_name text not null unique,
  name_sealed bytea not null,
  password_hash text not null,
  post text not null,
  organisation uuid not null references staff.organisation,
  active boolean not null default true,
  demo boolean not null default false,
  made_at timestamptz not null
);
comment on table staff.member is 'local — one person of the staff with one post at one organisation';
create index member_organisation on staff.member (organisation);

create table staff.session (
  token bytea primary key check (length(token) = 32),
  member uuid references staff.member,
  bucket smallint check (bucket between 0 and 4095),
  person uuid,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  passkey_at timestamptz,
  check ((member is null) <> (person is null))
);
comment on table staff.session is 'local — a signed-in member or holder; the token is kept as its digest';
create index session_person on staff.session (bucket, person) where person is not null;
create index session_ends on staff.session (ends_at);

create table staff.slow_down (
  digest bytea primary key check (length(digest) = 32),
  failures integer not null,
  until timestamptz not null,
  seen_at timestamptz not null
);
comment on table staff.slow_down is 'local — failed sign-ins by name and by address, as digests';

create table staff.passkey (
  id text primary key,
  member uuid not null references staff.member,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null
);
comment on table staff.passkey is 'local — a member''s authenticators';

create table staff.challenge (
  token bytea primary key check (length(token) = 32),
  challenge text not null,
  purpose text not null check (purpose in ('register', 'prove')),
  ends_at timestamptz not null
);
comment on table staff.challenge is 'local — the one open passkey ceremony of a session';

grant usage on schema staff to shebaoka_app;
grant select, insert, update on staff.organisation, staff.member to shebaoka_app;
grant select, insert, update, delete on staff.session, staff.slow_down, staff.passkey, staff.challenge to shebaoka_app;
