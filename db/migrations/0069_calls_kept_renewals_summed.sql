-- Up Migration
-- A call is deleted after the days its city keeps it; what was done in it stays on record.
create index call_of_office on hotline.call (office, begun_at);
grant delete on hotline.call to shebaoka_app;
-- How many cards near their end were told of and renewed, by month: what each change adds, and the sums these are folded into by the clock. (REPL-04)
create table cards.renewal_step (
  id uuid primary key,
  region char(6) not null,
  month date not null,
  state text not null,
  reach text not null,
  n integer not null
);
comment on table cards.renewal_step is 'local — what a change of renewals adds to their sums, until it is folded into them';
grant select, insert, update, delete on cards.renewal_step to shebaoka_app;
create table cards.renewal_sum (
  region char(6) not null,
  month date not null,
  state text not null,
  reach text not null,
  count integer not null,
  primary key (region, month, state, reach)
);
comment on table cards.renewal_sum is 'local — cards near their end by region, month, state and how their holders were told; without a reach where nobody was told';
grant select, insert, update on cards.renewal_sum to shebaoka_app;
insert into cards.renewal_sum (region, month, state, reach, count)
  select region, date_trunc('month', ends), state, coalesce(reach, ''), count(*) from cards.renewal where state <> 'ended' group by 1, 2, 3, 4;
drop index cards.renewal_campaign;
