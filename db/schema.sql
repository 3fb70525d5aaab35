-- Written from the catalog by tools/schema.ts; not to be edited. What makes the database is db/migrations.
create schema access;
comment on schema access is 'Who may send to the national door: gateway signatures, client certificates, addresses';
grant usage on schema access to shebaoka_app;
create schema applications;
grant usage on schema applications to shebaoka_app;
create schema bankdays;
comment on schema bankdays is 'Daily reconciliation with each bank: its lists, what differs, certificates; notices that were not taken';
grant usage on schema bankdays to shebaoka_app;
create schema banks;
grant usage on schema banks to shebaoka_app;
create schema benefits;
comment on schema benefits is 'Benefits: entitlements, what is due by month, orders to banks and their answers, the yearly proof';
grant usage on schema benefits to shebaoka_app;
create schema cancellation;
comment on schema cancellation is 'Cards that end with their holder, and the money that is left';
grant usage on schema cancellation to shebaoka_app;
create schema cards;
grant usage on schema cards to shebaoka_app;
create schema care;
comment on schema care is 'Visits and stays: registered, diagnosed, charged line by line, settled';
grant usage on schema care to shebaoka_app;
create schema chip;
comment on schema chip is 'The software chips that stand in for plastic';
grant usage on schema chip to shebaoka_app;
create schema clearing;
comment on schema clearing is 'What providers are owed by day, differences between their books and ours, claims';
grant usage on schema clearing to shebaoka_app;
create schema clinics;
comment on schema clinics is 'Designated providers and the catalogue they sell from';
grant usage on schema clinics to shebaoka_app;
create schema contributions;
comment on schema contributions is 'Contributions: dues, mandates, deduction batches and their answers, payments, refunds';
grant usage on schema contributions to shebaoka_app;
create schema demo;
comment on schema demo is 'What the demo city was seeded with; empty in production';
grant usage on schema demo to shebaoka_app;
create schema family;
comment on schema family is 'Who shares the medical account with whom';
grant usage on schema family to shebaoka_app;
create schema fees;
comment on schema fees is 'What a card costs: receipts, and the cash drawers of the windows';
grant usage on schema fees to shebaoka_app;
create schema files;
comment on schema files is 'Files exchanged with providers, sealed, until their end';
grant usage on schema files to shebaoka_app;
create schema filings;
comment on schema filings is 'Filings: care elsewhere, chronic disease, designated provider, maternity; applied for, decided, dated';
grant usage on schema filings to shebaoka_app;
create schema holders;
comment on schema holders is 'The person: number, name, contact, documents';
grant usage on schema holders to shebaoka_app;
create schema hotline;
comment on schema hotline is 'Calls to the hotline: who was named, what was proven, until when';
grant usage on schema hotline to shebaoka_app;
create schema house;
grant usage on schema house to shebaoka_app;
create schema identity;
comment on schema identity is 'Cases in which card, record and document differ';
grant usage on schema identity to shebaoka_app;
create schema imports;
comment on schema imports is 'People who hold cards already, taken over from the system before: the file, how far it is, the lines refused';
grant usage on schema imports to shebaoka_app;
create schema insurance;
comment on schema insurance is 'Who is insured, where, since when; what was paid';
grant usage on schema insurance to shebaoka_app;
create schema ledger;
comment on schema ledger is 'Accounts and the journal that moves them; knows nothing of medicine';
grant usage on schema ledger to shebaoka_app;
create schema losses;
comment on schema losses is 'Loss on both sides: reports of one visit, what was passed on to the bank, what the bank last said';
grant usage on schema losses to shebaoka_app;
create schema merging;
comment on schema merging is 'Double records and double people, merged by their insurance office';
grant usage on schema merging to shebaoka_app;
create schema messages;
comment on schema messages is 'Messages of the national interface: whose, once; sign-ins of providers'' operators';
grant usage on schema messages to shebaoka_app;
create schema notices;
comment on schema notices is 'Text messages and reminders';
grant usage on schema notices to shebaoka_app;
create schema oldcards;
grant usage on schema oldcards to shebaoka_app;
create schema outbox;
comment on schema outbox is 'What is to happen after a transaction: deliveries and timers, written with their cause';
grant usage on schema outbox to shebaoka_app;
create schema papers;
comment on schema papers is 'Photos and scans, sealed';
grant usage on schema papers to shebaoka_app;
create schema pins;
comment on schema pins is 'Social PIN and query password: only keyed one-way values, never a PIN';
grant usage on schema pins to shebaoka_app;
create schema production;
grant usage on schema production to shebaoka_app;
create schema proving;
comment on schema proving is 'Drafted policy values and their proof runs over past settlements';
grant usage on schema proving to shebaoka_app;
create schema record;
comment on schema record is 'Who did and saw what; written once, numbered and chained by one sealer';
grant usage on schema record to shebaoka_app;
create schema regions;
grant usage on schema regions to shebaoka_app;
create schema reimbursement;
comment on schema reimbursement is 'Care paid out of pocket: claimed, reviewed with its scans, approved by two, ordered to be paid';
grant usage on schema reimbursement to shebaoka_app;
create schema settlement;
comment on schema settlement is 'Messages of providers, a year''s accumulators, what was undone';
grant usage on schema settlement to shebaoka_app;
create schema staff;
comment on schema staff is 'Organisations, staff, sessions of everyone who signs in';
grant usage on schema staff to shebaoka_app;
create schema supervision;
comment on schema supervision is 'What looks like a card in other hands, and what the fund office found';
grant usage on schema supervision to shebaoka_app;
create schema terminals;
comment on schema terminals is 'Registered terminals, their keys, and the card sessions opened at them';
grant usage on schema terminals to shebaoka_app;
create schema vault;
grant usage on schema vault to shebaoka_app;
create table access.nonce (
  trust uuid not null,
  nonce text not null,
  until timestamp with time zone not null,
  constraint nonce_pkey PRIMARY KEY (trust, nonce)
);
comment on table access.nonce is 'local — nonces of signatures that could still be believed; removed when they could not';
CREATE INDEX nonce_until ON access.nonce USING brin (until) WITH (pages_per_range='16');
grant delete, insert, select on access.nonce to shebaoka_app;
create table access.trust (
  id uuid not null,
  provider uuid not null,
  kind text not null,
  name text not null,
  secret_sealed bytea,
  public_key text,
  entered_at timestamp with time zone not null,
  entered_by uuid,
  ended_at timestamp with time zone,
  constraint trust_pkey PRIMARY KEY (id),
  constraint trust_check CHECK (((kind = 'token'::text) = (secret_sealed IS NOT NULL))),
  constraint trust_check1 CHECK (((kind = 'sm2'::text) = (public_key IS NOT NULL))),
  constraint trust_kind_check CHECK ((kind = ANY (ARRAY['token'::text, 'sm2'::text, 'certificate'::text, 'address'::text])))
);
comment on table access.trust is 'reference — with what a provider''s messages are vouched for: a token sealed, an SM2 key, a certificate''s digest, an address';
CREATE UNIQUE INDEX trust_in_force ON access.trust USING btree (kind, name, provider) WHERE (ended_at IS NULL);
grant insert, select, update on access.trust to shebaoka_app;
create table applications.application (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  number text not null,
  state text not null,
  kind text not null,
  channel text not null,
  bank character(5) not null,
  region character(6) not null,
  delivery_kind text not null,
  delivery_organisation uuid not null,
  unit uuid,
  roster uuid,
  photo uuid,
  papers jsonb not null,
  reasons jsonb not null,
  submitted_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  approved_by uuid,
  promised_on date,
  moved_at timestamp with time zone not null,
  version integer not null default 1,
  replaces uuid,
  reason text,
  fee bigint not null default 0,
  request text,
  constraint application_pkey PRIMARY KEY (bucket, id),
  constraint application_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint application_channel_check CHECK ((channel = ANY (ARRAY['counter'::text, 'online'::text, 'unit'::text, 'village'::text]))),
  constraint application_delivery_kind_check CHECK ((delivery_kind = ANY (ARRAY['branch'::text, 'unit'::text, 'counter'::text, 'post'::text]))),
  constraint application_fee_check CHECK ((fee >= 0)),
  constraint application_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'replacement'::text, 'exchange'::text, 'renewal'::text]))),
  constraint application_number_check CHECK ((number ~ '^\d{20}$'::text)),
  constraint application_reason_check CHECK ((reason = ANY (ARRAY['lost'::text, 'damaged'::text, 'worn'::text, 'expiring'::text, 'data'::text]))),
  constraint application_replaces CHECK ((((kind = 'first'::text) = (replaces IS NULL)) AND ((kind = 'first'::text) = (reason IS NULL)))),
  constraint application_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'in-production'::text, 'at-site'::text, 'collected'::text, 'withdrawn'::text, 'lapsed'::text]))),
  constraint application_bucket_number_key UNIQUE (bucket, number)
);
comment on table applications.application is 'distributed: bucket, person — one application for a card';
CREATE INDEX application_approved ON applications.application USING btree (region, bank, approved_at, id) WHERE (state = 'approved'::text);
CREATE INDEX application_late ON applications.application USING btree (promised_on, id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'in-production'::text]));
CREATE INDEX application_of_card ON applications.application USING btree (bucket, replaces) WHERE (replaces IS NOT NULL);
CREATE INDEX application_person ON applications.application USING btree (bucket, person, submitted_at);
CREATE UNIQUE INDEX application_one_open ON applications.application USING btree (bucket, person) WHERE (state <> ALL (ARRAY['collected'::text, 'withdrawn'::text, 'lapsed'::text]));
grant insert, select, update on applications.application to shebaoka_app;
create table applications.bank_letter (
  id uuid not null,
  organisation uuid not null,
  bank character(5) not null,
  at timestamp with time zone not null,
  by uuid not null,
  mime text not null,
  size integer not null,
  digest bytea not null,
  letter_sealed bytea not null,
  constraint bank_letter_pkey PRIMARY KEY (id),
  constraint bank_letter_mime_check CHECK ((mime = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint bank_letter_size_check CHECK ((size > 0)),
  constraint bank_letter_organisation_digest_key UNIQUE (organisation, digest)
);
comment on table applications.bank_letter is 'local — a unit''s bank selection letter, signed and sealed; the newest holds';
CREATE INDEX bank_letter_newest ON applications.bank_letter USING btree (organisation, at DESC);
grant insert, select on applications.bank_letter to shebaoka_app;
create table applications.decision (
  office uuid not null,
  id uuid not null,
  bucket smallint not null,
  application uuid not null,
  person uuid not null,
  what text not null,
  by_member uuid,
  post text not null,
  decided_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  taken_back_by uuid,
  reason_sealed bytea,
  constraint decision_pkey PRIMARY KEY (office, id),
  constraint decision_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint decision_check CHECK (((taken_back_at IS NULL) = (reason_sealed IS NULL))),
  constraint decision_what_check CHECK ((what = ANY (ARRAY['approved'::text, 'returned'::text])))
);
comment on table applications.decision is 'local — what a review office decided and when, so that the same post can take it back, with the reason';
CREATE INDEX decision_of_application ON applications.decision USING btree (bucket, application, decided_at);
CREATE INDEX decision_of_member ON applications.decision USING btree (office, by_member, decided_at);
grant insert, select, update on applications.decision to shebaoka_app;
create table applications.roster (
  id uuid not null,
  organisation uuid not null,
  region text not null,
  digest bytea,
  phase text not null,
  next integer not null default 0,
  rows integer not null default 0,
  fault text,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  bank text,
  delivery_kind text,
  delivery_organisation uuid,
  moved_at timestamp with time zone not null,
  outcome jsonb,
  constraint roster_pkey PRIMARY KEY (id),
  constraint roster_delivery_kind_check CHECK ((delivery_kind = ANY (ARRAY['branch'::text, 'unit'::text, 'counter'::text]))),
  constraint roster_phase_check CHECK ((phase = ANY (ARRAY['reading'::text, 'photos'::text, 'checking'::text, 'ready'::text, 'submitting'::text, 'unreadable'::text, 'clearing'::text, 'cleared'::text]))),
  constraint roster_organisation_digest_key UNIQUE (organisation, digest)
);
comment on table applications.roster is 'local — a spreadsheet a unit sent, and how far the work on it is';
CREATE INDEX roster_due ON applications.roster USING btree (phase) WHERE (phase = ANY (ARRAY['reading'::text, 'photos'::text, 'checking'::text, 'submitting'::text]));
grant delete, insert, select, update on applications.roster to shebaoka_app;
create table applications.roster_file (
  roster uuid not null,
  file smallint not null,
  digest bytea not null,
  name_sealed bytea not null,
  size bigint not null,
  entries integer not null,
  received_at timestamp with time zone not null,
  constraint roster_file_pkey PRIMARY KEY (roster, file),
  constraint roster_file_file_check CHECK ((file >= 0)),
  constraint roster_file_roster_fkey FOREIGN KEY (roster) REFERENCES applications.roster(id),
  constraint roster_file_roster_digest_key UNIQUE (roster, digest)
);
comment on table applications.roster_file is 'local — the files of a roster';
grant delete, insert, select, update on applications.roster_file to shebaoka_app;
create table applications.roster_lease (
  roster uuid not null,
  holder uuid not null,
  until timestamp with time zone not null,
  constraint roster_lease_pkey PRIMARY KEY (roster),
  constraint roster_lease_roster_fkey FOREIGN KEY (roster) REFERENCES applications.roster(id)
);
comment on table applications.roster_lease is 'local — which process works on a roster';
grant delete, insert, select, update on applications.roster_lease to shebaoka_app;
create table applications.roster_part (
  roster uuid not null,
  file smallint not null,
  part integer not null,
  bytes_sealed bytea not null,
  constraint roster_part_pkey PRIMARY KEY (roster, file, part),
  constraint roster_part_roster_file_fkey FOREIGN KEY (roster, file) REFERENCES applications.roster_file(roster, file)
);
comment on table applications.roster_part is 'local — sealed parts of the files of a roster';
grant delete, insert, select, update on applications.roster_part to shebaoka_app;
create table applications.roster_photo (
  roster uuid not null,
  file smallint not null,
  entry integer not null,
  organisation uuid not null,
  number_digest bytea,
  name_sealed bytea not null,
  verdict text not null,
  reasons text[] not null default '{}'::text[],
  judged_at timestamp with time zone not null,
  constraint roster_photo_pkey PRIMARY KEY (roster, file, entry),
  constraint roster_photo_verdict_check CHECK ((verdict = ANY (ARRAY['good'::text, 'refused'::text, 'no-photo'::text]))),
  constraint roster_photo_roster_file_fkey FOREIGN KEY (roster, file) REFERENCES applications.roster_file(roster, file)
);
comment on table applications.roster_photo is 'local — one photo of a roster and its verdict';
CREATE INDEX roster_photo_number ON applications.roster_photo USING btree (organisation, number_digest);
grant delete, insert, select, update on applications.roster_photo to shebaoka_app;
create table applications.roster_row (
  roster uuid not null,
  "row" integer not null,
  state text not null,
  kinds text[] not null default '{}'::text[],
  cells_sealed bytea not null,
  cells_digest bytea not null,
  number_digest bytea,
  mistakes_sealed bytea,
  photo_roster uuid,
  photo_file smallint,
  photo_entry integer,
  bucket smallint,
  person uuid,
  application uuid,
  mended_at timestamp with time zone,
  version integer not null default 1,
  attested_at timestamp with time zone,
  attested_by uuid,
  constraint roster_row_pkey PRIMARY KEY (roster, "row"),
  constraint roster_row_attested CHECK (((attested_at IS NULL) = (attested_by IS NULL))),
  constraint roster_row_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint roster_row_state_check CHECK ((state = ANY (ARRAY['staged'::text, 'good'::text, 'bad'::text, 'skipped'::text, 'left-out'::text, 'submitted'::text]))),
  constraint roster_row_roster_fkey FOREIGN KEY (roster) REFERENCES applications.roster(id)
);
comment on table applications.roster_row is 'local — one line of a roster, staged until it becomes an application';
CREATE INDEX roster_row_number ON applications.roster_row USING btree (roster, number_digest);
CREATE INDEX roster_row_photo ON applications.roster_row USING btree (photo_roster) WHERE (photo_roster <> roster);
CREATE INDEX roster_row_state ON applications.roster_row USING btree (roster, state, "row");
grant delete, insert, select, update on applications.roster_row to shebaoka_app;
create table applications.work_item (
  office uuid not null,
  id uuid not null,
  bucket smallint not null,
  application uuid not null,
  person uuid not null,
  finding text not null,
  channel text not null,
  since timestamp with time zone not null,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  version integer not null default 1,
  roster uuid,
  constraint work_item_pkey PRIMARY KEY (office, id),
  constraint work_item_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint work_item_finding_check CHECK ((finding = ANY (ARRAY['same'::text, 'name-differs'::text, 'not-in-register'::text, 'incomplete'::text])))
);
comment on table applications.work_item is 'local — an application that waits for review at an office, and who is at it';
CREATE INDEX work_item_queue ON applications.work_item USING btree (office, since, id);
CREATE INDEX work_item_roster ON applications.work_item USING btree (office, roster, since, id) WHERE (roster IS NOT NULL);
CREATE UNIQUE INDEX work_item_application ON applications.work_item USING btree (application);
grant delete, insert, select, update on applications.work_item to shebaoka_app;
create table bankdays.certificate (
  number text not null,
  bank character(5) not null,
  day date not null,
  digest character(64) not null,
  differences integer not null,
  open integer not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint certificate_pkey PRIMARY KEY (number),
  constraint certificate_bank_day_fkey FOREIGN KEY (bank, day) REFERENCES bankdays.day(bank, day)
);
comment on table bankdays.certificate is 'local — 对账凭证 of a bank''s day: the digest of its list and of both sides'' sums, how many differences it had and how many are open; withdrawn when the day changed';
CREATE UNIQUE INDEX certificate_living ON bankdays.certificate USING btree (bank, day) WHERE (withdrawn_at IS NULL);
grant insert, select, update on bankdays.certificate to shebaoka_app;
create table bankdays.day (
  bank character(5) not null,
  day date not null,
  digest character(64) not null,
  rows integer not null,
  fetched_at timestamp with time zone not null,
  compared_at timestamp with time zone,
  open integer not null default 0,
  constraint day_pkey PRIMARY KEY (bank, day),
  constraint day_open_check CHECK ((open >= 0)),
  constraint day_rows_check CHECK ((rows >= 0))
);
comment on table bankdays.day is 'local — a bank''s day as its list came, when it was compared last, and how many differences are open';
CREATE INDEX day_open ON bankdays.day USING btree (day) WHERE ((open > 0) OR (compared_at IS NULL));
grant insert, select, update on bankdays.day to shebaoka_app;
create table bankdays.difference (
  id uuid not null,
  bank character(5) not null,
  day date not null,
  kind text not null,
  key text not null,
  what text not null,
  ours text,
  theirs text,
  found_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  why text,
  how text,
  note_sealed bytea,
  resolved_by uuid,
  resolved_at timestamp with time zone,
  constraint difference_pkey PRIMARY KEY (id),
  constraint difference_check CHECK ((((how IS NULL) = (resolved_at IS NULL)) AND ((NOT (how IS DISTINCT FROM 'decided'::text)) = (resolved_by IS NOT NULL)))),
  constraint difference_how_check CHECK ((how = ANY (ARRAY['repaired'::text, 'agrees'::text, 'decided'::text]))),
  constraint difference_what_check CHECK ((what = ANY (ARRAY['ours-missing'::text, 'theirs-missing'::text, 'differs'::text]))),
  constraint difference_bank_day_fkey FOREIGN KEY (bank, day) REFERENCES bankdays.day(bank, day),
  constraint difference_bank_day_kind_key_key UNIQUE (bank, day, kind, key)
);
comment on table bankdays.difference is 'local — a business on which a bank''s list and our books differ: both sides, what was tried, how it was resolved and by whom; never deleted';
CREATE INDEX difference_open ON bankdays.difference USING btree (bank, day) WHERE (how IS NULL);
grant insert, select, update on bankdays.difference to shebaoka_app;
create table bankdays.said (
  bank character(5) not null,
  kind text not null,
  key text not null,
  day date not null,
  card_digest bytea,
  state text not null,
  count integer not null,
  amount bigint not null,
  at timestamp with time zone not null,
  constraint said_pkey PRIMARY KEY (bank, kind, key),
  constraint said_bank_day_fkey FOREIGN KEY (bank, day) REFERENCES bankdays.day(bank, day)
);
comment on table bankdays.said is 'local — a row of a bank''s list; numbers of cards are kept as keyed digests, in the key too; fen';
CREATE INDEX said_of_day ON bankdays.said USING btree (bank, day, kind);
grant insert, select on bankdays.said to shebaoka_app;
create table bankdays.sum (
  bank character(5) not null,
  day date not null,
  kind text not null,
  our_count integer not null,
  our_amount bigint not null,
  their_count integer not null,
  their_amount bigint not null,
  constraint sum_pkey PRIMARY KEY (bank, day, kind),
  constraint sum_bank_day_fkey FOREIGN KEY (bank, day) REFERENCES bankdays.day(bank, day)
);
comment on table bankdays.sum is 'local — a day''s business by kind on both sides, as it was compared last; fen';
grant insert, select, update on bankdays.sum to shebaoka_app;
create table bankdays.untaken (
  bank character(5) not null,
  notice text not null,
  what text not null,
  ending character(4) not null,
  card_digest bytea not null,
  why text not null,
  why_zh text not null,
  why_en text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  times integer not null,
  taken_at timestamp with time zone,
  constraint untaken_pkey PRIMARY KEY (bank, notice)
);
comment on table bankdays.untaken is 'local — a notice of a bank that was not taken: why, how often it came, and when it was taken after all';
CREATE INDEX untaken_open ON bankdays.untaken USING btree (last_at) WHERE (taken_at IS NULL);
grant insert, select, update on bankdays.untaken to shebaoka_app;
create table banks.activation (
  bucket smallint not null,
  card uuid not null,
  bank character(5) not null,
  at timestamp with time zone not null,
  constraint activation_pkey PRIMARY KEY (bucket, card),
  constraint activation_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table banks.activation is 'distributed: bucket, person — the financial account of a card became active here by its bank''s word';
CREATE INDEX activation_at ON banks.activation USING btree (bank, at);
grant insert, select on banks.activation to shebaoka_app;
create table banks.opening (
  bucket smallint not null,
  card uuid not null,
  bank character(5) not null,
  by_port text not null,
  opened_at timestamp with time zone not null,
  constraint opening_pkey PRIMARY KEY (bucket, card),
  constraint opening_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table banks.opening is 'distributed: bucket, person — the account a bank opened for a card, and which port said so';
CREATE INDEX opening_at ON banks.opening USING btree (bank, opened_at);
grant insert, select on banks.opening to shebaoka_app;
create table benefits.batch (
  id uuid not null,
  run uuid not null,
  number text not null,
  region character(6) not null,
  month character(7) not null,
  kind text not null,
  bank text not null,
  phase text not null,
  stopped boolean not null default false,
  next_bucket integer not null default 0,
  count integer not null default 0,
  sum bigint not null default 0,
  ordered integer not null default 0,
  ordered_sum bigint not null default 0,
  paid integer not null default 0,
  paid_sum bigint not null default 0,
  returned integer not null default 0,
  returned_sum bigint not null default 0,
  unknown integer not null default 0,
  unknown_sum bigint not null default 0,
  drawn_by uuid not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  port text,
  sent_at timestamp with time zone,
  moved_at timestamp with time zone not null,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_check CHECK (((phase = ANY (ARRAY['drawing'::text, 'drawn'::text, 'withdrawn'::text, 'empty'::text])) OR ((approved_by IS NOT NULL) AND (approved_by <> drawn_by)))),
  constraint batch_check1 CHECK (((ordered_sum <= sum) AND (((paid + returned) + unknown) <= ordered) AND (((paid_sum + returned_sum) + unknown_sum) <= ordered_sum))),
  constraint batch_next_bucket_check CHECK (((next_bucket >= 0) AND (next_bucket <= 4096))),
  constraint batch_phase_check CHECK ((phase = ANY (ARRAY['drawing'::text, 'drawn'::text, 'closing'::text, 'ready'::text, 'sent'::text, 'done'::text, 'withdrawn'::text, 'empty'::text]))),
  constraint batch_run_fkey FOREIGN KEY (run) REFERENCES benefits.run(id),
  constraint batch_number_key UNIQUE (number),
  constraint batch_run_bank_key UNIQUE (run, bank)
);
comment on table benefits.batch is 'local — an order to one bank: count and sum as drawn and approved, as ordered, and what came of it; next_bucket moves in the transaction that closes a part or gives it back; fen';
CREATE INDEX batch_of_region ON benefits.batch USING btree (region, moved_at, id);
CREATE INDEX batch_working ON benefits.batch USING btree (moved_at, id) WHERE ((phase = ANY (ARRAY['closing'::text, 'withdrawn'::text])) AND (next_bucket < 4096));
grant insert, select, update on benefits.batch to shebaoka_app;
create table benefits.came_back (
  bucket smallint not null,
  cause uuid not null,
  month character(7) not null,
  nth smallint not null,
  batch uuid not null,
  seq integer not null,
  card uuid not null,
  amount bigint not null,
  reason text not null,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone not null,
  constraint came_back_pkey PRIMARY KEY (bucket, cause, month, nth),
  constraint came_back_amount_check CHECK ((amount > 0)),
  constraint came_back_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint came_back_nth_check CHECK ((nth >= 1)),
  constraint came_back_seq_check CHECK ((seq >= 1)),
  constraint came_back_bucket_cause_month_fkey FOREIGN KEY (bucket, cause, month) REFERENCES benefits.line(bucket, cause, month)
);
comment on table benefits.came_back is 'distributed: bucket, cause — an order the bank returned: nth time, its place in the batch, the card whose account, why; fen';
CREATE INDEX came_back_place ON benefits.came_back USING btree (batch, seq);
grant insert, select on benefits.came_back to shebaoka_app;
create table benefits.claim (
  bucket smallint not null,
  id uuid not null,
  cause uuid not null,
  month character(7) not null,
  person uuid not null,
  card uuid not null,
  bank text not null,
  amount bigint not null,
  terminal uuid not null,
  state text not null,
  rrn text,
  asked smallint not null default 0,
  by_id uuid,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint claim_pkey PRIMARY KEY (bucket, id),
  constraint claim_amount_check CHECK ((amount > 0)),
  constraint claim_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint claim_check CHECK (((state = 'paid'::text) = (rrn IS NOT NULL))),
  constraint claim_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'withdrawn'::text])))
);
comment on table benefits.claim is 'distributed: bucket, person — a payment claimed with the card in a reader: id is the order''s number at the bank and the batch of its line; rrn: the bank''s reference; asked: how often a POS was asked for the PIN; fen';
CREATE INDEX claim_open ON benefits.claim USING btree (changed_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX claim_once ON benefits.claim USING btree (bucket, cause, month) WHERE (state = ANY (ARRAY['open'::text, 'paid'::text]));
grant insert, select, update on benefits.claim to shebaoka_app;
create table benefits.difference (
  id uuid not null,
  batch uuid not null,
  seq integer not null,
  what text not null,
  said text not null,
  amount bigint not null,
  ours text,
  at timestamp with time zone not null,
  constraint difference_pkey PRIMARY KEY (id),
  constraint difference_what_check CHECK ((what = ANY (ARRAY['seq-unknown'::text, 'amount-differs'::text, 'contradicts'::text, 'missing'::text]))),
  constraint difference_batch_fkey FOREIGN KEY (batch) REFERENCES benefits.batch(id),
  constraint difference_batch_seq_what_said_amount_key UNIQUE (batch, seq, what, said, amount)
);
comment on table benefits.difference is 'local — a line of a bank''s answer that does not agree with the order: what it said, what we have; it changes nothing; fen';
grant insert, select on benefits.difference to shebaoka_app;
create table benefits.entitlement (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  kind text not null,
  number text not null,
  amount bigint not null,
  from_month character(7) not null,
  until_month character(7),
  proven_on date not null,
  state text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason_sealed bytea,
  version integer not null default 1,
  constraint entitlement_pkey PRIMARY KEY (bucket, id),
  constraint entitlement_amount_check CHECK ((amount > 0)),
  constraint entitlement_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint entitlement_check CHECK (((kind <> 'one-off'::text) OR (until_month IS NOT NULL))),
  constraint entitlement_check1 CHECK (((state = 'proposed'::text) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL) AND (decided_by <> entered_by)))),
  constraint entitlement_from_month_check CHECK ((from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint entitlement_kind_check CHECK ((kind = ANY (ARRAY['pension'::text, 'unemployment'::text, 'injury'::text, 'one-off'::text, 'employment'::text]))),
  constraint entitlement_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text]))),
  constraint entitlement_until_month_check CHECK ((until_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint entitlement_bucket_person_region_kind_number_key UNIQUE (bucket, person, region, kind, number)
);
comment on table benefits.entitlement is 'distributed: bucket, person — what somebody is entitled to each month of a region, by the number of its decision, from a month until one, both paid; entered by one, approved by another; proven_on: from when the first year of proof counts; fen';
CREATE INDEX entitlement_run ON benefits.entitlement USING btree (region, kind, bucket) WHERE (state = 'approved'::text);
CREATE INDEX entitlement_waiting ON benefits.entitlement USING btree (region, entered_at, id) WHERE (state = 'proposed'::text);
grant insert, select, update on benefits.entitlement to shebaoka_app;
create table benefits.line (
  bucket smallint not null,
  cause uuid not null,
  month character(7) not null,
  person uuid not null,
  region character(6) not null,
  kind text not null,
  amount bigint not null,
  state text not null,
  reason text,
  card uuid,
  batch uuid,
  attempts smallint not null default 0,
  mended_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint line_pkey PRIMARY KEY (bucket, cause, month),
  constraint line_amount_check CHECK ((amount > 0)),
  constraint line_batched_check CHECK (((state <> ALL (ARRAY['batched'::text, 'unknown'::text])) OR ((batch IS NOT NULL) AND (card IS NOT NULL)))),
  constraint line_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint line_check CHECK (((state = ANY (ARRAY['held'::text, 'returned'::text])) = (reason IS NOT NULL))),
  constraint line_kind_check CHECK ((kind = ANY (ARRAY['pension'::text, 'unemployment'::text, 'injury'::text, 'one-off'::text, 'employment'::text, 'reimbursement'::text, 'refund'::text]))),
  constraint line_state_check CHECK ((state = ANY (ARRAY['due'::text, 'held'::text, 'batched'::text, 'returned'::text, 'unknown'::text, 'dropped'::text])))
);
comment on table benefits.line is 'distributed: bucket, person — what is due to somebody for a month, once a cause (entitlement or order) and month: where it stands, why it is held or came back; batched: what became of it say its order (sending) and paid; fen';
CREATE INDEX line_of_batch ON benefits.line USING btree (batch, bucket) WHERE (batch IS NOT NULL);
CREATE INDEX line_of_person ON benefits.line USING btree (bucket, person, month);
CREATE INDEX line_open ON benefits.line USING btree (region, kind, bucket) WHERE (state = ANY (ARRAY['due'::text, 'held'::text, 'returned'::text]));
CREATE INDEX line_standing ON benefits.line USING btree (region, changed_at, cause, month) WHERE (state = ANY (ARRAY['held'::text, 'returned'::text, 'unknown'::text]));
grant insert, select, update on benefits.line to shebaoka_app;
create table benefits.paid (
  bucket smallint not null,
  cause uuid not null,
  month character(7) not null,
  at timestamp with time zone not null,
  constraint paid_pkey PRIMARY KEY (bucket, cause, month),
  constraint paid_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint paid_bucket_cause_month_fkey FOREIGN KEY (bucket, cause, month) REFERENCES benefits.sending(bucket, cause, month)
);
comment on table benefits.paid is 'distributed: bucket, cause — the bank credited the order of this line; once a line, never taken back';
grant insert, select on benefits.paid to shebaoka_app;
create table benefits.proof (
  bucket smallint not null,
  person uuid not null,
  day date not null,
  live text not null,
  card uuid not null,
  terminal uuid not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint proof_pkey PRIMARY KEY (bucket, person, day),
  constraint proof_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint proof_live_check CHECK ((live = ANY (ARRAY['finger'::text, 'face'::text])))
);
comment on table benefits.proof is 'distributed: bucket, person — 待遇领取资格认证: on which day somebody proved to be alive, with which card, how it was checked';
grant insert, select on benefits.proof to shebaoka_app;
create table benefits.proof_due (
  bucket smallint not null,
  person uuid not null,
  region character(6) not null,
  due date not null,
  told_at timestamp with time zone,
  constraint proof_due_pkey PRIMARY KEY (bucket, person),
  constraint proof_due_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table benefits.proof_due is 'distributed: bucket, person — work list: the day somebody''s next proof of life falls due, in the region that asks for it first; told_at: when they were reminded of it';
CREATE INDEX proof_due_of_region ON benefits.proof_due USING btree (region, due, person);
grant delete, insert, select, update on benefits.proof_due to shebaoka_app;
create table benefits.run (
  id uuid not null,
  region character(6) not null,
  month character(7) not null,
  kind text not null,
  nth integer not null,
  phase text not null,
  stopped boolean not null default false,
  next_bucket integer not null default 0,
  due integer not null default 0,
  held integer not null default 0,
  asked_by uuid not null,
  asked_office uuid not null,
  asked_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint run_next_bucket_check CHECK (((next_bucket >= 0) AND (next_bucket <= 4096))),
  constraint run_nth_check CHECK ((nth >= 1)),
  constraint run_phase_check CHECK ((phase = ANY (ARRAY['drawing'::text, 'drawn'::text]))),
  constraint run_region_month_kind_nth_key UNIQUE (region, month, kind, nth)
);
comment on table benefits.run is 'local — the drawing of a month: goes through all buckets, next_bucket moves in the transaction that draws; due and held: lines put into batches, lines held';
CREATE UNIQUE INDEX run_one_drawing ON benefits.run USING btree (region, kind) WHERE (phase = 'drawing'::text);
grant insert, select, update on benefits.run to shebaoka_app;
create table benefits.sending (
  bucket smallint not null,
  cause uuid not null,
  month character(7) not null,
  nth smallint not null,
  batch uuid not null,
  seq integer not null,
  card uuid not null,
  amount bigint not null,
  sent_at timestamp with time zone not null,
  constraint sending_pkey PRIMARY KEY (bucket, cause, month),
  constraint sending_amount_check CHECK ((amount > 0)),
  constraint sending_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint sending_nth_check CHECK ((nth >= 1)),
  constraint sending_seq_check CHECK ((seq >= 1)),
  constraint sending_bucket_cause_month_fkey FOREIGN KEY (bucket, cause, month) REFERENCES benefits.line(bucket, cause, month)
);
comment on table benefits.sending is 'distributed: bucket, cause — the order of a line that lives, one at most: nth time, its place in the batch, the card whose account; an order that came back is moved to came_back; fen';
CREATE INDEX sending_place ON benefits.sending USING btree (batch, seq);
grant delete, insert, select, update on benefits.sending to shebaoka_app;
create table cancellation.bank_order (
  id uuid not null,
  number text not null,
  bank text not null,
  region character(6) not null,
  day date not null,
  count integer not null,
  sum bigint not null,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  answered_at timestamp with time zone,
  constraint bank_order_pkey PRIMARY KEY (id),
  constraint bank_order_count_check CHECK ((count > 0)),
  constraint bank_order_sum_check CHECK ((sum > 0)),
  constraint bank_order_number_key UNIQUE (number)
);
comment on table cancellation.bank_order is 'local — an order to one bank to pay out money of cancelled people: written to the bank once sent_at stands, answered whole once answered_at does; fen';
CREATE INDEX bank_order_day ON cancellation.bank_order USING btree (bank, sent_at);
CREATE INDEX bank_order_unsent ON cancellation.bank_order USING btree (made_at) WHERE (sent_at IS NULL);
grant insert, select, update on cancellation.bank_order to shebaoka_app;
create table cancellation.beneficiary (
  bucket smallint not null,
  cancelling uuid not null,
  place smallint not null,
  parts integer not null,
  relation text not null,
  name_sealed bytea not null,
  number_sealed bytea,
  way text not null,
  bank text,
  bank_account_sealed bytea,
  heir_bucket smallint,
  heir uuid,
  heir_region character(6),
  constraint beneficiary_pkey PRIMARY KEY (bucket, cancelling, place),
  constraint beneficiary_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint beneficiary_check CHECK ((((way = 'bank'::text) = (bank IS NOT NULL)) AND ((way = 'bank'::text) = (bank_account_sealed IS NOT NULL)))),
  constraint beneficiary_check1 CHECK ((((way = 'account'::text) = (heir IS NOT NULL)) AND ((heir IS NULL) = (heir_bucket IS NULL)) AND ((heir IS NULL) = (heir_region IS NULL)))),
  constraint beneficiary_parts_check CHECK ((parts > 0)),
  constraint beneficiary_way_check CHECK ((way = ANY (ARRAY['bank'::text, 'account'::text])))
);
comment on table cancellation.beneficiary is 'distributed: bucket, person — to whom the money left goes, in which share and by which way';
grant insert, select, update on cancellation.beneficiary to shebaoka_app;
create table cancellation.cancelling (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  office uuid not null,
  ground text not null,
  day date not null,
  money text not null,
  papers jsonb not null,
  applicant_sealed bytea,
  phone_sealed bytea,
  state text not null,
  first_by uuid not null,
  first_post text not null,
  first_at timestamp with time zone not null,
  second_by uuid,
  second_post text,
  second_at timestamp with time zone,
  leaves_at timestamp with time zone,
  settled_at timestamp with time zone,
  rounds smallint not null default 0,
  ended jsonb not null default '{}'::jsonb,
  reason_sealed bytea,
  taken_back_by uuid,
  taken_back_at timestamp with time zone,
  request text,
  version integer not null,
  constraint cancelling_pkey PRIMARY KEY (bucket, id),
  constraint cancelling_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint cancelling_check CHECK (((second_by IS NULL) OR (second_by <> first_by))),
  constraint cancelling_check1 CHECK (((second_by IS NULL) = (second_at IS NULL))),
  constraint cancelling_check2 CHECK ((((state = 'waiting'::text) = (second_at IS NULL)) OR (state = 'refused'::text))),
  constraint cancelling_check3 CHECK (((state = 'taken-back'::text) = (taken_back_at IS NOT NULL))),
  constraint cancelling_check4 CHECK (((taken_back_at IS NULL) OR (settled_at IS NULL))),
  constraint cancelling_ground_check CHECK ((ground = ANY (ARRAY['death'::text, 'departure'::text, 'identity'::text]))),
  constraint cancelling_money_check CHECK ((money = ANY (ARRAY['heirs'::text, 'own-account'::text, 'stays'::text]))),
  constraint cancelling_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'taken-back'::text]))),
  constraint cancelling_bucket_person_request_key UNIQUE (bucket, person, request)
);
comment on table cancellation.cancelling is 'distributed: bucket, person — one cancellation: asked for by one, done by a second person; until when it can be taken back, when the money left';
CREATE INDEX cancelling_waiting ON cancellation.cancelling USING btree (region, first_at, id) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX cancelling_death ON cancellation.cancelling USING btree (bucket, person) WHERE ((state = 'done'::text) AND (ground = 'death'::text));
CREATE UNIQUE INDEX cancelling_open ON cancellation.cancelling USING btree (bucket, person) WHERE (state = 'waiting'::text);
grant insert, select, update on cancellation.cancelling to shebaoka_app;
create table cancellation.payout (
  bucket smallint not null,
  id uuid not null,
  cancelling uuid not null,
  place smallint not null,
  region character(6) not null,
  amount bigint not null,
  way text not null,
  transfer uuid not null,
  at timestamp with time zone not null,
  state text,
  reason text,
  changed_at timestamp with time zone not null,
  constraint payout_pkey PRIMARY KEY (bucket, id),
  constraint payout_amount_check CHECK ((amount > 0)),
  constraint payout_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint payout_check CHECK (((way = 'bank'::text) = (state IS NOT NULL))),
  constraint payout_check1 CHECK ((((state = ANY (ARRAY['held'::text, 'returned'::text])) = (reason IS NOT NULL)) OR (state IS NULL))),
  constraint payout_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'sent'::text, 'paid'::text, 'returned'::text]))),
  constraint payout_way_check CHECK ((way = ANY (ARRAY['bank'::text, 'account'::text]))),
  constraint payout_bucket_transfer_key UNIQUE (bucket, transfer)
);
comment on table cancellation.payout is 'distributed: bucket, person — money of one account for one beneficiary; by the bank it waits for an order, is held here because no order can be written (reason), is with the bank, paid, or came back (reason)';
CREATE INDEX payout_of ON cancellation.payout USING btree (bucket, cancelling);
CREATE INDEX payout_of_bank ON cancellation.payout USING btree (region, at, id) WHERE (way = 'bank'::text);
CREATE INDEX payout_waiting ON cancellation.payout USING btree (changed_at, id) WHERE (state = 'waiting'::text);
grant insert, select, update on cancellation.payout to shebaoka_app;
create table cancellation.purchase (
  bucket smallint not null,
  number text not null,
  cancelling uuid not null,
  person uuid not null,
  region character(6) not null,
  day date not null,
  account bigint not null,
  fund bigint not null,
  id uuid not null,
  listed_at timestamp with time zone not null,
  constraint purchase_pkey PRIMARY KEY (bucket, cancelling, number),
  constraint purchase_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table cancellation.purchase is 'distributed: bucket, person — a purchase made after the day of death, for the fund office to look into; it is not undone';
CREATE INDEX purchase_of_region ON cancellation.purchase USING btree (region, day, id);
grant insert, select on cancellation.purchase to shebaoka_app;
create table cancellation.sending (
  bucket smallint not null,
  payout uuid not null,
  nth smallint not null,
  bank_order uuid not null,
  seq integer not null,
  account_sealed bytea not null,
  amount bigint not null,
  outcome text,
  answered_at timestamp with time zone,
  constraint sending_pkey PRIMARY KEY (bucket, payout, nth),
  constraint sending_amount_check CHECK ((amount > 0)),
  constraint sending_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint sending_check CHECK (((outcome IS NULL) = (answered_at IS NULL))),
  constraint sending_nth_check CHECK ((nth > 0)),
  constraint sending_seq_check CHECK ((seq > 0)),
  constraint sending_bucket_payout_fkey FOREIGN KEY (bucket, payout) REFERENCES cancellation.payout(bucket, id)
);
comment on table cancellation.sending is 'distributed: bucket, person — a payout in an order to the bank, the nth time: its place there, the account it names, and what the bank said of it (done, or why not)';
CREATE INDEX sending_of_order ON cancellation.sending USING btree (bank_order, seq);
CREATE UNIQUE INDEX sending_once ON cancellation.sending USING btree (bucket, payout) WHERE ((outcome IS NULL) OR (outcome = 'done'::text));
grant insert, select, update on cancellation.sending to shebaoka_app;
create table cards.agent (
  bucket smallint not null,
  id uuid not null,
  card uuid not null,
  business text not null,
  kind text not null,
  relation text not null,
  name_sealed bytea not null,
  number_sealed bytea not null,
  valid_until text not null,
  at timestamp with time zone not null,
  constraint agent_pkey PRIMARY KEY (bucket, id),
  constraint agent_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint agent_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES cards.card(bucket, id)
);
comment on table cards.agent is 'distributed: bucket, person — the document of an agent who acted for the holder';
grant insert, select, update on cards.agent to shebaoka_app;
create table cards.alias (
  digest bytea not null,
  kind text not null,
  bucket smallint not null,
  card uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint alias_kind_check CHECK ((kind = ANY (ARRAY['card-number'::text, 'ident'::text, 'bank-card'::text, 'chip-serial'::text])))
);
comment on table cards.alias is 'distributed: digest, alias — a number unique everywhere, pointing to its card';
grant delete, insert, select, update on cards.alias to shebaoka_app;
create table cards.card (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  line uuid not null,
  application uuid not null,
  region character(6) not null,
  bank character(5) not null,
  place uuid,
  delivery_kind text not null,
  delivery uuid not null,
  state text not null,
  social text not null default 'inactive'::text,
  financial text not null default 'none'::text,
  closed_as text,
  number_sealed bytea not null,
  ident_sealed bytea not null,
  bank_card_sealed bytea,
  chip_serial text,
  issued_on date not null,
  valid_until date,
  handed_over_at timestamp with time zone,
  state_since timestamp with time zone not null,
  version integer not null default 1,
  term_ends date,
  closed_at timestamp with time zone,
  constraint card_pkey PRIMARY KEY (bucket, id),
  constraint card_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint card_check CHECK (((state <> 'handed-over'::text) OR (handed_over_at IS NOT NULL))),
  constraint card_closed_as_check CHECK ((closed_as = ANY (ARRAY['cancelled'::text, 'replaced'::text, 'scrapped'::text]))),
  constraint card_closed_at_check CHECK (((closed_at IS NULL) OR (closed_as IS NOT NULL))),
  constraint card_delivery_kind_check CHECK ((delivery_kind = ANY (ARRAY['branch'::text, 'unit'::text, 'counter'::text, 'post'::text]))),
  constraint card_financial_check CHECK ((financial = ANY (ARRAY['none'::text, 'opened'::text, 'active'::text]))),
  constraint card_social_check CHECK ((social = ANY (ARRAY['inactive'::text, 'active'::text, 'closed'::text]))),
  constraint card_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'made'::text, 'stocked'::text, 'sent'::text, 'at-site'::text, 'handed-over'::text, 'returned'::text, 'destroyed'::text]))),
  constraint card_bucket_line_fkey FOREIGN KEY (bucket, line) REFERENCES cards.line(bucket, id)
);
comment on table cards.card is 'distributed: bucket, person — a card, the thing, with its two accounts';
CREATE INDEX card_at_place ON cards.card USING btree (place, state, id) WHERE (state = ANY (ARRAY['sent'::text, 'at-site'::text]));
CREATE INDEX card_ending ON cards.card USING btree (region, valid_until, id) INCLUDE (bank) WHERE ((state = 'handed-over'::text) AND (closed_as IS NULL) AND (valid_until IS NOT NULL));
CREATE INDEX card_ending_bank ON cards.card USING btree (region, bank, valid_until, id) WHERE ((state = 'handed-over'::text) AND (closed_as IS NULL) AND (valid_until IS NOT NULL));
CREATE INDEX card_ending_unit ON cards.card USING btree (delivery, valid_until, id) WHERE ((delivery_kind = 'unit'::text) AND (state = 'handed-over'::text) AND (closed_as IS NULL) AND (valid_until IS NOT NULL));
CREATE INDEX card_held ON cards.card USING btree (region, state, delivery_kind, place, state_since) WHERE ((state <> ALL (ARRAY['handed-over'::text, 'destroyed'::text])) AND (closed_as IS NULL));
CREATE INDEX card_of_person ON cards.card USING btree (bucket, person);
CREATE INDEX card_term ON cards.card USING btree (term_ends, id) WHERE ((term_ends IS NOT NULL) AND (financial <> 'active'::text) AND (closed_as IS NULL));
CREATE UNIQUE INDEX card_one_of_application ON cards.card USING btree (bucket, application) WHERE (closed_as IS NULL);
CREATE UNIQUE INDEX card_one_usable ON cards.card USING btree (bucket, line) WHERE ((state = 'handed-over'::text) AND (closed_as IS NULL));
grant insert, select, update on cards.card to shebaoka_app;
create table cards.fact (
  bucket smallint not null,
  id uuid not null,
  card uuid not null,
  account text not null,
  kind text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  channel text not null,
  last_day date,
  application text,
  constraint fact_pkey PRIMARY KEY (bucket, id),
  constraint fact_account_check CHECK ((account = ANY (ARRAY['social'::text, 'financial'::text]))),
  constraint fact_application CHECK (((kind = 'replacement'::text) = (application IS NOT NULL))),
  constraint fact_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint fact_kind_check CHECK ((kind = ANY (ARRAY['loss'::text, 'hold'::text, 'suspension'::text, 'identity-difference'::text, 'replacement'::text]))),
  constraint fact_term CHECK (((last_day IS NULL) OR (kind = 'loss'::text))),
  constraint fact_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES cards.card(bucket, id)
);
comment on table cards.fact is 'distributed: bucket, person — what holds of an account since when, until released: loss, hold, suspension, identity difference, a replacement applied for';
CREATE INDEX fact_loss_ending ON cards.fact USING btree (last_day, id) WHERE ((until IS NULL) AND (kind = 'loss'::text) AND (last_day IS NOT NULL));
CREATE INDEX fact_loss_standing ON cards.fact USING btree (since, id) WHERE ((until IS NULL) AND (kind = 'loss'::text) AND (last_day IS NULL));
CREATE UNIQUE INDEX fact_open_once ON cards.fact USING btree (bucket, card, account, kind) WHERE (until IS NULL);
grant insert, select, update on cards.fact to shebaoka_app;
create table cards.line (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint line_pkey PRIMARY KEY (bucket, id),
  constraint line_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table cards.line is 'distributed: bucket, person — a person''s line of cards: a card and what replaces it; one living line a person';
CREATE UNIQUE INDEX line_one_living ON cards.line USING btree (bucket, person) WHERE (closed_at IS NULL);
grant insert, select, update on cards.line to shebaoka_app;
create table cards.renewal (
  bucket smallint not null,
  card uuid not null,
  region character(6) not null,
  bank character(5) not null,
  unit uuid,
  ends date not null,
  told_for smallint,
  told_at timestamp with time zone,
  reach text,
  state text not null default 'left'::text,
  constraint renewal_pkey PRIMARY KEY (bucket, card),
  constraint renewal_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint renewal_check CHECK ((((told_for IS NULL) = (told_at IS NULL)) AND ((told_for IS NULL) = (reach IS NULL)))),
  constraint renewal_reach_check CHECK ((reach = ANY (ARRAY['text'::text, 'none'::text, 'otherwise'::text]))),
  constraint renewal_state_check CHECK ((state = ANY (ARRAY['left'::text, 'applied'::text, 'renewed'::text, 'ended'::text]))),
  constraint renewal_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES cards.card(bucket, id)
);
comment on table cards.renewal is 'distributed: bucket, person — a card near its end: when and how its holder was told, whether it is renewed';
CREATE INDEX renewal_unreached ON cards.renewal USING btree (region, ends, card) WHERE ((reach = 'none'::text) AND (state = 'left'::text));
grant insert, select, update on cards.renewal to shebaoka_app;
create table cards.renewal_round (
  region character(6) not null,
  day date not null,
  after_ends date,
  after_card uuid,
  done boolean not null,
  constraint renewal_round_pkey PRIMARY KEY (region),
  constraint renewal_round_check CHECK (((after_ends IS NULL) = (after_card IS NULL)))
);
comment on table cards.renewal_round is 'local — how far the reminders of a day have come through the cards of a region';
grant insert, select, update on cards.renewal_round to shebaoka_app;
create table cards.renewal_step (
  id uuid not null,
  region character(6) not null,
  month date not null,
  state text not null,
  reach text not null,
  n integer not null,
  constraint renewal_step_pkey PRIMARY KEY (id)
);
comment on table cards.renewal_step is 'local — what a change of renewals adds to their sums, until it is folded into them';
grant delete, insert, select, update on cards.renewal_step to shebaoka_app;
create table cards.renewal_sum (
  region character(6) not null,
  month date not null,
  state text not null,
  reach text not null,
  count integer not null,
  constraint renewal_sum_pkey PRIMARY KEY (region, month, state, reach)
);
comment on table cards.renewal_sum is 'local — cards near their end by region, month, state and how their holders were told; without a reach where nobody was told';
grant insert, select, update on cards.renewal_sum to shebaoka_app;
create table care.desk (
  provider uuid not null,
  kind text not null,
  begun timestamp with time zone not null,
  visit text not null,
  bucket smallint not null,
  constraint desk_pkey PRIMARY KEY (provider, kind, begun, visit),
  constraint desk_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table care.desk is 'distributed: provider — the visits and stays a provider has open, for its desk';
grant delete, insert, select on care.desk to shebaoka_app;
create table care.line (
  bucket smallint not null,
  visit text not null,
  sn text not null,
  batch text not null,
  day date not null,
  amount bigint not null,
  original text,
  settled text,
  line_sealed bytea not null,
  constraint line_pkey PRIMARY KEY (bucket, visit, sn),
  constraint line_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint line_check CHECK (((amount < 0) = (original IS NOT NULL))),
  constraint line_bucket_visit_fkey FOREIGN KEY (bucket, visit) REFERENCES care.visit(bucket, id)
);
comment on table care.line is 'distributed: bucket, person — a charged line of a visit; settled names the settlement it is in, original the line that one gives back';
grant delete, insert, select, update on care.line to shebaoka_app;
create table care.number (
  provider uuid not null,
  digest bytea not null,
  bucket smallint not null,
  visit text not null,
  constraint number_pkey PRIMARY KEY (provider, digest),
  constraint number_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table care.number is 'distributed: provider — the number a provider gave its visit, once each: whose it is';
grant delete, insert, select on care.number to shebaoka_app;
create table care.visit (
  bucket smallint not null,
  id text not null,
  person uuid not null,
  provider uuid not null,
  kind text not null,
  region character(6) not null,
  insutype character(3) not null,
  med_type text,
  state text not null,
  begun timestamp with time zone not null,
  ended timestamp with time zone,
  session uuid,
  bills text[] not null,
  final text,
  deductible bigint not null,
  detail_sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint visit_pkey PRIMARY KEY (bucket, id),
  constraint visit_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint visit_check CHECK (((state = 'left'::text) = (ended IS NOT NULL))),
  constraint visit_check1 CHECK (((kind = 'inpatient'::text) OR ((state <> 'left'::text) AND (final IS NULL)))),
  constraint visit_check2 CHECK (((final IS NULL) OR ((state = 'left'::text) AND (final = ANY (bills))))),
  constraint visit_check3 CHECK (((state <> 'void'::text) OR (cardinality(bills) = 0))),
  constraint visit_deductible_check CHECK ((deductible >= 0)),
  constraint visit_kind_check CHECK ((kind = ANY (ARRAY['outpatient'::text, 'inpatient'::text]))),
  constraint visit_state_check CHECK ((state = ANY (ARRAY['open'::text, 'left'::text, 'void'::text])))
);
comment on table care.visit is 'distributed: bucket, person — a visit or stay at a provider; bills are its settlements that stand, in order, deductible what of the stay''s is used';
CREATE INDEX visit_of_person ON care.visit USING btree (bucket, person, begun);
grant insert, select, update on care.visit to shebaoka_app;
create table chip.image (
  bucket smallint not null,
  card uuid not null,
  image_sealed bytea not null,
  kept_at timestamp with time zone not null,
  constraint image_pkey PRIMARY KEY (bucket, card),
  constraint image_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table chip.image is 'distributed: bucket, person — the software chip of a card, files and keys sealed as one value';
grant delete, insert, select, update on chip.image to shebaoka_app;
create table clearing.certificate (
  number text not null,
  provider uuid not null,
  day date not null,
  digest bytea not null,
  count integer not null,
  our_total bigint not null,
  our_fund bigint not null,
  our_account bigint not null,
  our_cash bigint not null,
  their_total bigint not null,
  their_fund bigint not null,
  their_account bigint not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint certificate_pkey PRIMARY KEY (number)
);
comment on table clearing.certificate is 'local — that a provider''s closed day agrees, or differs by resolved lines alone: both sums and the digest of the day''s rows; withdrawn where a difference was found later; fen';
CREATE UNIQUE INDEX certificate_of_day ON clearing.certificate USING btree (provider, day) WHERE (withdrawn_at IS NULL);
grant insert, select, update on clearing.certificate to shebaoka_app;
create table clearing.claim (
  number text not null,
  provider uuid not null,
  area text not null,
  clr_type text not null,
  month character(7) not null,
  first_day date not null,
  last_day date not null,
  count integer not null,
  total bigint not null,
  recognised bigint,
  fund bigint not null,
  account bigint not null,
  cash bigint not null,
  hospital bigint not null,
  deducted bigint not null,
  payable bigint not null,
  state text not null,
  round integer not null,
  version integer not null,
  request text,
  claimed_at timestamp with time zone not null,
  claimed_kind text not null,
  claimed_by uuid,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason_sealed bytea,
  constraint claim_pkey PRIMARY KEY (number),
  constraint claim_area_check CHECK ((area ~ '^[0-9]{2,6}$'::text)),
  constraint claim_check CHECK ((last_day >= first_day)),
  constraint claim_check1 CHECK ((total = (((fund + account) + cash) + hospital))),
  constraint claim_check2 CHECK ((payable = ((fund + account) - deducted))),
  constraint claim_check3 CHECK (((state <> ALL (ARRAY['proposed'::text, 'approved'::text])) OR (proposed_by IS NOT NULL))),
  constraint claim_check4 CHECK (((state <> 'approved'::text) OR ((decided_by IS NOT NULL) AND (decided_by <> proposed_by)))),
  constraint claim_clr_type_check CHECK ((clr_type = ANY (ARRAY['11'::text, '21'::text, '41'::text]))),
  constraint claim_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint claim_payable_check CHECK ((payable >= 0)),
  constraint claim_round_check CHECK ((round >= 0)),
  constraint claim_state_check CHECK ((state = ANY (ARRAY['claimed'::text, 'proposed'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint claim_provider_request_key UNIQUE (provider, request)
);
comment on table clearing.claim is 'local — 清算申请: what a provider claims of one city''s funds for closed days that agree; deductions proposed by one member, approved by another; round: which deductions are in force; recognised: as the provider says it; fen';
CREATE INDEX claim_of_area ON clearing.claim USING btree (area, state, claimed_at);
grant insert, select, update on clearing.claim to shebaoka_app;
create table clearing.claim_day (
  claim text not null,
  day date not null,
  provider uuid not null,
  area text not null,
  clr_type text not null,
  freed_at timestamp with time zone,
  constraint claim_day_pkey PRIMARY KEY (claim, day),
  constraint claim_day_claim_fkey FOREIGN KEY (claim) REFERENCES clearing.claim(number)
);
comment on table clearing.claim_day is 'local — the days a claim holds, until it is withdrawn or returned';
CREATE UNIQUE INDEX claim_day_once ON clearing.claim_day USING btree (provider, area, clr_type, day) WHERE (freed_at IS NULL);
grant insert, select, update on clearing.claim_day to shebaoka_app;
create table clearing.claim_fund (
  claim text not null,
  fund text not null,
  amount bigint not null,
  constraint claim_fund_pkey PRIMARY KEY (claim, fund),
  constraint claim_fund_claim_fkey FOREIGN KEY (claim) REFERENCES clearing.claim(number)
);
comment on table clearing.claim_fund is 'local — what a claim asks of each fund, by the field''s codes, personal accounts as 310200; fen';
grant insert, select on clearing.claim_fund to shebaoka_app;
create table clearing.cleared_day (
  day date not null,
  at timestamp with time zone not null,
  constraint cleared_day_pkey PRIMARY KEY (day)
);
comment on table clearing.cleared_day is 'local — closed days whose sums are made';
grant insert, select on clearing.cleared_day to shebaoka_app;
create table clearing.deduction (
  claim text not null,
  round integer not null,
  nth smallint not null,
  fund text not null,
  amount bigint not null,
  settlement text,
  reason_sealed bytea,
  constraint deduction_pkey PRIMARY KEY (claim, round, nth),
  constraint deduction_check CHECK (
CASE
    WHEN (round = 0) THEN ((amount < 0) AND (settlement IS NOT NULL) AND (reason_sealed IS NULL))
    ELSE ((amount > 0) AND (reason_sealed IS NOT NULL))
END),
  constraint deduction_nth_check CHECK ((nth >= 1)),
  constraint deduction_round_check CHECK ((round >= 0)),
  constraint deduction_claim_fkey FOREIGN KEY (claim) REFERENCES clearing.claim(number)
);
comment on table clearing.deduction is 'local — 扣款: what a member deducts, with its reason; round 0: what an earlier claim deducted for a settlement that was given back since, returned; fen';
CREATE INDEX deduction_of_settlement ON clearing.deduction USING btree (settlement) WHERE (settlement IS NOT NULL);
grant insert, select on clearing.deduction to shebaoka_app;
create table clearing.difference (
  id uuid not null,
  provider uuid not null,
  day date not null,
  region character(6) not null,
  number text not null,
  nth smallint not null,
  side text not null,
  cause text not null,
  repair text not null,
  refunded boolean not null,
  psn_no text not null,
  visit text not null,
  msgid text not null,
  their_total bigint,
  their_fund bigint,
  their_account bigint,
  our_total bigint,
  our_fund bigint,
  our_account bigint,
  statement uuid not null,
  opened_at timestamp with time zone not null,
  how text,
  resolved_at timestamp with time zone,
  resolved_kind text,
  resolved_by uuid,
  constraint difference_pkey PRIMARY KEY (id),
  constraint difference_check CHECK (((side <> 'ours'::text) = (their_total IS NOT NULL))),
  constraint difference_check1 CHECK (((side <> 'theirs'::text) = (our_total IS NOT NULL))),
  constraint difference_check2 CHECK (((how IS NULL) = (resolved_at IS NULL))),
  constraint difference_nth_check CHECK ((nth >= 1)),
  constraint difference_side_check CHECK ((side = ANY (ARRAY['theirs'::text, 'ours'::text, 'both'::text]))),
  constraint difference_statement_fkey FOREIGN KEY (statement) REFERENCES clearing.statement(id)
);
comment on table clearing.difference is 'local — a line on which a provider''s books and ours differ: cause, the repair it asks for, how and by whom it was resolved; never deleted; fen';
CREATE INDEX difference_of_provider ON clearing.difference USING btree (provider, day);
CREATE UNIQUE INDEX difference_open ON clearing.difference USING btree (provider, number, nth) WHERE (resolved_at IS NULL);
grant insert, select, update on clearing.difference to shebaoka_app;
create table clearing.fund (
  day date not null,
  provider uuid not null,
  region character(6) not null,
  insutype text not null,
  med_type text not null,
  refunded boolean not null,
  fund text not null,
  amount bigint not null,
  constraint fund_pkey PRIMARY KEY (day, provider, region, insutype, med_type, refunded, fund),
  constraint fund_day_provider_region_insutype_med_type_refunded_fkey FOREIGN KEY (day, provider, region, insutype, med_type, refunded) REFERENCES clearing.sum(day, provider, region, insutype, med_type, refunded)
);
comment on table clearing.fund is 'local — what of a day''s fund part each fund pays, by the field''s codes; fen';
grant insert, select on clearing.fund to shebaoka_app;
create table clearing.payment_order (
  number text not null,
  claim text not null,
  provider uuid not null,
  area text not null,
  amount bigint not null,
  at timestamp with time zone not null,
  constraint payment_order_pkey PRIMARY KEY (number),
  constraint payment_order_amount_check CHECK ((amount > 0)),
  constraint payment_order_claim_fkey FOREIGN KEY (claim) REFERENCES clearing.claim(number),
  constraint payment_order_claim_key UNIQUE (claim)
);
comment on table clearing.payment_order is 'local — an order to pay an approved claim, once; it waits for the bank; fen';
CREATE INDEX payment_order_of_area ON clearing.payment_order USING btree (area, at, number);
grant insert, select on clearing.payment_order to shebaoka_app;
create table clearing.statement (
  id uuid not null,
  provider uuid not null,
  kind text not null,
  first_day date not null,
  last_day date not null,
  insutype text,
  clr_type text,
  optins text not null,
  refunded boolean,
  their_count integer not null,
  their_total bigint not null,
  their_fund bigint not null,
  their_account bigint not null,
  our_count integer not null,
  our_total bigint not null,
  our_fund bigint not null,
  our_account bigint not null,
  flat boolean not null,
  open boolean not null,
  file text,
  until timestamp with time zone,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  constraint statement_pkey PRIMARY KEY (id),
  constraint statement_check CHECK ((last_day >= first_day)),
  constraint statement_kind_check CHECK ((kind = ANY (ARRAY['total'::text, 'detail'::text])))
);
comment on table clearing.statement is 'local — totals or lines a provider compared with ours, and what came of it; open: a day of it was not closed yet; fen';
CREATE INDEX statement_of_provider ON clearing.statement USING btree (provider, last_day);
grant insert, select on clearing.statement to shebaoka_app;
create table clearing.sum (
  day date not null,
  provider uuid not null,
  region character(6) not null,
  insutype text not null,
  med_type text not null,
  clr_type text not null,
  refunded boolean not null,
  count integer not null,
  undone integer not null,
  total bigint not null,
  fund bigint not null,
  account bigint not null,
  cash bigint not null,
  hospital bigint not null,
  constraint sum_pkey PRIMARY KEY (day, provider, region, insutype, med_type, refunded),
  constraint sum_check CHECK ((total = (((fund + account) + cash) + hospital))),
  constraint sum_clr_type_check CHECK ((clr_type = ANY (ARRAY['11'::text, '21'::text, '41'::text])))
);
comment on table clearing.sum is 'local — a provider''s closed day by insured region, insurance and kind of care, what was given back apart; count is net of what was undone unheard; fen';
CREATE INDEX sum_of_provider ON clearing.sum USING btree (provider, day);
grant insert, select on clearing.sum to shebaoka_app;
create table clinics.catalogue_import (
  id uuid not null,
  office uuid not null,
  digest bytea not null,
  name text not null,
  file uuid,
  size integer not null,
  lines integer not null,
  fresh integer not null,
  changed integer not null,
  ended integer not null,
  same integer not null,
  refused integer not null,
  tried_at timestamp with time zone not null,
  tried_by uuid not null,
  edition integer,
  version text,
  applied_at timestamp with time zone,
  applied_by uuid,
  constraint catalogue_import_pkey PRIMARY KEY (id),
  constraint catalogue_import_check CHECK ((((((fresh + changed) + ended) + same) + refused) = lines)),
  constraint catalogue_import_check1 CHECK ((((edition IS NULL) = (version IS NULL)) AND ((edition IS NULL) = (applied_at IS NULL)) AND ((edition IS NULL) = (applied_by IS NULL)))),
  constraint catalogue_import_digest_check CHECK ((length(digest) = 32)),
  constraint catalogue_import_edition_check CHECK ((edition > 0)),
  constraint catalogue_import_lines_check CHECK ((lines > 0)),
  constraint catalogue_import_size_check CHECK ((size > 0)),
  constraint catalogue_import_edition_key UNIQUE (edition),
  constraint catalogue_import_office_digest_key UNIQUE (office, digest),
  constraint catalogue_import_version_key UNIQUE (version)
);
comment on table clinics.catalogue_import is 'local — a file of the catalogue: what it would do, and once it is applied its edition and name';
grant insert, select, update on clinics.catalogue_import to shebaoka_app;
create table clinics.catalogue_refused (
  import uuid not null,
  line integer not null,
  place smallint not null,
  named text not null,
  zh text not null,
  en text not null,
  constraint catalogue_refused_pkey PRIMARY KEY (import, line, place),
  constraint catalogue_refused_import_fkey FOREIGN KEY (import) REFERENCES clinics.catalogue_import(id)
);
comment on table clinics.catalogue_refused is 'local — a fault of a line of a file of the catalogue: its column and the cause';
grant delete, insert, select on clinics.catalogue_refused to shebaoka_app;
create table clinics.item (
  code text not null,
  name text not null,
  spec text not null,
  pinyin text not null,
  class character(2) not null,
  charge character(2) not null,
  price bigint not null,
  ceiling bigint,
  selfpay integer,
  valid_from date not null,
  valid_until date,
  list_type character(3) not null,
  unit text not null,
  maker text not null,
  approval text not null,
  grams text[] not null,
  edition integer not null,
  updated_at timestamp with time zone not null,
  constraint item_pkey PRIMARY KEY (code, valid_from),
  constraint item_ceiling_check CHECK ((ceiling > 0)),
  constraint item_check CHECK ((valid_until >= valid_from)),
  constraint item_class_check CHECK ((class = ANY (ARRAY['01'::bpchar, '02'::bpchar, '03'::bpchar]))),
  constraint item_edition_check CHECK ((edition >= 0)),
  constraint item_list_type_check CHECK ((list_type = ANY (ARRAY['101'::bpchar, '102'::bpchar, '103'::bpchar, '201'::bpchar, '301'::bpchar]))),
  constraint item_price_check CHECK ((price > 0)),
  constraint item_selfpay_check CHECK (((selfpay >= 0) AND (selfpay <= 10000)))
);
comment on table clinics.item is 'reference — a version of a catalogue item: from when until when, what it is, class, usual price and price limit in millionths of a yuan, own share in ten-thousandths; grams: every two characters of its name, for the search';
CREATE INDEX item_code ON clinics.item USING btree (code COLLATE "C");
CREATE INDEX item_edition ON clinics.item USING btree (edition, code, valid_from);
CREATE INDEX item_grams ON clinics.item USING gin (grams);
CREATE INDEX item_list ON clinics.item USING btree (list_type, code, valid_from);
CREATE INDEX item_name ON clinics.item USING btree (lower(name) COLLATE "C");
CREATE INDEX item_pinyin ON clinics.item USING btree (pinyin COLLATE "C");
CREATE UNIQUE INDEX item_open ON clinics.item USING btree (code) WHERE (valid_until IS NULL);
grant insert, select, update on clinics.item to shebaoka_app;
create table clinics.match (
  provider uuid not null,
  own_code text not null,
  valid_from date not null,
  valid_until date,
  code text not null,
  list_type character(3) not null,
  own_name text not null,
  spec text not null,
  unit text not null,
  approval text not null,
  at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  constraint match_pkey PRIMARY KEY (provider, own_code, valid_from),
  constraint match_check CHECK ((valid_until >= valid_from))
);
comment on table clinics.match is 'distributed: provider — a provider’s own code and the catalogue’s that it stands for, from when until when';
grant insert, select, update on clinics.match to shebaoka_app;
create table clinics.provider (
  organisation uuid not null,
  fixmedins_code text not null,
  name text not null,
  kind text not null,
  level text not null,
  admvs character(6) not null,
  designated_from date not null,
  designated_until date,
  latitude double precision,
  longitude double precision,
  constraint provider_pkey PRIMARY KEY (organisation),
  constraint provider_admvs_check CHECK ((admvs ~ '^[0-9]{6}$'::text)),
  constraint provider_fixmedins_code_check CHECK ((fixmedins_code ~ '^[HP][0-9]{11}$'::text)),
  constraint provider_kind_check CHECK ((kind = ANY (ARRAY['pharmacy'::text, 'hospital'::text]))),
  constraint provider_level_check CHECK ((level = ANY (ARRAY['primary'::text, '1'::text, '2'::text, '3'::text, '3-province'::text, 'pharmacy'::text]))),
  constraint provider_stands CHECK ((((latitude IS NULL) = (longitude IS NULL)) AND ((latitude >= (3)::double precision) AND (latitude <= (54)::double precision)) AND ((longitude >= (73)::double precision) AND (longitude <= (136)::double precision)))),
  constraint provider_fixmedins_code_key UNIQUE (fixmedins_code)
);
comment on table clinics.provider is 'reference — a hospital or pharmacy, its national code, level and the days it is designated';
grant insert, select, update on clinics.provider to shebaoka_app;
create table contributions.batch (
  id uuid not null,
  run uuid not null,
  number text not null,
  region character(6) not null,
  bank text not null,
  day date not null,
  phase text not null,
  count integer not null default 0,
  sum bigint not null default 0,
  taken integer not null default 0,
  taken_sum bigint not null default 0,
  failed integer not null default 0,
  failed_sum bigint not null default 0,
  port text,
  sent_at timestamp with time zone,
  moved_at timestamp with time zone not null,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_check CHECK ((((taken + failed) <= count) AND ((taken_sum + failed_sum) <= sum))),
  constraint batch_phase_check CHECK ((phase = ANY (ARRAY['drawing'::text, 'ready'::text, 'sent'::text, 'done'::text, 'refused'::text, 'empty'::text]))),
  constraint batch_run_fkey FOREIGN KEY (run) REFERENCES contributions.run(id),
  constraint batch_number_key UNIQUE (number),
  constraint batch_run_bank_key UNIQUE (run, bank)
);
comment on table contributions.batch is 'local — an order to one bank to deduct: what it comes to and what came of it; fen';
CREATE INDEX batch_of_region ON contributions.batch USING btree (region, moved_at, id);
grant insert, select, update on contributions.batch to shebaoka_app;
create table contributions.deduction (
  bucket smallint not null,
  due uuid not null,
  nth smallint not null,
  batch uuid not null,
  seq integer not null,
  mandate uuid not null,
  card uuid not null,
  amount bigint not null,
  state text not null,
  reason text,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint deduction_pkey PRIMARY KEY (bucket, due, nth),
  constraint deduction_amount_check CHECK ((amount > 0)),
  constraint deduction_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint deduction_check CHECK (((state = 'failed'::text) = (reason IS NOT NULL))),
  constraint deduction_nth_check CHECK ((nth >= 1)),
  constraint deduction_seq_check CHECK ((seq >= 1)),
  constraint deduction_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'done'::text, 'failed'::text]))),
  constraint deduction_bucket_due_fkey FOREIGN KEY (bucket, due) REFERENCES contributions.due(bucket, id)
);
comment on table contributions.deduction is 'distributed: bucket, payer — a due as a bank was ordered to deduct it: nth time, its place in the batch, under which mandate, from which card''s account, what the bank answered; fen';
CREATE INDEX deduction_place ON contributions.deduction USING btree (batch, seq);
CREATE UNIQUE INDEX deduction_open ON contributions.deduction USING btree (bucket, due) WHERE (state = ANY (ARRAY['sent'::text, 'done'::text]));
grant insert, select, update on contributions.deduction to shebaoka_app;
create table contributions.difference (
  id uuid not null,
  batch uuid not null,
  seq integer not null,
  what text not null,
  said text not null,
  amount bigint not null,
  ours text,
  at timestamp with time zone not null,
  constraint difference_pkey PRIMARY KEY (id),
  constraint difference_what_check CHECK ((what = ANY (ARRAY['seq-unknown'::text, 'amount-differs'::text, 'contradicts'::text]))),
  constraint difference_batch_fkey FOREIGN KEY (batch) REFERENCES contributions.batch(id),
  constraint difference_batch_seq_what_said_amount_key UNIQUE (batch, seq, what, said, amount)
);
comment on table contributions.difference is 'local — a line of a bank''s answer that does not agree with the order: what it said, what we have; it changes nothing; fen';
grant insert, select on contributions.difference to shebaoka_app;
create table contributions.due (
  bucket smallint not null,
  id uuid not null,
  reference text not null,
  payer_kind text not null,
  payer uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  period text not null,
  nth smallint not null default 1,
  relation uuid,
  month character(6),
  amount bigint not null,
  people integer not null,
  due_on date not null,
  declared_how text not null,
  declared_at timestamp with time zone not null,
  state text not null,
  next_on date,
  attempts smallint not null default 0,
  failed text,
  received bigint not null default 0,
  late bigint not null default 0,
  settled bigint not null default 0,
  refunded bigint not null default 0,
  paid_on date,
  paid_how text,
  changed_at timestamp with time zone not null,
  constraint due_pkey PRIMARY KEY (bucket, id),
  constraint due_amount_check CHECK ((amount > 0)),
  constraint due_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint due_check CHECK (((payer_kind = 'person'::text) = ((relation IS NOT NULL) AND (month IS NOT NULL)))),
  constraint due_check1 CHECK (((state = 'paid'::text) = ((paid_on IS NOT NULL) AND (paid_how IS NOT NULL)))),
  constraint due_check2 CHECK ((settled =
CASE
    WHEN (state = 'paid'::text) THEN (amount + late)
    ELSE (0)::bigint
END)),
  constraint due_check3 CHECK ((received >= (settled + refunded))),
  constraint due_check4 CHECK (((next_on IS NULL) OR (state = 'open'::text))),
  constraint due_declared_how_check CHECK ((declared_how = ANY (ARRAY['card'::text, 'desk'::text, 'unit'::text, 'mandate'::text]))),
  constraint due_late_check CHECK ((late >= 0)),
  constraint due_nth_check CHECK ((nth >= 1)),
  constraint due_payer_kind_check CHECK ((payer_kind = ANY (ARRAY['person'::text, 'unit'::text]))),
  constraint due_people_check CHECK ((people >= 1)),
  constraint due_period_check CHECK ((period ~ '^[0-9]{4}((0[1-9])|(1[0-2]))?$'::text)),
  constraint due_received_check CHECK ((received >= 0)),
  constraint due_refunded_check CHECK ((refunded >= 0)),
  constraint due_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ordered'::text, 'paid'::text, 'elsewhere'::text]))),
  constraint due_bucket_payer_region_insutype_period_nth_key UNIQUE (bucket, payer, region, insutype, period, nth),
  constraint due_bucket_reference_key UNIQUE (bucket, reference)
);
comment on table contributions.due is 'distributed: bucket, payer — what a person or a unit owes for an insurance and a month, or a resident''s year; received: all money that came for it, settled: what of it the due took, the rest is held or given back (refunded); next_on: from when it is deducted; fen';
CREATE INDEX due_deducted ON contributions.due USING btree (region, bucket, next_on) WHERE ((state = 'open'::text) AND (next_on IS NOT NULL));
CREATE INDEX due_failed ON contributions.due USING btree (region, changed_at, id) WHERE ((state = 'open'::text) AND (failed IS NOT NULL));
CREATE INDEX due_held ON contributions.due USING btree (region, changed_at, id) WHERE (received > (settled + refunded));
CREATE INDEX due_of_payer ON contributions.due USING btree (bucket, payer, period);
CREATE INDEX due_open ON contributions.due USING btree (region, due_on, id) WHERE (state = ANY (ARRAY['open'::text, 'ordered'::text]));
grant insert, select, update on contributions.due to shebaoka_app;
create table contributions.mandate (
  bucket smallint not null,
  id uuid not null,
  number text not null,
  person uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  bank text not null,
  card uuid not null,
  state text not null,
  how text not null,
  paper uuid,
  code_digest bytea,
  code_tries smallint not null default 0,
  code_ends timestamp with time zone,
  asked_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  version integer not null default 1,
  told integer not null default 0,
  told_refused text,
  constraint mandate_pkey PRIMARY KEY (bucket, id),
  constraint mandate_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint mandate_check CHECK (((state = 'asked'::text) OR (signed_at IS NOT NULL))),
  constraint mandate_check1 CHECK (((state = 'ended'::text) = ((ended_at IS NOT NULL) AND (ended_why IS NOT NULL)))),
  constraint mandate_check2 CHECK (((how = 'online'::text) OR (paper IS NOT NULL))),
  constraint mandate_ended_why_check CHECK ((ended_why = ANY (ARRAY['revoked'::text, 'bank'::text, 'replaced'::text]))),
  constraint mandate_how_check CHECK ((how = ANY (ARRAY['online'::text, 'scan'::text]))),
  constraint mandate_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'active'::text, 'ended'::text]))),
  constraint mandate_bucket_number_key UNIQUE (bucket, number)
);
comment on table contributions.mandate is 'distributed: bucket, person — 授权委托书: signed by the holder, on paper (scan) or by the code of their phone, that contributions of an insurance are deducted from their card''s account; version: counts what its bank is to be told, told: what it was';
CREATE INDEX mandate_run ON contributions.mandate USING btree (region, bucket) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX mandate_asked ON contributions.mandate USING btree (bucket, person, region, insutype) WHERE ((state = 'asked'::text) AND (code_ends IS NOT NULL));
CREATE UNIQUE INDEX mandate_once ON contributions.mandate USING btree (bucket, person, region, insutype) WHERE (state = 'active'::text);
grant delete, insert, select, update on contributions.mandate to shebaoka_app;
create table contributions.payment (
  channel text not null,
  bank text not null,
  number text not null,
  due_bucket smallint,
  due uuid,
  amount bigint not null,
  paid_on date not null,
  reference text not null,
  facts jsonb not null,
  refund uuid,
  at timestamp with time zone not null,
  matched_at timestamp with time zone,
  constraint payment_pkey PRIMARY KEY (number, bank, channel),
  constraint payment_amount_check CHECK ((amount > 0)),
  constraint payment_channel_check CHECK ((channel = ANY (ARRAY['transfer'::text, 'pos'::text, 'online'::text, 'deduction'::text]))),
  constraint payment_check CHECK (((due IS NULL) = (due_bucket IS NULL)))
);
comment on table contributions.payment is 'distributed: number — money that came, once by the bank''s own number of it; due null: it names none of ours and is held (refund: the order that gave it back); facts: approval of an acquirer; fen';
CREATE INDEX payment_of_due ON contributions.payment USING btree (due_bucket, due);
CREATE INDEX payment_stray ON contributions.payment USING btree (at) WHERE ((due IS NULL) AND (refund IS NULL));
grant insert, select, update on contributions.payment to shebaoka_app;
create table contributions.refund (
  bucket smallint not null,
  id uuid not null,
  due uuid,
  region character(6) not null,
  amount bigint not null,
  way text not null,
  state text not null,
  why text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  number text,
  done_at timestamp with time zone,
  constraint refund_pkey PRIMARY KEY (bucket, id),
  constraint refund_amount_check CHECK ((amount > 0)),
  constraint refund_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint refund_check CHECK (((state = 'asked'::text) OR ((decided_by IS NOT NULL) AND (decided_by <> asked_by)))),
  constraint refund_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'ordered'::text, 'done'::text, 'refused'::text]))),
  constraint refund_way_check CHECK ((way = ANY (ARRAY['account'::text, 'transfer'::text])))
);
comment on table contributions.refund is 'distributed: bucket — money that came too much, given back: asked for by one, approved by another; way account: with the next benefits to the payer''s card, transfer: number is the bank''s own; due null: money that named none; fen';
CREATE INDEX refund_of_due ON contributions.refund USING btree (bucket, due);
CREATE INDEX refund_standing ON contributions.refund USING btree (region, asked_at, id) WHERE (state = ANY (ARRAY['asked'::text, 'ordered'::text]));
grant insert, select, update on contributions.refund to shebaoka_app;
create table contributions.run (
  id uuid not null,
  region character(6) not null,
  day date not null,
  nth integer not null,
  phase text not null,
  stopped boolean not null default false,
  next_bucket integer not null default 0,
  charged integer not null default 0,
  drawn integer not null default 0,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_next_bucket_check CHECK (((next_bucket >= 0) AND (next_bucket <= 4096))),
  constraint run_nth_check CHECK ((nth >= 1)),
  constraint run_phase_check CHECK ((phase = ANY (ARRAY['drawing'::text, 'drawn'::text]))),
  constraint run_region_day_nth_key UNIQUE (region, day, nth)
);
comment on table contributions.run is 'local — the drawing of a day''s deductions: goes through all buckets, next_bucket moves in the transaction that draws; asked_by null: the calendar of the policy';
CREATE UNIQUE INDEX run_one_drawing ON contributions.run USING btree (region) WHERE (phase = 'drawing'::text);
grant insert, select, update on contributions.run to shebaoka_app;
create table contributions.share (
  bucket smallint not null,
  relation uuid not null,
  period text not null,
  person uuid not null,
  due_bucket smallint not null,
  due uuid not null,
  month character(6) not null,
  months smallint not null,
  base bigint not null,
  person_fen bigint not null,
  unit_fen bigint not null,
  booked_at timestamp with time zone,
  constraint share_pkey PRIMARY KEY (bucket, relation, period),
  constraint share_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint share_months_check CHECK (((months >= 1) AND (months <= 12)))
);
comment on table contributions.share is 'distributed: bucket, person — what of a due is whose: an insurance record and its period is charged once; month: the first that is paid, months: how many; booked_at: when it stood in the record as paid; fen';
CREATE INDEX share_of_due ON contributions.share USING btree (due_bucket, due);
CREATE INDEX share_unbooked ON contributions.share USING btree (due) WHERE (booked_at IS NULL);
grant insert, select, update on contributions.share to shebaoka_app;
create table demo.person (
  bucket smallint not null,
  id uuid not null,
  place integer not null,
  pin_set_at timestamp with time zone,
  pin_turn smallint not null default 0,
  constraint person_pkey PRIMARY KEY (bucket, id),
  constraint person_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table demo.person is 'distributed: bucket, person — a seeded person and the instant the seed set its PIN; the PIN itself is made from the place in the list';
grant insert, select, update on demo.person to shebaoka_app;
create table demo.step (
  name text not null,
  at timestamp with time zone not null,
  constraint step_pkey PRIMARY KEY (name)
);
comment on table demo.step is 'local — a step of the seed that is done; a start midway goes on behind it';
grant insert, select, update on demo.step to shebaoka_app;
create table family.part (
  bucket smallint not null,
  person uuid not null,
  sharing uuid not null,
  role text not null,
  member_bucket smallint not null,
  member uuid not null,
  request text,
  at timestamp with time zone not null,
  constraint part_pkey PRIMARY KEY (bucket, person, sharing, role),
  constraint part_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint part_check CHECK (((role = 'owner'::text) = (request IS NOT NULL))),
  constraint part_member_bucket_check CHECK (((member_bucket >= 0) AND (member_bucket <= 4095))),
  constraint part_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'guardian'::text])))
);
comment on table family.part is 'distributed: bucket, person — where the sharings are that somebody has a part in beside the member: as the owner, under the key of the press, or as the member’s guardian';
CREATE UNIQUE INDEX part_request ON family.part USING btree (bucket, person, request) WHERE (request IS NOT NULL);
grant insert, select on family.part to shebaoka_app;
create table family.sharing (
  bucket smallint not null,
  id uuid not null,
  member uuid not null,
  region character(6) not null,
  owner_bucket smallint not null,
  owner uuid not null,
  owner_region character(6) not null,
  relation text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  agreed_by uuid,
  ended_at timestamp with time zone,
  ended_by text,
  constraint sharing_pkey PRIMARY KEY (bucket, id),
  constraint sharing_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint sharing_check CHECK ((owner <> member)),
  constraint sharing_check1 CHECK (((agreed_at IS NULL) = (agreed_by IS NULL))),
  constraint sharing_check2 CHECK (((state = ANY (ARRAY['agreed'::text, 'ending'::text, 'ended'::text])) = (agreed_at IS NOT NULL))),
  constraint sharing_check3 CHECK (((state = ANY (ARRAY['asked'::text, 'agreed'::text])) = (ended_at IS NULL))),
  constraint sharing_check4 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint sharing_ended_by_check CHECK ((ended_by = ANY (ARRAY['owner'::text, 'member'::text, 'guardian'::text, 'centre'::text]))),
  constraint sharing_owner_bucket_check CHECK (((owner_bucket >= 0) AND (owner_bucket <= 4095))),
  constraint sharing_relation_check CHECK ((relation = ANY (ARRAY['spouse'::text, 'parent'::text, 'child'::text]))),
  constraint sharing_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'ending'::text, 'ended'::text, 'declined'::text, 'withdrawn'::text])))
);
comment on table family.sharing is 'distributed: bucket, member — 家庭共济: an owner’s account shared with a member, from the asking to its end; in the member’s bucket, where the sub-account is';
CREATE INDEX sharing_of_member ON family.sharing USING btree (bucket, member, id);
CREATE UNIQUE INDEX sharing_one ON family.sharing USING btree (bucket, member) WHERE (state = ANY (ARRAY['agreed'::text, 'ending'::text]));
CREATE UNIQUE INDEX sharing_open ON family.sharing USING btree (bucket, member, owner) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text, 'ending'::text]));
grant insert, select, update on family.sharing to shebaoka_app;
create table fees.approval (
  office uuid not null,
  drawer uuid not null,
  difference bigint not null,
  remark_sealed bytea,
  by_member uuid not null,
  post text not null,
  at timestamp with time zone not null,
  constraint approval_pkey PRIMARY KEY (office, drawer),
  constraint approval_difference_check CHECK ((difference <> 0)),
  constraint approval_office_drawer_fkey FOREIGN KEY (office, drawer) REFERENCES fees.drawer(office, id)
);
comment on table fees.approval is 'local — somebody else looked at the difference of a drawer and approved it; never changed';
grant insert, select on fees.approval to shebaoka_app;
create table fees.count (
  office uuid not null,
  drawer uuid not null,
  seq integer not null,
  what text not null,
  pieces jsonb not null,
  total bigint not null,
  expected bigint not null,
  explanation_sealed bytea,
  by_member uuid not null,
  at timestamp with time zone not null,
  constraint count_pkey PRIMARY KEY (office, drawer, seq),
  constraint count_check CHECK (((total = expected) OR (explanation_sealed IS NOT NULL))),
  constraint count_expected_check CHECK ((expected >= 0)),
  constraint count_seq_check CHECK ((seq > 0)),
  constraint count_total_check CHECK ((total >= 0)),
  constraint count_what_check CHECK ((what = ANY (ARRAY['open'::text, 'offer'::text, 'accept'::text, 'close'::text]))),
  constraint count_office_drawer_fkey FOREIGN KEY (office, drawer) REFERENCES fees.drawer(office, id)
);
comment on table fees.count is 'local — a drawer counted piece by piece, by whom, and what it should have held; never changed';
grant insert, select on fees.count to shebaoka_app;
create table fees.drawer (
  office uuid not null,
  id uuid not null,
  clerk uuid not null,
  post text not null,
  day date not null,
  state text not null,
  came_from uuid,
  offered_to uuid,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint drawer_pkey PRIMARY KEY (office, id),
  constraint drawer_check CHECK (((state = ANY (ARRAY['handed-over'::text, 'closed'::text])) = (ended_at IS NOT NULL))),
  constraint drawer_check1 CHECK (((state <> ALL (ARRAY['offered'::text, 'handed-over'::text])) OR (offered_to IS NOT NULL))),
  constraint drawer_state_check CHECK ((state = ANY (ARRAY['open'::text, 'offered'::text, 'handed-over'::text, 'closed'::text])))
);
comment on table fees.drawer is 'local — a clerk answers for a cash drawer at an office on a day, from its opening to its close or hand-over; what is in it is the sum of its movements';
CREATE INDEX drawer_of_day ON fees.drawer USING btree (office, day);
CREATE UNIQUE INDEX drawer_of_clerk ON fees.drawer USING btree (office, clerk) WHERE (state = ANY (ARRAY['open'::text, 'offered'::text]));
grant insert, select, update on fees.drawer to shebaoka_app;
create table fees.movement (
  office uuid not null,
  drawer uuid not null,
  seq integer not null,
  what text not null,
  amount bigint not null,
  at timestamp with time zone not null,
  by_member uuid not null,
  number text,
  bucket smallint,
  person uuid,
  receipt uuid,
  slip text,
  request text,
  constraint movement_pkey PRIMARY KEY (office, drawer, seq),
  constraint movement_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint movement_check CHECK (
CASE what
    WHEN 'float'::text THEN (amount >= 0)
    WHEN 'received'::text THEN (amount >= 0)
    WHEN 'taken'::text THEN (amount > 0)
    WHEN 'difference'::text THEN (amount <> 0)
    WHEN 'handed'::text THEN (amount <= 0)
    ELSE (amount < 0)
END),
  constraint movement_check1 CHECK (((what = ANY (ARRAY['taken'::text, 'returned'::text])) = ((receipt IS NOT NULL) AND (number IS NOT NULL) AND (bucket IS NOT NULL) AND (person IS NOT NULL)))),
  constraint movement_seq_check CHECK ((seq > 0)),
  constraint movement_what_check CHECK ((what = ANY (ARRAY['float'::text, 'received'::text, 'taken'::text, 'returned'::text, 'banked'::text, 'difference'::text, 'handed'::text, 'put-away'::text]))),
  constraint movement_office_drawer_fkey FOREIGN KEY (office, drawer) REFERENCES fees.drawer(office, id),
  constraint movement_press UNIQUE (office, drawer, request)
);
comment on table fees.movement is 'local — one movement of cash in a drawer, in fen; never changed';
CREATE INDEX movement_difference ON fees.movement USING btree (drawer, office) WHERE (what = 'difference'::text);
CREATE INDEX movement_press_of ON fees.movement USING btree (office, by_member, request) WHERE (request IS NOT NULL);
CREATE UNIQUE INDEX movement_number ON fees.movement USING btree (office, number) WHERE (number IS NOT NULL);
grant insert, select on fees.movement to shebaoka_app;
create table fees.owed (
  bucket smallint not null,
  application uuid not null,
  person uuid not null,
  office uuid not null,
  amount bigint not null,
  at timestamp with time zone not null,
  constraint owed_pkey PRIMARY KEY (bucket, application),
  constraint owed_amount_check CHECK ((amount > 0)),
  constraint owed_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table fees.owed is 'distributed: bucket, person — an application ended without a card away from a drawer: its fee waits to be given back; over once the receipt of the return stands';
CREATE INDEX owed_office ON fees.owed USING btree (office, at);
grant insert, select on fees.owed to shebaoka_app;
create table fees.payment (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  card uuid not null,
  region character(6) not null,
  office uuid not null,
  bank text not null,
  terminal text not null,
  reason text not null,
  amount bigint not null,
  tail character(4) not null,
  state text not null,
  application uuid,
  due_back boolean not null default false,
  cause jsonb,
  rrn text,
  paid_at timestamp with time zone,
  back_id uuid,
  back_rrn text,
  back_at timestamp with time zone,
  by_member uuid not null,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (bucket, id),
  constraint payment_amount_check CHECK ((amount > 0)),
  constraint payment_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint payment_check CHECK (((state = ANY (ARRAY['paid'::text, 'back'::text, 'returned'::text, 'cash'::text])) = (rrn IS NOT NULL))),
  constraint payment_check1 CHECK (((rrn IS NULL) = (paid_at IS NULL))),
  constraint payment_check2 CHECK (((state = ANY (ARRAY['back'::text, 'returned'::text])) <= (back_id IS NOT NULL))),
  constraint payment_check3 CHECK (((state = 'returned'::text) = (back_rrn IS NOT NULL))),
  constraint payment_check4 CHECK (((back_rrn IS NULL) = (back_at IS NULL))),
  constraint payment_check5 CHECK (((state = ANY (ARRAY['asked'::text, 'paid'::text, 'none'::text])) OR due_back)),
  constraint payment_check6 CHECK (((state <> 'asked'::text) OR (application IS NULL))),
  constraint payment_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'replacement'::text, 'exchange'::text, 'renewal'::text]))),
  constraint payment_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'paid'::text, 'none'::text, 'back'::text, 'returned'::text, 'cash'::text])))
);
comment on table fees.payment is 'distributed: bucket, person — a fee that a window''s POS was asked to take from the holder''s financial account: id is the reference at the POS, bank whose POS it is, tail the last four digits of the card that was read; application: what it was spent on, null while nothing; due_back: it goes back; back_id, back_rrn: the same of the way back; cash: given back in cash because the bank would not; fen';
CREATE INDEX payment_back_day ON fees.payment USING btree (bank, back_at) WHERE (back_rrn IS NOT NULL);
CREATE INDEX payment_back_rrn ON fees.payment USING btree (back_rrn) WHERE (back_rrn IS NOT NULL);
CREATE INDEX payment_day ON fees.payment USING btree (bank, paid_at) WHERE (rrn IS NOT NULL);
CREATE INDEX payment_open ON fees.payment USING btree (changed_at) WHERE ((state = ANY (ARRAY['asked'::text, 'back'::text])) OR ((state = 'paid'::text) AND (due_back OR (application IS NULL))));
CREATE INDEX payment_person ON fees.payment USING btree (bucket, person, at);
CREATE INDEX payment_rrn ON fees.payment USING btree (rrn) WHERE (rrn IS NOT NULL);
CREATE UNIQUE INDEX payment_of ON fees.payment USING btree (bucket, application) WHERE (application IS NOT NULL);
CREATE UNIQUE INDEX payment_once ON fees.payment USING btree (bucket, person) WHERE ((state = 'asked'::text) OR ((state = 'paid'::text) AND (application IS NULL) AND (NOT due_back)));
grant insert, select, update on fees.payment to shebaoka_app;
create table fees.receipt (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  application uuid not null,
  what text not null,
  reason text not null,
  amount bigint not null,
  authority text not null,
  document text not null,
  document_date date not null,
  number text not null,
  office uuid not null,
  drawer uuid,
  by_member uuid,
  day date not null,
  at timestamp with time zone not null,
  way text not null,
  reference text,
  tail character(4),
  constraint receipt_pkey PRIMARY KEY (bucket, id),
  constraint receipt_amount_check CHECK ((amount > 0)),
  constraint receipt_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint receipt_check CHECK (((way = 'cash'::text) = (drawer IS NOT NULL))),
  constraint receipt_check1 CHECK (((way = 'account'::text) = (reference IS NOT NULL))),
  constraint receipt_check2 CHECK (((way = 'account'::text) = (tail IS NOT NULL))),
  constraint receipt_check3 CHECK (((way = 'account'::text) OR (by_member IS NOT NULL))),
  constraint receipt_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'replacement'::text, 'exchange'::text, 'renewal'::text]))),
  constraint receipt_way_check CHECK ((way = ANY (ARRAY['cash'::text, 'account'::text]))),
  constraint receipt_what_check CHECK ((what = ANY (ARRAY['taken'::text, 'returned'::text]))),
  constraint receipt_bucket_application_what_key UNIQUE (bucket, application, what),
  constraint receipt_bucket_number_key UNIQUE (bucket, number)
);
comment on table fees.receipt is 'distributed: bucket, person — a fee taken for an application, or given back; at most once each; never changed';
CREATE INDEX receipt_account ON fees.receipt USING btree (office, day) WHERE (way = 'account'::text);
CREATE INDEX receipt_person ON fees.receipt USING btree (bucket, person, at);
grant insert, select on fees.receipt to shebaoka_app;
create table fees.series (
  office uuid not null,
  year smallint not null,
  last integer not null,
  constraint series_pkey PRIMARY KEY (office, year),
  constraint series_last_check CHECK ((last > 0))
);
comment on table fees.series is 'local — the last receipt number of an office in a year; moved in the transaction of the receipt, so that none is missing';
grant insert, select, update on fees.series to shebaoka_app;
create table files.file (
  id text not null,
  provider uuid,
  subject text,
  name_sealed bytea not null,
  size integer not null,
  kept_at timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_id_check CHECK ((id ~ '^[0-9A-F]{30}$'::text)),
  constraint file_size_check CHECK ((size > 0)),
  constraint file_subject_key UNIQUE (subject)
);
comment on table files.file is 'local — a file and whose it is (of every provider where it is nobody’s own), until when it can be fetched';
CREATE INDEX file_ended ON files.file USING btree (until);
CREATE INDEX file_of_provider ON files.file USING btree (provider);
grant delete, insert, select, update on files.file to shebaoka_app;
create table files.part (
  file text not null,
  part integer not null,
  bytes_sealed bytea not null,
  constraint part_pkey PRIMARY KEY (file, part),
  constraint part_file_fkey FOREIGN KEY (file) REFERENCES files.file(id)
);
comment on table files.part is 'local — a sealed part of a file; gone with it';
grant delete, insert, select on files.part to shebaoka_app;
create table filings.filing (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  number text not null,
  kind text not null,
  sort text not null,
  region character(6) not null,
  insutype character(3) not null,
  matter bytea not null,
  area character(6),
  business text,
  place smallint,
  providers uuid[] not null default '{}'::uuid[],
  papers jsonb not null default '[]'::jsonb,
  details_sealed bytea not null,
  limit_fen bigint,
  valid_from date not null,
  valid_until date,
  ended_on date,
  state text not null,
  due date not null,
  office uuid,
  filed_by uuid not null,
  filed_at timestamp with time zone not null,
  request text not null,
  renews uuid,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  version integer not null default 1,
  constraint filing_pkey PRIMARY KEY (bucket, id),
  constraint filing_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint filing_check CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint filing_check1 CHECK (((ended_on IS NOT NULL) = (state = 'ended'::text))),
  constraint filing_check2 CHECK (((kind = 'remote'::text) = (area IS NOT NULL))),
  constraint filing_check3 CHECK ((((kind = 'designated'::text) = (business IS NOT NULL)) AND ((kind = 'designated'::text) = (place IS NOT NULL)))),
  constraint filing_check4 CHECK (((claimed_by IS NULL) = (claimed_until IS NULL))),
  constraint filing_kind_check CHECK ((kind = ANY (ARRAY['remote'::text, 'chronic'::text, 'designated'::text, 'maternity'::text]))),
  constraint filing_limit_fen_check CHECK ((limit_fen >= 0)),
  constraint filing_place_check CHECK (((place >= 1) AND (place <= 99))),
  constraint filing_sort_check CHECK ((sort = ANY (ARRAY['long-term'::text, 'transferred'::text, 'temporary'::text, 'chronic'::text, 'designated'::text, 'maternity'::text]))),
  constraint filing_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint filing_bucket_renews_fkey FOREIGN KEY (bucket, renews) REFERENCES filings.filing(bucket, id),
  constraint filing_bucket_number_key UNIQUE (bucket, number),
  constraint filing_bucket_person_request_key UNIQUE (bucket, person, request)
);
comment on table filings.filing is 'distributed: bucket, person — a filing as it stands; the diagnosis is sealed, the matter a keyed digest';
CREATE INDEX filing_of_person ON filings.filing USING btree (bucket, person, id);
CREATE INDEX filing_queue ON filings.filing USING btree (office, due, id) WHERE (state = 'submitted'::text);
CREATE UNIQUE INDEX filing_waiting ON filings.filing USING btree (bucket, person, region, matter) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text]));
grant insert, select, update on filings.filing to shebaoka_app;
create table filings.step (
  bucket smallint not null,
  filing uuid not null,
  nth integer not null,
  step text not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  valid_from date,
  valid_until date,
  ended_on date,
  limit_fen bigint,
  papers jsonb,
  details_sealed bytea,
  reason_sealed bytea,
  constraint step_pkey PRIMARY KEY (bucket, filing, nth),
  constraint step_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint step_nth_check CHECK ((nth >= 1)),
  constraint step_bucket_filing_fkey FOREIGN KEY (bucket, filing) REFERENCES filings.filing(bucket, id)
);
comment on table filings.step is 'distributed: bucket, person — a step of a filing: when, by whom, on what authority, what it said';
grant insert, select on filings.step to shebaoka_app;
create table holders.alias (
  digest bytea not null,
  bucket smallint not null,
  person uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint alias_digest_check CHECK ((length(digest) = 32))
);
comment on table holders.alias is 'distributed: digest, alias — a social security number, unique in the register, pointing to its person';
grant delete, insert, select, update on holders.alias to shebaoka_app;
create table holders.contact_before (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  phone_sealed bytea,
  address_sealed bytea,
  until timestamp with time zone not null,
  constraint contact_before_pkey PRIMARY KEY (bucket, id),
  constraint contact_before_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint contact_before_bucket_person_fkey FOREIGN KEY (bucket, person) REFERENCES holders.person(bucket, id)
);
comment on table holders.contact_before is 'distributed: bucket, person — phone and address as they were until a change';
CREATE INDEX contact_before_person ON holders.contact_before USING btree (bucket, person, until);
grant insert, select on holders.contact_before to shebaoka_app;
create table holders.document (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  number_sealed bytea not null,
  number_digest bytea not null,
  valid_until text,
  recorded_at timestamp with time zone not null,
  constraint document_pkey PRIMARY KEY (bucket, id),
  constraint document_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint document_valid_until_check CHECK (((valid_until = 'long-term'::text) OR (valid_until ~ '^\d{4}-\d{2}-\d{2}$'::text))),
  constraint document_bucket_person_fkey FOREIGN KEY (bucket, person) REFERENCES holders.person(bucket, id),
  constraint document_bucket_person_kind_number_digest_key UNIQUE (bucket, person, kind, number_digest)
);
comment on table holders.document is 'distributed: bucket, person — an identity document on a person''s record';
grant insert, select, update on holders.document to shebaoka_app;
create table holders.document_use (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  document uuid not null,
  valid_until text,
  business text not null,
  at timestamp with time zone not null,
  constraint document_use_pkey PRIMARY KEY (bucket, id),
  constraint document_use_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint document_use_bucket_document_fkey FOREIGN KEY (bucket, document) REFERENCES holders.document(bucket, id)
);
comment on table holders.document_use is 'distributed: bucket, person — a document shown, with its validity as shown, and for what';
CREATE INDEX document_use_person ON holders.document_use USING btree (bucket, person, at);
grant insert, select on holders.document_use to shebaoka_app;
create table holders.guardian (
  bucket smallint not null,
  id uuid not null,
  ward uuid not null,
  guardian_bucket smallint not null,
  guardian uuid not null,
  relation text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint guardian_pkey PRIMARY KEY (bucket, id),
  constraint guardian_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint guardian_check CHECK ((ward <> guardian)),
  constraint guardian_guardian_bucket_check CHECK (((guardian_bucket >= 0) AND (guardian_bucket <= 4095))),
  constraint guardian_relation_check CHECK ((relation = ANY (ARRAY['father'::text, 'mother'::text, 'grandparent'::text, 'sibling'::text, 'appointed'::text]))),
  constraint guardian_bucket_ward_fkey FOREIGN KEY (bucket, ward) REFERENCES holders.person(bucket, id)
);
comment on table holders.guardian is 'distributed: bucket, person — who acts for a minor; kept with the minor';
CREATE UNIQUE INDEX guardian_once ON holders.guardian USING btree (bucket, ward, guardian) WHERE (ended_at IS NULL);
grant insert, select, update on holders.guardian to shebaoka_app;
create table holders.identity_before (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  difference uuid not null,
  ground text not null,
  sex character(1) not null,
  number_sealed bytea not null,
  number_digest bytea not null,
  name_sealed bytea not null,
  birth_sealed bytea not null,
  until timestamp with time zone not null,
  constraint identity_before_pkey PRIMARY KEY (bucket, id),
  constraint identity_before_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint identity_before_ground_check CHECK ((ground = ANY (ARRAY['upgrade'::text, 'public-security'::text, 'unit-mistake'::text]))),
  constraint identity_before_number_digest_check CHECK ((length(number_digest) = 32)),
  constraint identity_before_sex_check CHECK ((sex = ANY (ARRAY['1'::bpchar, '2'::bpchar]))),
  constraint identity_before_bucket_person_fkey FOREIGN KEY (bucket, person) REFERENCES holders.person(bucket, id)
);
comment on table holders.identity_before is 'distributed: bucket, person — number, name, sex and birth as they stood until a mend, with its ground';
CREATE INDEX identity_before_by_number ON holders.identity_before USING btree (number_digest);
CREATE INDEX identity_before_of_person ON holders.identity_before USING btree (bucket, person, until);
grant insert, select on holders.identity_before to shebaoka_app;
create table holders.person (
  bucket smallint not null,
  id uuid not null,
  psn_no text not null,
  category text not null,
  sex character(1) not null,
  birth_year smallint not null,
  area character(6) not null,
  number_sealed bytea not null,
  name_sealed bytea not null,
  birth_sealed bytea not null,
  phone_sealed bytea,
  address_sealed bytea,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  identity_sealed bytea,
  merged_bucket smallint,
  merged_into uuid,
  constraint person_pkey PRIMARY KEY (bucket, id),
  constraint person_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint person_category_check CHECK ((category = ANY (ARRAY['resident'::text, 'foreigner'::text, 'hk-macau'::text, 'taiwan'::text, 'overseas-chinese'::text]))),
  constraint person_merged CHECK ((((merged_bucket IS NULL) = (merged_into IS NULL)) AND (merged_into IS DISTINCT FROM id))),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['1'::bpchar, '2'::bpchar]))),
  constraint person_bucket_psn_no_key UNIQUE (bucket, psn_no)
);
comment on table holders.person is 'distributed: bucket, person — one person, entered once';
grant insert, select, update on holders.person to shebaoka_app;
create table holders.phone_change (
  bucket smallint not null,
  person uuid not null,
  id uuid not null,
  phone_sealed bytea not null,
  code_digest bytea not null,
  tries smallint not null,
  asked smallint not null,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint phone_change_pkey PRIMARY KEY (bucket, person),
  constraint phone_change_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint phone_change_code_digest_check CHECK ((length(code_digest) = 32)),
  constraint phone_change_bucket_person_fkey FOREIGN KEY (bucket, person) REFERENCES holders.person(bucket, id)
);
comment on table holders.phone_change is 'distributed: bucket, person — a new phone number that waits for its code';
grant delete, insert, select, update on holders.phone_change to shebaoka_app;
create table holders.phone_lost (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  channel text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint phone_lost_pkey PRIMARY KEY (bucket, id),
  constraint phone_lost_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint phone_lost_channel_check CHECK ((channel = ANY (ARRAY['counter'::text, 'phone'::text]))),
  constraint phone_lost_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint phone_lost_ended_by_check CHECK ((ended_by = ANY (ARRAY['new-phone'::text, 'found'::text]))),
  constraint phone_lost_bucket_person_fkey FOREIGN KEY (bucket, person) REFERENCES holders.person(bucket, id)
);
comment on table holders.phone_lost is 'distributed: bucket, person — a phone reported lost, until another number is proven or it is back';
CREATE UNIQUE INDEX phone_lost_once ON holders.phone_lost USING btree (bucket, person) WHERE (ended_at IS NULL);
grant insert, select, update on holders.phone_lost to shebaoka_app;
create table holders.population (
  digest bytea not null,
  name_sealed bytea not null,
  constraint population_pkey PRIMARY KEY (digest),
  constraint population_digest_check CHECK ((length(digest) = 32))
);
comment on table holders.population is 'reference — the stand-in for the population register of the police: number and name of invented people';
grant insert, select, update on holders.population to shebaoka_app;
create table holders.search (
  digest bytea not null,
  bucket smallint not null,
  person uuid not null,
  kind text not null,
  constraint search_pkey PRIMARY KEY (digest, bucket, person),
  constraint search_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint search_digest_check CHECK ((length(digest) = 32)),
  constraint search_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'name'::text])))
);
comment on table holders.search is 'distributed: digest, alias — what a person is found by: phone; name or its pinyin with the year of birth';
CREATE INDEX search_person ON holders.search USING btree (bucket, person, kind);
grant delete, insert, select on holders.search to shebaoka_app;
create table hotline.call (
  bucket smallint not null,
  number text not null,
  person uuid,
  asked_for bytea not null,
  clerk uuid not null,
  office uuid not null,
  begun_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  wrong smallint not null default 0,
  code_digest bytea,
  code_ends_at timestamp with time zone,
  code_asked smallint not null default 0,
  code_asked_at timestamp with time zone,
  proven_at timestamp with time zone,
  proven_by text[],
  ended_at timestamp with time zone,
  constraint call_pkey PRIMARY KEY (bucket, number),
  constraint call_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint call_check CHECK (((proven_at IS NULL) = (proven_by IS NULL))),
  constraint call_check1 CHECK (((proven_at IS NULL) OR (person IS NOT NULL))),
  constraint call_wrong_check CHECK ((wrong >= 0))
);
comment on table hotline.call is 'distributed: bucket, person — a call to the hotline; without a person where nobody has the number and name that were said';
CREATE INDEX call_of_office ON hotline.call USING btree (office, begun_at);
CREATE INDEX call_of_person ON hotline.call USING btree (bucket, person, begun_at) WHERE (code_asked > 0);
CREATE INDEX call_open ON hotline.call USING btree (clerk) WHERE (ended_at IS NULL);
grant delete, insert, select, update on hotline.call to shebaoka_app;
create table house.birth (
  one boolean not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint birth_pkey PRIMARY KEY (one),
  constraint birth_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'production'::text]))),
  constraint birth_one_check CHECK (one)
);
comment on table house.birth is 'reference — born as a demo or for production: one row, written by the first start, never changed';
grant select on house.birth to shebaoka_app;
create table house.migration (
  id integer not null default nextval('house.migration_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  constraint migration_pkey PRIMARY KEY (id)
);
comment on table house.migration is 'local — the migrations this database has had';
grant select on house.migration to shebaoka_app;
create table identity.difference (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  card uuid,
  fields text[] not null,
  channel text not null,
  region character(6) not null,
  found_at timestamp with time zone not null,
  found_by uuid,
  found_post text,
  found_office uuid,
  card_says_sealed bytea,
  document_says_sealed bytea,
  state text not null default 'open'::text,
  ground text,
  proof text,
  paper uuid,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_office uuid,
  version integer not null default 1,
  constraint difference_pkey PRIMARY KEY (bucket, id),
  constraint difference_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint difference_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  constraint difference_check1 CHECK (((claimed_by IS NULL) = (claimed_until IS NULL))),
  constraint difference_check2 CHECK (((proof IS NULL) = (paper IS NULL))),
  constraint difference_ground_check CHECK ((ground = ANY (ARRAY['upgrade'::text, 'public-security'::text, 'unit-mistake'::text]))),
  constraint difference_state_check CHECK ((state = ANY (ARRAY['open'::text, 'mended'::text, 'card-wrong'::text, 'agree'::text])))
);
comment on table identity.difference is 'distributed: bucket, person — a difference between card, record and document: where and by whom it was found, how it ended';
CREATE INDEX difference_of_person ON identity.difference USING btree (bucket, person, found_at);
CREATE INDEX difference_of_region ON identity.difference USING btree (region, id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX difference_one_open ON identity.difference USING btree (bucket, person) WHERE (state = 'open'::text);
grant insert, select, update on identity.difference to shebaoka_app;
create table imports.part (
  run uuid not null,
  part integer not null,
  bytes_sealed bytea not null,
  constraint part_pkey PRIMARY KEY (run, part),
  constraint part_run_fkey FOREIGN KEY (run) REFERENCES imports.run(id)
);
comment on table imports.part is 'local — sealed parts of the file of an import; gone when it is done';
grant delete, insert, select on imports.part to shebaoka_app;
create table imports.refused (
  run uuid not null,
  line integer not null,
  kinds text[] not null,
  line_sealed bytea not null,
  constraint refused_pkey PRIMARY KEY (run, line),
  constraint refused_run_fkey FOREIGN KEY (run) REFERENCES imports.run(id)
);
comment on table imports.refused is 'local — a line of an import that was refused, sealed with its reasons';
grant delete, insert, select on imports.refused to shebaoka_app;
create table imports.run (
  id uuid not null,
  office uuid not null,
  region character(6) not null,
  digest bytea,
  name_sealed bytea not null,
  size bigint not null,
  encoding text not null,
  columns text[] not null,
  lines integer not null,
  balance_fen bigint not null,
  phase text not null,
  next_byte bigint not null,
  next_line integer not null,
  taken integer not null default 0,
  cards integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  taken_fen bigint not null default 0,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  approved_at timestamp with time zone,
  approved_by uuid,
  approved_post text,
  moved_at timestamp with time zone not null,
  kind text not null default 'holders'::text,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_balance_fen_check CHECK ((balance_fen >= 0)),
  constraint run_check CHECK (((next_byte >= 0) AND (next_byte <= size))),
  constraint run_check1 CHECK (((approved_by IS NOT NULL) = (phase = ANY (ARRAY['taking'::text, 'done'::text])))),
  constraint run_check2 CHECK (((approved_by IS NULL) OR (approved_by <> sent_by))),
  constraint run_check3 CHECK (((phase <> 'done'::text) OR (((taken + known) + refused) = lines))),
  constraint run_digest_check CHECK ((length(digest) = 32)),
  constraint run_encoding_check CHECK ((encoding = ANY (ARRAY['utf-8'::text, 'gb18030'::text]))),
  constraint run_kind_check CHECK ((kind = ANY (ARRAY['holders'::text, 'insurance'::text, 'benefits'::text]))),
  constraint run_lines_check CHECK ((lines > 0)),
  constraint run_phase_check CHECK ((phase = ANY (ARRAY['waiting'::text, 'taking'::text, 'done'::text, 'dropped'::text]))),
  constraint run_size_check CHECK ((size > 0)),
  constraint run_office_digest_key UNIQUE (office, digest)
);
comment on table imports.run is 'local — a file of holders taken over, who sent and who approved it, and how far the work on it is';
CREATE INDEX run_taking ON imports.run USING btree (moved_at, id) WHERE (phase = 'taking'::text);
grant insert, select, update on imports.run to shebaoka_app;
create table insurance.ended (
  bucket smallint not null,
  relation uuid not null,
  cause uuid not null,
  state character(1) not null,
  paused_on date,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint ended_pkey PRIMARY KEY (bucket, relation, cause),
  constraint ended_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint ended_state_check CHECK ((state = ANY (ARRAY['1'::bpchar, '2'::bpchar])))
);
comment on table insurance.ended is 'distributed: bucket, person — an insurance record that a cancellation ended, with what it was before';
CREATE INDEX ended_by ON insurance.ended USING btree (bucket, cause);
grant insert, select, update on insurance.ended to shebaoka_app;
create table insurance.event (
  bucket smallint not null,
  person uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  what text not null,
  day date not null,
  relation uuid not null,
  at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (bucket, person, region, insutype, what, day),
  constraint event_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint event_what_check CHECK ((what = ANY (ARRAY['enrol'::text, 'pause'::text, 'resume'::text, 'end'::text])))
);
comment on table insurance.event is 'distributed: bucket, person — a line of a file that changed a record, once; append-only';
grant insert, select on insurance.event to shebaoka_app;
create table insurance.interest_run (
  region character(6) not null,
  insutype character(3) not null,
  year smallint not null,
  after_bucket smallint,
  after_id uuid,
  accounts integer not null default 0,
  interest_fen bigint not null default 0,
  done_at timestamp with time zone,
  begun_at timestamp with time zone not null,
  constraint interest_run_pkey PRIMARY KEY (region, insutype, year),
  constraint interest_run_check CHECK (((after_bucket IS NULL) = (after_id IS NULL)))
);
comment on table insurance.interest_run is 'local — how far a region''s yearly interest on pension accounts is';
grant insert, select, update on insurance.interest_run to shebaoka_app;
create table insurance.month (
  bucket smallint not null,
  relation uuid not null,
  month character(6) not null,
  paid boolean not null,
  at timestamp with time zone not null,
  base_fen bigint not null default 0,
  person_fen bigint not null default 0,
  unit_fen bigint not null default 0,
  received_on date,
  booked character(6),
  constraint month_pkey PRIMARY KEY (bucket, relation, month),
  constraint month_base_fen_check CHECK ((base_fen >= 0)),
  constraint month_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint month_check CHECK (((booked ~ '^\d{6}$'::text) AND (booked >= month))),
  constraint month_check1 CHECK (((received_on IS NULL) OR paid)),
  constraint month_check2 CHECK (((booked IS NOT NULL) <= paid)),
  constraint month_month_check CHECK ((month ~ '^\d{6}$'::text)),
  constraint month_person_fen_check CHECK ((person_fen >= 0)),
  constraint month_unit_fen_check CHECK ((unit_fen >= 0)),
  constraint month_bucket_relation_fkey FOREIGN KEY (bucket, relation) REFERENCES insurance.relation(bucket, id)
);
comment on table insurance.month is 'distributed: bucket, person — a month''s contribution, paid or owed';
grant insert, select, update on insurance.month to shebaoka_app;
create table insurance.pension_year (
  bucket smallint not null,
  relation uuid not null,
  year smallint not null,
  opening_fen bigint not null,
  paid_fen bigint not null,
  rate smallint not null,
  interest_fen bigint not null,
  closing_fen bigint not null,
  policy uuid not null,
  at timestamp with time zone not null,
  constraint pension_year_pkey PRIMARY KEY (bucket, relation, year),
  constraint pension_year_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint pension_year_check CHECK ((closing_fen = ((opening_fen + paid_fen) + interest_fen))),
  constraint pension_year_interest_fen_check CHECK ((interest_fen >= 0)),
  constraint pension_year_opening_fen_check CHECK ((opening_fen >= 0)),
  constraint pension_year_paid_fen_check CHECK ((paid_fen >= 0)),
  constraint pension_year_rate_check CHECK ((rate >= 0)),
  constraint pension_year_year_check CHECK (((year >= 1990) AND (year <= 2200))),
  constraint pension_year_bucket_relation_fkey FOREIGN KEY (bucket, relation) REFERENCES insurance.relation(bucket, id)
);
comment on table insurance.pension_year is 'distributed: bucket, person — a closed year of a pension personal account; `rate` in hundredths of a percent; append-only';
grant insert, select on insurance.pension_year to shebaoka_app;
create table insurance.recognised (
  bucket smallint not null,
  relation uuid not null,
  transfer uuid not null,
  month character(6) not null,
  region character(6) not null,
  base_fen bigint not null,
  person_fen bigint not null,
  unit_fen bigint not null,
  booked character(6),
  constraint recognised_pkey PRIMARY KEY (bucket, relation, transfer, month),
  constraint recognised_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint recognised_month_check CHECK ((month ~ '^\d{6}$'::text)),
  constraint recognised_bucket_relation_fkey FOREIGN KEY (bucket, relation) REFERENCES insurance.relation(bucket, id),
  constraint recognised_bucket_transfer_fkey FOREIGN KEY (bucket, transfer) REFERENCES insurance.transfer(bucket, id)
);
comment on table insurance.recognised is 'distributed: bucket, person — a month paid under the record before a transfer, recognised under the new one; append-only';
grant insert, select on insurance.recognised to shebaoka_app;
create table insurance.relation (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  psn_type text not null,
  employer uuid,
  employer_name text,
  since date not null,
  until date,
  paused_on date,
  state character(1) not null,
  base_fen bigint not null default 0,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  paid_until character(6),
  constraint relation_pkey PRIMARY KEY (bucket, id),
  constraint relation_base_fen_check CHECK ((base_fen >= 0)),
  constraint relation_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint relation_check CHECK (((until IS NULL) OR (until >= since))),
  constraint relation_check1 CHECK (((state = '4'::bpchar) = (until IS NOT NULL))),
  constraint relation_paid_until_check CHECK ((paid_until ~ '^\d{6}$'::text)),
  constraint relation_psn_type_check CHECK ((psn_type ~ '^\d{4,6}$'::text)),
  constraint relation_state_check CHECK ((state = ANY (ARRAY['1'::bpchar, '2'::bpchar, '4'::bpchar])))
);
comment on table insurance.relation is 'distributed: bucket, person — one insurance record of a person in one region; two valid ones in one region are possible and are shown, not hidden';
CREATE INDEX relation_employer ON insurance.relation USING btree (employer, bucket, id) WHERE (employer IS NOT NULL);
CREATE INDEX relation_pension ON insurance.relation USING btree (region, insutype, bucket, id) WHERE (insutype = ANY (ARRAY['110'::bpchar, '170'::bpchar]));
CREATE INDEX relation_person ON insurance.relation USING btree (bucket, person);
CREATE INDEX relation_region ON insurance.relation USING btree (region, insutype, bucket, id) WHERE (state = '1'::bpchar);
grant insert, select, update on insurance.relation to shebaoka_app;
create table insurance.transfer (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  relation uuid not null,
  region character(6) not null,
  to_region character(6) not null,
  insutype character(3) not null,
  was character(1) not null,
  number text not null,
  state text not null,
  months integer not null,
  certified_at timestamp with time zone not null,
  certified_by uuid not null,
  certified_office uuid not null,
  into_relation uuid,
  counted integer,
  amount bigint not null default 0,
  carried_year smallint,
  carried_fen bigint,
  rounds smallint not null default 0,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_office uuid,
  version integer not null default 1,
  constraint transfer_pkey PRIMARY KEY (bucket, id),
  constraint transfer_amount_check CHECK ((amount >= 0)),
  constraint transfer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint transfer_carried_fen_check CHECK ((carried_fen >= 0)),
  constraint transfer_check CHECK ((to_region <> region)),
  constraint transfer_check1 CHECK (((counted >= 0) AND (counted <= months))),
  constraint transfer_check2 CHECK (((state = 'certified'::text) = (ended_at IS NULL))),
  constraint transfer_check3 CHECK ((((state = 'arrived'::text) = (into_relation IS NOT NULL)) AND ((into_relation IS NOT NULL) = (counted IS NOT NULL)))),
  constraint transfer_check4 CHECK (((carried_year IS NULL) = (carried_fen IS NULL))),
  constraint transfer_months_check CHECK ((months >= 0)),
  constraint transfer_state_check CHECK ((state = ANY (ARRAY['certified'::text, 'arrived'::text, 'withdrawn'::text]))),
  constraint transfer_was_check CHECK ((was = ANY (ARRAY['1'::bpchar, '2'::bpchar]))),
  constraint transfer_bucket_into_relation_fkey FOREIGN KEY (bucket, into_relation) REFERENCES insurance.relation(bucket, id),
  constraint transfer_bucket_relation_fkey FOREIGN KEY (bucket, relation) REFERENCES insurance.relation(bucket, id),
  constraint transfer_bucket_number_key UNIQUE (bucket, number)
);
comment on table insurance.transfer is 'distributed: bucket, person — a record on its way from one region to another; `months` were certified, `counted` are those that were not counted there already';
CREATE INDEX transfer_into ON insurance.transfer USING btree (bucket, into_relation) WHERE (into_relation IS NOT NULL);
CREATE INDEX transfer_of_person ON insurance.transfer USING btree (bucket, person);
CREATE INDEX transfer_waiting ON insurance.transfer USING btree (to_region, certified_at, id) WHERE (state = 'certified'::text);
CREATE UNIQUE INDEX transfer_open ON insurance.transfer USING btree (bucket, relation) WHERE (state <> 'withdrawn'::text);
grant insert, select, update on insurance.transfer to shebaoka_app;
create table ledger.account (
  bucket smallint not null,
  person uuid not null,
  kind text not null,
  region character(6) not null,
  balance bigint not null,
  version integer not null,
  constraint account_pkey PRIMARY KEY (bucket, person, kind, region),
  constraint account_balance_check CHECK ((balance >= 0)),
  constraint account_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['pacc'::text, 'pacc-family'::text, 'payable'::text])))
);
comment on table ledger.account is 'distributed: bucket, person — an account: the running sum of its own journal rows, in fen';
grant insert, select, update on ledger.account to shebaoka_app;
create table ledger.claim (
  bucket smallint not null,
  key text not null,
  number text not null,
  at timestamp with time zone not null,
  constraint claim_pkey PRIMARY KEY (bucket, key),
  constraint claim_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table ledger.claim is 'distributed: bucket, person — keys under which a credit was made once';
grant insert, select on ledger.claim to shebaoka_app;
create table ledger.closed_day (
  day date not null,
  at timestamp with time zone not null,
  constraint closed_day_pkey PRIMARY KEY (day)
);
comment on table ledger.closed_day is 'reference — business days that are closed: no posting gets one of them, or one before, any more';
grant insert, select on ledger.closed_day to shebaoka_app;
create table ledger.journal (
  bucket smallint not null,
  person uuid not null,
  kind text not null,
  region character(6) not null,
  seq integer not null,
  number text not null,
  what text not null,
  at timestamp with time zone not null,
  day date not null,
  account bigint not null,
  fund bigint not null,
  cash bigint not null,
  hospital bigint not null,
  income bigint not null,
  total bigint not null,
  balance bigint not null,
  undoes text,
  provider uuid,
  terminal uuid,
  operator text,
  session uuid,
  policies uuid[],
  detail_sealed bytea,
  business text,
  constraint journal_pkey PRIMARY KEY (bucket, person, kind, region, seq),
  constraint journal_balance_check CHECK ((balance >= 0)),
  constraint journal_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint journal_check CHECK ((total = ((((fund + cash) + hospital) + income) - account))),
  constraint journal_what_check CHECK ((what = ANY (ARRAY['allocation'::text, 'settlement'::text, 'cancel'::text, 'reversal'::text, 'restore'::text, 'opening'::text, 'transfer-out'::text, 'transfer-in'::text, 'reimbursement'::text, 'family-out'::text, 'family-in'::text, 'family-spent'::text, 'family-returned'::text, 'paid-out'::text]))),
  constraint journal_bucket_person_kind_region_fkey FOREIGN KEY (bucket, person, kind, region) REFERENCES ledger.account(bucket, person, kind, region),
  constraint journal_bucket_number_key UNIQUE (bucket, number)
);
comment on table ledger.journal is 'distributed: bucket, person — one row a posting: account is what the balance changed by, the rest who paid how much of the total; append-only';
CREATE INDEX journal_of_day ON ledger.journal USING brin (day);
CREATE INDEX journal_of_instant ON ledger.journal USING brin (at);
grant insert, select on ledger.journal to shebaoka_app;
create table ledger.transfer (
  bucket smallint not null,
  id uuid not null,
  key text not null,
  person uuid not null,
  region character(6) not null,
  amount bigint not null,
  to_bucket smallint not null,
  to_person uuid not null,
  to_kind text not null,
  to_region character(6) not null,
  sent_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  from_kind text not null default 'pacc'::text,
  constraint transfer_pkey PRIMARY KEY (bucket, id),
  constraint transfer_amount_check CHECK ((amount > 0)),
  constraint transfer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint transfer_from_kind_check CHECK ((from_kind = ANY (ARRAY['pacc'::text, 'pacc-family'::text]))),
  constraint transfer_to_bucket_check CHECK (((to_bucket >= 0) AND (to_bucket <= 4095))),
  constraint transfer_to_kind_check CHECK ((to_kind = ANY (ARRAY['pacc'::text, 'pacc-family'::text, 'payable'::text]))),
  constraint transfer_bucket_key_key UNIQUE (bucket, key)
);
comment on table ledger.transfer is 'distributed: bucket, person — money that left an account for another one; in transit until it has arrived there';
CREATE INDEX transfer_of_person ON ledger.transfer USING btree (bucket, person);
CREATE INDEX transfer_to ON ledger.transfer USING btree (to_bucket, to_person);
CREATE INDEX transfer_under_way ON ledger.transfer USING btree (sent_at, bucket, id) WHERE (arrived_at IS NULL);
grant insert, select, update on ledger.transfer to shebaoka_app;
create table losses.report (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  card uuid not null,
  number text not null,
  via text not null,
  office uuid,
  at timestamp with time zone not null,
  social_at timestamp with time zone,
  financial text not null,
  bank character(5) not null,
  lost_since timestamp with time zone,
  lost_how text,
  lost_until date,
  answered_at timestamp with time zone,
  why_zh text,
  why_en text,
  tries integer not null default 0,
  due_at timestamp with time zone,
  constraint report_pkey PRIMARY KEY (bucket, id),
  constraint report_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint report_check CHECK ((((financial = 'lost'::text) = (lost_since IS NOT NULL)) AND ((financial = 'open'::text) = (due_at IS NOT NULL)) AND ((financial = ANY (ARRAY['lost'::text, 'refused'::text])) = (answered_at IS NOT NULL)))),
  constraint report_check1 CHECK (((social_at IS NOT NULL) OR (financial <> 'not-asked'::text))),
  constraint report_financial_check CHECK ((financial = ANY (ARRAY['not-asked'::text, 'not-passed'::text, 'open'::text, 'lost'::text, 'refused'::text]))),
  constraint report_lost_how_check CHECK ((lost_how = ANY (ARRAY['phone'::text, 'written'::text]))),
  constraint report_via_check CHECK ((via = ANY (ARRAY['counter'::text, 'online'::text, 'phone'::text]))),
  constraint report_bucket_number_key UNIQUE (bucket, number)
);
comment on table losses.report is 'distributed: bucket, person — what a holder said lost in one visit, and what became of it: social_at when the social account stopped by it, financial what the bank answered to what was passed on; open until it answers';
CREATE INDEX report_answered ON losses.report USING btree (bank, answered_at) WHERE (financial = 'lost'::text);
CREATE INDEX report_at ON losses.report USING btree (at) WHERE (financial <> 'not-asked'::text);
CREATE INDEX report_due ON losses.report USING btree (due_at) WHERE (financial = 'open'::text);
CREATE INDEX report_of_card ON losses.report USING btree (bucket, card, at);
CREATE UNIQUE INDEX report_open_once ON losses.report USING btree (bucket, card) WHERE (financial = 'open'::text);
grant insert, select, update on losses.report to shebaoka_app;
create table losses.word (
  bucket smallint not null,
  card uuid not null,
  person uuid not null,
  seq integer not null,
  lost boolean not null,
  how text,
  since timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  constraint word_pkey PRIMARY KEY (bucket, card),
  constraint word_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint word_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'written'::text])))
);
comment on table losses.word is 'distributed: bucket, person — the newest word of the bank on the loss of its account: of two that come, the one with the higher seq counts, in whatever order they came';
grant insert, select, update on losses.word to shebaoka_app;
create table merging.merging (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  office uuid not null,
  keep uuid not null,
  ends jsonb not null,
  other_bucket smallint,
  other uuid,
  state text not null,
  first_by uuid not null,
  first_at timestamp with time zone not null,
  second_by uuid,
  second_at timestamp with time zone,
  amount bigint not null default 0,
  rounds smallint not null default 0,
  reason_sealed bytea,
  request text,
  version integer not null,
  constraint merging_pkey PRIMARY KEY (bucket, id),
  constraint merging_amount_check CHECK ((amount >= 0)),
  constraint merging_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint merging_check CHECK (((second_by IS NULL) OR (second_by <> first_by))),
  constraint merging_check1 CHECK (((second_by IS NULL) = (second_at IS NULL))),
  constraint merging_check2 CHECK ((((other IS NULL) = (other_bucket IS NULL)) AND (other IS DISTINCT FROM person))),
  constraint merging_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text]))),
  constraint merging_bucket_person_request_key UNIQUE (bucket, person, request)
);
comment on table merging.merging is 'distributed: bucket, person — one merge in the bucket of who stays: asked for by one, done by a second person of the region''s office';
CREATE INDEX merging_waiting ON merging.merging USING btree (region, first_at, id) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX merging_open ON merging.merging USING btree (bucket, person) WHERE (state = 'waiting'::text);
grant insert, select, update on merging.merging to shebaoka_app;
create table merging.year (
  bucket smallint not null,
  merging uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  year smallint not null,
  constraint year_pkey PRIMARY KEY (bucket, merging, region, insutype, year),
  constraint year_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table merging.year is 'distributed: bucket, person — what of a year the merged one had used was added to who stays, once';
grant insert, select on merging.year to shebaoka_app;
create table messages.heard (
  provider uuid not null,
  operator text not null,
  infno text not null,
  style text not null,
  outcome text not null,
  what text not null,
  count integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint heard_pkey PRIMARY KEY (provider, operator, infno, style, outcome, what),
  constraint heard_check CHECK ((last_at >= first_at)),
  constraint heard_count_check CHECK ((count > 0)),
  constraint heard_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'again'::text, 'refused'::text, 'wrong'::text]))),
  constraint heard_style_check CHECK ((style = ANY (ARRAY['one'::text, 'own'::text])))
);
comment on table messages.heard is 'local — counts of messages of a provider and operator by transaction and outcome, in a demo only; what: the name of a refusal, or a field and what is wrong with it';
grant delete, insert, select, update on messages.heard to shebaoka_app;
create table messages.message (
  msgid text not null,
  infno text not null,
  digest bytea not null,
  provider uuid not null,
  psn_no text,
  bucket smallint,
  number text,
  outcome text not null,
  reference text not null,
  received_at timestamp with time zone not null,
  constraint message_pkey PRIMARY KEY (msgid),
  constraint message_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint message_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'reversed'::text])))
);
comment on table messages.message is 'distributed: msgid — a message that had an effect, or was reversed before it came';
grant insert, select, update on messages.message to shebaoka_app;
create table messages.sign (
  sign_no text not null,
  provider uuid not null,
  operator text not null,
  address text not null,
  signed_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sign_pkey PRIMARY KEY (sign_no)
);
comment on table messages.sign is 'local — sign-ins of providers'' operators: a day, one address';
CREATE INDEX sign_of_provider ON messages.sign USING btree (provider) WHERE (ended_at IS NULL);
grant insert, select, update on messages.sign to shebaoka_app;
create table notices.message (
  bucket smallint not null,
  id uuid not null,
  person uuid,
  template text not null,
  phone_sealed bytea not null,
  phone_digest bytea not null,
  text_sealed bytea not null,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint message_pkey PRIMARY KEY (bucket, id),
  constraint message_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table notices.message is 'distributed: bucket, person — a text message, written with the effect and delivered afterwards';
CREATE INDEX message_phone ON notices.message USING btree (phone_digest, at);
grant insert, select, update on notices.message to shebaoka_app;
create table notices.silenced (
  phone_digest bytea not null,
  report uuid not null,
  constraint silenced_pkey PRIMARY KEY (phone_digest, report),
  constraint silenced_phone_digest_check CHECK ((length(phone_digest) = 32))
);
comment on table notices.silenced is 'distributed: phone_digest, alias — a number to which nothing is sent, by the report that silences it';
grant delete, insert, select on notices.silenced to shebaoka_app;
create table oldcards.alias (
  digest bytea not null,
  bucket smallint not null,
  old_card uuid not null,
  constraint alias_pkey PRIMARY KEY (digest),
  constraint alias_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table oldcards.alias is 'distributed: digest, alias — the number of an old card, pointing to it';
grant insert, select on oldcards.alias to shebaoka_app;
create table oldcards.old_card (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  kind text not null,
  number_sealed bytea not null,
  entered_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  stopped_by text,
  card uuid,
  constraint old_card_pkey PRIMARY KEY (bucket, id),
  constraint old_card_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint old_card_stopped CHECK ((((stopped_at IS NULL) = (stopped_by IS NULL)) AND (((stopped_at IS NULL) OR (stopped_by = 'cancelled'::text)) = (card IS NULL)))),
  constraint old_card_stopped_by_check CHECK ((stopped_by = ANY (ARRAY['pin-change'::text, 'first-read'::text, 'other-card'::text, 'cancelled'::text])))
);
comment on table oldcards.old_card is 'distributed: bucket, person — the credential from before the card, until the card takes over; `card` is the one the account was linked to then';
CREATE UNIQUE INDEX old_card_working ON oldcards.old_card USING btree (bucket, person, kind) WHERE (stopped_at IS NULL);
grant insert, select, update on oldcards.old_card to shebaoka_app;
create table outbox.lease (
  part smallint not null,
  holder uuid not null,
  until timestamp with time zone not null,
  constraint lease_pkey PRIMARY KEY (part),
  constraint lease_part_check CHECK (((part >= 0) AND (part <= 3)))
);
comment on table outbox.lease is 'local — which process polls which quarter of the buckets, and until when';
grant delete, insert, select, update on outbox.lease to shebaoka_app;
create table outbox.task (
  bucket smallint not null,
  id uuid not null,
  due timestamp with time zone not null,
  kind text not null,
  ids uuid[] not null,
  attempts smallint not null,
  at timestamp with time zone not null,
  parked_at timestamp with time zone,
  trouble text,
  constraint task_pkey PRIMARY KEY (bucket, id),
  constraint task_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table outbox.task is 'distributed: bucket, person — one delivery or timer; gone when done, parked when it fails again and again';
CREATE INDEX task_due ON outbox.task USING btree (due, bucket, id) WHERE (parked_at IS NULL);
CREATE INDEX task_parked ON outbox.task USING btree (parked_at, bucket, id) WHERE (parked_at IS NOT NULL);
grant delete, insert, select, update on outbox.task to shebaoka_app;
create table papers.paper (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  material text not null,
  mime text not null,
  good boolean not null,
  bytes_sealed bytea not null,
  size integer not null,
  kept_at timestamp with time zone not null,
  kept_by uuid,
  constraint paper_pkey PRIMARY KEY (bucket, id),
  constraint paper_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint paper_kind_check CHECK ((kind = ANY (ARRAY['photo'::text, 'scan'::text]))),
  constraint paper_size_check CHECK ((size > 0))
);
comment on table papers.paper is 'distributed: bucket, person — a photo or scan that belongs to a person, sealed';
CREATE INDEX paper_person ON papers.paper USING btree (bucket, person);
grant delete, insert, select on papers.paper to shebaoka_app;
create table pins.entry (
  bucket smallint not null,
  card uuid not null,
  entry uuid not null,
  block_digest bytea not null,
  outcome text not null,
  remaining smallint not null,
  at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (bucket, card, entry),
  constraint entry_block_digest_check CHECK ((length(block_digest) = 32)),
  constraint entry_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint entry_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES pins.pin(bucket, card)
);
comment on table pins.entry is 'distributed: bucket, person — a PIN entry that was evaluated, once, and its outcome';
grant delete, insert, select, update on pins.entry to shebaoka_app;
create table pins.finger (
  bucket smallint not null,
  person uuid not null,
  card uuid not null,
  terminal uuid not null,
  template_sealed bytea not null,
  taken_at timestamp with time zone not null,
  constraint finger_pkey PRIMARY KEY (bucket, person),
  constraint finger_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table pins.finger is 'distributed: bucket, person — the sealed template of the finger its holder laid on at a counter, with the card and terminal it was taken for';
grant insert, select, update on pins.finger to shebaoka_app;
create table pins.pin (
  bucket smallint not null,
  card uuid not null,
  person uuid not null,
  verifier bytea,
  key_version smallint not null default 0,
  initial boolean not null,
  must_set boolean not null default false,
  first_due boolean not null default false,
  wrong smallint not null default 0,
  locked_at timestamp with time zone,
  set_at timestamp with time zone not null,
  reminded_on date,
  constraint pin_pkey PRIMARY KEY (bucket, card),
  constraint pin_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint pin_check CHECK ((must_set OR (verifier IS NOT NULL))),
  constraint pin_check1 CHECK ((NOT (must_set AND initial))),
  constraint pin_check2 CHECK ((must_set OR (NOT first_due))),
  constraint pin_verifier_check CHECK ((length(verifier) = 32)),
  constraint pin_wrong_check CHECK (((wrong >= 0) AND (wrong <= 15)))
);
comment on table pins.pin is 'distributed: bucket, person — one card''s social PIN: verifier, whether initial, wrong entries in a row, lock';
CREATE INDEX pin_locked ON pins.pin USING btree (locked_at, card) WHERE (locked_at IS NOT NULL);
grant delete, insert, select, update on pins.pin to shebaoka_app;
create table pins.query_password (
  bucket smallint not null,
  person uuid not null,
  kept bytea not null,
  wrong smallint not null default 0,
  slowed_until timestamp with time zone,
  set_at timestamp with time zone not null,
  reminded_on date,
  constraint query_password_pkey PRIMARY KEY (bucket, person),
  constraint query_password_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint query_password_kept_check CHECK ((length(kept) = 48))
);
comment on table pins.query_password is 'distributed: bucket, person — the query password as salt and argon2id value';
grant delete, insert, select, update on pins.query_password to shebaoka_app;
create table pins.reset (
  bucket smallint not null,
  id uuid not null,
  card uuid not null,
  authorised_at timestamp with time zone not null,
  office uuid not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint reset_pkey PRIMARY KEY (bucket, id),
  constraint reset_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint reset_bucket_card_fkey FOREIGN KEY (bucket, card) REFERENCES pins.pin(bucket, card)
);
comment on table pins.reset is 'distributed: bucket, person — an authorisation to set a forgotten or locked PIN anew, good once';
CREATE INDEX reset_of_card ON pins.reset USING btree (bucket, card, authorised_at);
grant delete, insert, select, update on pins.reset to shebaoka_app;
create table production.batch (
  id uuid not null,
  number text not null,
  region character(6) not null,
  bank character(5) not null,
  key text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  filled_at timestamp with time zone,
  office uuid,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_key_key UNIQUE (key),
  constraint batch_number_key UNIQUE (number)
);
comment on table production.batch is 'reference — a production batch of one bank and one region';
grant insert, select, update on production.batch to shebaoka_app;
create table production.blank (
  site uuid not null,
  bank character(5) not null,
  face character(6) not null,
  serial integer not null,
  id uuid not null,
  what text not null,
  change integer not null,
  remaining integer not null,
  batch uuid,
  note text,
  by_member uuid,
  at timestamp with time zone not null,
  constraint blank_pkey PRIMARY KEY (site, bank, face, serial),
  constraint blank_change_check CHECK ((change <> 0)),
  constraint blank_check CHECK (((what <> 'counted-in'::text) OR (change > 0))),
  constraint blank_check1 CHECK (((what <> ALL (ARRAY['batch'::text, 'scrapped'::text])) OR (change < 0))),
  constraint blank_check2 CHECK (((batch IS NOT NULL) = (what = 'batch'::text))),
  constraint blank_check3 CHECK (((what = 'batch'::text) OR (note IS NOT NULL))),
  constraint blank_remaining_check CHECK ((remaining >= 0)),
  constraint blank_serial_check CHECK ((serial > 0)),
  constraint blank_what_check CHECK ((what = ANY (ARRAY['counted-in'::text, 'batch'::text, 'scrapped'::text, 'stocktake'::text]))),
  constraint blank_batch_fkey FOREIGN KEY (batch) REFERENCES production.batch(id),
  constraint blank_id_key UNIQUE (id)
);
comment on table production.blank is 'local — movements of blank cards of one bank and face at one site, numbered; each keeps how many are left, so the count is the sum';
CREATE UNIQUE INDEX blank_delivery ON production.blank USING btree (site, bank, face, note) WHERE (what = 'counted-in'::text);
grant insert, select on production.blank to shebaoka_app;
create table production.consignment (
  id uuid not null,
  batch uuid,
  kind text not null,
  organisation uuid not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone,
  sender uuid,
  number text,
  cards integer not null default 0,
  constraint consignment_pkey PRIMARY KEY (id),
  constraint consignment_back CHECK ((((batch IS NULL) = (kind = 'centre'::text)) AND ((sender IS NULL) = (batch IS NOT NULL)) AND ((number IS NULL) = (batch IS NOT NULL)))),
  constraint consignment_cards_check CHECK ((cards >= 0)),
  constraint consignment_kind_check CHECK ((kind = ANY (ARRAY['branch'::text, 'unit'::text, 'counter'::text, 'centre'::text]))),
  constraint consignment_batch_fkey FOREIGN KEY (batch) REFERENCES production.batch(id),
  constraint consignment_number_key UNIQUE (number)
);
comment on table production.consignment is 'reference — cards of one batch sent to one branch, unit or counter, received once';
CREATE INDEX consignment_of_sender ON production.consignment USING btree (sender, id) WHERE (sender IS NOT NULL);
CREATE INDEX consignment_of_site ON production.consignment USING btree (organisation, id);
CREATE INDEX consignment_to_receive ON production.consignment USING btree (organisation, id) WHERE (received_at IS NULL);
CREATE INDEX consignment_under_way ON production.consignment USING btree (id) WHERE (received_at IS NULL);
CREATE UNIQUE INDEX consignment_open ON production.consignment USING btree (batch, organisation) WHERE (received_at IS NULL);
grant insert, select, update on production.consignment to shebaoka_app;
create table production.destruction (
  bucket smallint not null,
  card uuid not null,
  person uuid not null,
  office uuid not null,
  first_by uuid not null,
  first_post text not null,
  first_at timestamp with time zone not null,
  second_by uuid,
  second_post text,
  second_at timestamp with time zone,
  constraint destruction_pkey PRIMARY KEY (bucket, card),
  constraint destruction_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint destruction_check CHECK (((second_by IS NULL) = (second_at IS NULL))),
  constraint destruction_check1 CHECK ((second_by IS DISTINCT FROM first_by))
);
comment on table production.destruction is 'distributed: bucket, person — the two signatures under which a card was destroyed; one alone destroys nothing';
grant delete, insert, select, update on production.destruction to shebaoka_app;
create table production.export (
  id uuid not null,
  batch uuid not null,
  number integer not null,
  plant uuid not null,
  key text not null,
  cards integer,
  digest text,
  file bytea,
  made_at timestamp with time zone not null,
  made_by uuid,
  constraint export_pkey PRIMARY KEY (id),
  constraint export_check CHECK (((cards IS NULL) = (digest IS NULL))),
  constraint export_number_check CHECK ((number > 0)),
  constraint export_batch_fkey FOREIGN KEY (batch) REFERENCES production.batch(id),
  constraint export_plant_fkey FOREIGN KEY (plant) REFERENCES production.plant(id),
  constraint export_batch_number_key UNIQUE (batch, number),
  constraint export_key_key UNIQUE (key)
);
comment on table production.export is 'reference — cards of one batch that went to a plant in one file';
CREATE UNIQUE INDEX export_open ON production.export USING btree (batch) WHERE (digest IS NULL);
grant insert, select, update on production.export to shebaoka_app;
create table production.instant (
  bucket smallint not null,
  id uuid not null,
  application uuid not null,
  person uuid not null,
  office uuid not null,
  printer uuid not null,
  attempt smallint not null default 1,
  step text not null,
  batch uuid,
  card uuid,
  face text,
  trouble text,
  spoilt boolean not null default false,
  ended text,
  began_by uuid not null,
  began_at timestamp with time zone not null,
  by_member uuid not null,
  since timestamp with time zone not null,
  run uuid,
  held_until timestamp with time zone,
  constraint instant_pkey PRIMARY KEY (bucket, id),
  constraint instant_attempt_check CHECK ((attempt > 0)),
  constraint instant_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint instant_check CHECK (((run IS NULL) = (held_until IS NULL))),
  constraint instant_check1 CHECK (((step = 'paid'::text) OR ((card IS NOT NULL) AND (batch IS NOT NULL)))),
  constraint instant_check2 CHECK (((ended IS DISTINCT FROM 'handed-over'::text) OR (step = 'handed-over'::text))),
  constraint instant_ended_check CHECK ((ended = ANY (ARRAY['handed-over'::text, 'given-up'::text, 'to-plant'::text]))),
  constraint instant_step_check CHECK ((step = ANY (ARRAY['paid'::text, 'reserved'::text, 'numbered'::text, 'written'::text, 'printed'::text, 'checked'::text, 'registered'::text, 'handed-over'::text])))
);
comment on table production.instant is 'distributed: bucket, person — one card made at a counter while its holder waits: the step reached, by whom, when, where, what went wrong; `run` and `held_until` say who is at it';
CREATE INDEX instant_of_office ON production.instant USING btree (office, since) WHERE (ended IS NULL);
CREATE UNIQUE INDEX instant_card ON production.instant USING btree (bucket, card) WHERE (card IS NOT NULL);
CREATE UNIQUE INDEX instant_open ON production.instant USING btree (bucket, application) WHERE (ended IS NULL);
grant insert, select, update on production.instant to shebaoka_app;
create table production.instant_step (
  bucket smallint not null,
  instant uuid not null,
  attempt smallint not null,
  step text not null,
  by_member uuid not null,
  at timestamp with time zone not null,
  constraint instant_step_pkey PRIMARY KEY (bucket, instant, attempt, step),
  constraint instant_step_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table production.instant_step is 'distributed: bucket, person — each step of such a card, once an attempt: by whom and when';
grant insert, select on production.instant_step to shebaoka_app;
create table production.item (
  bucket smallint not null,
  id uuid not null,
  batch uuid not null,
  person uuid not null,
  application uuid not null,
  card uuid not null,
  attempt smallint not null default 1,
  state text not null,
  reason text,
  deliver_kind text not null,
  deliver_to uuid not null,
  consignment uuid,
  since timestamp with time zone not null,
  passed_at timestamp with time zone,
  collected_at timestamp with time zone,
  export uuid,
  constraint item_pkey PRIMARY KEY (bucket, id),
  constraint item_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint item_deliver_kind_check CHECK ((deliver_kind = ANY (ARRAY['branch'::text, 'unit'::text, 'counter'::text, 'post'::text]))),
  constraint item_exported CHECK (((state <> 'exported'::text) OR (export IS NOT NULL))),
  constraint item_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'exported'::text, 'personalised'::text, 'passed'::text, 'failed'::text, 'stuck'::text, 'sent'::text, 'arrived'::text, 'collected'::text, 'returning'::text, 'returned'::text, 'destroyed'::text]))),
  constraint item_batch_fkey FOREIGN KEY (batch) REFERENCES production.batch(id),
  constraint item_consignment_fkey FOREIGN KEY (consignment) REFERENCES production.consignment(id),
  constraint item_bucket_card_key UNIQUE (bucket, card)
);
comment on table production.item is 'distributed: bucket, person — one card of a batch; a failed one is followed by its second attempt';
CREATE INDEX item_collected ON production.item USING btree (collected_at) WHERE (collected_at IS NOT NULL);
CREATE INDEX item_held ON production.item USING btree (batch, state, deliver_kind) WHERE (state <> ALL (ARRAY['failed'::text, 'collected'::text, 'destroyed'::text]));
CREATE INDEX item_made ON production.item USING btree (passed_at) WHERE (passed_at IS NOT NULL);
CREATE INDEX item_of_batch ON production.item USING btree (batch, state, id);
CREATE INDEX item_of_consignment ON production.item USING btree (consignment, state, id);
CREATE INDEX item_of_export ON production.item USING btree (export, id) WHERE (export IS NOT NULL);
CREATE INDEX item_returned ON production.item USING btree (since, id) WHERE (state = 'returned'::text);
CREATE INDEX item_to_post ON production.item USING btree (passed_at, id) WHERE ((state = 'passed'::text) AND (deliver_kind = 'post'::text));
CREATE INDEX item_uncollected ON production.item USING btree (deliver_to, since, id) WHERE (state = 'arrived'::text);
CREATE UNIQUE INDEX item_application_once ON production.item USING btree (bucket, application) WHERE (state <> 'failed'::text);
grant insert, select, update on production.item to shebaoka_app;
create table production.parcel (
  bucket smallint not null,
  id uuid not null,
  card uuid not null,
  person uuid not null,
  office uuid not null,
  carrier text not null,
  tracking_sealed bytea not null,
  sent_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  lost_at timestamp with time zone,
  code_digest bytea,
  code_ends_at timestamp with time zone,
  tries smallint not null default 0,
  asked smallint not null default 0,
  asked_at timestamp with time zone,
  constraint parcel_pkey PRIMARY KEY (bucket, id),
  constraint parcel_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint parcel_check CHECK (((confirmed_at IS NULL) OR (lost_at IS NULL))),
  constraint parcel_bucket_card_key UNIQUE (bucket, card)
);
comment on table production.parcel is 'distributed: bucket, person — a card sent by post: carrier and tracking number, delivered, confirmed by its holder, or lost';
CREATE INDEX parcel_open ON production.parcel USING btree (sent_at, id) WHERE ((confirmed_at IS NULL) AND (lost_at IS NULL));
grant insert, select, update on production.parcel to shebaoka_app;
create table production.plant (
  id uuid not null,
  code text not null,
  name text not null,
  public_key text not null,
  made_at timestamp with time zone not null,
  constraint plant_pkey PRIMARY KEY (id),
  constraint plant_code_key UNIQUE (code)
);
comment on table production.plant is 'reference — a plant that makes cards, and the SM2 key under which its files leave the house';
grant insert, select on production.plant to shebaoka_app;
create table production.plant_return (
  export uuid not null,
  digest text not null,
  made integer not null,
  failed integer not null,
  missing integer not null,
  taken_at timestamp with time zone not null,
  taken_by uuid,
  done_at timestamp with time zone,
  constraint plant_return_pkey PRIMARY KEY (export),
  constraint plant_return_export_fkey FOREIGN KEY (export) REFERENCES production.export(id)
);
comment on table production.plant_return is 'reference — what a plant said of an export, taken once';
grant insert, select, update on production.plant_return to shebaoka_app;
create table production.printer (
  id uuid not null,
  office uuid not null,
  name text not null,
  port text not null,
  bucket smallint,
  instant uuid,
  made_at timestamp with time zone not null,
  serial text not null,
  used_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint printer_pkey PRIMARY KEY (id),
  constraint printer_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint printer_check CHECK (((bucket IS NULL) = (instant IS NULL))),
  constraint printer_retired_free CHECK (((retired_at IS NULL) OR (instant IS NULL)))
);
comment on table production.printer is 'local — the card printer of a counter: which machine, by which port it is reached, the job that has it, when it was last used and retired';
CREATE UNIQUE INDEX printer_of_office ON production.printer USING btree (office) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX printer_serial ON production.printer USING btree (serial) WHERE (retired_at IS NULL);
grant insert, select, update on production.printer to shebaoka_app;
create table production.scrap_sum (
  region character(6) not null,
  shard smallint not null,
  failed integer not null default 0,
  destroyed integer not null default 0,
  constraint scrap_sum_pkey PRIMARY KEY (region, shard),
  constraint scrap_sum_destroyed_check CHECK ((destroyed >= 0)),
  constraint scrap_sum_failed_check CHECK ((failed >= 0)),
  constraint scrap_sum_shard_check CHECK (((shard >= 0) AND (shard <= 15)))
);
comment on table production.scrap_sum is 'local — cards of a region that failed or were destroyed, added up in sixteen rows in the transaction that scraps the card';
grant insert, select, update on production.scrap_sum to shebaoka_app;
create table production.site_sum (
  site uuid not null,
  shard smallint not null,
  came integer not null default 0,
  collected integer not null default 0,
  back integer not null default 0,
  constraint site_sum_pkey PRIMARY KEY (site, shard),
  constraint site_sum_back_check CHECK ((back >= 0)),
  constraint site_sum_came_check CHECK ((came >= 0)),
  constraint site_sum_collected_check CHECK ((collected >= 0)),
  constraint site_sum_shard_check CHECK (((shard >= 0) AND (shard <= 15)))
);
comment on table production.site_sum is 'local — cards that came to a site, were collected there and went back, added up in sixteen rows in the transaction that moves the card';
grant insert, select, update on production.site_sum to shebaoka_app;
create table production.stand_in (
  printer uuid not null,
  state text not null,
  key text,
  serial text,
  chip_sealed bytea,
  writes integer not null default 0,
  printed text,
  prints integer not null default 0,
  constraint stand_in_pkey PRIMARY KEY (printer),
  constraint stand_in_check CHECK (((key IS NULL) = (serial IS NULL))),
  constraint stand_in_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'no-ribbon'::text, 'jammed'::text, 'no-card'::text, 'chip-bad'::text]))),
  constraint stand_in_printer_fkey FOREIGN KEY (printer) REFERENCES production.printer(id)
);
comment on table production.stand_in is 'local — the machine that stands in for a card printer: its state, the card in its slot, how often that chip was written and its face printed';
grant insert, select, update on production.stand_in to shebaoka_app;
create table production.stocktake (
  id uuid not null,
  site uuid not null,
  bank character(5) not null,
  face character(6) not null,
  counted integer not null,
  booked integer not null,
  why text,
  by_member uuid not null,
  at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint stocktake_pkey PRIMARY KEY (id),
  constraint stocktake_check CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint stocktake_check1 CHECK ((approved_by IS DISTINCT FROM by_member)),
  constraint stocktake_check2 CHECK (((counted = booked) OR (why IS NOT NULL))),
  constraint stocktake_counted_check CHECK ((counted >= 0))
);
comment on table production.stocktake is 'local — blank cards counted by hand: what was found, what the book said, why they differ, and who else approved it';
CREATE UNIQUE INDEX stocktake_open ON production.stocktake USING btree (site, bank, face) WHERE ((approved_at IS NULL) AND (counted <> booked));
grant insert, select, update on production.stocktake to shebaoka_app;
create table production.tracking (
  digest bytea not null,
  bucket smallint not null,
  parcel uuid not null,
  constraint tracking_pkey PRIMARY KEY (digest),
  constraint tracking_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table production.tracking is 'distributed: digest, alias — a carrier’s tracking number, given to one parcel';
grant insert, select on production.tracking to shebaoka_app;
create table production.tray (
  bucket smallint not null,
  id uuid not null,
  card uuid not null,
  person uuid not null,
  office uuid not null,
  member uuid not null,
  taken_at timestamp with time zone not null,
  came_from uuid,
  offered_to uuid,
  ended_at timestamp with time zone,
  ended_as text,
  ended_by uuid,
  why text,
  constraint tray_pkey PRIMARY KEY (bucket, id),
  constraint tray_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint tray_check CHECK (((ended_at IS NULL) = (ended_as IS NULL))),
  constraint tray_check1 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint tray_check2 CHECK ((offered_to IS DISTINCT FROM member)),
  constraint tray_check3 CHECK (((offered_to IS NULL) OR (ended_as IS NULL) OR (ended_as = 'passed-on'::text))),
  constraint tray_ended_as_check CHECK ((ended_as = ANY (ARRAY['handed-over'::text, 'put-back'::text, 'passed-on'::text])))
);
comment on table production.tray is 'distributed: bucket, person — a waiting card in a clerk''s hands: taken from the safe or from a colleague, until handed over, put back or passed on';
CREATE INDEX tray_of_office ON production.tray USING btree (office, taken_at, id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX tray_one_hand ON production.tray USING btree (bucket, card) WHERE (ended_at IS NULL);
grant insert, select, update on production.tray to shebaoka_app;
create table proving.draft (
  id uuid not null,
  office uuid not null,
  region character(6) not null,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  source jsonb not null,
  note text,
  state text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  policy uuid,
  version integer not null,
  press text,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint draft_check1 CHECK (((state = 'approved'::text) = (policy IS NOT NULL))),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'withdrawn'::text]))),
  constraint draft_entered_by_press_key UNIQUE (entered_by, press)
);
comment on table proving.draft is 'local — a value of a region drafted for a day, by whom, and who put it into force';
CREATE INDEX draft_of_region ON proving.draft USING btree (region, entered_at);
grant insert, select, update on proving.draft to shebaoka_app;
create table proving.run (
  id uuid not null,
  draft uuid not null,
  first date not null,
  last date not null,
  next_bucket smallint not null,
  tally jsonb not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_check CHECK ((last >= first)),
  constraint run_check1 CHECK (((next_bucket = 4096) = (done_at IS NOT NULL))),
  constraint run_next_bucket_check CHECK (((next_bucket >= 0) AND (next_bucket <= 4096))),
  constraint run_draft_fkey FOREIGN KEY (draft) REFERENCES proving.draft(id)
);
comment on table proving.run is 'local — a drafted value tried on the settlements of a period: how far it is, and what it came to so far';
CREATE INDEX run_of_draft ON proving.run USING btree (draft, asked_at);
CREATE INDEX run_under_way ON proving.run USING btree (asked_at) WHERE (done_at IS NULL);
grant insert, select, update on proving.run to shebaoka_app;
create table record.entry (
  bucket smallint not null,
  id uuid not null,
  at timestamp with time zone not null,
  verb text not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  person uuid,
  subject_kind text,
  subject uuid,
  facts jsonb not null,
  constraint entry_pkey PRIMARY KEY (bucket, id),
  constraint entry_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint entry_by_kind_check CHECK ((by_kind = ANY (ARRAY['staff'::text, 'holder'::text, 'provider'::text, 'service'::text, 'system'::text, 'public'::text])))
);
comment on table record.entry is 'distributed: bucket, person — one thing done or seen, by whom, where, on what authority';
CREATE INDEX entry_at ON record.entry USING btree (at, id);
CREATE INDEX entry_by ON record.entry USING btree (by_id, at, id) WHERE (by_id IS NOT NULL);
CREATE INDEX entry_person ON record.entry USING btree (bucket, person, at, id) WHERE (person IS NOT NULL);
CREATE INDEX entry_subject ON record.entry USING btree (bucket, subject, at, id) WHERE (subject IS NOT NULL);
grant insert, select on record.entry to shebaoka_app;
create table record.link (
  number bigint not null,
  bucket smallint not null,
  entry uuid not null,
  sealed_at timestamp with time zone not null,
  hash bytea not null,
  constraint link_pkey PRIMARY KEY (number),
  constraint link_hash_check CHECK ((length(hash) = 32)),
  constraint link_number_check CHECK ((number > 0)),
  constraint link_bucket_entry_key UNIQUE (bucket, entry)
);
comment on table record.link is 'local — the chain over the entries: each hash covers the one before';
grant insert, select on record.link to shebaoka_app;
create table regions.policy (
  id uuid not null,
  region text not null,
  key text not null,
  valid_from date not null,
  revision integer not null,
  value jsonb not null,
  source jsonb not null,
  standing text not null,
  dated boolean not null,
  other jsonb not null,
  note text,
  entered_by text not null,
  approved_by text not null,
  recorded_at timestamp with time zone not null,
  constraint policy_pkey PRIMARY KEY (id),
  constraint policy_region_check CHECK ((region ~ '^[0-9]{6}$'::text)),
  constraint policy_revision_check CHECK ((revision > 0)),
  constraint policy_standing_check CHECK ((standing = ANY (ARRAY['confirmed'::text, 'chosen'::text, 'unconfirmed'::text]))),
  constraint policy_region_key_valid_from_revision_key UNIQUE (region, key, valid_from, revision)
);
comment on table regions.policy is 'reference — one dated policy value of a region; append-only, the highest revision of a day holds';
grant insert, select on regions.policy to shebaoka_app;
create table reimbursement.claim (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  number text not null,
  region character(6) not null,
  med_type text not null,
  ground text not null,
  provider uuid,
  area character(6) not null,
  level text not null,
  kind text not null,
  first_day date not null,
  last_day date not null,
  total bigint not null,
  papers jsonb not null default '[]'::jsonb,
  details_sealed bytea not null,
  state text not null,
  due date not null,
  office uuid,
  filed_kind text not null,
  filed_by uuid not null,
  filed_at timestamp with time zone not null,
  request text not null,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  proposed_by uuid,
  decided_by uuid,
  fund bigint,
  version integer not null default 1,
  constraint claim_pkey PRIMARY KEY (bucket, id),
  constraint claim_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint claim_check CHECK ((last_day >= first_day)),
  constraint claim_check1 CHECK (((state <> 'proposed'::text) OR ((proposed_by IS NOT NULL) AND (fund IS NOT NULL)))),
  constraint claim_check2 CHECK (((state <> 'approved'::text) OR ((decided_by IS NOT NULL) AND (proposed_by IS NOT NULL) AND (decided_by <> proposed_by) AND (fund IS NOT NULL)))),
  constraint claim_filed_kind_check CHECK ((filed_kind = ANY (ARRAY['holder'::text, 'staff'::text]))),
  constraint claim_fund_check CHECK ((fund >= 0)),
  constraint claim_kind_check CHECK ((kind = ANY (ARRAY['pharmacy'::text, 'hospital'::text]))),
  constraint claim_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'proposed'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint claim_total_check CHECK ((total > 0)),
  constraint claim_bucket_number_key UNIQUE (bucket, number),
  constraint claim_bucket_person_request_key UNIQUE (bucket, person, request)
);
comment on table reimbursement.claim is 'distributed: bucket, person — care somebody paid for out of pocket and claims: what, where, when, where it stands; invoices, lines and diagnosis are sealed; fen';
CREATE INDEX claim_waiting ON reimbursement.claim USING btree (office, due, id) WHERE (state = ANY (ARRAY['submitted'::text, 'proposed'::text]));
grant insert, select, update on reimbursement.claim to shebaoka_app;
create table reimbursement.payment (
  bucket smallint not null,
  id uuid not null,
  claim uuid not null,
  person uuid not null,
  region character(6) not null,
  way text not null,
  bank text not null,
  account_sealed bytea,
  amount bigint not null,
  posting text not null,
  at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (bucket, id),
  constraint payment_amount_check CHECK ((amount > 0)),
  constraint payment_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint payment_check CHECK (((way = 'financial-account'::text) = (account_sealed IS NOT NULL))),
  constraint payment_way_check CHECK ((way = ANY (ARRAY['financial-account'::text, 'passbook'::text]))),
  constraint payment_bucket_claim_fkey FOREIGN KEY (bucket, claim) REFERENCES reimbursement.claim(bucket, id),
  constraint payment_bucket_claim_key UNIQUE (bucket, claim),
  constraint payment_bucket_posting_key UNIQUE (bucket, posting)
);
comment on table reimbursement.payment is 'distributed: bucket, person — an order to the bank: what the funds pay of a claim, to the financial account, before the switch-over date to the passbook; once a claim; fen';
CREATE INDEX payment_of_region ON reimbursement.payment USING btree (region, at, id);
grant insert, select on reimbursement.payment to shebaoka_app;
create table reimbursement.step (
  bucket smallint not null,
  claim uuid not null,
  nth integer not null,
  step text not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  authority text not null,
  fund bigint,
  details_sealed bytea,
  reason_sealed bytea,
  constraint step_pkey PRIMARY KEY (bucket, claim, nth),
  constraint step_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint step_nth_check CHECK ((nth >= 1)),
  constraint step_bucket_claim_fkey FOREIGN KEY (bucket, claim) REFERENCES reimbursement.claim(bucket, id)
);
comment on table reimbursement.step is 'distributed: bucket, person — a step of a claim: when, by whom, on what authority, what it said';
grant insert, select on reimbursement.step to shebaoka_app;
create table settlement.allocation (
  month character(7) not null,
  filled integer not null,
  fen bigint not null,
  done_at timestamp with time zone,
  constraint allocation_pkey PRIMARY KEY (month),
  constraint allocation_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text))
);
comment on table settlement.allocation is 'local — the monthly filling of personal accounts: where it stands';
grant insert, select, update on settlement.allocation to shebaoka_app;
create table settlement.allocation_part (
  month character(7) not null,
  region text not null,
  insutype text not null,
  next_bucket smallint,
  next_id uuid,
  done boolean not null,
  constraint allocation_part_pkey PRIMARY KEY (month, region, insutype),
  constraint allocation_part_check CHECK (((next_bucket IS NULL) = (next_id IS NULL))),
  constraint allocation_part_next_bucket_check CHECK (((next_bucket >= 0) AND (next_bucket <= 4095))),
  constraint allocation_part_month_fkey FOREIGN KEY (month) REFERENCES settlement.allocation(month)
);
comment on table settlement.allocation_part is 'local — how far a monthly run is in one region and scheme';
grant delete, insert, select, update on settlement.allocation_part to shebaoka_app;
create table settlement.bank_leg (
  bucket smallint not null,
  id uuid not null,
  number text not null,
  person uuid not null,
  provider uuid not null,
  terminal text not null,
  amount bigint not null,
  state text not null,
  rrn text,
  auth text,
  tail character(4),
  cause jsonb,
  due_back boolean not null default false,
  back_id uuid,
  back_rrn text,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint bank_leg_pkey PRIMARY KEY (bucket, id),
  constraint bank_leg_amount_check CHECK ((amount > 0)),
  constraint bank_leg_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint bank_leg_check CHECK (((state = ANY (ARRAY['paid'::text, 'back'::text, 'returned'::text])) <= (rrn IS NOT NULL))),
  constraint bank_leg_check1 CHECK (((state = ANY (ARRAY['back'::text, 'returned'::text])) <= (back_id IS NOT NULL))),
  constraint bank_leg_check2 CHECK (((state = 'returned'::text) <= (back_rrn IS NOT NULL))),
  constraint bank_leg_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'paid'::text, 'none'::text, 'back'::text, 'returned'::text])))
);
comment on table settlement.bank_leg is 'distributed: bucket, person — what of a settlement the till''s POS was asked to take from a bank card: id is the till''s reference at the POS, rrn and auth the bank''s; none: nothing was taken, and why; due_back: the settlement was undone, so it goes back; back_id and back_rrn: the same of the way back; tail: the last four digits of the card; fen';
CREATE INDEX bank_leg_of ON settlement.bank_leg USING btree (bucket, number, at);
CREATE INDEX bank_leg_open ON settlement.bank_leg USING btree (changed_at) WHERE ((state = ANY (ARRAY['asked'::text, 'back'::text])) OR ((state = 'paid'::text) AND due_back));
CREATE UNIQUE INDEX bank_leg_once ON settlement.bank_leg USING btree (bucket, number) WHERE (state = ANY (ARRAY['asked'::text, 'paid'::text, 'back'::text]));
grant insert, select, update on settlement.bank_leg to shebaoka_app;
create table settlement.difference (
  bucket smallint not null,
  number text not null,
  msgid text not null,
  why text not null,
  at timestamp with time zone not null,
  constraint difference_pkey PRIMARY KEY (bucket, number, msgid),
  constraint difference_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table settlement.difference is 'distributed: bucket, person — a cancel that could not be taken back because the money was spent';
grant insert, select, update on settlement.difference to shebaoka_app;
create table settlement.fund_share (
  bucket smallint not null,
  number text not null,
  fund text not null,
  amount bigint not null,
  constraint fund_share_pkey PRIMARY KEY (bucket, number, fund),
  constraint fund_share_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table settlement.fund_share is 'distributed: bucket, person — what of a posting''s fund part another fund than the pooling fund of its business paid, in fen';
grant insert, select on settlement.fund_share to shebaoka_app;
create table settlement.invoice (
  key bytea not null,
  bucket smallint not null,
  person uuid not null,
  claim uuid not null,
  paid boolean not null,
  at timestamp with time zone not null,
  constraint invoice_pkey PRIMARY KEY (key),
  constraint invoice_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table settlement.invoice is 'distributed: key — an invoice that is claimed or was reimbursed, by the digest of its number with its issuer, and with its day and sum: in one claim at a time, whoever brings it';
CREATE INDEX invoice_of_claim ON settlement.invoice USING btree (claim);
grant delete, insert, select, update on settlement.invoice to shebaoka_app;
create table settlement.lookup (
  provider uuid not null,
  hour timestamp with time zone not null,
  count integer not null,
  constraint lookup_pkey PRIMARY KEY (provider, hour)
);
comment on table settlement.lookup is 'local — how often a provider asked for a person by document number in an hour';
grant insert, select, update on settlement.lookup to shebaoka_app;
create table settlement.passbook_order (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  bank text not null,
  month character(7),
  request text,
  transfer uuid,
  amount bigint not null,
  at timestamp with time zone not null,
  constraint passbook_order_pkey PRIMARY KEY (bucket, id),
  constraint passbook_order_amount_check CHECK ((amount > 0)),
  constraint passbook_order_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint passbook_order_check CHECK ((((month IS NULL) = (request IS NOT NULL)) AND ((month IS NULL) = (transfer IS NOT NULL)))),
  constraint passbook_order_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint passbook_order_bucket_person_region_month_key UNIQUE (bucket, person, region, month),
  constraint passbook_order_bucket_person_request_key UNIQUE (bucket, person, request),
  constraint passbook_order_bucket_transfer_key UNIQUE (bucket, transfer)
);
comment on table settlement.passbook_order is 'distributed: bucket, person — an order to the passbook''s bank: a month that went out instead of into the account, or money of the account that the holder asked for; it waits for the bank';
CREATE INDEX passbook_order_of_region ON settlement.passbook_order USING btree (region, at, id);
grant insert, select on settlement.passbook_order to shebaoka_app;
create table settlement.undone (
  bucket smallint not null,
  number text not null,
  undone_by text not null,
  at timestamp with time zone not null,
  constraint undone_pkey PRIMARY KEY (bucket, number),
  constraint undone_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table settlement.undone is 'distributed: bucket, person — a settlement that stands no more, and the row that undid it';
grant delete, insert, select, update on settlement.undone to shebaoka_app;
create table settlement.year (
  bucket smallint not null,
  person uuid not null,
  region character(6) not null,
  insutype character(3) not null,
  year smallint not null,
  deductible bigint not null,
  fund bigint not null,
  stays smallint not null default 0,
  ward_fund bigint not null default 0,
  chronic_deductible bigint not null default 0,
  chronic_fund bigint not null default 0,
  maternity_fund bigint not null default 0,
  large bigint not null default 0,
  borne bigint not null default 0,
  serious bigint not null default 0,
  civil bigint not null default 0,
  constraint year_pkey PRIMARY KEY (bucket, person, region, insutype, year),
  constraint year_borne_check CHECK ((borne >= 0)),
  constraint year_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint year_chronic_deductible_check CHECK ((chronic_deductible >= 0)),
  constraint year_chronic_fund_check CHECK ((chronic_fund >= 0)),
  constraint year_civil_check CHECK ((civil >= 0)),
  constraint year_deductible_check CHECK ((deductible >= 0)),
  constraint year_fund_check CHECK ((fund >= 0)),
  constraint year_large_check CHECK ((large >= 0)),
  constraint year_maternity_fund_check CHECK ((maternity_fund >= 0)),
  constraint year_serious_check CHECK ((serious >= 0)),
  constraint year_stays_check CHECK ((stays >= 0)),
  constraint year_ward_fund_check CHECK ((ward_fund >= 0))
);
comment on table settlement.year is 'distributed: bucket, person — what of the year''s deductibles is used, what each fund paid, stays counted, what was borne within the insurance''s scope; fen';
grant insert, select, update on settlement.year to shebaoka_app;
create table staff.challenge (
  token bytea not null,
  challenge text not null,
  purpose text not null,
  ends_at timestamp with time zone not null,
  constraint challenge_pkey PRIMARY KEY (token),
  constraint challenge_purpose_check CHECK ((purpose = ANY (ARRAY['register'::text, 'prove'::text]))),
  constraint challenge_token_check CHECK ((length(token) = 32))
);
comment on table staff.challenge is 'local — the one open passkey ceremony of a session';
grant delete, insert, select, update on staff.challenge to shebaoka_app;
create table staff.member (
  id uuid not null,
  user_name text not null,
  name_sealed bytea not null,
  password_hash text not null,
  post text not null,
  organisation uuid not null,
  active boolean not null default true,
  demo boolean not null default false,
  made_at timestamp with time zone not null,
  start_until timestamp with time zone,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_organisation_fkey FOREIGN KEY (organisation) REFERENCES staff.organisation(id),
  constraint member_user_name_key UNIQUE (user_name)
);
comment on table staff.member is 'local — one person of the staff with one post at one organisation';
CREATE INDEX member_organisation ON staff.member USING btree (organisation);
grant insert, select, update on staff.member to shebaoka_app;
create table staff.organisation (
  id uuid not null,
  kind text not null,
  code text not null,
  name text not null,
  region text not null,
  bank text,
  address text,
  hours text,
  phone text,
  county boolean not null default false,
  parent uuid,
  made_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_check CHECK (((kind <> 'branch'::text) OR (bank IS NOT NULL))),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['centre'::text, 'counter'::text, 'branch'::text, 'unit'::text, 'provider'::text, 'village'::text, 'insurer'::text]))),
  constraint organisation_parent_fkey FOREIGN KEY (parent) REFERENCES staff.organisation(id),
  constraint organisation_kind_code_key UNIQUE (kind, code)
);
comment on table staff.organisation is 'reference — an office, branch, unit, provider: where staff work';
grant insert, select, update on staff.organisation to shebaoka_app;
create table staff.passkey (
  id text not null,
  member uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamp with time zone not null,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_member_fkey FOREIGN KEY (member) REFERENCES staff.member(id)
);
comment on table staff.passkey is 'local — a member''s authenticators';
CREATE INDEX passkey_member ON staff.passkey USING btree (member);
grant delete, insert, select, update on staff.passkey to shebaoka_app;
create table staff.session (
  token bytea not null,
  member uuid,
  bucket smallint,
  person uuid,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  passkey_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (token),
  constraint session_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint session_check CHECK (((member IS NULL) <> (person IS NULL))),
  constraint session_token_check CHECK ((length(token) = 32)),
  constraint session_member_fkey FOREIGN KEY (member) REFERENCES staff.member(id)
);
comment on table staff.session is 'local — a signed-in member or holder; the token is kept as its digest';
CREATE INDEX session_ends ON staff.session USING btree (ends_at);
CREATE INDEX session_member ON staff.session USING btree (member) WHERE (member IS NOT NULL);
CREATE INDEX session_person ON staff.session USING btree (bucket, person) WHERE (person IS NOT NULL);
grant delete, insert, select, update on staff.session to shebaoka_app;
create table staff.slow_down (
  digest bytea not null,
  failures integer not null,
  until timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint slow_down_pkey PRIMARY KEY (digest),
  constraint slow_down_digest_check CHECK ((length(digest) = 32))
);
comment on table staff.slow_down is 'local — failed sign-ins by name and by address, as digests';
CREATE INDEX slow_down_seen ON staff.slow_down USING btree (seen_at);
grant delete, insert, select, update on staff.slow_down to shebaoka_app;
create table supervision.abuse_case (
  bucket smallint not null,
  id uuid not null,
  person uuid not null,
  region character(6) not null,
  rule text not null,
  number text not null,
  provider uuid not null,
  at timestamp with time zone not null,
  other text,
  other_provider uuid,
  other_at timestamp with time zone,
  metres integer,
  visit text,
  evidence_sealed bytea,
  office uuid,
  opened_at timestamp with time zone not null,
  state text not null,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  version integer not null,
  constraint abuse_case_pkey PRIMARY KEY (bucket, id),
  constraint abuse_case_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint abuse_case_check CHECK ((((rule = 'apart'::text) = (other IS NOT NULL)) AND ((rule = 'apart'::text) = (metres IS NOT NULL)) AND ((rule = 'apart'::text) = (other_at IS NOT NULL)) AND ((rule = 'apart'::text) = (other_provider IS NOT NULL)))),
  constraint abuse_case_check1 CHECK (((rule = 'inpatient'::text) = (visit IS NOT NULL))),
  constraint abuse_case_check2 CHECK (((rule = 'quantity'::text) = (evidence_sealed IS NOT NULL))),
  constraint abuse_case_check3 CHECK (((claimed_by IS NULL) = (claimed_until IS NULL))),
  constraint abuse_case_metres_check CHECK ((metres >= 0)),
  constraint abuse_case_rule_check CHECK ((rule = ANY (ARRAY['apart'::text, 'inpatient'::text, 'quantity'::text]))),
  constraint abuse_case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'unfounded'::text, 'confirmed'::text]))),
  constraint abuse_case_bucket_rule_number_key UNIQUE (bucket, rule, number)
);
comment on table supervision.abuse_case is 'distributed: bucket, person — a settlement that looks like a card in other hands: too far from another too soon, at a pharmacy during a stay, more of an item than the policy''s figure; never deleted';
CREATE INDEX abuse_case_of_office ON supervision.abuse_case USING btree (office, opened_at, id);
CREATE INDEX abuse_case_of_person ON supervision.abuse_case USING btree (bucket, person);
grant insert, select, update on supervision.abuse_case to shebaoka_app;
create table supervision.step (
  bucket smallint not null,
  abuse_case uuid not null,
  nth integer not null,
  step text not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  reason_sealed bytea,
  constraint step_pkey PRIMARY KEY (bucket, abuse_case, nth),
  constraint step_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint step_check CHECK (((step = 'open'::text) = (reason_sealed IS NULL))),
  constraint step_nth_check CHECK ((nth >= 1)),
  constraint step_step_check CHECK ((step = ANY (ARRAY['open'::text, 'dismiss'::text, 'confirm'::text, 'takeBack'::text]))),
  constraint step_bucket_abuse_case_fkey FOREIGN KEY (bucket, abuse_case) REFERENCES supervision.abuse_case(bucket, id)
);
comment on table supervision.step is 'distributed: bucket, person — a step of a case: who, when, with what reason; never changed';
grant insert, select on supervision.step to shebaoka_app;
create table supervision.sweep (
  one boolean not null,
  until timestamp with time zone not null,
  day date,
  constraint sweep_pkey PRIMARY KEY (one),
  constraint sweep_one_check CHECK (one)
);
comment on table supervision.sweep is 'local — until which instant settlements were looked through, and the last closed day that was looked through whole';
grant insert, select, update on supervision.sweep to shebaoka_app;
create table terminals.session (
  bucket smallint not null,
  id uuid not null,
  provider uuid not null,
  terminal uuid not null,
  operator text not null,
  person uuid not null,
  card uuid not null,
  insured_region character(6),
  factors text[] not null,
  shown text[] not null default '{}'::text[],
  opened_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  barred text,
  constraint session_pkey PRIMARY KEY (bucket, id),
  constraint session_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095)))
);
comment on table terminals.session is 'distributed: bucket, person — a card in a terminal: what was proven, papers shown, until when';
CREATE INDEX session_newest_of ON terminals.session USING btree (bucket, provider, person, opened_at DESC, id DESC) WHERE (ended_at IS NULL);
CREATE INDEX session_of_card ON terminals.session USING btree (bucket, card) WHERE (ended_at IS NULL);
CREATE INDEX session_of_operator ON terminals.session USING btree (provider, operator) WHERE (ended_at IS NULL);
grant insert, select, update on terminals.session to shebaoka_app;
create table terminals.slot (
  terminal uuid not null,
  challenge bytea,
  challenged_at timestamp with time zone,
  bucket smallint,
  session uuid,
  constraint slot_pkey PRIMARY KEY (terminal),
  constraint slot_bucket_check CHECK (((bucket >= 0) AND (bucket <= 4095))),
  constraint slot_challenge_check CHECK ((length(challenge) = 8)),
  constraint slot_terminal_fkey FOREIGN KEY (terminal) REFERENCES terminals.terminal(id)
);
comment on table terminals.slot is 'local — what a terminal is at: the challenge not yet answered, the session of the card in it';
grant insert, select, update on terminals.slot to shebaoka_app;
create table terminals.terminal (
  id uuid not null,
  code text not null,
  organisation uuid not null,
  kind text not null,
  name text not null,
  key_sealed bytea not null,
  software boolean not null,
  failures smallint not null default 0,
  held_until timestamp with time zone,
  registered_at timestamp with time zone not null,
  constraint terminal_pkey PRIMARY KEY (id),
  constraint terminal_code_check CHECK ((code ~ '^[0-9A-Z-]{4,20}$'::text)),
  constraint terminal_kind_check CHECK ((kind = ANY (ARRAY['till'::text, 'counter'::text, 'branch'::text, 'kiosk'::text]))),
  constraint terminal_code_key UNIQUE (code)
);
comment on table terminals.terminal is 'reference — a registered terminal, its keys wrapped, failed card authentications in a row';
CREATE INDEX terminal_of_organisation ON terminals.terminal USING btree (organisation, code);
grant insert, select, update on terminals.terminal to shebaoka_app;
create table vault.key (
  number smallint not null,
  purpose text not null,
  wrapped bytea not null,
  constraint key_pkey PRIMARY KEY (number),
  constraint key_number_check CHECK (((number >= 1) AND (number <= 32767))),
  constraint key_purpose_check CHECK ((purpose = ANY (ARRAY['data'::text, 'digest'::text, 'pin'::text, 'terminal'::text, 'issuer'::text])))
);
comment on table vault.key is 'reference — data keys, each wrapped by the master key, which is never in the database';
grant select on vault.key to shebaoka_app;
