create table tripped_guard (
    id             text primary key,
    key            text        not null,
    policy         text        not null,
    environment    text        not null,
    executions     int         not null,
    window_millis  bigint      not null,
    tripped_at     timestamptz not null,
    released_by    text,
    release_reason text,
    released_at    timestamptz
);

-- a guard trips once until somebody lets it on again, whoever counts
create unique index tripped_guard_stopped on tripped_guard (key) where released_at is null;
create index on tripped_guard (key, released_at);
create index on tripped_guard (tripped_at desc);
