-- Up Migration
-- ACT-07: the last day on which the financial account is activated in time; null where the pack sets no term. Written at collection, from the policy of that day.
alter table cards.card add column term_ends date;
create index card_term on cards.card (term_ends, id) where term_ends is not null and financial <> 'active' and closed_as is null;

-- PIN-07: the day on which the holder was last told that a secret is old: one reminder a period.
alter table pins.pin add column reminded_on date;
alter table pins.query_password add column reminded_on date;

create table holders.phone_lost (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  channel text not null check (channel in ('counter', 'phone')),
  since timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('new-phone', 'found')),
  primary key (bucket, id),
  foreign key (bucket, person) references holders.person (bucket, id),
  check ((ended_at is null) = (ended_by is null))
);
comment on table holders.phone_lost is 'distributed: bucket, person — a phone reported lost, until another number is proven or it is back';
create unique index phone_lost_once on holders.phone_lost (bucket, person) where ended_at is null;
grant select, insert, update on holders.phone_lost to shebaoka_app;

create table notices.silenced (
  phone_digest bytea not null check (length(phone_digest) = 32),
  report uuid not null,
  primary key (phone_digest, report)
);
comment on table notices.silenced is 'distributed: phone_digest, alias — a number to which nothing is sent, by the report that silences it';
grant select, insert, delete on notices.silenced to shebaoka_app;
