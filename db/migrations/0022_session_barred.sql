-- Up Migration
alter table terminals.session add column barred text;
