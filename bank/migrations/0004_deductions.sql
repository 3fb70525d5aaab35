-- Up Migration
-- 代扣: deduction files of the card centre under mandates it told; what was taken is owed to it. (INS-02, INS-03)
-- whichever kinds of postings there are by now, one more
do $$
declare kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'accounts.journal'::regclass and conname = 'journal_what_check');
begin
  execute 'alter table accounts.journal drop constraint journal_what_check, add constraint journal_what_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''deduction''::text, ');
end $$;

comment on schema payouts is 'Pay-out and deduction files of the card centre: each number once, each line once';
alter table payouts.batch add column kind text not null default 'pay-out' check (kind in ('pay-out', 'deduction'));
comment on table payouts.batch is 'distributed: number — a file of pay-outs or deductions that was taken; digest: SM3 of the file before its end line, which the number stands for from then on; returned_at: when its return file was first written';
alter table payouts.line drop constraint line_result_check, add constraint line_result_check
  check (result in ('done', 'account-unknown', 'name-differs', 'not-active', 'closed', 'lost', 'insufficient', 'mandate-missing'));
comment on table payouts.line is 'distributed: number — what became of a line of a file, once; entry: the journal row of the account that was paid or charged; append-only';

create schema mandates;
comment on schema mandates is 'Mandates of holders to have contributions deducted, as the card centre told them';
create table mandates.mandate (
  number text not null,
  bank text not null,
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  version integer not null check (version >= 1),
  what text not null,
  signed_at timestamptz not null,
  revoked_at timestamptz,
  told_at timestamptz not null,
  primary key (number, bank),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table mandates.mandate is 'distributed: number — 授权委托: the account it may be deducted from, what for, since when, until when; version: the centre''s count of what it told, the highest stands';
create index mandate_account on mandates.mandate (bucket, account);

grant usage on schema mandates to shebaoka_bank;
grant select, insert, update on mandates.mandate to shebaoka_bank;
