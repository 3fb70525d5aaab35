-- What is removed after ten minutes needs no index to be removed by, and the trust it was taken under is read in the same transaction: with both, taking a nonce
-- cost as much as a fifth of a settlement.
drop index access.nonce_until;
alter table access.nonce drop constraint nonce_trust_fkey;
create index nonce_until on access.nonce using brin (until) with (pages_per_range = 16);
