-- Up Migration
create schema demo;
comment on schema demo is 'What the demo city was seeded with; empty in production';

create table demo.step (
  name text primary key,
  at timestamptz not null
);
comment on table demo.step is 'local — a step of the seed that is done; a start midway goes on behind it';

create table demo.person (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  place integer not null,
  pin_set_at timestamptz,
  pin_turn smallint not null default 0,
  primary key (bucket, id)
);
comment on table demo.person is 'distributed: bucket, person — a seeded person and the instant the seed set its PIN; the PIN itself is made from the place in the list';

grant usage on schema demo to shebaoka_app;
grant select, insert, update on demo.step, demo.person to shebaoka_app;
