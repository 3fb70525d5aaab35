-- Up Migration
-- A call is deleted after the days its city keeps it; what was done in it stays on record.
create index call_of_office on hotline.call (office, begun_at);
grant delete on hotline.call to shebaoka_app;
