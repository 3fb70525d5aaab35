-- Up Migration
-- Terminals that stand at the card centre's windows: what they take are the centre's fees, which the list of a day names. (BANK-04, REPL-02)
alter table terminals.terminal add column centre boolean not null default false;
comment on table terminals.terminal is 'reference — a terminal: its master key, and the working keys and batch of its newest sign-in; centre: it takes the card centre''s fees';
create index message_at on acquiring.message using brin (at);

-- 卡已注销: the centre ended the social security card that a bank card lies on, or took that back; end_told is when it said so, and the newest word stands. The card pays nothing; its account is the bank's and its holder's. (REPL-05)
alter table cards.card add column ended_at timestamptz, add column end_told timestamptz, add check ((ended_at is null) or (end_told is not null));
comment on table cards.card is 'distributed: bucket — a bank card; expires YYMM, good until the end of that month; limits: what its holder lowered, by channel; social, region: the social security card it lies on; ended_at: the centre ended that card; end_told: the instant of the centre''s newest word on it';
alter table cards.event drop constraint event_what_check;
alter table cards.event add constraint event_what_check check (what in ('opened', 'activated', 'lost', 'released', 'pin-set', 'pin-unlocked', 'limits-set', 'closed', 'card-ended', 'put-back'));
