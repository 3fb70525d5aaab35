-- Up Migration
-- 家庭共济: money of one holder's medical account lies in a sub-account of a family member, in the member's own bucket, and settlements spend it there. (decision 0168)
alter table ledger.account drop constraint account_kind_check, add constraint account_kind_check check (kind in ('pacc', 'pacc-family', 'payable'));
alter table ledger.journal drop constraint journal_what_check,
  add constraint journal_what_check check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore', 'opening', 'transfer-out', 'transfer-in', 'reimbursement', 'family-out', 'family-in', 'family-spent', 'family-returned'));
alter table ledger.transfer add column from_kind text not null default 'pacc' check (from_kind in ('pacc', 'pacc-family')),
  drop constraint transfer_to_kind_check, add constraint transfer_to_kind_check check (to_kind in ('pacc', 'pacc-family', 'payable'));
create or replace view ledger.leg as
  select j.bucket, j.person, j.kind, j.region, j.seq, j.number, j.day, j.provider, leg.party, leg.amount
  from ledger.journal j, lateral (values ('account', j.account), ('fund', -j.fund), ('cash', -j.cash), ('hospital', -j.hospital),
    (case when j.what in ('transfer-out', 'transfer-in', 'family-out', 'family-in') then 'transit' when j.what in ('settlement', 'cancel', 'reversal', 'restore', 'family-spent', 'family-returned') then 'family' else 'income' end, -j.income),
    ('provider', j.total)) as leg (party, amount)
  where leg.amount <> 0;

create schema family;
comment on schema family is 'Who shares the medical account with whom';
grant usage on schema family to shebaoka_app;

create table family.sharing (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  member uuid not null,
  region char(6) not null,
  owner_bucket smallint not null check (owner_bucket between 0 and 4095),
  owner uuid not null check (owner <> member),
  owner_region char(6) not null,
  relation text not null check (relation in ('spouse', 'parent', 'child')),
  state text not null check (state in ('asked', 'agreed', 'ending', 'ended', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by uuid,
  ended_at timestamptz,
  ended_by text check (ended_by in ('owner', 'member', 'guardian', 'centre')),
  primary key (bucket, id),
  check ((agreed_at is null) = (agreed_by is null)),
  check ((state in ('agreed', 'ending', 'ended')) = (agreed_at is not null)),
  check ((state in ('asked', 'agreed')) = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
comment on table family.sharing is 'distributed: bucket, member — 家庭共济: an owner’s account shared with a member, from the asking to its end; in the member’s bucket, where the sub-account is';
create unique index sharing_one on family.sharing (bucket, member) where state in ('agreed', 'ending');
create unique index sharing_open on family.sharing (bucket, member, owner) where state in ('asked', 'agreed', 'ending');
create index sharing_of_member on family.sharing (bucket, member, id);
grant select, insert, update on family.sharing to shebaoka_app;

create table family.part (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  sharing uuid not null,
  role text not null check (role in ('owner', 'guardian')),
  member_bucket smallint not null check (member_bucket between 0 and 4095),
  member uuid not null,
  request text,
  at timestamptz not null,
  primary key (bucket, person, sharing, role),
  check ((role = 'owner') = (request is not null))
);
comment on table family.part is 'distributed: bucket, person — where the sharings are that somebody has a part in beside the member: as the owner, under the key of the press, or as the member’s guardian';
create unique index part_request on family.part (bucket, person, request) where request is not null;
grant select, insert on family.part to shebaoka_app;
