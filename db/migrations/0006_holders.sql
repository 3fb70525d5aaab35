-- Up Migration
create schema holders;
comment on schema holders is 'The person: number, name, contact, documents';

create table holders.person (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  psn_no text not null,
  category text not null check (category in ('resident', 'foreigner', 'hk-macau', 'taiwan', 'overseas-chinese')),
  sex char(1) not null check (sex in ('1', '2')),
  birth_year smallint not null,
  area char(6) not null,
  number_sealed bytea not null,
  name_sealed bytea not null,
  birth_sealed bytea not null,
  phone_sealed bytea,
  address_sealed bytea,
  version integer not null default 1,
  made_at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, psn_no)
);
comment on table holders.person is 'distributed: bucket, person — one person, entered once';

create table holders.alias (
  digest bytea primary key check (length(digest) = 32),
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null
);
comment on table holders.alias is 'distributed: digest, alias — a social security number, unique in the register, pointing to its person';

create table holders.search (
  digest bytea not null check (length(digest) = 32),
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  kind text not null check (kind in ('phone', 'name')),
  primary key (digest, bucket, person)
);
comment on table holders.search is 'distributed: digest, alias — what a person is found by: phone; name or its pinyin with the year of birth';
create index search_person on holders.search (bucket, person, kind);

create table holders.document (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  kind text not null,
  number_sealed bytea not null,
  number_digest bytea not null,
  valid_until text check (valid_until = 'long-term' or valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  recorded_at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, person, kind, number_digest),
  foreign key (bucket, person) references holders.person (bucket, id)
);
comment on table holders.document is 'distributed: bucket, person — an identity document on a person''s record';

create table holders.document_use (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  document uuid not null,
  valid_until text,
  business text not null,
  at timestamptz not null,
  primary key (bucket, id),
  foreign key (bucket, document) references holders.document (bucket, id)
);
comment on table holders.document_use is 'distributed: bucket, person — a document shown, with its validity as shown, and for what';
create index document_use_person on holders.document_use (bucket, person, at);

create table holders.population (
  digest bytea primary key check (length(digest) = 32),
  name_sealed bytea not null
);
comment on table holders.population is 'reference — the stand-in for the population register of the police: number and name of invented people';

grant usage on schema holders to shebaoka_app;
grant select, insert, update on holders.person, holders.document to shebaoka_app;
grant select, insert on holders.alias, holders.document_use to shebaoka_app;
grant select, insert, update on holders.population to shebaoka_app;
grant select, insert, delete on holders.search to shebaoka_app;
