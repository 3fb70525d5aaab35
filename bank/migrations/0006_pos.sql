-- Up Migration
alter table terminals.terminal add column cipher text not null default 'sm4' check (cipher in ('3des', 'sm4'));

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

grant select, insert, update on orders.pay_in to shebaoka_bank;
