-- Up Migration
create schema fees;
comment on schema fees is 'What a card costs: receipts, and the cash drawers of the windows';

create table fees.receipt (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  application uuid not null,
  what text not null check (what in ('taken', 'returned')),
  reason text not null check (reason in ('first', 'replacement', 'exchange')),
  amount bigint not null check (amount > 0),
  authority text not null,
  document text not null,
  document_date date not null,
  number text not null,
  office uuid not null,
  drawer uuid not null,
  by_member uuid not null,
  day date not null,
  at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, number),
  unique (bucket, application, what)
);
comment on table fees.receipt is 'distributed: bucket, person — a fee taken for an application, or given back; at most once each; never changed';
create index receipt_person on fees.receipt (bucket, person, at);

create table fees.owed (
  bucket smallint not null check (bucket between 0 and 4095),
  application uuid not null,
  person uuid not null,
  office uuid not null,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  primary key (bucket, application)
);
comment on table fees.owed is 'distributed: bucket, person — an application ended without a card away from a drawer: its fee waits to be given back; over once the receipt of the return stands';
create index owed_office on fees.owed (office, at);

create table fees.series (
  office uuid not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (office, year)
);
comment on table fees.series is 'local — the last receipt number of an office in a year; moved in the transaction of the receipt, so that none is missing';

create table fees.drawer (
  office uuid not null,
  id uuid not null,
  clerk uuid not null,
  post text not null,
  day date not null,
  state text not null check (state in ('open', 'offered', 'handed-over', 'closed')),
  came_from uuid,
  offered_to uuid,
  opened_at timestamptz not null,
  ended_at timestamptz,
  primary key (office, id),
  check ((state in ('handed-over', 'closed')) = (ended_at is not null)),
  check (state not in ('offered', 'handed-over') or offered_to is not null)
);
comment on table fees.drawer is 'local — a clerk answers for a cash drawer at an office on a day, from its opening to its close or hand-over; what is in it is the sum of its movements';
create unique index drawer_of_clerk on fees.drawer (office, clerk) where state in ('open', 'offered');
create index drawer_of_day on fees.drawer (office, day);

create table fees.movement (
  office uuid not null,
  drawer uuid not null,
  seq integer not null check (seq > 0),
  what text not null check (what in ('float', 'received', 'taken', 'returned', 'banked', 'difference', 'handed', 'put-away')),
  amount bigint not null,
  at timestamptz not null,
  by_member uuid not null,
  number text,
  bucket smallint check (bucket between 0 and 4095),
  person uuid,
  receipt uuid,
  slip text,
  primary key (office, drawer, seq),
  foreign key (office, drawer) references fees.drawer (office, id),
  check (case what when 'float' then amount >= 0 when 'received' then amount >= 0 when 'taken' then amount > 0 when 'difference' then amount <> 0 when 'handed' then amount <= 0 else amount < 0 end),
  check ((what in ('taken', 'returned')) = (receipt is not null and number is not null and bucket is not null and person is not null))
);
comment on table fees.movement is 'local — one movement of cash in a drawer, in fen; never changed';
create unique index movement_number on fees.movement (office, number) where number is not null;

create table fees.count (
  office uuid not null,
  drawer uuid not null,
  seq integer not null check (seq > 0),
  what text not null check (what in ('open', 'offer', 'accept', 'close')),
  pieces jsonb not null,
  total bigint not null check (total >= 0),
  expected bigint not null check (expected >= 0),
  explanation_sealed bytea,
  by_member uuid not null,
  at timestamptz not null,
  primary key (office, drawer, seq),
  foreign key (office, drawer) references fees.drawer (office, id),
  check (total = expected or explanation_sealed is not null)
);
comment on table fees.count is 'local — a drawer counted piece by piece, by whom, and what it should have held; never changed';

create table fees.approval (
  office uuid not null,
  drawer uuid not null,
  difference bigint not null check (difference <> 0),
  remark_sealed bytea,
  by_member uuid not null,
  post text not null,
  at timestamptz not null,
  primary key (office, drawer),
  foreign key (office, drawer) references fees.drawer (office, id)
);
comment on table fees.approval is 'local — somebody else looked at the difference of a drawer and approved it; never changed';

grant usage on schema fees to shebaoka_app;
grant select, insert on fees.receipt, fees.owed, fees.movement, fees.count, fees.approval to shebaoka_app;
grant select, insert, update on fees.series, fees.drawer to shebaoka_app;
