-- Up Migration
alter table accounts.journal add column settlement bigint not null default 0, add column note text;
alter table accounts.journal drop constraint journal_what_check, add constraint journal_what_check
  check (what in ('purchase', 'void', 'refund', 'reversal', 'withdrawal', 'dispensed', 'deposit', 'transfer-out', 'transfer-in', 'transfer-back', 'pay-out'));
alter table accounts.journal drop constraint journal_check, add constraint journal_check check (amount + cash + clearing + transit + dispensing + settlement = 0);
create or replace view accounts.leg as
  select j.bucket, j.account, j.seq, j.day, leg.party, leg.amount
  from accounts.journal j, lateral (values ('account', j.amount), ('cash', j.cash), ('clearing', j.clearing), ('transit', j.transit), ('dispensing', j.dispensing), ('settlement', j.settlement)) as leg (party, amount)
  where leg.amount <> 0;

create schema payouts;
comment on schema payouts is 'Pay-out files of the card centre: each number once, each line once';
create table payouts.batch (
  number text not null,
  bank text not null,
  digest bytea not null,
  count integer not null check (count > 0),
  total bigint not null check (total > 0),
  taken_at timestamptz not null,
  returned_at timestamptz,
  primary key (number, bank)
);
comment on table payouts.batch is 'distributed: number — a pay-out file that was taken; digest: SM3 of the file before its end line, which the number stands for from then on; returned_at: when its return file was first written';
create table payouts.line (
  number text not null,
  bank text not null,
  seq integer not null check (seq > 0),
  result text not null check (result in ('done', 'account-unknown', 'name-differs', 'not-active', 'closed', 'lost')),
  amount bigint not null check (amount > 0),
  bucket smallint check (bucket between 0 and 4095),
  account uuid,
  entry integer,
  at timestamptz not null,
  primary key (number, bank, seq),
  check ((result = 'done') = (entry is not null)),
  check (entry is null or (bucket is not null and account is not null))
);
comment on table payouts.line is 'distributed: number — what became of a line of a pay-out file, once; entry: the journal row of the account that was paid; append-only';

grant usage on schema payouts to shebaoka_bank;
grant select, insert, update on payouts.batch to shebaoka_bank;
grant select, insert on payouts.line to shebaoka_bank;
