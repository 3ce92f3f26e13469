-- Outbound counters of a FIX session. reserved_out is the ceiling that admin messages may use without
-- a commit: after a crash the gap to it is gap-filled.
create table fix_session (
    session       text primary key,
    epoch         int         not null,
    created_at    timestamptz not null,
    next_out      bigint      not null,
    reserved_out  bigint      not null,
    owner_token   bigint      not null default 0
);

-- The inbound number to expect after a crash: never past what Kafka has acknowledged. A table of its
-- own, so that writing it never waits for, or blocks, a batch that is being committed.
create table fix_inbound (
    session  text   primary key references fix_session,
    next_in  bigint not null
);

-- Every application message that was numbered: durable before it reaches the wire.
create table fix_out (
    session     text        not null,
    epoch       int         not null,
    seq         bigint      not null,
    msg_type    text        not null,
    source_id   text        not null, -- the command or the event it carries
    raw         text        not null,
    created_at  timestamptz not null default now(),
    primary key (session, epoch, seq)
);
create unique index fix_out_source on fix_out (session, source_id);

-- The one outcome of a command; the first commit wins, whatever path came there.
create table order_outcome (
    command_id     text primary key,
    client_session text        not null,
    outcome        text        not null check (outcome in ('ROUTED', 'REJECTED', 'REFUSED', 'STALE')),
    oms            text,
    oms_session    text,
    rule           text,
    detail         text,
    command        bytea,                -- of REFUSED and STALE, until they are published
    at             timestamptz not null default now()
);
create index order_outcome_unpublished on order_outcome (at) where command is not null;

-- ClOrdIDs and the chain they belong to: (client, ClOrdID) to key, OMS and session of the root order.
create table order_chain (
    client_session   text        not null,
    cl_ord_id        text        not null,
    command_id       text        not null,
    root_command_id  text        not null,
    root_cl_ord_id   text        not null,
    order_key        text        not null,
    oms              text        not null,
    oms_session      text        not null,
    at               timestamptz not null default now(),
    primary key (client_session, cl_ord_id)
);
create unique index order_chain_at_oms on order_chain (oms, cl_ord_id);

-- Positions of the link dispatchers and of the report sender, committed with what they did.
create table consumer_position (
    consumer     text   not null,
    cluster_id   text   not null,
    topic        text   not null,
    part         int    not null,
    next_offset  bigint not null,
    primary key (consumer, topic, part)
);

-- Reports for clients that are away: numbered when they are back.
create table report_waiting (
    id         bigint generated always as identity primary key,
    session    text        not null,
    source_id  text        not null,
    msg_type   text        not null,
    body       text        not null,
    at         timestamptz not null default now(),
    unique (session, source_id)
);
