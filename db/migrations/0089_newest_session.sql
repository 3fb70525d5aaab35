-- The newest session of a provider and a person is found in the index alone: its order is the whole order that is asked for.
create index session_newest_of on terminals.session (bucket, provider, person, opened_at desc, id desc) where ended_at is null;
drop index terminals.session_newest;
