-- The list of locked PINs: few of millions, by when they were locked.
create index pin_locked on pins.pin (locked_at, card) where locked_at is not null;
