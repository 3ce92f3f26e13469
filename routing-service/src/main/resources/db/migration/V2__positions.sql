-- Written by the instance on duty only; what decisions see is accounts.positions.v1.

-- How far the topics have been read, in the transaction that booked what was read.
create table position_offset (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Orders as their fold stands; an ended one is kept for as long as its reports may come again.
create table position_order (
    id       text primary key,
    account  text,
    symbol   text,
    side     text,
    body     text not null,
    ended_at timestamptz
);
create index on position_order (ended_at) where ended_at is not null;

-- Fills that stand. order_id is empty where no order of ours is known.
create table position_trade (
    seq      bigint generated always as identity,
    oms      text        not null,
    order_id text        not null,
    exec_id  text        not null,
    account  text        not null,
    symbol   text        not null,
    qty      numeric     not null,
    px       numeric,
    at       timestamptz not null,
    primary key (oms, order_id, exec_id)
);
create index on position_trade (account, symbol, seq);

-- What is published, by account.
create table position_account (
    account text primary key,
    body    text not null
);
