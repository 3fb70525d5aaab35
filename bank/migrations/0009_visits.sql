-- Up Migration
alter table cards.card add column social_sealed bytea, add column region text;
comment on table cards.card is 'distributed: bucket — a bank card; expires YYMM, good until the end of that month; limits: what its holder lowered, by channel; social, region: the social security card it lies on';
create table cards.binding (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  seq integer not null,
  existing uuid not null,
  account uuid not null,
  instead_of uuid not null,
  at timestamptz not null,
  primary key (bucket, card, seq),
  foreign key (bucket, card) references cards.card (bucket, id),
  foreign key (bucket, existing) references cards.card (bucket, id),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table cards.binding is 'distributed: bucket — an account its holder had already, bound to the card at its activation; existing: the bank card of that account; instead_of: the account opened with the card; append-only, the card''s own row says what is bound';

create table orders.terms (
  bank text not null,
  region text not null,
  places text[] not null,
  steps text[] not null,
  existing boolean not null,
  at timestamptz not null,
  primary key (bank, region)
);
comment on table orders.terms is 'reference — where and by which steps a financial account is activated, per bank and region, as the card centre''s policy has it';

create schema texts;
comment on schema texts is 'Text messages to customers; the stand-in for their gateway is an inbox';
create table texts.text (
  id uuid primary key,
  bank text not null,
  phone_sealed bytea not null,
  text_sealed bytea not null,
  at timestamptz not null
);
comment on table texts.text is 'distributed: id — a text message, sealed; append-only';
create index text_newest on texts.text (at);

create schema visits;
comment on schema visits is 'A customer at a teller''s window, and what was done there step by step';
create table visits.visit (
  id uuid primary key,
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null,
  card uuid not null,
  bank text not null,
  branch text not null,
  member text not null references staff.member (number),
  terminal text not null,
  comes text not null check (comes in ('holder', 'agent')),
  at timestamptz not null,
  ended_at timestamptz,
  form_sealed bytea,
  phone_sealed bytea,
  coded_at timestamptz,
  enrolled_at timestamptz,
  proven_at timestamptz,
  existing uuid,
  bound_at timestamptz,
  online text check (online in ('opened', 'declined')),
  challenge text,
  challenge_for text check (challenge_for in ('enrol', 'prove')),
  challenge_until timestamptz
);
comment on table visits.visit is 'distributed: id — one customer at one window; form: the signed application, sealed; coded, enrolled, proven, bound: when each was done';
create index visit_of on visits.visit (bucket, customer, at);
create table visits.scan (
  visit uuid not null,
  page text not null check (page in ('id-front', 'id-back')),
  bytes_sealed bytea not null,
  at timestamptz not null,
  primary key (visit, page)
);
comment on table visits.scan is 'distributed: visit — the copy of the document shown, sealed';
create table visits.code (
  visit uuid primary key,
  verifier bytea not null,
  expires_at timestamptz not null,
  tries smallint not null check (tries >= 0),
  sends smallint not null check (sends > 0),
  used_at timestamptz
);
comment on table visits.code is 'distributed: visit — the newest one-time code of a visit, as a keyed digest; sends: how many were sent';

create schema passkeys;
comment on schema passkeys is 'Faces and fingerprints as authenticators: public keys, never a picture';
create table passkeys.passkey (
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null,
  id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  terminal text not null,
  at timestamptz not null,
  primary key (bucket, customer, id),
  foreign key (bucket, customer) references customers.customer (bucket, id)
);
comment on table passkeys.passkey is 'distributed: bucket — an authenticator of a customer, registered on a branch''s terminal';

create schema tills;
comment on schema tills is 'Cash drawers of the tellers, in balanced entries';
create table tills.drawer (
  id uuid primary key,
  bank text not null,
  branch text not null,
  member text not null references staff.member (number),
  day date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  counted bigint check (counted >= 0),
  expected bigint,
  why text,
  check ((closed_at is null) = (counted is null) and (closed_at is null) = (expected is null))
);
comment on table tills.drawer is 'reference — a teller''s drawer from its opening to its count; expected: what its entries add up to at the close';
create unique index drawer_open on tills.drawer (member) where closed_at is null;
create index drawer_branch on tills.drawer (branch, day);
create table tills.entry (
  drawer uuid not null,
  seq integer not null,
  key uuid not null,
  what text not null check (what in ('opening', 'cash-in', 'cash-out', 'difference', 'back-to-vault')),
  amount bigint not null,
  vault bigint not null,
  customers bigint not null,
  difference bigint not null,
  bucket smallint check (bucket between 0 and 4095),
  account uuid,
  entry integer,
  balance bigint not null check (balance >= 0),
  at timestamptz not null,
  primary key (drawer, seq),
  unique (drawer, key),
  check (amount + vault + customers + difference = 0),
  check ((what in ('cash-in', 'cash-out')) = (entry is not null)),
  check (entry is null or (bucket is not null and account is not null))
);
comment on table tills.entry is 'distributed: drawer — what went into a drawer and out of it, against the vault, the customers or the count''s difference, together nothing; entry: the journal row of the account; append-only';

-- two postings more, whatever other migrations have added to the list
do $$ declare rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'journal_what_check' and conrelid = 'accounts.journal'::regclass); begin
  execute 'alter table accounts.journal drop constraint journal_what_check';
  execute 'alter table accounts.journal add constraint journal_what_check ' || replace(rule, 'ARRAY[', 'ARRAY[''cash-in''::text, ''cash-out''::text, ');
end $$;

grant usage on schema texts, visits, passkeys, tills to shebaoka_bank;
grant select, insert on texts.text, cards.binding, tills.entry to shebaoka_bank;
grant select, insert, update on orders.terms, visits.visit, visits.scan, visits.code, passkeys.passkey, tills.drawer to shebaoka_bank;
