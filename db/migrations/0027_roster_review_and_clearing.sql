-- Up Migration

-- The review queue knows which roster an application came with, so that a roster is looked through as one set.
alter table applications.work_item add column roster uuid;
update applications.work_item w set roster = a.roster from applications.application a where a.bucket = w.bucket and a.id = w.application and a.roster is not null;
create index work_item_roster on applications.work_item (office, roster, since, id) where roster is not null;

-- A roster is cleared some time after it is done: files, photos and staged rows go, what came of it stays as counts.
-- Without its digest the same spreadsheet sent later is a new roster, in which whoever applied is passed over.
alter table applications.roster drop constraint roster_phase_check;
alter table applications.roster add constraint roster_phase_check check (phase in ('reading', 'photos', 'checking', 'ready', 'submitting', 'unreadable', 'clearing', 'cleared'));
alter table applications.roster alter column digest drop not null;
alter table applications.roster add column outcome jsonb;
create index roster_row_photo on applications.roster_row (photo_roster) where photo_roster <> roster;
