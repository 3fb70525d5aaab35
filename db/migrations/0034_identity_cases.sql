-- Up Migration
-- Who somebody was on the record before it was mended, and on what ground; found by the former number. (IDFIX-01, IDFIX-03)
create table holders.identity_before (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  difference uuid not null,
  ground text not null check (ground in ('upgrade', 'public-security', 'unit-mistake')),
  sex char(1) not null check (sex in ('1', '2')),
  number_sealed bytea not null,
  number_digest bytea not null check (length(number_digest) = 32),
  name_sealed bytea not null,
  birth_sealed bytea not null,
  until timestamptz not null,
  primary key (bucket, id),
  foreign key (bucket, person) references holders.person (bucket, id)
);
comment on table holders.identity_before is 'distributed: bucket, person — number, name, sex and birth as they stood until a mend, with its ground';
create index identity_before_of_person on holders.identity_before (bucket, person, until);
create index identity_before_by_number on holders.identity_before (number_digest);
grant select, insert on holders.identity_before to shebaoka_app;
-- A number that a mend took from somebody is free for whom it belongs to.
grant delete on holders.alias to shebaoka_app;

create schema identity;
comment on schema identity is 'Cases in which card, record and document differ';
create table identity.difference (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  card uuid,
  fields text[] not null,
  channel text not null,
  region char(6) not null,
  found_at timestamptz not null,
  found_by uuid,
  found_post text,
  found_office uuid,
  card_says_sealed bytea,
  document_says_sealed bytea,
  state text not null default 'open' check (state in ('open', 'mended', 'card-wrong', 'agree')),
  ground text check (ground in ('upgrade', 'public-security', 'unit-mistake')),
  proof text,
  paper uuid,
  claimed_by uuid,
  claimed_until timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  closed_office uuid,
  version integer not null default 1,
  primary key (bucket, id),
  check ((state = 'open') = (closed_at is null)),
  check ((claimed_by is null) = (claimed_until is null)),
  check ((proof is null) = (paper is null))
);
comment on table identity.difference is 'distributed: bucket, person — a difference between card, record and document: where and by whom it was found, how it ended';
create unique index difference_one_open on identity.difference (bucket, person) where state = 'open';
create index difference_of_person on identity.difference (bucket, person, found_at);
create index difference_of_region on identity.difference (region, id) where state = 'open';
grant usage on schema identity to shebaoka_app;
grant select, insert, update on identity.difference to shebaoka_app;
