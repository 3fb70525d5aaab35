-- Up Migration
-- 待认证名单: whose yearly proof falls due when, so that an office's list is not a look at every entitlement. What stands here already is put down as a year after the last proof; each proof given puts it right. (BEN-04)
create table benefits.proof_due (
  bucket smallint not null check (bucket between 0 and 4095),
  person uuid not null,
  region char(6) not null,
  due date not null,
  told_at timestamptz,
  primary key (bucket, person)
);
comment on table benefits.proof_due is 'distributed: bucket, person — work list: the day somebody''s next proof of life falls due, in the region that asks for it first; told_at: when they were reminded of it';
create index proof_due_of_region on benefits.proof_due (region, due, person);
grant select, insert, update, delete on benefits.proof_due to shebaoka_app;

insert into benefits.proof_due (bucket, person, region, due)
  select distinct on (e.bucket, e.person) e.bucket, e.person, e.region, (greatest(e.proven_on, (select max(day) from benefits.proof p where p.bucket = e.bucket and p.person = e.person)) + interval '1 year')::date
  from benefits.entitlement e where e.state = 'approved' and e.kind = 'pension' and e.until_month is null order by e.bucket, e.person, 4;
