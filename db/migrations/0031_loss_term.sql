-- Up Migration
-- The last day of a loss report by telephone where the policy sets it a term; null in one that stands. (LOSS-05)
alter table cards.fact add column last_day date, add constraint fact_term check (last_day is null or kind = 'loss');
