-- Up Migration
-- 手工报销: care paid out of pocket, claimed afterwards, judged by the policy of its day, and paid as an order to the bank, once. (MED-09, PACC-03)
alter table ledger.journal drop constraint journal_what_check,
  add constraint journal_what_check check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore', 'opening', 'transfer-out', 'transfer-in', 'reimbursement'));

create table settlement.invoice (
  key bytea not null,
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  claim uuid not null,
  paid boolean not null,
  at timestamptz not null,
  primary key (key)
);
comment on table settlement.invoice is 'distributed: key — an invoice that is claimed or was reimbursed, by the digest of its number with its issuer, and with its day and sum: in one claim at a time, whoever brings it';
create index invoice_of_claim on settlement.invoice (claim);
grant select, insert, update, delete on settlement.invoice to shebaoka_app;

create schema reimbursement;
comment on schema reimbursement is 'Care paid out of pocket: claimed, reviewed with its scans, approved by two, ordered to be paid';
grant usage on schema reimbursement to shebaoka_app;
create table reimbursement.claim (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  number text not null,
  region char(6) not null,
  med_type text not null,
  ground text not null,
  provider uuid,
  area char(6) not null,
  level text not null,
  kind text not null check (kind in ('pharmacy', 'hospital')),
  first_day date not null,
  last_day date not null,
  total bigint not null check (total > 0),
  papers jsonb not null default '[]',
  details_sealed bytea not null,
  state text not null check (state in ('submitted', 'returned', 'proposed', 'approved', 'refused', 'withdrawn')),
  due date not null,
  office uuid,
  filed_kind text not null check (filed_kind in ('holder', 'staff')),
  filed_by uuid not null,
  filed_at timestamptz not null,
  request text not null,
  claimed_by uuid,
  claimed_until timestamptz,
  proposed_by uuid,
  decided_by uuid,
  fund bigint check (fund >= 0),
  version integer not null default 1,
  primary key (bucket, id),
  unique (bucket, number),
  unique (bucket, person, request),
  check (last_day >= first_day),
  check (state <> 'proposed' or (proposed_by is not null and fund is not null)),
  check (state <> 'approved' or (decided_by is not null and proposed_by is not null and decided_by <> proposed_by and fund is not null))
);
comment on table reimbursement.claim is 'distributed: bucket, person — care somebody paid for out of pocket and claims: what, where, when, where it stands; invoices, lines and diagnosis are sealed; fen';
create index claim_waiting on reimbursement.claim (office, due, id) where state in ('submitted', 'proposed');
grant select, insert, update on reimbursement.claim to shebaoka_app;

create table reimbursement.step (
  bucket smallint not null check (bucket between 0 and 4095),
  claim uuid not null,
  nth integer not null check (nth >= 1),
  step text not null,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  fund bigint,
  details_sealed bytea,
  reason_sealed bytea,
  primary key (bucket, claim, nth),
  foreign key (bucket, claim) references reimbursement.claim (bucket, id)
);
comment on table reimbursement.step is 'distributed: bucket, person — a step of a claim: when, by whom, on what authority, what it said';
grant select, insert on reimbursement.step to shebaoka_app;

create table reimbursement.payment (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  claim uuid not null,
  person uuid not null,
  region char(6) not null,
  way text not null check (way in ('financial-account', 'passbook')),
  bank text not null,
  account_sealed bytea,
  amount bigint not null check (amount > 0),
  posting text not null,
  at timestamptz not null,
  primary key (bucket, id),
  unique (bucket, claim),
  unique (bucket, posting),
  foreign key (bucket, claim) references reimbursement.claim (bucket, id),
  check ((way = 'financial-account') = (account_sealed is not null))
);
comment on table reimbursement.payment is 'distributed: bucket, person — an order to the bank: what the funds pay of a claim, to the financial account, before the switch-over date to the passbook; once a claim; fen';
create index payment_of_region on reimbursement.payment (region, at, id);
grant select, insert on reimbursement.payment to shebaoka_app;
