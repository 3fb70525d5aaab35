-- Up Migration
create schema outbox;
comment on schema outbox is 'What is to happen after a transaction: deliveries and timers, written with their cause';

create table outbox.task (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  due timestamptz not null,
  kind text not null,
  ids uuid[] not null,
  attempts smallint not null,
  at timestamptz not null,
  parked_at timestamptz,
  trouble text,
  primary key (bucket, id)
);
comment on table outbox.task is 'distributed: bucket, person — one delivery or timer; gone when done, parked when it fails again and again';
create index task_due on outbox.task (due, bucket, id) where parked_at is null;
create index task_parked on outbox.task (parked_at, bucket, id) where parked_at is not null;

create table outbox.lease (
  part smallint primary key check (part between 0 and 3),
  holder uuid not null,
  until timestamptz not null
);
comment on table outbox.lease is 'local — which process polls which quarter of the buckets, and until when';

-- Text messages wait in the outbox from now on; those that wait already are taken along.
insert into outbox.task (bucket, id, due, kind, ids, attempts, at)
  select bucket, id, at, 'notices.deliver', array[id], 0, at from notices.message where sent_at is null;
drop index notices.message_due;
alter table notices.message drop column attempts;

grant usage on schema outbox to shebaoka_app;
grant select, insert, update, delete on outbox.task, outbox.lease to shebaoka_app;
