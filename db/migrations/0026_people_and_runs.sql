-- Up Migration

-- A monthly run keeps its next row, moved in the transaction that fills: it goes on where it stopped, and two at once take turns.
create table settlement.allocation_part (
  month char(7) not null references settlement.allocation,
  region text not null,
  insutype text not null,
  next_bucket smallint check (next_bucket between 0 and 4095),
  next_id uuid,
  done boolean not null,
  primary key (month, region, insutype),
  check ((next_bucket is null) = (next_id is null))
);
comment on table settlement.allocation_part is 'local — how far a monthly run is in one region and scheme';
grant select, insert, update, delete on settlement.allocation_part to shebaoka_app;

create table holders.contact_before (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid not null,
  phone_sealed bytea,
  address_sealed bytea,
  until timestamptz not null,
  primary key (bucket, id),
  foreign key (bucket, person) references holders.person (bucket, id)
);
comment on table holders.contact_before is 'distributed: bucket, person — phone and address as they were until a change';
create index contact_before_person on holders.contact_before (bucket, person, until);
grant select, insert on holders.contact_before to shebaoka_app;

create table holders.phone_change (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  id uuid not null,
  phone_sealed bytea not null,
  code_digest bytea not null check (length(code_digest) = 32),
  tries smallint not null,
  asked smallint not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (bucket, person),
  foreign key (bucket, person) references holders.person (bucket, id)
);
comment on table holders.phone_change is 'distributed: bucket, person — a new phone number that waits for its code';
grant select, insert, update, delete on holders.phone_change to shebaoka_app;

create table holders.guardian (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  ward uuid not null,
  guardian_bucket smallint not null check (guardian_bucket between 0 and 4095),
  guardian uuid not null,
  relation text not null check (relation in ('father', 'mother', 'grandparent', 'sibling', 'appointed')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (bucket, id),
  foreign key (bucket, ward) references holders.person (bucket, id),
  check (ward <> guardian)
);
comment on table holders.guardian is 'distributed: bucket, person — who acts for a minor; kept with the minor';
create unique index guardian_once on holders.guardian (bucket, ward, guardian) where ended_at is null;
grant select, insert, update on holders.guardian to shebaoka_app;
