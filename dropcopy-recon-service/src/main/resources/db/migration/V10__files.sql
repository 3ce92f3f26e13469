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

-- Files of finance that left, or tried to.
create table recon_delivery (
    id               bigint generated always as identity primary key,
    oms              text        not null,
    trade_date       date        not null,
    template         text        not null,
    template_version integer     not null,
    destination      text        not null,
    file_name        text        not null,
    status           text        not null check (status in ('BEGUN', 'DELIVERED', 'FAILED')),
    sha256           text        not null,
    bytes            bigint      not null,
    rows             bigint      not null,
    qty              numeric     not null,
    notional         numeric     not null,
    commission       numeric     not null,
    differences      bigint      not null,
    diff_hash        text        not null, -- empty without differences
    accepted_reason  text,
    by_whom          text        not null,
    reason           text        not null,
    detail           text,
    at               timestamptz not null,
    ended_at         timestamptz
);
create index recon_delivery_of_day on recon_delivery (oms, trade_date, id desc);
create index matched_trade_trade_date on matched_trade using brin (trade_date);

-- End-of-day certificates that somebody has signed. Nothing of them changes any more.
create table recon_certificate (
    oms        text        not null,
    trade_date date        not null,
    content    json        not null, -- json, not jsonb: the hash covers the exact text
    hash       text        not null,
    signed_by  text        not null,
    comment    text        not null,
    signed_at  timestamptz not null,
    primary key (oms, trade_date)
);
create function recon_certificate_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'recon_certificate is final: % refused', tg_op;
end $$;
create trigger recon_certificate_final before update or delete on recon_certificate
    for each row execute function recon_certificate_is_final();
create trigger recon_certificate_no_truncate before truncate on recon_certificate
    for each statement execute function recon_certificate_is_final();
