-- Up Migration
-- 银行选择确认函: the bank a unit chose for its staff, by the signed letter it handed in; the newest holds. (BATCH-03)
create table applications.bank_letter (
  id uuid primary key,
  organisation uuid not null,
  bank character(5) not null,
  at timestamptz not null,
  by uuid not null,
  mime text not null check (mime in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size > 0),
  digest bytea not null,
  letter_sealed bytea not null,
  unique (organisation, digest)
);
create index bank_letter_newest on applications.bank_letter (organisation, at desc);
comment on table applications.bank_letter is 'local — a unit''s bank selection letter, signed and sealed; the newest holds';
grant select, insert on applications.bank_letter to shebaoka_app;

-- When and by whom the ID copy of a row was attested to carry the unit's seal; a row that is mended is attested anew. (BATCH-04)
alter table applications.roster_row add column attested_at timestamptz, add column attested_by uuid,
  add constraint roster_row_attested check ((attested_at is null) = (attested_by is null));
