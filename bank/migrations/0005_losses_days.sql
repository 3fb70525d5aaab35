-- Up Migration
-- 两边挂失 and 日对账: what happens to a card's loss is told to the centre in the order of the account's versions; a report that the centre passes on is taken once; what was done on a day can be listed.
alter table orders.notice drop constraint notice_what_check, add constraint notice_what_check check (what in ('activated', 'lost', 'released')),
  add column seq integer, add column how text check (how in ('phone', 'written')), add column until date, add column tries integer not null default 0, add column due_at timestamptz, add column refused text,
  add constraint notice_loss check ((what = 'activated') or seq is not null);
update orders.notice set due_at = at;
alter table orders.notice alter column due_at set not null;
drop index orders.notice_due;
create index notice_due on orders.notice (due_at) where told_at is null;
comment on table orders.notice is 'distributed: bucket — what the centre is to be told, and when it took it; one that it did not take (refused: why) is told again, later each time; seq: the account''s version of a loss or release, by which the centre knows the newer';

create table orders.passed_loss (
  number text not null,
  bank text not null,
  digest bytea not null,
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  seq integer not null,
  how text not null check (how in ('phone', 'written')),
  since timestamptz not null,
  at timestamptz not null,
  primary key (number, bank)
);
comment on table orders.passed_loss is 'distributed: number — a holder''s report of loss that the centre passed on, once under its number, and what was answered';
grant select, insert on orders.passed_loss to shebaoka_bank;

create index opening_at on orders.opening (at);
create index event_at on cards.event (at);
create index batch_returned on payouts.batch (returned_at);
alter table payouts.batch add column asked_at timestamptz;
comment on column payouts.batch.asked_at is 'the centre asked for the return once more';
