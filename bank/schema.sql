-- Written from the catalog by tools/schema.ts; not to be edited. What makes the database is bank/migrations.
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
create schema orders;
comment on schema orders is 'What the card centre asked for, and what it is told';
grant usage on schema orders to shebaoka_bank;
create schema payouts;
comment on schema payouts is 'Pay-out files of the card centre: each number once, each line once';
grant usage on schema payouts to shebaoka_bank;
create schema pins;
comment on schema pins is 'Bank PINs: keyed one-way values, tries, locks';
grant usage on schema pins to shebaoka_bank;
create schema terminals;
comment on schema terminals is 'Terminals that send to the bank, and their keys';
grant usage on schema terminals to shebaoka_bank;
create schema transfers;
comment on schema transfers is 'Money between two accounts: out in one step, in by another, once';
grant usage on schema transfers to shebaoka_bank;
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
  constraint journal_pkey PRIMARY KEY (bucket, account, seq),
  constraint journal_balance_check CHECK ((balance >= 0)),
  constraint journal_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint journal_check CHECK (((((((amount + cash) + clearing) + transit) + dispensing) + settlement) = 0)),
  constraint journal_what_check CHECK ((what = ANY (ARRAY['purchase'::text, 'void'::text, 'refund'::text, 'reversal'::text, 'withdrawal'::text, 'dispensed'::text, 'deposit'::text, 'transfer-out'::text, 'transfer-in'::text, 'transfer-back'::text, 'pay-out'::text]))),
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
  constraint message_pkey PRIMARY KEY (key),
  constraint message_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint message_check CHECK (((refunded >= 0) AND (refunded <= amount))),
  constraint message_check1 CHECK (((dispensed >= 0) AND (dispensed <= amount)))
);
comment on table acquiring.message is 'distributed: key — one row a message of a terminal (terminal, batch and number are the key), or a tombstone where only its reversal came; undone_by: its void, or reversal; undid: whose void it is';
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
  constraint card_pkey PRIMARY KEY (bucket, id),
  constraint card_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint card_check CHECK (((lost_at IS NULL) = (lost_how IS NULL))),
  constraint card_lost_how_check CHECK ((lost_how = ANY (ARRAY['phone'::text, 'written'::text]))),
  constraint card_bucket_account_fkey FOREIGN KEY (bucket, account) REFERENCES accounts.account(bucket, id)
);
comment on table cards.card is 'distributed: bucket — a bank card; expires YYMM, good until the end of that month; limits: what its holder lowered, by channel';
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
  constraint event_what_check CHECK ((what = ANY (ARRAY['opened'::text, 'activated'::text, 'lost'::text, 'released'::text, 'pin-set'::text, 'pin-unlocked'::text, 'limits-set'::text, 'closed'::text])))
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
create table payouts.batch (
  number text not null,
  bank text not null,
  digest bytea not null,
  count integer not null,
  total bigint not null,
  taken_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  asked_at timestamp with time zone,
  constraint batch_pkey PRIMARY KEY (number, bank),
  constraint batch_count_check CHECK ((count > 0)),
  constraint batch_total_check CHECK ((total > 0))
);
comment on table payouts.batch is 'distributed: number — a pay-out file that was taken; digest: SM3 of the file before its end line, which the number stands for from then on; returned_at: when its return file was first written';
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
  constraint line_result_check CHECK ((result = ANY (ARRAY['done'::text, 'account-unknown'::text, 'name-differs'::text, 'not-active'::text, 'closed'::text, 'lost'::text]))),
  constraint line_seq_check CHECK ((seq > 0))
);
comment on table payouts.line is 'distributed: number — what became of a line of a pay-out file, once; entry: the journal row of the account that was paid; append-only';
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
  constraint terminal_pkey PRIMARY KEY (id),
  constraint terminal_id_check CHECK ((id ~ '^[0-9A-Z]{8}$'::text)),
  constraint terminal_kind_check CHECK ((kind = ANY (ARRAY['pos'::text, 'atm'::text, 'counter'::text, 'online'::text])))
);
comment on table terminals.terminal is 'reference — a terminal: its master key, and the working keys and batch of its newest sign-in';
grant insert, select, update on terminals.terminal to shebaoka_bank;
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
