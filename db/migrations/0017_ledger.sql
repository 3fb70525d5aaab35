-- Up Migration
create schema ledger;
comment on schema ledger is 'Accounts and the journal that moves them; knows nothing of medicine';

create table ledger.account (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  kind text not null check (kind in ('pacc')),
  region char(6) not null,
  balance bigint not null check (balance >= 0),
  version integer not null,
  primary key (bucket, person, kind, region)
) with (fillfactor = 80);
comment on table ledger.account is 'distributed: bucket, person — an account: the running sum of its own journal rows, in fen';

create table ledger.journal (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  kind text not null,
  region char(6) not null,
  seq integer not null,
  number text not null,
  what text not null check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore')),
  at timestamptz not null,
  day date not null,
  account bigint not null,
  fund bigint not null,
  cash bigint not null,
  hospital bigint not null,
  income bigint not null,
  total bigint not null,
  balance bigint not null check (balance >= 0),
  undoes text,
  provider uuid,
  terminal uuid,
  operator text,
  session uuid,
  policies uuid[],
  detail_sealed bytea,
  primary key (bucket, person, kind, region, seq),
  unique (bucket, number),
  foreign key (bucket, person, kind, region) references ledger.account (bucket, person, kind, region),
  check (total = fund + cash + hospital + income - account)
);
comment on table ledger.journal is 'distributed: bucket, person — one row a posting: account is what the balance changed by, the rest who paid how much of the total; append-only';

create table ledger.claim (
  bucket smallint not null check (bucket between 0 and 4095),
  key text not null,
  number text not null,
  at timestamptz not null,
  primary key (bucket, key)
);
comment on table ledger.claim is 'distributed: bucket, person — keys under which a credit was made once';

create view ledger.leg as
  select j.bucket, j.person, j.kind, j.region, j.seq, j.number, j.day, j.provider, leg.party, leg.amount
  from ledger.journal j, lateral (values ('account', j.account), ('fund', -j.fund), ('cash', -j.cash), ('hospital', -j.hospital),
    ('income', -j.income), ('provider', j.total)) as leg (party, amount)
  where leg.amount <> 0;
comment on view ledger.leg is 'The journal as balanced legs: the legs of a number add up to nothing';

grant usage on schema ledger to shebaoka_app;
grant select, insert, update on ledger.account to shebaoka_app;
grant select, insert on ledger.journal, ledger.claim to shebaoka_app;
grant select on ledger.leg to shebaoka_app;
