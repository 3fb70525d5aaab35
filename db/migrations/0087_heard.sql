-- Up Migration
-- How providers' programs were heard to speak in a demo's sandbox: counts of what was done and what was wrong in form, never what a message said. (decision 0167)
create table messages.heard (
  provider uuid not null,
  operator text not null,
  infno text not null,
  style text not null check (style in ('one', 'own')),
  outcome text not null check (outcome in ('done', 'again', 'refused', 'wrong')),
  what text not null,
  count integer not null check (count > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (provider, operator, infno, style, outcome, what),
  check (last_at >= first_at)
);
comment on table messages.heard is 'local — counts of messages of a provider and operator by transaction and outcome, in a demo only; what: the name of a refusal, or a field and what is wrong with it';
grant select, insert, update, delete on messages.heard to shebaoka_app;
