-- The canonical trade: all that finance and the breaks need of it, and the day in its name, because
-- OMSs use ExecIDs again. matched_trade and waiting_trade together hold every trade of either side.
alter table waiting_trade add column day date not null default date '1970-01-01',
    add column order_id text;
alter table waiting_trade alter column day drop default;
alter table waiting_trade drop constraint waiting_trade_pkey, add primary key (oms, exec_id, day);
create index waiting_trade_of_order on waiting_trade (oms, order_id);

alter table matched_trade add column day date,
    add column side text,
    add column account text,
    add column exec_ref_id text,
    add column secondary_exec_id text,
    add column transact_time timestamptz,
    add column trade_date date, -- TradeDate(75), else day
    add column currency text,
    add column commission numeric,
    add column comm_type text,
    add column settl_date date,
    add column last_mkt text,
    add column order_qty numeric,
    add column cum_qty numeric,
    add column leaves_qty numeric,
    add column ord_status text,
    add column platform_session text,
    add column drop_copy_session text,
    add column client_session text,
    add column platform_logged_at timestamptz,
    add column drop_copy_logged_at timestamptz;
update matched_trade set day = (platform_at at time zone 'UTC')::date,
    trade_date = (platform_at at time zone 'UTC')::date,
    platform_logged_at = platform_at, drop_copy_logged_at = drop_copy_at;
alter table matched_trade alter column day set not null,
    alter column trade_date set not null,
    alter column platform_logged_at set not null,
    alter column drop_copy_logged_at set not null;
alter table matched_trade drop constraint matched_trade_pkey, add primary key (oms, exec_id, day);

-- what was waiting under the older form: its day is that of its receipt
update waiting_trade set
    day = (coalesce(platform, drop_copy) ->> 'receivedAt')::timestamptz at time zone 'UTC',
    order_id = coalesce(platform, drop_copy) ->> 'orderId';
update waiting_trade set platform = (platform::jsonb
    || jsonb_build_object('loggedAt', platform -> 'receivedAt', 'detail', json_build_object('possResend', false),
        'key', (platform -> 'key')::jsonb || jsonb_build_object('day', day)))::json
where platform is not null;
update waiting_trade set drop_copy = (drop_copy::jsonb
    || jsonb_build_object('loggedAt', drop_copy -> 'receivedAt', 'detail', json_build_object('possResend', false),
        'key', (drop_copy -> 'key')::jsonb || jsonb_build_object('day', day)))::json
where drop_copy is not null;
