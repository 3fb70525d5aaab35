-- Up Migration
-- the first form of a claim, which nothing ever wrote
drop table clearing.claim;

create table clearing.claim (
  number text primary key,
  provider uuid not null,
  area text not null check (area ~ '^[0-9]{2,6}$'),
  clr_type text not null check (clr_type in ('11', '21', '41')),
  month char(7) not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  count integer not null,
  total bigint not null,
  recognised bigint,
  fund bigint not null,
  account bigint not null,
  cash bigint not null,
  hospital bigint not null,
  deducted bigint not null,
  payable bigint not null check (payable >= 0),
  state text not null check (state in ('claimed', 'proposed', 'approved', 'returned', 'withdrawn')),
  round integer not null check (round >= 0),
  version integer not null,
  request text,
  claimed_at timestamptz not null,
  claimed_kind text not null,
  claimed_by uuid,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  reason_sealed bytea,
  unique (provider, request),
  check (total = fund + account + cash + hospital),
  check (payable = fund + account - deducted),
  check (state not in ('proposed', 'approved') or proposed_by is not null),
  check (state <> 'approved' or (decided_by is not null and decided_by <> proposed_by))
);
comment on table clearing.claim is 'local — 清算申请: what a provider claims of one city''s funds for closed days that agree; deductions proposed by one member, approved by another; round: which deductions are in force; recognised: as the provider says it; fen';
create index claim_of_area on clearing.claim (area, state, claimed_at);

create table clearing.claim_day (
  claim text not null references clearing.claim (number),
  day date not null,
  provider uuid not null,
  area text not null,
  clr_type text not null,
  freed_at timestamptz,
  primary key (claim, day)
);
comment on table clearing.claim_day is 'local — the days a claim holds, until it is withdrawn or returned';
create unique index claim_day_once on clearing.claim_day (provider, area, clr_type, day) where freed_at is null;

create table clearing.claim_fund (
  claim text not null references clearing.claim (number),
  fund text not null,
  amount bigint not null,
  primary key (claim, fund)
);
comment on table clearing.claim_fund is 'local — what a claim asks of each fund, by the field''s codes, personal accounts as 310200; fen';

create table clearing.deduction (
  claim text not null references clearing.claim (number),
  round integer not null check (round >= 0),
  nth smallint not null check (nth >= 1),
  fund text not null,
  amount bigint not null,
  settlement text,
  reason_sealed bytea,
  primary key (claim, round, nth),
  check (case when round = 0 then amount < 0 and settlement is not null and reason_sealed is null else amount > 0 and reason_sealed is not null end)
);
comment on table clearing.deduction is 'local — 扣款: what a member deducts, with its reason; round 0: what an earlier claim deducted for a settlement that was given back since, returned; fen';
create index deduction_of_settlement on clearing.deduction (settlement) where settlement is not null;

create table clearing.payment_order (
  number text primary key,
  claim text not null unique references clearing.claim (number),
  provider uuid not null,
  area text not null,
  amount bigint not null check (amount > 0),
  at timestamptz not null
);
comment on table clearing.payment_order is 'local — an order to pay an approved claim, once; it waits for the bank; fen';
create index payment_order_of_area on clearing.payment_order (area, at, number);

grant select, insert, update on clearing.claim, clearing.claim_day to shebaoka_app;
grant select, insert on clearing.claim_fund, clearing.deduction, clearing.payment_order to shebaoka_app;
