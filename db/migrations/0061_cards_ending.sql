-- Up Migration
-- Cards by the day they end, of a region and of a unit: the lists of cards near their end read a few of millions. (REPL-04)
create index card_ending on cards.card (region, valid_until, id) include (bank) where state = 'handed-over' and closed_as is null and valid_until is not null;
create index card_ending_unit on cards.card (delivery, valid_until, id) where delivery_kind = 'unit' and state = 'handed-over' and closed_as is null and valid_until is not null;
-- What was told of a card near its end, and what became of it. `told_for`: the reminder it was told for, in days before the end.
create table cards.renewal (
  bucket smallint not null check (bucket between 0 and 4095),
  card uuid not null,
  region char(6) not null,
  bank char(5) not null,
  unit uuid,
  ends date not null,
  told_for smallint,
  told_at timestamptz,
  reach text check (reach in ('text', 'none', 'otherwise')),
  state text not null default 'left' check (state in ('left', 'applied', 'renewed', 'ended')),
  primary key (bucket, card),
  foreign key (bucket, card) references cards.card (bucket, id),
  check ((told_for is null) = (told_at is null) and (told_for is null) = (reach is null))
);
comment on table cards.renewal is 'distributed: bucket, person — a card near its end: when and how its holder was told, whether it is renewed';
create index renewal_campaign on cards.renewal (region, ends) include (bank, reach, state);
create index renewal_unreached on cards.renewal (region, ends, card) where reach = 'none' and state = 'left';
grant select, insert, update on cards.renewal to shebaoka_app;
-- How far today's round of reminders has come, a region at a time.
create table cards.renewal_round (
  region char(6) primary key,
  day date not null,
  after_ends date,
  after_card uuid,
  done boolean not null,
  check ((after_ends is null) = (after_card is null))
);
comment on table cards.renewal_round is 'local — how far the reminders of a day have come through the cards of a region';
grant select, insert, update on cards.renewal_round to shebaoka_app;
