-- Which sessions exist. YAML seeds an empty table; after that this is the truth. Passwords are kept
-- as hashes only; a definition holds none.
create table session_definition (
    id             text        primary key,
    version        bigint      not null,
    definition     jsonb       not null,
    password_hash  text,
    changed_by     text        not null,
    changed_at     timestamptz not null default now()
);
