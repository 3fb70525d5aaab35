-- Up Migration
-- 12333: a call to a clerk of the hotline; who calls is proven by factors the policy names before anything is told or done. (LOSS-02, HOLD-09, APP-10)
create schema hotline;
comment on schema hotline is 'Calls to the hotline: who was named, what was proven, until when';
grant usage on schema hotline to shebaoka_app;
create table hotline.call (
  bucket smallint not null check (bucket between 0 and 4095),
  number text not null,
  person uuid,
  asked_for bytea not null,
  clerk uuid not null,
  office uuid not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  wrong smallint not null default 0 check (wrong >= 0),
  code_digest bytea,
  code_ends_at timestamptz,
  code_asked smallint not null default 0,
  code_asked_at timestamptz,
  proven_at timestamptz,
  proven_by text[],
  ended_at timestamptz,
  primary key (bucket, number),
  check ((proven_at is null) = (proven_by is null)),
  check (proven_at is null or person is not null)
);
comment on table hotline.call is 'distributed: bucket, person — a call to the hotline; without a person where nobody has the number and name that were said';
create index call_open on hotline.call (clerk) where ended_at is null;
create index call_of_person on hotline.call (bucket, person, begun_at) where code_asked > 0;
grant select, insert, update on hotline.call to shebaoka_app;
