create table inbox_event (
    event_id   text primary key,
    handled_at timestamptz not null default now()
);
