-- Who stopped a session by hand, when and why; null while nobody wants it down. stop_changes grows with
-- each stop and start, so that every instance notices.
alter table session_definition
    add column stopped_by      text,
    add column stopped_because text,
    add column stopped_at      timestamptz,
    add column stop_changes    bigint not null default 0;
