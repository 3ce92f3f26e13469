-- Each time new orders of an OMS moved to another session, and what was in flight on the one they left.
create table link_switch (
    id            bigint generated always as identity primary key,
    oms           text        not null,
    kind          text        not null check (kind in ('FAILOVER', 'REVERT', 'FORCED')),
    from_session  text,
    to_session    text,
    cause         text        not null,
    by_whom       text        not null,
    at            timestamptz not null
);
create index link_switch_newest on link_switch (oms, id desc);

create table link_switch_order (
    switch_id       bigint      not null references link_switch,
    command_id      text        not null,
    cl_ord_id       text        not null,
    client_session  text        not null,
    sent_at         timestamptz not null,
    primary key (switch_id, command_id)
);

-- Orders of which nobody can be sure that the OMS has them; open until resolved_at.
create table order_in_doubt (
    command_id      text primary key,
    oms             text        not null,
    oms_session     text        not null,
    client_session  text        not null,
    cl_ord_id       text        not null,
    name_at_oms     text        not null,
    command         bytea       not null,
    sent_at         timestamptz not null,
    since           timestamptz not null default now(),
    why             text        not null,
    asked           int         not null default 0,
    asked_at        timestamptz,
    resolved_at     timestamptz,
    resolution      text,
    resolved_by     text,
    reason          text
);
create index order_in_doubt_open on order_in_doubt (oms) where resolved_at is null;

-- Finds what was sent shortly before a gateway went away.
create index order_outcome_at on order_outcome using brin (at);
