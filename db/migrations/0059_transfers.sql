-- Up Migration
-- Both steps of money between two accounts. (settled: between two people)
alter table ledger.journal drop constraint journal_what_check,
  add constraint journal_what_check check (what in ('allocation', 'settlement', 'cancel', 'reversal', 'restore', 'opening', 'transfer-out', 'transfer-in'));
