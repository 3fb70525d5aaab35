-- Up Migration
-- 挂失清单: the centre's list of reports that stand, read in the order of the day that ends them, else of their age. (LOSS-05)
create index fact_loss_ending on cards.fact (last_day, id) where until is null and kind = 'loss' and last_day is not null;
create index fact_loss_standing on cards.fact (since, id) where until is null and kind = 'loss' and last_day is null;
