-- Up Migration
-- A batch of one card, made at a counter's own printer while its holder waits. (PROD-08)
alter table production.batch add column office uuid;

-- `instant`: the job that has it, until its card was read back, spoilt or given up; one card is in a printer at a time.
create table production.printer (
  id uuid primary key,
  office uuid not null unique,
  name text not null,
  port text not null,
  bucket smallint check (bucket between 0 and 4095),
  instant uuid,
  made_at timestamptz not null,
  check ((bucket is null) = (instant is null))
);
comment on table production.printer is 'local — the card printer of a counter, by which port it is reached, and the job that has it';

create table production.stand_in (
  printer uuid primary key references production.printer (id),
  state text not null check (state in ('ready', 'no-ribbon', 'jammed', 'no-card', 'chip-bad')),
  key text,
  serial text,
  chip_sealed bytea,
  writes integer not null default 0,
  printed text,
  prints integer not null default 0,
  check ((key is null) = (serial is null))
);
comment on table production.stand_in is 'local — the machine that stands in for a card printer: its state, the card in its slot, how often that chip was written and its face printed';

create table production.instant (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  application uuid not null,
  person uuid not null,
  office uuid not null,
  printer uuid not null,
  attempt smallint not null default 1 check (attempt > 0),
  step text not null check (step in ('paid', 'reserved', 'numbered', 'written', 'printed', 'checked', 'registered', 'handed-over')),
  batch uuid,
  card uuid,
  face text,
  trouble text,
  spoilt boolean not null default false,
  ended text check (ended in ('handed-over', 'given-up', 'to-plant')),
  began_by uuid not null,
  began_at timestamptz not null,
  by_member uuid not null,
  since timestamptz not null,
  run uuid,
  held_until timestamptz,
  primary key (bucket, id),
  check ((run is null) = (held_until is null)),
  check (step = 'paid' or (card is not null and batch is not null)),
  check (ended is distinct from 'handed-over' or step = 'handed-over')
);
create unique index instant_open on production.instant (bucket, application) where ended is null;
create unique index instant_card on production.instant (bucket, card) where card is not null;
create index instant_of_office on production.instant (office, since) where ended is null;
comment on table production.instant is 'distributed: bucket, person — one card made at a counter while its holder waits: the step reached, by whom, when, where, what went wrong; `run` and `held_until` say who is at it';

create table production.instant_step (
  bucket smallint not null check (bucket between 0 and 4095),
  instant uuid not null,
  attempt smallint not null,
  step text not null,
  by_member uuid not null,
  at timestamptz not null,
  primary key (bucket, instant, attempt, step)
);
comment on table production.instant_step is 'distributed: bucket, person — each step of such a card, once an attempt: by whom and when';

grant select, insert, update on production.printer, production.stand_in, production.instant to shebaoka_app;
grant select, insert on production.instant_step to shebaoka_app;
