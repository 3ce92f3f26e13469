-- Documents that people keep: mappings of CSV files and templates of finance's file, each version for ever.
create table recon_layout (
    kind    text        not null check (kind in ('MAPPING', 'TEMPLATE')),
    name    text        not null,
    version integer     not null,
    body    json        not null,
    by_whom text        not null,
    reason  text        not null,
    at      timestamptz not null,
    primary key (kind, name, version)
);

-- An import of a file. Its facts are seen by nobody before the status is TAKEN: one update.
create table recon_import (
    id              text primary key,
    oms             text        not null,
    format          text        not null,
    mode            text        not null check (mode in ('STRICT', 'LENIENT')),
    mapping         text,
    mapping_version integer,
    sender          text,
    file_name       text,
    status          text        not null check (status in ('RUNNING', 'TAKEN', 'REFUSED', 'ABANDONED')),
    total_bytes     bigint,
    bytes           bigint      not null default 0,
    lines           bigint      not null default 0,
    good            bigint      not null default 0,
    bad             bigint      not null default 0,
    skipped         bigint      not null default 0,
    repeated        bigint      not null default 0, -- known from this file or another
    published       bigint      not null default 0,
    sha256          text,
    by_whom         text        not null,
    reason          text        not null,
    detail          text,
    started_at      timestamptz not null,
    touched_at      timestamptz not null,
    ended_at        timestamptz
);
create index recon_import_newest on recon_import (started_at desc, id);

-- Facts on their way: staged while the file is read, gone once they stand in the topic.
create table recon_import_fact (
    import_id text   not null references recon_import (id),
    line      bigint not null,
    fact_id   text   not null,
    key       text   not null,
    event     text   not null,
    primary key (import_id, line)
);

-- What was ever taken of files, so that the same file again changes nothing.
create table recon_imported (
    fact_id   text        primary key,
    import_id text        not null,
    at        timestamptz not null
);
create index recon_imported_age on recon_imported using brin (at);

create table recon_import_error (
    import_id text   not null references recon_import (id),
    line      bigint not null,
    field     text   not null,
    value     text   not null,
    why       text   not null,
    primary key (import_id, line)
);
