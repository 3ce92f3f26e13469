create table audit_entry (
    seq       bigint primary key,
    id        text        not null unique,
    service   text        not null,
    actor     text        not null,
    action    text        not null,
    object    text        not null,
    reason    text        not null check (reason <> ''),
    before    json, -- json, not jsonb: the hash covers the exact text
    after     json,
    at        timestamptz not null,
    prev_hash text        not null,
    hash      text        not null
);
create index on audit_entry (object, seq);

-- The end of the chain; its row lock is what orders the entries, and it shows a cut tail.
create table audit_head (
    single boolean primary key default true check (single),
    seq    bigint  not null,
    hash   text    not null
);
insert into audit_head (seq, hash) values (0, '');

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only: % refused', tg_op;
end $$;

create trigger audit_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit_entry
    for each statement execute function audit_is_append_only();
