create table kill_switch (
    id             text primary key,
    version        bigint      not null,
    environment    text        not null,
    symbol         text        not null,
    engaged_by     text        not null,
    reason         text        not null,
    since          timestamptz not null,
    released_by    text,
    release_reason text,
    released_at    timestamptz,
    foreign key (environment, symbol) references symbol (environment, symbol)
);

-- one engaged switch per symbol, whatever races
create unique index kill_switch_engaged on kill_switch (environment, symbol)
    where released_at is null;
create index on kill_switch (since desc);
