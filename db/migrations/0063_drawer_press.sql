-- Up Migration
-- A press moves cash in a drawer once, however often it is sent.
alter table fees.movement add column request text, add constraint movement_press unique (office, drawer, request);
