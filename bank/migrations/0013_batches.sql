-- Up Migration
create table terminals.batch (
  terminal text not null references terminals.terminal (id),
  batch integer not null check (batch between 1 and 999999),
  begun_at timestamptz not null,
  closed_at timestamptz,
  stan text check (stan ~ '^[0-9]{6}$'),
  settled_at timestamptz,
  result text check (result in ('equal', 'unequal')),
  told_debits integer, told_debit bigint, told_credits integer, told_credit bigint,
  debits integer, debit bigint, credits integer, credit bigint,
  ended_at timestamptz,
  primary key (terminal, batch),
  check ((settled_at is null) = (result is null)),
  check ((settled_at is null) = (stan is null)),
  check (settled_at is null or closed_at is not null),
  check ((settled_at is null) = (num_nonnulls(told_debits, told_debit, told_credits, told_credit, debits, debit, credits, credit) = 0)),
  check (settled_at is null or num_nulls(told_debits, told_debit, told_credits, told_credit, debits, debit, credits, credit) = 0),
  check (ended_at is null or result = 'unequal')
);
comment on table terminals.batch is 'distributed: terminal — a batch of a terminal: begun at its sign-in, closed at its settlement; told: what the terminal''s totals were, beside them the bank''s at that instant; ended: its transactions are uploaded';

create table terminals.upload (
  terminal text not null,
  batch integer not null,
  stan text not null check (stan ~ '^[0-9]{6}$'),
  card uuid,
  amount bigint not null check (amount >= 0),
  at timestamptz not null,
  primary key (terminal, batch, stan)
);
comment on table terminals.upload is 'distributed: terminal — a transaction that a terminal uploaded because its totals were not the bank''s; card null: none of ours; append-only';

-- what terminals did before: their batches are settled as any other
insert into terminals.batch (terminal, batch, begun_at)
  select m.terminal, split_part(m.key, '|', 2)::int, min(m.at) from acquiring.message m join terminals.terminal t on t.id = m.terminal
  where m.key ~ '^[0-9A-Z]{8}\|[0-9]{6}\|[0-9]{6}$' and split_part(m.key, '|', 2)::int > 0 group by 1, 2;
insert into terminals.batch (terminal, batch, begun_at) select id, batch, signed_in_at from terminals.terminal where batch > 0 and signed_in_at is not null on conflict do nothing;

grant select, insert, update on terminals.batch to shebaoka_bank;
grant select, insert on terminals.upload to shebaoka_bank;
