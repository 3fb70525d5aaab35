-- Up Migration
-- Number, name and birth under one seal: what names a holder in a settlement's answer is opened once instead of three times. Null in rows of before.
alter table holders.person add column identity_sealed bytea;
