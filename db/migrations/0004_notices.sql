-- Up Migration
create schema notices;
comment on schema notices is 'Text messages and reminders';

create table notices.message (
  bucket smallint not null check (bucket between 0 and 4095),
  id uuid not null,
  person uuid,
  template text not null,
  phone_sealed bytea not null,
  phone_digest bytea not null,
  text_sealed bytea not null,
  at timestamptz not null,
  sent_at timestamptz,
  attempts smallint not null default 0,
  primary key (bucket, id)
);
comment on table notices.message is 'distributed: bucket, person — a text message, written with the effect and delivered afterwards';
create index message_phone on notices.message (phone_digest, at);
create index message_due on notices.message (bucket, at) where sent_at is null;

grant usage on schema notices to shebaoka_app;
grant select, insert, update on notices.message to shebaoka_app;
