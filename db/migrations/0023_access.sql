-- Up Migration
create schema access;
comment on schema access is 'Who may send to the national door: gateway signatures, client certificates, addresses';

create table access.trust (
  id uuid primary key,
  provider uuid not null,
  kind text not null check (kind in ('token', 'sm2', 'certificate', 'address')),
  name text not null,
  secret_sealed bytea,
  public_key text,
  entered_at timestamptz not null,
  entered_by uuid,
  ended_at timestamptz,
  check ((kind = 'token') = (secret_sealed is not null)),
  check ((kind = 'sm2') = (public_key is not null))
);
create unique index trust_in_force on access.trust (kind, name, provider) where ended_at is null;
comment on table access.trust is 'reference — with what a provider''s messages are vouched for: a token sealed, an SM2 key, a certificate''s digest, an address';

create table access.nonce (
  trust uuid not null references access.trust (id),
  nonce text not null,
  until timestamptz not null,
  primary key (trust, nonce)
);
create index nonce_until on access.nonce (until);
comment on table access.nonce is 'local — nonces of signatures that could still be believed; removed when they could not';

grant usage on schema access to shebaoka_app;
grant select, insert, update on access.trust to shebaoka_app;
grant select, insert, delete on access.nonce to shebaoka_app;
