-- Up Migration
-- Two internal accounts more: what customers hold in products, and what those earned them. Every bigint of a posting but its balance is a leg, whatever other migrations gave it, and
-- kinds of posting are added to those that are there.
alter table accounts.journal add column wealth bigint not null default 0, add column yield bigint not null default 0;
do $$
declare legs text[]; kinds text;
begin
  select array_agg(attname::text order by attnum) into legs from pg_attribute where attrelid = 'accounts.journal'::regclass and atttypid = 'bigint'::regtype and attnum > 0 and not attisdropped and attname <> 'balance';
  select pg_get_expr(conbin, conrelid) into kinds from pg_constraint where conrelid = 'accounts.journal'::regclass and conname = 'journal_what_check';
  execute format('alter table accounts.journal drop constraint journal_what_check, add constraint journal_what_check check (%s or what in (''wealth-buy'', ''wealth-redeem'', ''dues'', ''dues-back''))', kinds);
  execute format('alter table accounts.journal drop constraint journal_check, add constraint journal_check check (%s = 0)', array_to_string(legs, ' + '));
  execute format('create or replace view accounts.leg as select j.bucket, j.account, j.seq, j.day, leg.party, leg.amount from accounts.journal j, lateral (values %s) as leg (party, amount) where leg.amount <> 0',
    (select string_agg(format('(%L, j.%I)', case leg when 'amount' then 'account' else leg end, leg), ', ') from unnest(legs) as leg));
end $$;

create schema merchants;
comment on schema merchants is 'Merchants linked with a bank, what each agreed to in writing, and the offers that rest on it';
create table merchants.merchant (
  number text not null check (number ~ '^[0-9A-Z]{15}$'),
  bank text not null,
  zh text not null,
  en text not null,
  trade text not null check (trade in ('food', 'daily', 'health', 'books', 'travel', 'home')),
  place text not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (number, bank)
);
comment on table merchants.merchant is 'reference — a merchant that a bank has designated: its customers pay there on line too; ended_at: no longer';
create table merchants.agreement (
  number text not null,
  bank text not null,
  merchant text not null,
  signed_on date not null,
  signatory text not null,
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamptz not null,
  ended_on date,
  ended_who text,
  primary key (number, bank),
  foreign key (merchant, bank) references merchants.merchant (number, bank),
  check (signed_on <= from_day and from_day <= to_day),
  check ((ended_on is null) = (ended_who is null))
);
comment on table merchants.agreement is 'reference — what a merchant signed: from and to are its first and last day, ended_on the first day on which it holds no more';
create table merchants.offer (
  id uuid primary key,
  bank text not null,
  agreement text not null,
  zh text not null,
  en text not null,
  percent smallint not null check (percent between 0 and 90),
  fixed bigint not null check (fixed >= 0),
  least bigint not null check (least >= 0),
  most bigint not null check (most >= 0),
  points smallint not null check (points between 0 and 100),
  used_at text not null check (used_at in ('both', 'pos', 'online')),
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamptz not null,
  ended_at timestamptz,
  foreign key (agreement, bank) references merchants.agreement (number, bank),
  check (percent = 0 or fixed = 0),
  check (percent > 0 or fixed > 0 or points > 0),
  check (from_day <= to_day),
  check (fixed < least or fixed = 0)
);
comment on table merchants.offer is 'reference — a discount in percent or fen from a purchase of least fen on, of most fen at most (0: no bound), and points for each yuan paid';

create schema points;
comment on schema points is 'Points of customers, each with the posting that gave or took them';
create table points.entry (
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  seq integer not null,
  merchant text not null,
  points integer not null check (points <> 0),
  day date not null,
  at timestamptz not null,
  primary key (bucket, account, seq),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table points.entry is 'distributed: bucket — points of an account: given with a purchase, taken back with what undid it; seq is that of the posting; append-only';

-- what a purchase was cut by, and the points it gave: whatever undoes it gives back what was charged
alter table acquiring.message add column discount bigint not null default 0 check (discount >= 0 and discount <= amount), add column points integer not null default 0, add column offer uuid;

create schema payments;
comment on schema payments is 'What customers pay on line, and what they let the card centre show';
create table payments.recovery (
  bucket smallint not null check (bucket between 0 and 4095),
  customer uuid not null,
  tries smallint not null check (tries >= 0),
  locked_at timestamptz,
  primary key (bucket, customer),
  foreign key (bucket, customer) references customers.customer (bucket, id)
);
comment on table payments.recovery is 'distributed: bucket — wrong answers to a customer''s security questions in a row, and since when they are not asked any more';
create table payments.consent (
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  primary key (bucket, account),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table payments.consent is 'distributed: bucket — its holder lets the card centre show balance and movements of an account, until it is taken back';
create table payments.payment (
  bucket smallint not null check (bucket between 0 and 4095),
  account uuid not null,
  key text not null,
  means text not null check (means in ('bank', 'wallet')),
  what text not null check (what in ('merchant', 'order', 'transfer', 'dues')),
  digest bytea not null,
  amount bigint not null check (amount > 0),
  discount bigint not null check (discount >= 0 and discount < amount),
  points integer not null,
  seq integer not null,
  merchant text,
  number text not null,
  note text not null,
  at timestamptz not null,
  told_at timestamptz,
  refused text,
  primary key (bucket, account, key),
  foreign key (bucket, account) references accounts.account (bucket, id)
);
comment on table payments.payment is 'distributed: bucket — what was paid on line, once under the key of whoever asked; number: the order, the dues or the transfer; of dues told_at: the centre was told, refused: it had been paid elsewhere and the money came back';
create index payment_untold on payments.payment (at) where what = 'dues' and told_at is null;

create schema shop;
comment on schema shop is 'Orders of merchants'' pages, waiting to be paid';
create table shop.item (
  id text not null,
  bank text not null,
  merchant text not null,
  zh text not null,
  en text not null,
  price bigint not null check (price > 0),
  primary key (id, bank),
  foreign key (merchant, bank) references merchants.merchant (number, bank)
);
comment on table shop.item is 'reference — what a merchant''s page sells';
create table shop.request (
  number text primary key,
  bank text not null,
  merchant text not null,
  lines jsonb not null,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  paid_at timestamptz,
  reference text
);
comment on table shop.request is 'distributed: number — an order of a merchant''s page: paid once, by whichever customer of its bank; reference names the payment';

create schema wealth;
comment on schema wealth is 'Products that a bank offers, and what its customers hold of them';
create table wealth.product (
  id text not null,
  bank text not null,
  zh text not null,
  en text not null,
  risk smallint not null check (risk between 1 and 5),
  risk_zh text not null,
  risk_en text not null,
  least bigint not null check (least > 0),
  rate smallint not null check (rate between 0 and 2000),
  days integer not null check (days between 1 and 3660),
  early boolean not null,
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamptz not null,
  primary key (id, bank),
  check (from_day <= to_day)
);
comment on table wealth.product is 'reference — a product on sale from from_day to to_day; rate in hundredths of a percent a year, reached if it runs days; early: may be given back before, without earnings';
create table wealth.holding (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  account uuid not null,
  key text not null,
  bank text not null,
  product text not null,
  amount bigint not null check (amount > 0),
  seq integer not null,
  bought_at timestamptz not null,
  due_day date not null,
  redeemed_at timestamptz,
  redeemed_seq integer,
  earned bigint check (earned >= 0),
  primary key (bucket, id),
  unique (bucket, account, key),
  foreign key (bucket, account) references accounts.account (bucket, id),
  foreign key (product, bank) references wealth.product (id, bank),
  check ((redeemed_at is null) = (redeemed_seq is null) and (redeemed_at is null) = (earned is null))
);
comment on table wealth.holding is 'distributed: bucket — what an account holds of a product: seq and redeemed_seq are its postings';

grant usage on schema merchants, points, payments, shop, wealth to shebaoka_bank;
grant select, insert, update on merchants.merchant, merchants.agreement, merchants.offer, payments.recovery, payments.consent, payments.payment, shop.item, shop.request, wealth.product, wealth.holding to shebaoka_bank;
grant select, insert on points.entry to shebaoka_bank;
create index account_of_customer on accounts.account (bucket, customer);
create index card_of_account on cards.card (bucket, account);
