-- Breaks are named by what they are about and timed by the evidence. Those of the older form are
-- found anew: what waits is looked at once more.
alter table waiting_trade drop column break_id;
drop table recon_break;
drop sequence recon_break_id;

alter table waiting_trade
    add column earlier json, -- what either side said before, where it was something else
    add column alike json,   -- the other side's trade of another name that looks like this one
    add column broken integer not null default 0, -- breaks it ever had
    add column check_at timestamptz; -- when to look again
update waiting_trade set check_at = since;
create index waiting_trade_due on waiting_trade (waits_for, check_at) where check_at is not null;
alter table matched_trade
    add column earlier json,
    add column broken integer not null default 0;

create table recon_break (
    id        text primary key,
    subject   text        not null,
    oms       text        not null,
    type      text        not null,
    severity  text        not null,
    status    text        not null check (status in ('OPEN', 'CLOSED')),
    review    text        not null,
    owner     text,
    symbol    text,
    opened_at timestamptz not null,
    closed_at timestamptz,
    evidence  json        not null, -- what a replay finds
    seen      json        not null, -- with what people decided: ReconBreak
    check ((status = 'CLOSED') = (closed_at is not null))
);
create index recon_break_subject on recon_break (subject);
create index recon_break_newest on recon_break (opened_at desc, id desc);
create index recon_break_open on recon_break (oms, type) where status = 'OPEN';

-- What people decided, and what the service saw that no log keeps; also on recon.decisions.v1.
create table recon_decision (
    seq     bigint generated always as identity primary key,
    id      text        not null unique,
    subject text        not null,
    action  text        not null,
    value   text,
    by_whom text        not null,
    reason  text        not null,
    at      timestamptz not null
);
create index recon_decision_subject on recon_decision (subject, seq);

create index recon_decision_silence on recon_decision (at) where action like 'SILENT%';

-- Every report of an order, of either side, until it is old.
create table recon_order (
    oms       text        not null,
    order_id  text        not null,
    facts     jsonb       not null,
    broken    integer     not null default 0,
    check_at  timestamptz,
    told_at   timestamptz not null,
    primary key (oms, order_id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index recon_order_due on recon_order (check_at) where check_at is not null;
create index recon_order_age on recon_order using brin (told_at);

-- What happened on the platform: for people who look for the cause of a break.
create table happening (
    id      text primary key,
    at      timestamptz not null,
    kind    text        not null,
    about   text        not null,
    text    text        not null,
    by_whom text
);
create index happening_at on happening (at);

create index matched_trade_day on matched_trade using brin (day);
