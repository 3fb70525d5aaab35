-- Up Migration
comment on table house.migration is 'local — the migrations this database has had';
create table house.key_check (
  one boolean primary key check (one),
  value bytea not null
);
comment on table house.key_check is 'reference — tells a wrong bank key from the right one; the key itself is never in the database';

create schema customers;
comment on schema customers is 'Who banks here: names and numbers sealed, found by keyed digest';
create table customers.customer (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  bank text not null,
  id_type text not null,
  name_sealed bytea not null,
  id_number_sealed bytea not null,
  phone_sealed bytea,
  at timestamptz not null,
  primary key (bucket, id)
);
comment on table customers.customer is 'distributed: bucket — one customer of one bank';
create table customers.alias (
  digest bytea primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null
);
comment on table customers.alias is 'distributed: digest — keyed digest of bank, kind and number of an identity document, to the customer';

create schema accounts;
comment on schema accounts is 'Accounts and the journal that moves them; knows nothing of cards';
create table accounts.account (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  bank text not null,
  customer uuid not null,
  balance bigint not null check (balance >= 0),
  version integer not null,
  opened_at timestamptz not null,
  used_day date,
  used_atm bigint not null,
  used_pos bigint not null,
  used_online bigint not null,
  times_atm integer not null,
  times_pos integer not null,
  times_online integer not null,
  primary key (bucket, id),
  foreign key (bucket, customer) references customers.customer (bucket, id)
) with (fillfactor = 80);
comment on table accounts.account is 'distributed: bucket — an account: the running sum of its journal rows, in fen; version counts whatever changed about the account, its card or its PIN; used, times: what left it on used_day by channel';
create table accounts.journal (
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  seq integer not null,
  what text not null check (what in ('purchase', 'void', 'refund', 'reversal', 'withdrawal', 'dispensed', 'deposit', 'transfer-out', 'transfer-in', 'transfer-back')),
  at timestamptz not null,
  day date not null,
  amount bigint not null,
  cash bigint not null,
  clearing bigint not null,
  transit bigint not null,
  dispensing bigint not null,
  balance bigint not null check (balance >= 0),
  terminal text,
  merchant text,
  reference text not null,
  undoes integer,
  primary key (bucket, account, seq),
  foreign key (bucket, account) references accounts.account (bucket, id),
  check (amount + cash + clearing + transit + dispensing = 0)
);
comment on table accounts.journal is 'distributed: bucket — one row a posting: amount is what the account changed by, the rest what the internal accounts did; together nothing; append-only';
create view accounts.leg as
  select j.bucket, j.account, j.seq, j.day, leg.party, leg.amount
  from accounts.journal j, lateral (values ('account', j.amount), ('cash', j.cash), ('clearing', j.clearing), ('transit', j.transit), ('dispensing', j.dispensing)) as leg (party, amount)
  where leg.amount <> 0;
comment on view accounts.leg is 'The journal as balanced legs: the legs of a posting add up to nothing';

create schema cards;
comment on schema cards is 'Bank cards: their life, loss and limits';
create table cards.card (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  account uuid not null,
  bank text not null,
  number_sealed bytea not null,
  expires char(4) not null,
  opened_at timestamptz not null,
  activated_at timestamptz,
  lost_at timestamptz,
  lost_how text check (lost_how in ('phone', 'written')),
  closed_at timestamptz,
  limits jsonb,
  primary key (bucket, id),
  foreign key (bucket, account) references accounts.account (bucket, id),
  check ((lost_at is null) = (lost_how is null))
);
comment on table cards.card is 'distributed: bucket — a bank card; expires YYMM, good until the end of that month; limits: what its holder lowered, by channel';
create table cards.alias (
  digest bytea primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null
);
comment on table cards.alias is 'distributed: digest — keyed digest of a bank card number, to the card';
create table cards.event (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  seq integer not null,
  what text not null check (what in ('opened', 'activated', 'lost', 'released', 'pin-set', 'pin-unlocked', 'limits-set', 'closed')),
  at timestamptz not null,
  channel text not null,
  who text,
  primary key (bucket, card, seq)
);
comment on table cards.event is 'distributed: bucket — what happened to a card, where and by whom; append-only';

create schema pins;
comment on schema pins is 'Bank PINs: keyed one-way values, tries, locks';
create table pins.pin (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  verifier bytea not null,
  tries smallint not null check (tries >= 0),
  locked_at timestamptz,
  set_at timestamptz not null,
  primary key (bucket, card),
  foreign key (bucket, card) references cards.card (bucket, id)
);
comment on table pins.pin is 'distributed: bucket — the PIN of a card: HMAC-SM3 under the bank''s PIN key, wrong tries in a row, since when it is locked';

create schema terminals;
comment on schema terminals is 'Terminals that send to the bank, and their keys';
create table terminals.terminal (
  id text primary key check (id ~ '^[0-9A-Z]{8}$'),
  kind text not null check (kind in ('pos', 'atm', 'counter', 'online')),
  bank text not null,
  merchant text not null,
  country char(3) not null,
  batch integer not null,
  master_sealed bytea not null,
  working_sealed bytea,
  signed_in_at timestamptz,
  registered_at timestamptz not null,
  ended_at timestamptz
);
comment on table terminals.terminal is 'reference — a terminal: its master key, and the working keys and batch of its newest sign-in';

create schema acquiring;
comment on schema acquiring is 'Messages of terminals, once each, and what was answered';
create table acquiring.message (
  key text primary key,
  terminal text not null,
  kind text not null,
  digest bytea,
  code char(2) not null,
  reason text,
  facts jsonb,
  bucket smallint check (bucket between 0 and 4095),
  card uuid,
  seq integer,
  amount bigint not null,
  balance bigint,
  rrn text not null,
  auth text,
  merchant text,
  at timestamptz not null,
  undone_by text,
  undid text,
  refunded bigint not null check (refunded >= 0 and refunded <= amount),
  dispensed bigint check (dispensed between 0 and amount)
) with (fillfactor = 90);
comment on table acquiring.message is 'distributed: key — one row a message of a terminal (terminal, batch and number are the key), or a tombstone where only its reversal came; undone_by: its void, or reversal; undid: whose void it is';
create index message_open on acquiring.message (at, key) where kind = 'withdrawal' and code = '00' and dispensed is null and undone_by is null;

create schema transfers;
comment on schema transfers is 'Money between two accounts: out in one step, in by another, once';
create table transfers.transfer (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  account uuid not null,
  bank text not null,
  to_bank text not null,
  to_bucket smallint check (to_bucket between 0 and 4095),
  to_account uuid,
  payee_sealed bytea not null,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  landed_at timestamptz,
  returned_at timestamptz,
  why text,
  primary key (bucket, id),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table transfers.transfer is 'distributed: bucket — money that left an account: on its way until it has landed or came back; the bucket is the payer''s';
create index transfer_due on transfers.transfer (at) where landed_at is null and returned_at is null;
create schema orders;
comment on schema orders is 'What the card centre asked for, and what it is told';
create table orders.opening (
  number text not null,
  bank text not null,
  digest bytea not null,
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  at timestamptz not null,
  primary key (number, bank)
);
comment on table orders.opening is 'distributed: number — accounts opened for the centre, once under the centre''s order number';
create table orders.notice (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  bank text not null,
  card uuid not null,
  what text not null check (what in ('activated')),
  at timestamptz not null,
  told_at timestamptz,
  primary key (bucket, id)
);
comment on table orders.notice is 'distributed: bucket — what the centre is to be told, and when it was';
create index notice_due on orders.notice (at) where told_at is null;

grant usage on schema house, customers, accounts, cards, pins, terminals, acquiring, transfers, orders to shebaoka_bank;
grant select on house.migration to shebaoka_bank;
grant select, insert on house.key_check, customers.customer, customers.alias, accounts.journal, cards.alias, cards.event, orders.opening to shebaoka_bank;
grant select, insert, update on accounts.account, cards.card, pins.pin, terminals.terminal, acquiring.message, transfers.transfer, orders.notice to shebaoka_bank;
grant select on accounts.leg to shebaoka_bank;
