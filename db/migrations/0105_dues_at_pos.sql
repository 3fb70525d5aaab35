-- Up Migration
-- 刷卡缴费: what the desk's POS is asked to take for a due from a bank card; while that is not known the due is ordered from no bank. (INS-02)
create table contributions.pos_leg (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  due uuid not null,
  office uuid not null,
  terminal text not null,
  bank text not null,
  amount bigint not null check (amount > 0),
  asked_on date not null,
  state text not null check (state in ('asked', 'paid', 'none')),
  rrn text,
  auth text,
  tail char(4),
  cause jsonb,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (bucket, id),
  foreign key (bucket, due) references contributions.due (bucket, id),
  check ((state = 'paid') = (rrn is not null))
);
comment on table contributions.pos_leg is 'distributed: bucket, payer — what of a due the desk''s POS was asked to take from a bank card: id is the desk''s reference at the POS, bank whose POS it is, rrn and auth the bank''s; none: nothing was taken, and why; fen';
create unique index pos_leg_once on contributions.pos_leg (bucket, due) where state = 'asked';
create index pos_leg_of on contributions.pos_leg (bucket, due, at);
create index pos_leg_open on contributions.pos_leg (changed_at) where state = 'asked';
grant select, insert, update on contributions.pos_leg to shebaoka_app;

alter table contributions.due add column at_pos uuid;
comment on table contributions.due is 'distributed: bucket, payer — what a person or a unit owes for an insurance and a month, or a resident''s year; received: all money that came for it, settled: what of it the due took, the rest is held or given back (refunded); next_on: from when it is deducted; at_pos: a POS is being asked for it and nobody knows yet; fen';
