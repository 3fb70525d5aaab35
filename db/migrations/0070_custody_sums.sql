-- Up Migration
-- What came to a site, was collected there and went back, and what was scrapped, is added up as it happens: the centre's pages read sums and never walk every card ever made. (PROD-05)
create table production.site_sum (
  site uuid not null,
  shard smallint not null check (shard between 0 and 15),
  came integer not null default 0 check (came >= 0),
  collected integer not null default 0 check (collected >= 0),
  back integer not null default 0 check (back >= 0),
  primary key (site, shard)
);
comment on table production.site_sum is 'local — cards that came to a site, were collected there and went back, added up in sixteen rows in the transaction that moves the card';
grant select, insert, update on production.site_sum to shebaoka_app;

create table production.scrap_sum (
  region char(6) not null,
  shard smallint not null check (shard between 0 and 15),
  failed integer not null default 0 check (failed >= 0),
  destroyed integer not null default 0 check (destroyed >= 0),
  primary key (region, shard)
);
comment on table production.scrap_sum is 'local — cards of a region that failed or were destroyed, added up in sixteen rows in the transaction that scraps the card';
grant select, insert, update on production.scrap_sum to shebaoka_app;

insert into production.site_sum (site, shard, came, collected, back)
  select site, 0, sum(came), sum(collected), sum(back) from (
    select c.organisation as site, c.cards - (select count(*) from production.item i where i.consignment = c.id and i.state = 'sent') as came, 0::bigint as collected, 0::bigint as back from production.consignment c where c.kind <> 'centre'
    union all select deliver_to, 0, count(*), 0 from production.item where state = 'collected' and deliver_kind <> 'post' group by 1
    union all select sender, 0, 0, sum(cards) from production.consignment where kind = 'centre' group by 1) as book group by site;
insert into production.scrap_sum (region, shard, failed, destroyed)
  select b.region, 0, count(*) filter (where i.state = 'failed'), count(*) filter (where i.state = 'destroyed')
  from production.item i join production.batch b on b.id = i.batch where i.state in ('failed', 'destroyed') group by b.region;
drop index production.item_ended;

-- A site's consignments, and those still under way, in the order their pages are read in.
drop index production.consignment_of_site;
drop index production.consignment_of_sender;
create index consignment_of_site on production.consignment (organisation, id);
create index consignment_of_sender on production.consignment (sender, id) where sender is not null;
create index consignment_to_receive on production.consignment (organisation, id) where received_at is null;
create index consignment_under_way on production.consignment (id) where received_at is null;

-- Differences of drawers, page by page.
create index movement_difference on fees.movement (drawer, office) where what = 'difference';
