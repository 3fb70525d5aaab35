-- Up Migration
-- Replacement and exchange are applications that name the card they replace: with a reason, the fee of that day in fen, and the key of the clerk's press, so that a press that comes twice makes one. (REPL-01, REPL-02)
alter table applications.application drop constraint application_kind_check;
alter table applications.application
  add constraint application_kind_check check (kind in ('first', 'replacement', 'exchange')),
  add column replaces uuid,
  add column reason text check (reason in ('lost', 'damaged', 'worn', 'expiring', 'data')),
  add column fee bigint not null default 0 check (fee >= 0),
  add column request text,
  add constraint application_replaces check ((kind = 'first') = (replaces is null) and (kind = 'first') = (reason is null));
create index application_of_card on applications.application (bucket, replaces) where replaces is not null;

-- While a card that replaces it is applied for, a loss report is not released: a fact of its own, with the application's number. (LOSS-06)
alter table cards.fact drop constraint fact_kind_check;
alter table cards.fact
  add constraint fact_kind_check check (kind in ('loss', 'hold', 'suspension', 'identity-difference', 'replacement')),
  add column application text,
  add constraint fact_application check ((kind = 'replacement') = (application is not null));
comment on table cards.fact is 'distributed: bucket, person — what holds of an account since when, until released: loss, hold, suspension, identity difference, a replacement applied for';
