-- Up Migration
-- A branch's list of cards near their end reads its own bank's cards of a region alone. (REPL-04)
create index card_ending_bank on cards.card (region, bank, valid_until, id) where state = 'handed-over' and closed_as is null and valid_until is not null;
