-- Up Migration
create schema staff;
comment on schema staff is 'Who works at the banks';
create table staff.member (
  number text primary key check (number ~ '^[0-9A-Z-]{3,20}$'),
  bank text not null,
  branch text,
  post text not null check (post in ('teller', 'chief-teller', 'operations')),
  name_sealed bytea not null,
  password_hash text not null,
  active boolean not null,
  at timestamptz not null
);
comment on table staff.member is 'reference — one member of staff of one bank; branch: none at the bank''s head office; demo members'' passwords are public';

create schema access;
comment on schema access is 'Sessions at the bank''s pages, and who is slowed down';
create table access.session (
  token bytea primary key,
  kind text not null check (kind in ('staff', 'customer')),
  member text references staff.member (number),
  bucket smallint check (bucket between 0 and 4095),
  customer uuid,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  check ((kind = 'staff') = (member is not null)),
  check ((kind = 'customer') = (bucket is not null and customer is not null))
);
comment on table access.session is 'distributed: token — a session by the digest of its token, of staff or of a customer';
create index session_ends on access.session (ends_at);
create table access.slow (
  digest bytea primary key,
  failures integer not null,
  until timestamptz not null,
  at timestamptz not null
);
comment on table access.slow is 'distributed: digest — wrong tries by keyed digest of a name or an address, and until when they are not judged';

create schema online;
comment on schema online is 'Online banking and the e-wallet: what a customer signed up for at the branch';
create table online.access (
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null,
  login_sealed bytea not null,
  password_hash text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (bucket, customer),
  foreign key (bucket, customer) references customers.customer (bucket, id)
);
comment on table online.access is 'distributed: bucket — a customer''s online banking: login name sealed, password as argon2id';
create table online.alias (
  digest bytea primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null
);
comment on table online.alias is 'distributed: digest — keyed digest of bank and login name, to the customer';
create table online.wallet (
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  customer uuid not null,
  verifier bytea not null,
  tries smallint not null check (tries >= 0),
  locked_at timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (bucket, account),
  foreign key (bucket, account) references accounts.account (bucket, id),
  foreign key (bucket, customer) references customers.customer (bucket, id)
);
comment on table online.wallet is 'distributed: bucket — the e-wallet of an account: its payment password as HMAC-SM3 under the bank''s PIN key, wrong tries in a row, since when it is locked';
create table online.answer (
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null,
  question text not null,
  verifier bytea not null,
  at timestamptz not null,
  primary key (bucket, customer, question),
  foreign key (bucket, customer) references customers.customer (bucket, id)
);
comment on table online.answer is 'distributed: bucket — answers to a customer''s security questions, as HMAC-SM3 under the bank''s PIN key';

grant usage on schema staff, access, online to shebaoka_bank;
grant select, insert, update on staff.member, online.access, online.wallet, online.answer, online.alias to shebaoka_bank;
grant select, insert, update, delete on access.session, access.slow to shebaoka_bank;
