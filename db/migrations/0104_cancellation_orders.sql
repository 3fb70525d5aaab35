-- Up Migration
-- 注销后的余款交银行支付: what is left of a cancelled person's accounts goes to the banks as orders, is answered line by line, held when it comes back, and ordered again once mended. (REPL-05)
alter table cancellation.payout add column state text check (state in ('waiting', 'held', 'sent', 'paid', 'returned')), add column reason text, add column changed_at timestamptz;
update cancellation.payout set state = 'waiting' where way = 'bank';
update cancellation.payout set changed_at = at;
alter table cancellation.payout alter column changed_at set not null, add check ((way = 'bank') = (state is not null)), add check ((state in ('held', 'returned')) = (reason is not null) or state is null);
comment on table cancellation.payout is 'distributed: bucket, person — money of one account for one beneficiary; by the bank it waits for an order, is held here because no order can be written (reason), is with the bank, paid, or came back (reason)';
create index payout_waiting on cancellation.payout (changed_at, id) where state = 'waiting';
grant update on cancellation.payout, cancellation.beneficiary to shebaoka_app;

create table cancellation.bank_order (
  id uuid not null primary key,
  number text not null unique,
  bank text not null,
  region char(6) not null,
  day date not null,
  count integer not null check (count > 0),
  sum bigint not null check (sum > 0),
  made_at timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz
);
comment on table cancellation.bank_order is 'local — an order to one bank to pay out money of cancelled people: written to the bank once sent_at stands, answered whole once answered_at does; fen';
create index bank_order_unsent on cancellation.bank_order (made_at) where sent_at is null;
create index bank_order_day on cancellation.bank_order (bank, sent_at);
grant select, insert, update on cancellation.bank_order to shebaoka_app;

create table cancellation.sending (
  bucket smallint not null check (bucket between 0 and 4095),
  payout uuid not null,
  nth smallint not null check (nth > 0),
  bank_order uuid not null,
  seq integer not null check (seq > 0),
  account_sealed bytea not null,
  amount bigint not null check (amount > 0),
  outcome text,
  answered_at timestamptz,
  primary key (bucket, payout, nth),
  foreign key (bucket, payout) references cancellation.payout (bucket, id),
  check ((outcome is null) = (answered_at is null))
);
comment on table cancellation.sending is 'distributed: bucket, person — a payout in an order to the bank, the nth time: its place there, the account it names, and what the bank said of it (done, or why not)';
create unique index sending_once on cancellation.sending (bucket, payout) where outcome is null or outcome = 'done';
create index sending_of_order on cancellation.sending (bank_order, seq);
grant select, insert, update on cancellation.sending to shebaoka_app;

alter table ledger.journal drop constraint journal_what_check;
alter table ledger.journal add constraint journal_what_check check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore', 'opening', 'transfer-out', 'transfer-in', 'reimbursement', 'family-out', 'family-in', 'family-spent', 'family-returned', 'paid-out'));
