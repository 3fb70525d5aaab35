-- Up Migration
-- A drafted rule change, and what it would have done to past settlements, before a second person puts it into force. (POL-01)
create schema proving;
comment on schema proving is 'Drafted policy values and their proof runs over past settlements';
grant usage on schema proving to shebaoka_app;
create table proving.draft (
  id uuid primary key,
  office uuid not null,
  region char(6) not null,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  source jsonb not null,
  note text,
  state text not null check (state in ('open', 'approved', 'withdrawn')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  policy uuid,
  version integer not null,
  press text,
  unique (entered_by, press),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'approved') = (policy is not null))
);
comment on table proving.draft is 'local — a value of a region drafted for a day, by whom, and who put it into force';
create index draft_of_region on proving.draft (region, entered_at);
grant select, insert, update on proving.draft to shebaoka_app;
create table proving.run (
  id uuid primary key,
  draft uuid not null references proving.draft (id),
  first date not null,
  last date not null,
  next_bucket smallint not null check (next_bucket between 0 and 4096),
  tally jsonb not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  check (last >= first),
  check ((next_bucket = 4096) = (done_at is not null))
);
comment on table proving.run is 'local — a drafted value tried on the settlements of a period: how far it is, and what it came to so far';
create index run_of_draft on proving.run (draft, asked_at);
create index run_under_way on proving.run (asked_at) where done_at is null;
grant select, insert, update on proving.run to shebaoka_app;
