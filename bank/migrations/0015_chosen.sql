-- Up Migration
alter table online.wallet add column chosen_day date, add column chosen smallint not null default 0 check (chosen >= 0);
comment on table online.wallet is 'distributed: bucket — the e-wallet of an account: its payment password as HMAC-SM3 under the bank''s PIN key, wrong tries in a row, since when it is locked; chosen: new payment passwords held against the bank PIN on chosen_day';
create index slow_at on access.slow (at);
create index drawer_of_member on tills.drawer (member, opened_at);
