-- Up Migration
create index card_held on cards.card (region, state, delivery_kind, place, state_since) where state not in ('handed-over', 'destroyed') and closed_as is null;
create index item_held on production.item (batch, state, deliver_kind) where state not in ('failed', 'collected', 'destroyed');
create index item_ended on production.item (batch, state) where state in ('failed', 'destroyed');
