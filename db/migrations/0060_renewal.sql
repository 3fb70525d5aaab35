-- Up Migration
-- 到期换领: a kind of application beside replacement and exchange; where a city has a fee for it, its receipt. (REPL-04)
alter table applications.application drop constraint application_kind_check,
  add constraint application_kind_check check (kind in ('first', 'replacement', 'exchange', 'renewal'));
alter table fees.receipt drop constraint receipt_reason_check,
  add constraint receipt_reason_check check (reason in ('first', 'replacement', 'exchange', 'renewal'));
