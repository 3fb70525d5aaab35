-- Up Migration
-- 旧卡: the credential a person had before the card of the two accounts. It settles until the new card takes over; then it is stopped for that card, once. (OLD-01, OLD-02, OLD-06)
create schema oldcards;
grant usage on schema oldcards to shebaoka_app;
create table oldcards.old_card (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  kind text not null,
  number_sealed bytea not null,
  entered_at timestamptz not null,
  stopped_at timestamptz,
  stopped_by text check (stopped_by in ('pin-change', 'first-read', 'other-card')),
  card uuid,
  primary key (bucket, id),
  constraint old_card_stopped check ((stopped_at is null) = (stopped_by is null) and (stopped_at is null) = (card is null))
);
create unique index old_card_working on oldcards.old_card (bucket, person, kind) where stopped_at is null;
comment on table oldcards.old_card is 'distributed: bucket, person — the credential from before the card, until the card takes over; `card` is the one the account was linked to then';
grant select, insert, update on oldcards.old_card to shebaoka_app;
create table oldcards.alias (
  digest bytea primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  old_card uuid not null
);
comment on table oldcards.alias is 'distributed: digest, alias — the number of an old card, pointing to it';
grant select, insert on oldcards.alias to shebaoka_app;
