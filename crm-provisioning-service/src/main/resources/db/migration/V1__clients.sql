create table client (
    id               text primary key,
    version          bigint      not null,
    name             text,
    email            text,
    country          text,
    profile_at       timestamptz,
    kyc              text        not null check (kyc in ('PENDING', 'APPROVED', 'REJECTED')),
    kyc_at           timestamptz,
    approved_once    boolean     not null,
    deposit_amount   numeric(20, 10),
    deposit_currency text,
    deposit_at       timestamptz,
    updated_at       timestamptz not null
);

create table account (
    account         text primary key,
    version         bigint      not null,
    environment     text        not null check (environment in ('DEMO', 'LIVE')),
    client_id       text        not null references client (id),
    trading_enabled boolean     not null,
    reason          text        not null,
    updated_at      timestamptz not null
);
create index on account (client_id);
