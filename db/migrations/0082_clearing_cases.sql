-- Up Migration
create table clearing.difference (
  id uuid primary key,
  provider uuid not null,
  day date not null,
  region char(6) not null,
  number text not null,
  nth smallint not null check (nth >= 1),
  side text not null check (side in ('theirs', 'ours', 'both')),
  cause text not null,
  repair text not null,
  refunded boolean not null,
  psn_no text not null,
  visit text not null,
  msgid text not null,
  their_total bigint,
  their_fund bigint,
  their_account bigint,
  our_total bigint,
  our_fund bigint,
  our_account bigint,
  statement uuid not null references clearing.statement (id),
  opened_at timestamptz not null,
  how text,
  resolved_at timestamptz,
  resolved_kind text,
  resolved_by uuid,
  check ((side <> 'ours') = (their_total is not null)),
  check ((side <> 'theirs') = (our_total is not null)),
  check ((how is null) = (resolved_at is null))
);
comment on table clearing.difference is 'local — a line on which a provider''s books and ours differ: cause, the repair it asks for, how and by whom it was resolved; never deleted; fen';
create unique index difference_open on clearing.difference (provider, number, nth) where resolved_at is null;
create index difference_of_provider on clearing.difference (provider, day);
grant select, insert, update on clearing.difference to shebaoka_app;

create table clearing.certificate (
  number text primary key,
  provider uuid not null,
  day date not null,
  digest bytea not null,
  count integer not null,
  our_total bigint not null,
  our_fund bigint not null,
  our_account bigint not null,
  our_cash bigint not null,
  their_total bigint not null,
  their_fund bigint not null,
  their_account bigint not null,
  at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table clearing.certificate is 'local — that a provider''s closed day agrees, or differs by resolved lines alone: both sums and the digest of the day''s rows; withdrawn where a difference was found later; fen';
create unique index certificate_of_day on clearing.certificate (provider, day) where withdrawn_at is null;
grant select, insert, update on clearing.certificate to shebaoka_app;

create table clearing.claim (
  number text primary key,
  provider uuid not null,
  month char(7) not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  area text not null,
  clr_type text not null check (clr_type in ('11', '21', '41')),
  state text not null check (state in ('claimed', 'withdrawn', 'returned', 'approved')),
  days integer not null,
  count integer not null,
  total bigint not null,
  fund bigint not null,
  account bigint not null,
  cash bigint not null,
  deducted bigint not null default 0 check (deducted >= 0),
  deductions jsonb not null default '[]',
  payable bigint not null check (payable = fund + account - deducted),
  version integer not null,
  claimed_at timestamptz not null,
  claimed_kind text not null,
  claimed_by uuid,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  reason text
);
comment on table clearing.claim is 'local — 清算申请: what a provider claims for the closed, agreed days of a month; deductions with reasons by one person, approved by another; then it waits for the bank; fen';
create unique index claim_of_month on clearing.claim (provider, month, area, clr_type) where state in ('claimed', 'approved');
grant select, insert, update on clearing.claim to shebaoka_app;
