-- Trades told by one side only, or by both and differently. Small: what is matched leaves.
create table waiting_trade (
    oms       text not null,
    exec_id   text not null,
    platform  json,
    drop_copy json,
    waits_for text check (waits_for in ('PLATFORM', 'DROP_COPY')),
    since     timestamptz, -- received by the side that told it; null when both have
    break_id  bigint,
    primary key (oms, exec_id),
    check (platform is not null or drop_copy is not null)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0);
create index waiting_trade_overdue on waiting_trade (waits_for, since)
    where break_id is null and waits_for is not null;

-- Trades that both sides told alike: the proof, and the memory that makes a repeat harmless.
create table matched_trade (
    oms             text        not null,
    exec_id         text        not null,
    exec_type       text        not null,
    order_id        text,
    cl_ord_id       text,
    symbol          text,
    qty             numeric,
    px              numeric,
    platform_event  text        not null,
    platform_at     timestamptz not null,
    drop_copy_event text        not null,
    drop_copy_at    timestamptz not null,
    matched_at      timestamptz not null,
    primary key (oms, exec_id)
);
create index matched_trade_age on matched_trade using brin (matched_at);

create sequence recon_break_id;

create table recon_break (
    id            bigint primary key,
    oms           text        not null,
    exec_id       text        not null,
    type          text        not null,
    status        text        not null check (status in ('OPEN', 'CLOSED')),
    order_id      text,
    cl_ord_id     text,
    symbol        text,
    platform_qty  numeric,
    drop_copy_qty numeric,
    platform_px   numeric,
    drop_copy_px  numeric,
    explanation   text        not null,
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    check ((status = 'CLOSED') = (closed_at is not null))
);
create unique index recon_break_one_open on recon_break (oms, exec_id) where status = 'OPEN';
create index recon_break_by_status on recon_break (status, id desc);
alter table waiting_trade add foreign key (break_id) references recon_break (id);

-- Counts that would be dear to count.
create table oms_tally (
    oms               text primary key,
    matched           bigint not null default 0,
    last_drop_copy_at timestamptz
);

-- How far each partition of the two streams has been read, by time.
create table read_position (
    topic      text        not null,
    partition  integer     not null,
    read_up_to timestamptz not null,
    primary key (topic, partition)
);
