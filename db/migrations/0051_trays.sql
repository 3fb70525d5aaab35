-- Up Migration
-- 领用: a clerk takes waiting cards from the office's safe into their own hands. Who has which card is known at every moment. (PROD-05)
create table production.tray (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  card uuid not null,
  person uuid not null,
  office uuid not null,
  member uuid not null,
  taken_at timestamptz not null,
  came_from uuid,
  offered_to uuid,
  ended_at timestamptz,
  ended_as text check (ended_as in ('handed-over', 'put-back', 'passed-on')),
  ended_by uuid,
  why text,
  primary key (bucket, id),
  check ((ended_at is null) = (ended_as is null)),
  check ((ended_at is null) = (ended_by is null)),
  check (offered_to is distinct from member),
  check (offered_to is null or ended_as is null or ended_as = 'passed-on')
);
create unique index tray_one_hand on production.tray (bucket, card) where ended_at is null;
create index tray_of_office on production.tray (office, taken_at, id) where ended_at is null;
comment on table production.tray is 'distributed: bucket, person — a waiting card in a clerk''s hands: taken from the safe or from a colleague, until handed over, put back or passed on';
grant select, insert, update on production.tray to shebaoka_app;
