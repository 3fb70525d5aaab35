-- Up Migration
-- 两边挂失: one visit, a word for each account; what is passed on to the bank stays open until the bank answers; what the bank says of its account, the newest word. (LOSS-01, LOSS-03, LOSS-08)
create schema losses;
comment on schema losses is 'Loss on both sides: reports of one visit, what was passed on to the bank, what the bank last said';
grant usage on schema losses to shebaoka_app;

create table losses.report (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  card uuid not null,
  number text not null,
  via text not null check (via in ('counter', 'online', 'phone')),
  office uuid,
  at timestamptz not null,
  social_at timestamptz,
  financial text not null check (financial in ('not-asked', 'not-passed', 'open', 'lost', 'refused')),
  bank char(5) not null,
  lost_since timestamptz,
  lost_how text check (lost_how in ('phone', 'written')),
  lost_until date,
  answered_at timestamptz,
  why_zh text,
  why_en text,
  tries integer not null default 0,
  due_at timestamptz,
  primary key (bucket, id),
  unique (bucket, number),
  check ((financial = 'lost') = (lost_since is not null) and (financial = 'open') = (due_at is not null) and (financial in ('lost', 'refused')) = (answered_at is not null)),
  check (social_at is not null or financial <> 'not-asked')
);
comment on table losses.report is 'distributed: bucket, person — what a holder said lost in one visit, and what became of it: social_at when the social account stopped by it, financial what the bank answered to what was passed on; open until it answers';
create unique index report_open_once on losses.report (bucket, card) where financial = 'open';
create index report_due on losses.report (due_at) where financial = 'open';
create index report_of_card on losses.report (bucket, card, at);
create index report_at on losses.report (at) where financial <> 'not-asked';

create table losses.word (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  person uuid not null,
  seq integer not null,
  lost boolean not null,
  how text check (how in ('phone', 'written')),
  since timestamptz not null,
  heard_at timestamptz not null,
  primary key (bucket, card)
);
comment on table losses.word is 'distributed: bucket, person — the newest word of the bank on the loss of its account: of two that come, the one with the higher seq counts, in whatever order they came';

grant select, insert, update on losses.report, losses.word to shebaoka_app;
