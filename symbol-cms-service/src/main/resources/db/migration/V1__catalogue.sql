create sequence symbol_seq increment by 50;

create table symbol (
    id            bigint primary key,
    version       bigint         not null,
    environment   text           not null check (environment in ('DEMO', 'LIVE')),
    symbol        text           not null,
    description   text           not null,
    asset_class   text           not null,
    bucket        text           not null,
    currency      text           not null,
    contract_size numeric(20, 10) not null check (contract_size > 0),
    price_digits  integer        not null check (price_digits between 0 and 10),
    tick_size     numeric(20, 10) not null check (tick_size > 0),
    min_qty       numeric(20, 10) not null check (min_qty > 0),
    max_qty       numeric(20, 10) not null,
    qty_step      numeric(20, 10) not null check (qty_step > 0),
    ord_types     jsonb          not null,
    sessions      jsonb          not null,
    oms_symbols   jsonb          not null,
    updated_at    timestamptz    not null,
    unique (environment, symbol),
    check (min_qty <= max_qty)
);
