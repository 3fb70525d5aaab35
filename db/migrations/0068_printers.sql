-- Up Migration
-- A printer is registered, moved and retired by hand: which machine it is, when it was last used; an office has one that is not retired.
alter table production.printer add column serial text, add column used_at timestamptz, add column retired_at timestamptz;
update production.printer set serial = 'BEFORE-' || upper(right(id::text, 12));
alter table production.printer alter column serial set not null, drop constraint printer_office_key,
  add constraint printer_retired_free check (retired_at is null or instant is null);
create unique index printer_of_office on production.printer (office) where retired_at is null;
create unique index printer_serial on production.printer (serial) where retired_at is null;
comment on table production.printer is 'local — the card printer of a counter: which machine, by which port it is reached, the job that has it, when it was last used and retired';
-- A press moves a clerk's cash once, whatever drawer is open when it comes again.
create index movement_press_of on fees.movement (office, by_member, request) where request is not null;
