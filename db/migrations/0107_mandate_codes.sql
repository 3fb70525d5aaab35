-- Up Migration
-- 授权委托: one code of an insurance is good at a time; those before it are void and stay for a day, so that no more are sent than the day allows. (INS-02.b)
drop index contributions.mandate_asked;
create unique index mandate_asked on contributions.mandate (bucket, person, region, insutype) where state = 'asked' and code_ends is not null;
