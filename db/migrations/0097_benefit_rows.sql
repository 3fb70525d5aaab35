-- Up Migration
-- A payment is rows that are added, not one that is changed at each step: the line, the order, that it was paid. What came back leaves the orders, so that the key of the order says
-- that a line has one at most, and the key of what was paid that it is paid once. (BEN-05)
create table benefits.paid (
  bucket smallint not null check (bucket between 0 and 4095),
  cause uuid not null,
  month char(7) not null,
  at timestamptz not null,
  primary key (bucket, cause, month)
);
comment on table benefits.paid is 'distributed: bucket, cause — the bank credited the order of this line; once a line, never taken back';
grant select, insert on benefits.paid to shebaoka_app;

create table benefits.came_back (
  bucket smallint not null check (bucket between 0 and 4095),
  cause uuid not null,
  month char(7) not null,
  nth smallint not null check (nth >= 1),
  batch uuid not null,
  seq integer not null check (seq >= 1),
  card uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  sent_at timestamptz not null,
  answered_at timestamptz not null,
  primary key (bucket, cause, month, nth),
  foreign key (bucket, cause, month) references benefits.line (bucket, cause, month)
);
comment on table benefits.came_back is 'distributed: bucket, cause — an order the bank returned: nth time, its place in the batch, the card whose account, why; fen';
create index came_back_place on benefits.came_back (batch, seq);
grant select, insert on benefits.came_back to shebaoka_app;

insert into benefits.came_back select bucket, cause, month, nth, batch, seq, card, amount, reason, sent_at, answered_at from benefits.sending where state = 'returned';
delete from benefits.sending where state = 'returned';
insert into benefits.paid select bucket, cause, month, answered_at from benefits.sending where state = 'paid';

drop index benefits.sending_once;
drop index benefits.sending_place;
alter table benefits.sending drop constraint sending_pkey, add primary key (bucket, cause, month);
alter table benefits.sending drop column state, drop column reason, drop column answered_at;
create index sending_place on benefits.sending (batch, seq);
comment on table benefits.sending is 'distributed: bucket, cause — the order of a line that lives, one at most: nth time, its place in the batch, the card whose account; an order that came back is moved to came_back; fen';
grant delete on benefits.sending to shebaoka_app;
alter table benefits.paid add foreign key (bucket, cause, month) references benefits.sending (bucket, cause, month);

alter table benefits.line drop constraint line_state_check, drop constraint line_check1;
update benefits.line set state = 'batched' where state in ('sent', 'paid');
alter table benefits.line add constraint line_state_check check (state in ('due', 'held', 'batched', 'returned', 'unknown', 'dropped')),
  add constraint line_batched_check check (state not in ('batched', 'unknown') or (batch is not null and card is not null));
drop index benefits.line_batched;
create index line_of_batch on benefits.line (batch, bucket) where batch is not null;
comment on table benefits.line is 'distributed: bucket, person — what is due to somebody for a month, once a cause (entitlement or order) and month: where it stands, why it is held or came back; batched: what became of it say its order (sending) and paid; fen';
