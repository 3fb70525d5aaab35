-- Up Migration
create table applications.decision (
  office uuid not null,
  id uuid not null,
  bucket smallint not null check (bucket between 0 and 4095),
  application uuid not null,
  person uuid not null,
  what text not null check (what in ('approved', 'returned')),
  by_member uuid,
  post text not null,
  decided_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  reason_sealed bytea,
  primary key (office, id),
  check ((taken_back_at is null) = (reason_sealed is null))
);
comment on table applications.decision is 'local — what a review office decided and when, so that the same post can take it back, with the reason';
create index decision_of_member on applications.decision (office, by_member, decided_at);
create index decision_of_application on applications.decision (bucket, application, decided_at);
grant select, insert, update on applications.decision to shebaoka_app;

alter table production.item add column passed_at timestamptz;
alter table production.item add column collected_at timestamptz;
update production.item set passed_at = since where state in ('passed', 'sent', 'arrived', 'collected');
update production.item set collected_at = since where state = 'collected';
create index item_made on production.item (passed_at) where passed_at is not null;
create index item_collected on production.item (collected_at) where collected_at is not null;
