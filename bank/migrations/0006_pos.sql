-- Up Migration
alter table terminals.terminal add column cipher text not null default 'sm4' check (cipher in ('3des', 'sm4'));

create table terminals.closing (
  terminal text not null references terminals.terminal (id),
  batch integer not null,
  said jsonb not null,
  ours jsonb not null,
  agreed boolean not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (terminal, batch)
);
comment on table terminals.closing is 'reference — 批结算: what a terminal summed up of a batch, what we have of it, and whether both agree; ended_at: when it had sent all of one that did not';
create table terminals.uploaded (
  terminal text not null,
  batch integer not null,
  stan char(6) not null,
  amount bigint not null check (amount > 0),
  ours bigint,
  at timestamptz not null,
  primary key (terminal, batch, stan),
  foreign key (terminal, batch) references terminals.closing (terminal, batch)
);
comment on table terminals.uploaded is 'reference — 批上送: a transaction as the terminal has it, and its amount as we have it, null where we have none; append-only';

create table orders.pay_in (
  number text not null,
  bank text not null,
  digest bytea,
  bucket smallint check (bucket between 0 and 4095),
  card uuid,
  amount bigint check (amount > 0),
  note text,
  at timestamptz not null,
  paid_at timestamptz,
  paid_by text,
  withdrawn_at timestamptz,
  primary key (number, bank),
  check (paid_at is null or withdrawn_at is null),
  check ((paid_at is null) = (paid_by is null)),
  check (withdrawn_at is not null or (digest is not null and bucket is not null and card is not null and amount is not null))
);
comment on table orders.pay_in is 'distributed: number — what the centre ordered to be credited to a card once its holder keys the PIN: paid by one message, or withdrawn; one withdrawn before it came has no more than its number';

-- whichever kinds of postings there are by now, one more
do $$
declare kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint where conrelid = 'accounts.journal'::regclass and conname = 'journal_what_check');
begin
  execute format('alter table accounts.journal drop constraint journal_what_check, add constraint journal_what_check check (%s or what = ''pay-in'')', kinds);
end $$;

grant select, insert, update on terminals.closing, orders.pay_in to shebaoka_bank;
grant select, insert on terminals.uploaded to shebaoka_bank;
