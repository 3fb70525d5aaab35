-- Up Migration
-- The fingerprint by which a social account became usable, where the pack asks for one. (ACT-12)
create table pins.finger (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  card uuid not null,
  terminal uuid not null,
  template_sealed bytea not null,
  taken_at timestamptz not null,
  primary key (bucket, person)
);
comment on table pins.finger is 'distributed: bucket, person — the sealed template of the finger its holder laid on at a counter, with the card and terminal it was taken for';
grant select, insert, update on pins.finger to shebaoka_app;
