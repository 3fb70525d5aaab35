-- Up Migration
-- Messages of the national interface and the sign-ins they name get a room of their own: visits, filings and files are claimed by the same numbers as settlements.
create schema messages;
comment on schema messages is 'Messages of the national interface: whose, once; sign-ins of providers'' operators';
grant usage on schema messages to shebaoka_app;
alter table settlement.message set schema messages;
alter table settlement.sign set schema messages;
