-- Up Migration
-- An item of the catalogue has versions, each valid from a day until a day: a visit is priced by the version of its day. What was known so far is valid since policy is.
alter table clinics.item
  add column valid_from date not null default '2015-03-01',
  add column valid_until date,
  add column list_type char(3) not null default '101' check (list_type in ('101', '102', '103', '201', '301')),
  add column unit text not null default '',
  add column maker text not null default '',
  add column approval text not null default '',
  add column grams text[] not null default '{}',
  add column edition integer not null default 0 check (edition >= 0),
  add column updated_at timestamptz not null default '2015-03-01 00:00:00+08',
  drop constraint item_pkey,
  add primary key (code, valid_from),
  add check (valid_until >= valid_from);
update clinics.item set
  list_type = case when left(code, 1) = 'C' then '301' when left(code, 1) = 'T' or charge = '10' then '102' when left(code, 1) in ('X', 'Z') then '101' else '201' end,
  pinyin = lower(pinyin),
  grams = array(select distinct substr(lower(name), i, 2) from generate_series(1, length(name) - 1) as i);
alter table clinics.item
  alter column valid_from drop default, alter column list_type drop default, alter column unit drop default, alter column maker drop default, alter column approval drop default,
  alter column grams drop default, alter column edition drop default, alter column updated_at drop default;
comment on table clinics.item is 'reference — a version of a catalogue item: from when until when, what it is, class, usual price and price limit in millionths of a yuan, own share in ten-thousandths; grams: every two characters of its name, for the search';
create unique index item_open on clinics.item (code) where valid_until is null;
create index item_code on clinics.item (code collate "C");
create index item_pinyin on clinics.item (pinyin collate "C");
create index item_name on clinics.item (lower(name) collate "C");
create index item_grams on clinics.item using gin (grams);
create index item_list on clinics.item (list_type, code, valid_from);
create index item_edition on clinics.item (edition, code, valid_from);

-- A file of the catalogue: tried first, then applied in one go under a name; what it changed carries its edition.
create table clinics.catalogue_import (
  id uuid primary key,
  office uuid not null,
  digest bytea not null check (length(digest) = 32),
  name text not null,
  file uuid,
  size integer not null check (size > 0),
  lines integer not null check (lines > 0),
  fresh integer not null,
  changed integer not null,
  ended integer not null,
  same integer not null,
  refused integer not null,
  tried_at timestamptz not null,
  tried_by uuid not null,
  edition integer unique check (edition > 0),
  version text unique,
  applied_at timestamptz,
  applied_by uuid,
  unique (office, digest),
  check (fresh + changed + ended + same + refused = lines),
  check ((edition is null) = (version is null) and (edition is null) = (applied_at is null) and (edition is null) = (applied_by is null))
);
comment on table clinics.catalogue_import is 'local — a file of the catalogue: what it would do, and once it is applied its edition and name';

create table clinics.catalogue_refused (
  import uuid not null references clinics.catalogue_import (id),
  line integer not null,
  place smallint not null,
  named text not null,
  zh text not null,
  en text not null,
  primary key (import, line, place)
);
comment on table clinics.catalogue_refused is 'local — a fault of a line of a file of the catalogue: its column and the cause';

-- A provider’s own codes, each matched to one of the catalogue.
create table clinics.match (
  provider uuid not null,
  own_code text not null,
  valid_from date not null,
  valid_until date,
  code text not null,
  list_type char(3) not null,
  own_name text not null,
  spec text not null,
  unit text not null,
  approval text not null,
  at timestamptz not null,
  cancelled_at timestamptz,
  primary key (provider, own_code, valid_from),
  check (valid_until >= valid_from)
);
comment on table clinics.match is 'distributed: provider — a provider’s own code and the catalogue’s that it stands for, from when until when';

grant select, insert, update on clinics.catalogue_import, clinics.match to shebaoka_app;
grant select, insert, delete on clinics.catalogue_refused to shebaoka_app;
