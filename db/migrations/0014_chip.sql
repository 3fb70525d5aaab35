-- Up Migration
create schema chip;
comment on schema chip is 'The software chips that stand in for plastic';

create table chip.image (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  image_sealed bytea not null,
  kept_at timestamptz not null,
  primary key (bucket, card)
);
comment on table chip.image is 'distributed: bucket, person — the software chip of a card, files and keys sealed as one value';

grant usage on schema chip to shebaoka_app;
grant select, insert, update, delete on chip.image to shebaoka_app;
