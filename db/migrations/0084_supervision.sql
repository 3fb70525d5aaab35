-- Up Migration
-- Where a provider stands, and what looks like a card in other hands: cases for the fund office. (MED-05)
alter table clinics.provider add column latitude double precision, add column longitude double precision,
  add constraint provider_stands check ((latitude is null) = (longitude is null) and latitude between 3 and 54 and longitude between 73 and 136);
-- settlements of the last minutes without reading the journal whole; like journal_of_day it is not written for pages nobody has summed up yet
create index journal_of_instant on ledger.journal using brin (at);

create schema supervision;
comment on schema supervision is 'What looks like a card in other hands, and what the fund office found';
grant usage on schema supervision to shebaoka_app;

create table supervision.abuse_case (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  region char(6) not null,
  rule text not null check (rule in ('apart', 'inpatient', 'quantity')),
  number text not null,
  provider uuid not null,
  at timestamptz not null,
  other text,
  other_provider uuid,
  other_at timestamptz,
  metres integer check (metres >= 0),
  visit text,
  evidence_sealed bytea,
  office uuid,
  opened_at timestamptz not null,
  state text not null check (state in ('open', 'unfounded', 'confirmed')),
  claimed_by uuid,
  claimed_until timestamptz,
  version integer not null,
  primary key (bucket, id),
  unique (bucket, rule, number),
  check ((rule = 'apart') = (other is not null) and (rule = 'apart') = (metres is not null) and (rule = 'apart') = (other_at is not null) and (rule = 'apart') = (other_provider is not null)),
  check ((rule = 'inpatient') = (visit is not null)),
  check ((rule = 'quantity') = (evidence_sealed is not null)),
  check ((claimed_by is null) = (claimed_until is null))
);
comment on table supervision.abuse_case is 'distributed: bucket, person — a settlement that looks like a card in other hands: too far from another too soon, at a pharmacy during a stay, more of an item than the policy''s figure; never deleted';
create index abuse_case_of_office on supervision.abuse_case (office, opened_at, id);
create index abuse_case_of_person on supervision.abuse_case (bucket, person);
grant select, insert, update on supervision.abuse_case to shebaoka_app;

create table supervision.step (
  bucket smallint not null check (bucket between 0 and 4095),
  abuse_case uuid not null,
  nth integer not null check (nth >= 1),
  step text not null check (step in ('open', 'dismiss', 'confirm', 'takeBack')),
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  by_post text,
  by_organisation uuid,
  reason_sealed bytea,
  primary key (bucket, abuse_case, nth),
  foreign key (bucket, abuse_case) references supervision.abuse_case (bucket, id),
  check ((step = 'open') = (reason_sealed is null))
);
comment on table supervision.step is 'distributed: bucket, person — a step of a case: who, when, with what reason; never changed';
grant select, insert on supervision.step to shebaoka_app;

create table supervision.sweep (
  one boolean primary key check (one),
  until timestamptz not null,
  day date
);
comment on table supervision.sweep is 'local — until which instant settlements were looked through, and the last closed day that was looked through whole';
grant select, insert, update on supervision.sweep to shebaoka_app;

-- An admission without the card, where the insured region's policy asks for none. (MED-12.b)
alter table care.visit alter column session drop not null;
