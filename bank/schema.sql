-- Written from the catalog by tools/schema.ts; not to be edited. What makes the database is bank/migrations.
create schema access;
comment on schema access is 'Sessions at the bank''s pages, and who is slowed down';
grant usage on schema access to shebaoka_bank;
create schema accounts;
comment on schema accounts is 'Accounts and the journal that moves them; knows nothing of cards';
grant usage on schema accounts to shebaoka_bank;
create schema acquiring;
comment on schema acquiring is 'Messages of terminals, once each, and what was answered';
grant usage on schema acquiring to shebaoka_bank;
create schema cards;
comment on schema cards is 'Bank cards: their life, loss and limits';
grant usage on schema cards to shebaoka_bank;
create schema customers;
comment on schema customers is 'Who banks here: names and numbers sealed, found by keyed digest';
grant usage on schema customers to shebaoka_bank;
create schema house;
grant usage on schema house to shebaoka_bank;
create schema mandates;
comment on schema mandates is 'Mandates of holders to have contributions deducted, as the card centre told them';
grant usage on schema mandates to shebaoka_bank;
create schema merchants;
comment on schema merchants is 'Merchants linked with a bank, what each agreed to in writing, and the offers that rest on it';
grant usage on schema merchants to shebaoka_bank;
create schema online;
comment on schema online is 'Online banking and the e-wallet: what a customer signed up for at the branch';
grant usage on schema online to shebaoka_bank;
create schema orders;
comment on schema orders is 'What the card centre asked for, and what it is told';
grant usage on schema orders to shebaoka_bank;
create schema passkeys;
comment on schema passkeys is 'Faces and fingerprints as authenticators: public keys, never a picture';
grant usage on schema passkeys to shebaoka_bank;
create schema payments;
comment on schema payments is 'What customers pay on line, and what they let the card centre show';
grant usage on schema payments to shebaoka_bank;
create schema payouts;
comment on schema payouts is 'Pay-out and deduction files of the card centre: each number once, each line once';
grant usage on schema payouts to shebaoka_bank;
create schema pins;
comment on schema pins is 'Bank PINs: keyed one-way values, tries, locks';
grant usage on schema pins to shebaoka_bank;
create schema points;
comment on schema points is 'Points of customers, each with the posting that gave or took them';
grant usage on schema points to shebaoka_bank;
create schema shop;
comment on schema shop is 'Orders of merchants'' pages, waiting to be paid';
grant usage on schema shop to shebaoka_bank;
create schema staff;
comment on schema staff is 'Who works at the banks';
grant usage on schema staff to shebaoka_bank;
create schema terminals;
comment on schema terminals is 'Terminals that send to the bank, and their keys';
grant usage on schema terminals to shebaoka_bank;
create schema texts;
comment on schema texts is 'Text messages to customers; the stand-in for their gateway is an inbox';
grant usage on schema texts to shebaoka_bank;
create schema tills;
comment on schema tills is 'Cash drawers of the tellers, in balanced entries';
grant usage on schema tills to shebaoka_bank;
create schema transfers;
comment on schema transfers is 'Money between two accounts: out in one step, in by another, once';
grant usage on schema transfers to shebaoka_bank;
create schema visits;
comment on schema visits is 'A customer at a teller''s window, and what was done there step by step';
grant usage on schema visits to shebaoka_bank;
create schema wealth;
comment on schema wealth is 'Products that a bank offers, and what its customers hold of them';
grant usage on schema wealth to shebaoka_bank;
create table access.session (
  token bytea not null,
  kind text not null,
  member text,
  bucket smallint,
  customer uuid,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token),
  constraint session_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint session_check CHECK (((kind = 'staff'::text) = (member IS NOT NULL))),
  constraint session_check1 CHECK (((kind = 'customer'::text) = ((bucket IS NOT NULL) AND (customer IS NOT NULL)))),
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'customer'::text]))),
  constraint session_member_fkey FOREIGN KEY (member) REFERENCES staff.member(number)
);
comment on table access.session is 'distributed: token — a session by the digest of its token, of staff or of a customer';
CREATE INDEX session_ends ON access.session USING btree (ends_at);
grant delete, insert, select, update on access.session to shebaoka_bank;
create table access.slow (
  digest bytea not null,
  failures integer not null,
  until timestamp with time zone not null,
  at timestamp with time zone not null,
  constraint slow_pkey PRIMARY KEY (digest)
);
comment on table access.slow is 'distributed: digest — wrong tries by keyed digest of a name or an address, and until when they are not judged';
CREATE INDEX slow_at ON access.slow USING btree (at);
grant delete, insert, select, update on access.slow to shebaoka_bank;
create table accounts.account (
  bucket smallint not null,
  id uuid not null,
  bank text not null,
  customer uuid not null,
  balance bigint not null,
  version integer not null,
  opened_at timestamp with time zone not null,
  used_day date,
  used_atm bigint not null,
  used_pos bigint not null,
  used_online bigint not null,
  times_atm integer not null,
  times_pos integer not null,
  times_online integer not null,
  constraint account_pkey PRIMARY KEY (bucket, id),
  constraint account_balance_check CHECK ((balance >= 0)),
  constraint account_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint account_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table accounts.account is 'distributed: bucket — an account: the running sum of its journal rows, in fen; version counts whatever changed about the account, its card or its PIN; used, times: what left it on used_day by channel';
CREATE INDEX account_of_customer ON accounts.account USING btree (bucket, customer);
grant insert, select, update on accounts.account to shebaoka_bank;
create table accounts.journal (
  bucket smallint not null,
  account uuid not null,
  seq integer not null,
  what text not null,
  at timestamp with time zone not null,
  day date not null,
  amount bigint not null,
  cash bigint not null,
  clearing bigint not null,
  transit bigint not null,
  dispensing bigint not null,
  balance bigint not null,
  terminal text,
  merchant text,
  reference text not null,
  undoes integer,
  settlement bigint not null default 0,
  note text,
  wealth bigint not null default 0,
  yield bigint not null default 0,
  constraint journal_pkey PRIMARY KEY (bucket, account, seq),
  constraint journal_balance_check CHECK ((balance >= 0)),
  constraint journal_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint journal_check CHECK (((((((((amount + cash) + clearing) + transit) + dispensing) + settlement) + wealth) + yield) = 0)),
  constraint journal_what_check CHECK (((what = ANY (ARRAY['cash-in'::text, 'cash-out'::text, 'deduction'::text, 'purchase'::text, 'void'::text, 'refund'::text, 'reversal'::text, 'withdrawal'::text, 'dispensed'::text, 'deposit'::text, 'transfer-out'::text, 'transfer-in'::text, 'transfer-back'::text, 'pay-out'::text])) OR (what = 'pay-in'::text) OR (what = ANY (ARRAY['cash-in'::text, 'cash-out'::text, 'wealth-buy'::text, 'wealth-redeem'::text, 'dues'::text, 'dues-back'::text])))),
  constraint journal_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table accounts.journal is 'distributed: bucket — one row a posting: amount is what the account changed by, the rest what the internal accounts did; together nothing; append-only';
grant insert, select on accounts.journal to shebaoka_bank;
create table acquiring.message (
  key text not null,
  terminal text not null,
  kind text not null,
  digest bytea,
  code character(2) not null,
  reason text,
  facts jsonb,
  bucket smallint,
  card uuid,
  seq integer,
  amount bigint not null,
  balance bigint,
  rrn text not null,
  auth text,
  merchant text,
  at timestamp with time zone not null,
  undone_by text,
  undid text,
  refunded bigint not null,
  dispensed bigint,
  discount bigint not null default 0,
  points integer not null default 0,
  offer uuid,
  constraint message_pkey PRIMARY KEY (key),
  constraint message_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint message_check CHECK (((refunded >= 0) AND (refunded <= amount))),
  constraint message_check1 CHECK (((dispensed >= 0) AND (dispensed <= amount))),
  constraint message_check2 CHECK (((discount >= 0) AND (discount <= amount)))
);
comment on table acquiring.message is 'distributed: key — one row a message of a terminal (terminal, batch and number are the key), or a tombstone where only its reversal came; undone_by: its void, or reversal; undid: whose void it is';
CREATE INDEX message_at ON acquiring.message USING brin (at);
CREATE INDEX message_open ON acquiring.message USING btree (at, key) WHERE ((kind = 'withdrawal'::text) AND (code = '00'::bpchar) AND (dispensed IS NULL) AND (undone_by IS NULL));
grant insert, select, update on acquiring.message to shebaoka_bank;
create table cards.alias (
  digest bytea not null,
  bucket smallint not null,
  card uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table cards.alias is 'distributed: digest — keyed digest of a bank card number, to the card';
grant insert, select on cards.alias to shebaoka_bank;
create table cards.binding (
  bucket smallint not null,
  card uuid not null,
  seq integer not null,
  existing uuid not null,
  account uuid not null,
  instead_of uuid not null,
  at timestamp with time zone not null,
  constraint binding_pkey PRIMARY KEY (bucket, card, seq),
  constraint binding_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint binding_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id),
  constraint binding_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES cards.card(bucket, id),
  constraint binding_bucket_existing_fkey FOREIGN KEY (bucket, existing) REFERENCES cards.card(bucket, id)
);
comment on table cards.binding is 'distributed: bucket — an account its holder had already, bound to the card at its activation; existing: the bank card of that account; instead_of: the account opened with the card; append-only, the card''s own row says what is bound';
grant insert, select on cards.binding to shebaoka_bank;
create table cards.card (
  bucket smallint not null,
  id uuid not null,
  account uuid not null,
  bank text not null,
  number_sealed bytea not null,
  expires character(4) not null,
  opened_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  lost_at timestamp with time zone,
  lost_how text,
  closed_at timestamp with time zone,
  limits jsonb,
  social_sealed bytea,
  region text,
  ended_at timestamp with time zone,
  end_told timestamp with time zone,
  constraint card_pkey PRIMARY KEY (bucket, id),
  constraint card_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint card_check CHECK (((lost_at IS NULL) = (lost_how IS NULL))),
  constraint card_check1 CHECK (((ended_at IS NULL) OR (end_told IS NOT NULL))),
  constraint card_lost_how_check CHECK ((lost_how = ANY (ARRAY['phone'::text, 'written'::text]))),
  constraint card_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table cards.card is 'distributed: bucket — a bank card; expires YYMM, good until the end of that month; limits: what its holder lowered, by channel; social, region: the social security card it lies on; ended_at: the centre ended that card; end_told: the instant of the centre''s newest word on it';
CREATE INDEX card_of_account ON cards.card USING btree (bucket, account);
grant insert, select, update on cards.card to shebaoka_bank;
create table cards.event (
  bucket smallint not null,
  card uuid not null,
  seq integer not null,
  what text not null,
  at timestamp with time zone not null,
  channel text not null,
  who text,
  constraint event_pkey PRIMARY KEY (bucket, card, seq),
  constraint event_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint event_what_check CHECK ((what = ANY (ARRAY['opened'::text, 'activated'::text, 'lost'::text, 'released'::text, 'pin-set'::text, 'pin-unlocked'::text, 'limits-set'::text, 'closed'::text, 'card-ended'::text, 'put-back'::text])))
);
comment on table cards.event is 'distributed: bucket — what happened to a card, where and by whom; append-only';
CREATE INDEX event_at ON cards.event USING btree (at);
grant insert, select on cards.event to shebaoka_bank;
create table customers.alias (
  digest bytea not null,
  bucket smallint not null,
  customer uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table customers.alias is 'distributed: digest — keyed digest of bank, kind and number of an identity document, to the customer';
grant insert, select on customers.alias to shebaoka_bank;
create table customers.customer (
  bucket smallint not null,
  id uuid not null,
  bank text not null,
  id_type text not null,
  name_sealed bytea not null,
  id_number_sealed bytea not null,
  phone_sealed bytea,
  at timestamp with time zone not null,
  constraint customer_pkey PRIMARY KEY (bucket, id),
  constraint customer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table customers.customer is 'distributed: bucket — one customer of one bank';
grant insert, select on customers.customer to shebaoka_bank;
create table house.key_check (
  one boolean not null,
  value bytea not null,
  constraint key_check_pkey PRIMARY KEY (one),
  constraint key_check_one_check CHECK (one)
);
comment on table house.key_check is 'reference — tells a wrong bank key from the right one; the key itself is never in the database';
grant insert, select on house.key_check to shebaoka_bank;
create table house.migration (
  id integer not null default nextval('house.migration_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  constraint migration_pkey PRIMARY KEY (id)
);
comment on table house.migration is 'local — the migrations this database has had';
grant select on house.migration to shebaoka_bank;
create table mandates.mandate (
  number text not null,
  bank text not null,
  bucket smallint not null,
  account uuid not null,
  version integer not null,
  what text not null,
  signed_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  told_at timestamp with time zone not null,
  constraint mandate_pkey PRIMARY KEY (number, bank),
  constraint mandate_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint mandate_version_check CHECK ((version >= 1)),
  constraint mandate_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table mandates.mandate is 'distributed: number — 授权委托: the account it may be deducted from, what for, since when, until when; version: the centre''s count of what it told, the highest stands';
CREATE INDEX mandate_account ON mandates.mandate USING btree (bucket, account);
grant insert, select, update on mandates.mandate to shebaoka_bank;
create table merchants.agreement (
  number text not null,
  bank text not null,
  merchant text not null,
  signed_on date not null,
  signatory text not null,
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamp with time zone not null,
  ended_on date,
  ended_who text,
  constraint agreement_pkey PRIMARY KEY (number, bank),
  constraint agreement_check CHECK (((signed_on <= from_day) AND (from_day <= to_day))),
  constraint agreement_check1 CHECK (((ended_on IS NULL) = (ended_who IS NULL))),
  constraint agreement_merchant_bank_fkey FOREIGN KEY (merchant, bank) REFERENCES merchants.merchant(number, bank)
);
comment on table merchants.agreement is 'reference — what a merchant signed: from and to are its first and last day, ended_on the first day on which it holds no more';
grant insert, select, update on merchants.agreement to shebaoka_bank;
create table merchants.merchant (
  number text not null,
  bank text not null,
  zh text not null,
  en text not null,
  trade text not null,
  place text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint merchant_pkey PRIMARY KEY (number, bank),
  constraint merchant_number_check CHECK ((number ~ '^[0-9A-Z]{15}$'::text)),
  constraint merchant_trade_check CHECK ((trade = ANY (ARRAY['food'::text, 'daily'::text, 'health'::text, 'books'::text, 'travel'::text, 'home'::text])))
);
comment on table merchants.merchant is 'reference — a merchant that a bank has designated: its customers pay there on line too; ended_at: no longer';
grant insert, select, update on merchants.merchant to shebaoka_bank;
create table merchants.offer (
  id uuid not null,
  bank text not null,
  agreement text not null,
  zh text not null,
  en text not null,
  percent smallint not null,
  fixed bigint not null,
  "least" bigint not null,
  most bigint not null,
  points smallint not null,
  used_at text not null,
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_check CHECK (((percent = 0) OR (fixed = 0))),
  constraint offer_check1 CHECK (((percent > 0) OR (fixed > 0) OR (points > 0))),
  constraint offer_check2 CHECK ((from_day <= to_day)),
  constraint offer_check3 CHECK (((fixed < "least") OR (fixed = 0))),
  constraint offer_fixed_check CHECK ((fixed >= 0)),
  constraint offer_least_check CHECK (("least" >= 0)),
  constraint offer_most_check CHECK ((most >= 0)),
  constraint offer_percent_check CHECK (((percent >= 0) AND (percent <= 90))),
  constraint offer_points_check CHECK (((points >= 0) AND (points <= 100))),
  constraint offer_used_at_check CHECK ((used_at = ANY (ARRAY['both'::text, 'pos'::text, 'online'::text]))),
  constraint offer_agreement_bank_fkey FOREIGN KEY (agreement, bank) REFERENCES merchants.agreement(number, bank)
);
comment on table merchants.offer is 'reference — a discount in percent or fen from a purchase of least fen on, of most fen at most (0: no bound), and points for each yuan paid';
grant insert, select, update on merchants.offer to shebaoka_bank;
create table online.access (
  bucket smallint not null,
  customer uuid not null,
  login_sealed bytea not null,
  password_hash text not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint access_pkey PRIMARY KEY (bucket, customer),
  constraint access_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint access_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table online.access is 'distributed: bucket — a customer''s online banking: login name sealed, password as argon2id';
grant insert, select, update on online.access to shebaoka_bank;
create table online.alias (
  digest bytea not null,
  bucket smallint not null,
  customer uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table online.alias is 'distributed: digest — keyed digest of bank and login name, to the customer';
grant insert, select, update on online.alias to shebaoka_bank;
create table online.answer (
  bucket smallint not null,
  customer uuid not null,
  question text not null,
  verifier bytea not null,
  at timestamp with time zone not null,
  constraint answer_pkey PRIMARY KEY (bucket, customer, question),
  constraint answer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint answer_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table online.answer is 'distributed: bucket — answers to a customer''s security questions, as HMAC-SM3 under the bank''s PIN key';
grant insert, select, update on online.answer to shebaoka_bank;
create table online.wallet (
  bucket smallint not null,
  account uuid not null,
  customer uuid not null,
  verifier bytea not null,
  tries smallint not null,
  locked_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  chosen_day date,
  chosen smallint not null default 0,
  constraint wallet_pkey PRIMARY KEY (bucket, account),
  constraint wallet_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint wallet_chosen_check CHECK ((chosen >= 0)),
  constraint wallet_tries_check CHECK ((tries >= 0)),
  constraint wallet_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id),
  constraint wallet_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table online.wallet is 'distributed: bucket — the e-wallet of an account: its payment password as HMAC-SM3 under the bank''s PIN key, wrong tries in a row, since when it is locked; chosen: new payment passwords held against the bank PIN on chosen_day';
grant insert, select, update on online.wallet to shebaoka_bank;
create table orders.notice (
  bucket smallint not null,
  id uuid not null,
  bank text not null,
  card uuid not null,
  what text not null,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  seq integer,
  how text,
  until date,
  tries integer not null default 0,
  due_at timestamp with time zone not null,
  refused text,
  constraint notice_pkey PRIMARY KEY (bucket, id),
  constraint notice_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint notice_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'written'::text]))),
  constraint notice_loss CHECK (((what = 'activated'::text) OR (seq IS NOT NULL))),
  constraint notice_what_check CHECK ((what = ANY (ARRAY['activated'::text, 'lost'::text, 'released'::text])))
);
comment on table orders.notice is 'distributed: bucket — what the centre is to be told, and when it took it; one that it did not take (refused: why) is told again, later each time; seq: the account''s version of a loss or release, by which the centre knows the newer';
CREATE INDEX notice_due ON orders.notice USING btree (due_at) WHERE (told_at IS NULL);
grant insert, select, update on orders.notice to shebaoka_bank;
create table orders.opening (
  number text not null,
  bank text not null,
  digest bytea not null,
  bucket smallint not null,
  card uuid not null,
  at timestamp with time zone not null,
  constraint opening_pkey PRIMARY KEY (number, bank),
  constraint opening_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table orders.opening is 'distributed: number — accounts opened for the centre, once under the centre''s order number';
CREATE INDEX opening_at ON orders.opening USING btree (at);
grant insert, select on orders.opening to shebaoka_bank;
create table orders.passed_loss (
  number text not null,
  bank text not null,
  digest bytea not null,
  bucket smallint not null,
  card uuid not null,
  seq integer not null,
  how text not null,
  since timestamp with time zone not null,
  at timestamp with time zone not null,
  constraint passed_loss_pkey PRIMARY KEY (number, bank),
  constraint passed_loss_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint passed_loss_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'written'::text])))
);
comment on table orders.passed_loss is 'distributed: number — a holder''s report of loss that the centre passed on, once under its number, and what was answered';
grant insert, select on orders.passed_loss to shebaoka_bank;
create table orders.pay_in (
  number text not null,
  bank text not null,
  digest bytea,
  bucket smallint,
  card uuid,
  amount bigint,
  note text,
  at timestamp with time zone not null,
  paid_at timestamp with time zone,
  paid_by text,
  withdrawn_at timestamp with time zone,
  constraint pay_in_pkey PRIMARY KEY (number, bank),
  constraint pay_in_amount_check CHECK ((amount > 0)),
  constraint pay_in_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint pay_in_check CHECK (((paid_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint pay_in_check1 CHECK (((paid_at IS NULL) = (paid_by IS NULL))),
  constraint pay_in_check2 CHECK (((withdrawn_at IS NOT NULL) OR ((digest IS NOT NULL) AND (bucket IS NOT NULL) AND (card IS NOT NULL) AND (amount IS NOT NULL))))
);
comment on table orders.pay_in is 'distributed: number — what the centre ordered to be credited to a card once its holder keys the PIN: paid by one message, or withdrawn; one withdrawn before it came has no more than its number';
grant insert, select, update on orders.pay_in to shebaoka_bank;
create table orders.terms (
  bank text not null,
  region text not null,
  places text[] not null,
  steps text[] not null,
  existing boolean not null,
  at timestamp with time zone not null,
  constraint terms_pkey PRIMARY KEY (bank, region)
);
comment on table orders.terms is 'reference — where and by which steps a financial account is activated, per bank and region, as the card centre''s policy has it';
grant insert, select, update on orders.terms to shebaoka_bank;
create table passkeys.passkey (
  bucket smallint not null,
  customer uuid not null,
  id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  terminal text not null,
  at timestamp with time zone not null,
  constraint passkey_pkey PRIMARY KEY (bucket, customer, id),
  constraint passkey_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint passkey_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table passkeys.passkey is 'distributed: bucket — an authenticator of a customer, registered on a branch''s terminal';
grant insert, select, update on passkeys.passkey to shebaoka_bank;
create table payments.consent (
  bucket smallint not null,
  account uuid not null,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (bucket, account),
  constraint consent_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint consent_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table payments.consent is 'distributed: bucket — its holder lets the card centre show balance and movements of an account, until it is taken back';
grant insert, select, update on payments.consent to shebaoka_bank;
create table payments.payment (
  bucket smallint not null,
  account uuid not null,
  key text not null,
  means text not null,
  what text not null,
  digest bytea not null,
  amount bigint not null,
  discount bigint not null,
  points integer not null,
  seq integer not null,
  merchant text,
  number text not null,
  note text not null,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  refused text,
  constraint payment_pkey PRIMARY KEY (bucket, account, key),
  constraint payment_amount_check CHECK ((amount > 0)),
  constraint payment_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint payment_check CHECK (((discount >= 0) AND (discount < amount))),
  constraint payment_means_check CHECK ((means = ANY (ARRAY['bank'::text, 'wallet'::text]))),
  constraint payment_what_check CHECK ((what = ANY (ARRAY['merchant'::text, 'order'::text, 'transfer'::text, 'dues'::text]))),
  constraint payment_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table payments.payment is 'distributed: bucket — what was paid on line, once under the key of whoever asked; number: the order, the dues or the transfer; of dues told_at: the centre was told, refused: it had been paid elsewhere and the money came back';
CREATE INDEX payment_untold ON payments.payment USING btree (at) WHERE ((what = 'dues'::text) AND (told_at IS NULL));
grant insert, select, update on payments.payment to shebaoka_bank;
create table payments.recovery (
  bucket smallint not null,
  customer uuid not null,
  tries smallint not null,
  locked_at timestamp with time zone,
  constraint recovery_pkey PRIMARY KEY (bucket, customer),
  constraint recovery_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint recovery_tries_check CHECK ((tries >= 0)),
  constraint recovery_bucket_customer_fkey FOREIGN KEY (bucket, customer) REFERENCES customers.customer(bucket, id)
);
comment on table payments.recovery is 'distributed: bucket — wrong answers to a customer''s security questions in a row, and since when they are not asked any more';
grant insert, select, update on payments.recovery to shebaoka_bank;
create table payouts.batch (
  number text not null,
  bank text not null,
  digest bytea not null,
  count integer not null,
  total bigint not null,
  taken_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  kind text not null default 'pay-out'::text,
  asked_at timestamp with time zone,
  constraint batch_pkey PRIMARY KEY (number, bank),
  constraint batch_count_check CHECK ((count > 0)),
  constraint batch_kind_check CHECK ((kind = ANY (ARRAY['pay-out'::text, 'deduction'::text]))),
  constraint batch_total_check CHECK ((total > 0))
);
comment on table payouts.batch is 'distributed: number — a file of pay-outs or deductions that was taken; digest: SM3 of the file before its end line, which the number stands for from then on; returned_at: when its return file was first written';
CREATE INDEX batch_returned ON payouts.batch USING btree (returned_at);
grant insert, select, update on payouts.batch to shebaoka_bank;
create table payouts.line (
  number text not null,
  bank text not null,
  seq integer not null,
  result text not null,
  amount bigint not null,
  bucket smallint,
  account uuid,
  entry integer,
  at timestamp with time zone not null,
  constraint line_pkey PRIMARY KEY (number, bank, seq),
  constraint line_amount_check CHECK ((amount > 0)),
  constraint line_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint line_check CHECK (((result = 'done'::text) = (entry IS NOT NULL))),
  constraint line_check1 CHECK (((entry IS NULL) OR ((bucket IS NOT NULL) AND (account IS NOT NULL)))),
  constraint line_result_check CHECK ((result = ANY (ARRAY['done'::text, 'account-unknown'::text, 'name-differs'::text, 'not-active'::text, 'closed'::text, 'lost'::text, 'insufficient'::text, 'mandate-missing'::text]))),
  constraint line_seq_check CHECK ((seq > 0))
);
comment on table payouts.line is 'distributed: number — what became of a line of a file, once; entry: the journal row of the account that was paid or charged; append-only';
grant insert, select on payouts.line to shebaoka_bank;
create table pins.pin (
  bucket smallint not null,
  card uuid not null,
  verifier bytea not null,
  tries smallint not null,
  locked_at timestamp with time zone,
  set_at timestamp with time zone not null,
  constraint pin_pkey PRIMARY KEY (bucket, card),
  constraint pin_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint pin_tries_check CHECK ((tries >= 0)),
  constraint pin_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES cards.card(bucket, id)
);
comment on table pins.pin is 'distributed: bucket — the PIN of a card: HMAC-SM3 under the bank''s PIN key, wrong tries in a row, since when it is locked';
grant insert, select, update on pins.pin to shebaoka_bank;
create table points.entry (
  bucket smallint not null,
  account uuid not null,
  seq integer not null,
  merchant text not null,
  points integer not null,
  day date not null,
  at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (bucket, account, seq),
  constraint entry_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint entry_points_check CHECK ((points <> 0)),
  constraint entry_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table points.entry is 'distributed: bucket — points of an account: given with a purchase, taken back with what undid it; seq is that of the posting; append-only';
grant insert, select on points.entry to shebaoka_bank;
create table shop.item (
  id text not null,
  bank text not null,
  merchant text not null,
  zh text not null,
  en text not null,
  price bigint not null,
  constraint item_pkey PRIMARY KEY (id, bank),
  constraint item_price_check CHECK ((price > 0)),
  constraint item_merchant_bank_fkey FOREIGN KEY (merchant, bank) REFERENCES merchants.merchant(number, bank)
);
comment on table shop.item is 'reference — what a merchant''s page sells';
grant insert, select, update on shop.item to shebaoka_bank;
create table shop.request (
  number text not null,
  bank text not null,
  merchant text not null,
  lines jsonb not null,
  amount bigint not null,
  at timestamp with time zone not null,
  paid_at timestamp with time zone,
  reference text,
  constraint request_pkey PRIMARY KEY (number),
  constraint request_amount_check CHECK ((amount > 0))
);
comment on table shop.request is 'distributed: number — an order of a merchant''s page: paid once, by whichever customer of its bank; reference names the payment';
grant insert, select, update on shop.request to shebaoka_bank;
create table staff.member (
  number text not null,
  bank text not null,
  branch text,
  post text not null,
  name_sealed bytea not null,
  password_hash text not null,
  active boolean not null,
  at timestamp with time zone not null,
  constraint member_pkey PRIMARY KEY (number),
  constraint member_number_check CHECK ((number ~ '^[0-9A-Z-]{3,20}$'::text)),
  constraint member_post_check CHECK ((post = ANY (ARRAY['teller'::text, 'chief-teller'::text, 'operations'::text])))
);
comment on table staff.member is 'reference — one member of staff of one bank; branch: none at the bank''s head office; demo members'' passwords are public';
grant insert, select, update on staff.member to shebaoka_bank;
create table terminals.terminal (
  id text not null,
  kind text not null,
  bank text not null,
  merchant text not null,
  country character(3) not null,
  batch integer not null,
  master_sealed bytea not null,
  working_sealed bytea,
  signed_in_at timestamp with time zone,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  cipher text not null default 'sm4'::text,
  centre boolean not null default false,
  constraint terminal_pkey PRIMARY KEY (id),
  constraint terminal_cipher_check CHECK ((cipher = ANY (ARRAY['3des'::text, 'sm4'::text]))),
  constraint terminal_id_check CHECK ((id ~ '^[0-9A-Z]{8}$'::text)),
  constraint terminal_kind_check CHECK ((kind = ANY (ARRAY['pos'::text, 'atm'::text, 'counter'::text, 'online'::text])))
);
comment on table terminals.terminal is 'reference — a terminal: its master key, and the working keys and batch of its newest sign-in; centre: it takes the card centre''s fees';
grant insert, select, update on terminals.terminal to shebaoka_bank;
create table texts.text (
  id uuid not null,
  bank text not null,
  phone_sealed bytea not null,
  text_sealed bytea not null,
  at timestamp with time zone not null,
  constraint text_pkey PRIMARY KEY (id)
);
comment on table texts.text is 'distributed: id — a text message, sealed; append-only';
CREATE INDEX text_newest ON texts.text USING btree (at);
grant insert, select on texts.text to shebaoka_bank;
create table tills.drawer (
  id uuid not null,
  bank text not null,
  branch text not null,
  member text not null,
  day date not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  counted bigint,
  expected bigint,
  why text,
  constraint drawer_pkey PRIMARY KEY (id),
  constraint drawer_check CHECK ((((closed_at IS NULL) = (counted IS NULL)) AND ((closed_at IS NULL) = (expected IS NULL)))),
  constraint drawer_counted_check CHECK ((counted >= 0)),
  constraint drawer_member_fkey FOREIGN KEY (member) REFERENCES staff.member(number)
);
comment on table tills.drawer is 'reference — a teller''s drawer from its opening to its count; expected: what its entries add up to at the close';
CREATE INDEX drawer_branch ON tills.drawer USING btree (branch, day);
CREATE INDEX drawer_of_member ON tills.drawer USING btree (member, opened_at);
CREATE UNIQUE INDEX drawer_open ON tills.drawer USING btree (member) WHERE (closed_at IS NULL);
grant insert, select, update on tills.drawer to shebaoka_bank;
create table tills.entry (
  drawer uuid not null,
  seq integer not null,
  key uuid not null,
  what text not null,
  amount bigint not null,
  vault bigint not null,
  customers bigint not null,
  difference bigint not null,
  bucket smallint,
  account uuid,
  entry integer,
  balance bigint not null,
  at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (drawer, seq),
  constraint entry_balance_check CHECK ((balance >= 0)),
  constraint entry_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint entry_check CHECK (((((amount + vault) + customers) + difference) = 0)),
  constraint entry_check1 CHECK (((what = ANY (ARRAY['cash-in'::text, 'cash-out'::text])) = (entry IS NOT NULL))),
  constraint entry_check2 CHECK (((entry IS NULL) OR ((bucket IS NOT NULL) AND (account IS NOT NULL)))),
  constraint entry_what_check CHECK ((what = ANY (ARRAY['opening'::text, 'cash-in'::text, 'cash-out'::text, 'difference'::text, 'back-to-vault'::text]))),
  constraint entry_drawer_key_key UNIQUE (drawer, key)
);
comment on table tills.entry is 'distributed: drawer — what went into a drawer and out of it, against the vault, the customers or the count''s difference, together nothing; entry: the journal row of the account; append-only';
grant insert, select on tills.entry to shebaoka_bank;
create table transfers.transfer (
  bucket smallint not null,
  id uuid not null,
  account uuid not null,
  bank text not null,
  to_bank text not null,
  to_bucket smallint,
  to_account uuid,
  payee_sealed bytea not null,
  amount bigint not null,
  at timestamp with time zone not null,
  landed_at timestamp with time zone,
  returned_at timestamp with time zone,
  why text,
  constraint transfer_pkey PRIMARY KEY (bucket, id),
  constraint transfer_amount_check CHECK ((amount > 0)),
  constraint transfer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint transfer_to_bucket_check CHECK (((to_bucket >= 0) AND (to_bucket <= 4095))),
  constraint transfer_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table transfers.transfer is 'distributed: bucket — money that left an account: on its way until it has landed or came back; the bucket is the payer''s';
CREATE INDEX transfer_due ON transfers.transfer USING btree (at) WHERE ((landed_at IS NULL) AND (returned_at IS NULL));
grant insert, select, update on transfers.transfer to shebaoka_bank;
create table visits.code (
  visit uuid not null,
  verifier bytea not null,
  expires_at timestamp with time zone not null,
  tries smallint not null,
  sends smallint not null,
  used_at timestamp with time zone,
  constraint code_pkey PRIMARY KEY (visit),
  constraint code_sends_check CHECK ((sends > 0)),
  constraint code_tries_check CHECK ((tries >= 0))
);
comment on table visits.code is 'distributed: visit — the newest one-time code of a visit, as a keyed digest; sends: how many were sent';
grant insert, select, update on visits.code to shebaoka_bank;
create table visits.scan (
  visit uuid not null,
  page text not null,
  bytes_sealed bytea not null,
  at timestamp with time zone not null,
  constraint scan_pkey PRIMARY KEY (visit, page),
  constraint scan_page_check CHECK ((page = ANY (ARRAY['id-front'::text, 'id-back'::text])))
);
comment on table visits.scan is 'distributed: visit — the copy of the document shown, sealed';
grant insert, select, update on visits.scan to shebaoka_bank;
create table visits.visit (
  id uuid not null,
  bucket smallint not null,
  customer uuid not null,
  card uuid not null,
  bank text not null,
  branch text not null,
  member text not null,
  terminal text not null,
  comes text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  form_sealed bytea,
  phone_sealed bytea,
  coded_at timestamp with time zone,
  enrolled_at timestamp with time zone,
  proven_at timestamp with time zone,
  existing uuid,
  bound_at timestamp with time zone,
  online text,
  challenge text,
  challenge_for text,
  challenge_until timestamp with time zone,
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint visit_challenge_for_check CHECK ((challenge_for = ANY (ARRAY['enrol'::text, 'prove'::text]))),
  constraint visit_comes_check CHECK ((comes = ANY (ARRAY['holder'::text, 'agent'::text]))),
  constraint visit_online_check CHECK ((online = ANY (ARRAY['opened'::text, 'declined'::text]))),
  constraint visit_member_fkey FOREIGN KEY (member) REFERENCES staff.member(number)
);
comment on table visits.visit is 'distributed: id — one customer at one window; form: the signed application, sealed; coded, enrolled, proven, bound: when each was done';
CREATE INDEX visit_of ON visits.visit USING btree (bucket, customer, at);
grant insert, select, update on visits.visit to shebaoka_bank;
create table wealth.holding (
  bucket smallint not null,
  id uuid not null,
  account uuid not null,
  key text not null,
  bank text not null,
  product text not null,
  amount bigint not null,
  seq integer not null,
  bought_at timestamp with time zone not null,
  due_day date not null,
  redeemed_at timestamp with time zone,
  redeemed_seq integer,
  earned bigint,
  constraint holding_pkey PRIMARY KEY (bucket, id),
  constraint holding_amount_check CHECK ((amount > 0)),
  constraint holding_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint holding_check CHECK ((((redeemed_at IS NULL) = (redeemed_seq IS NULL)) AND ((redeemed_at IS NULL) = (earned IS NULL)))),
  constraint holding_earned_check CHECK ((earned >= 0)),
  constraint holding_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id),
  constraint holding_product_bank_fkey FOREIGN KEY (product, bank) REFERENCES wealth.product(id, bank),
  constraint holding_bucket_account_key_key UNIQUE (bucket, account, key)
);
comment on table wealth.holding is 'distributed: bucket — what an account holds of a product: seq and redeemed_seq are its postings';
grant insert, select, update on wealth.holding to shebaoka_bank;
create table wealth.product (
  id text not null,
  bank text not null,
  zh text not null,
  en text not null,
  risk smallint not null,
  risk_zh text not null,
  risk_en text not null,
  "least" bigint not null,
  rate smallint not null,
  days integer not null,
  early boolean not null,
  from_day date not null,
  to_day date not null,
  who text not null,
  at timestamp with time zone not null,
  constraint product_pkey PRIMARY KEY (id, bank),
  constraint product_check CHECK ((from_day <= to_day)),
  constraint product_days_check CHECK (((days >= 1) AND (days <= 3660))),
  constraint product_least_check CHECK (("least" > 0)),
  constraint product_rate_check CHECK (((rate >= 0) AND (rate <= 2000))),
  constraint product_risk_check CHECK (((risk >= 1) AND (risk <= 5)))
);
comment on table wealth.product is 'reference — a product on sale from from_day to to_day; rate in hundredths of a percent a year, reached if it runs days; early: may be given back before, without earnings';
grant insert, select, update on wealth.product to shebaoka_bank;
