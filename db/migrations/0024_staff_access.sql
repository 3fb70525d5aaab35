-- Up Migration
alter table staff.member add column start_until timestamptz;
create index session_member on staff.session (member) where member is not null;
create index passkey_member on staff.passkey (member);
create index slow_down_seen on staff.slow_down (seen_at);
