-- High-rate tables become partitioned by day: the oldest day goes by dropping its partitions. Nothing
-- is moved: they are read models, filled anew from Kafka. Partitions of days are made by the service;
-- the default one holds what has no day of its own, for example open orders of dropped days.

DROP TABLE order_event, orders, order_name, order_reject, fill, fill_total;
DELETE FROM consumer_position
WHERE topic IN ('orders.commands.v1', 'routing.decisions.v1', 'orders.executions.v1', 'dropcopy.executions.v1');

-- every fact about orders, once; payload is the event's JSON, at the same for each telling of one fact
CREATE TABLE order_event (
    event_key text COLLATE "C" NOT NULL,
    root      text COLLATE "C",
    kind      text        NOT NULL,
    oms       text,
    order_id  text,
    exec_id   text,
    at        timestamptz NOT NULL,
    payload   text        NOT NULL,
    PRIMARY KEY (event_key, at)
) PARTITION BY RANGE (at);
CREATE INDEX order_event_root ON order_event (root) WHERE root IS NOT NULL;
CREATE INDEX order_event_drop_copy ON order_event (oms, order_id) WHERE kind = 'DROP_COPY';
CREATE INDEX order_event_exec_id ON order_event (exec_id) WHERE kind = 'DROP_COPY';
CREATE TABLE order_event_default PARTITION OF order_event DEFAULT;

CREATE TABLE orders (
    id             text COLLATE "C" NOT NULL,
    cl_ord_id      text        NOT NULL,
    client_session text        NOT NULL,
    environment    text        NOT NULL,
    account        text,
    symbol         text,
    side           text        NOT NULL,
    ord_type       text        NOT NULL,
    time_in_force  text        NOT NULL,
    order_qty      numeric,
    price          numeric,
    stop_px        numeric,
    status         text        NOT NULL,
    open           boolean     NOT NULL,
    cum_qty        numeric     NOT NULL,
    leaves_qty     numeric,
    avg_px         numeric,
    oms            text,
    oms_session    text,
    order_id       text,
    received_at    timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    text           text,
    anomalies      text[]      NOT NULL,
    PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);
CREATE INDEX orders_newest ON orders (received_at DESC, id DESC);
CREATE INDEX orders_account ON orders (account, received_at DESC, id DESC);
CREATE INDEX orders_symbol ON orders (symbol, received_at DESC, id DESC);
CREATE INDEX orders_client_session ON orders (client_session, received_at DESC, id DESC);
CREATE INDEX orders_status ON orders (status, received_at DESC, id DESC);
CREATE INDEX orders_oms_order_id ON orders (oms, order_id);
CREATE INDEX orders_open ON orders (received_at) WHERE open;
CREATE INDEX orders_text ON orders USING gin (to_tsvector('simple', text)) WHERE text IS NOT NULL;
CREATE TABLE orders_default PARTITION OF orders DEFAULT;

-- every name that leads to an order: ClOrdIDs of its chain, OrderIDs, ExecIDs
CREATE TABLE order_name (
    name text COLLATE "C" NOT NULL,
    root text COLLATE "C" NOT NULL,
    day  date NOT NULL,
    tag  int  NOT NULL,
    PRIMARY KEY (name, root, day)
) PARTITION BY RANGE (day);
CREATE INDEX order_name_root ON order_name (root);
CREATE TABLE order_name_default PARTITION OF order_name DEFAULT;

-- cluster is of (fix_session, code, template, symbol)
CREATE TABLE order_reject (
    id             text COLLATE "C" NOT NULL,
    at             timestamptz NOT NULL,
    client_session text,
    account        text,
    symbol         text,
    cl_ord_id      text,
    source         text        NOT NULL,
    rule           text,
    code           text,
    text           text        NOT NULL,
    root           text,
    environment    text,
    oms            text,
    fix_session    text        NOT NULL,
    template       text        NOT NULL,
    reject_class   text        NOT NULL,
    cluster        text COLLATE "C" NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX order_reject_newest ON order_reject (at DESC, id DESC);
CREATE INDEX order_reject_cluster ON order_reject (cluster, at);
CREATE INDEX order_reject_account ON order_reject (account, at DESC);
CREATE INDEX order_reject_root ON order_reject (root);
CREATE TABLE order_reject_default PARTITION OF order_reject DEFAULT;

-- when a wording was seen for the first time; outlives the days
CREATE TABLE reject_template (
    template   text COLLATE "C" PRIMARY KEY,
    first_seen timestamptz NOT NULL
);

-- one row per trade report that either side has shown us, on the day it was shown first
CREATE TABLE fill (
    oms       text    NOT NULL,
    exec_id   text    NOT NULL,
    day       date    NOT NULL,
    platform  boolean NOT NULL,
    drop_copy boolean NOT NULL,
    PRIMARY KEY (oms, exec_id, day)
) PARTITION BY RANGE (day);
CREATE INDEX fill_one_sided ON fill (oms) WHERE NOT (platform AND drop_copy);
CREATE TABLE fill_default PARTITION OF fill DEFAULT;

CREATE TABLE fill_total (
    oms               text PRIMARY KEY,
    fills             bigint NOT NULL,
    last_drop_copy_at timestamptz
);

-- how long the hops of orders took: counts by the fixed buckets of Buckets, of one minute and key
CREATE TABLE latency_minute (
    minute     timestamptz NOT NULL,
    dimension  text        NOT NULL,
    key        text        NOT NULL,
    hop        text        NOT NULL,
    counts     int[]       NOT NULL,
    max_micros bigint      NOT NULL,
    PRIMARY KEY (dimension, hop, minute, key)
) PARTITION BY RANGE (minute);
CREATE TABLE latency_minute_default PARTITION OF latency_minute DEFAULT;

-- oms is empty for orders that none was chosen for
CREATE TABLE completeness_minute (
    minute      timestamptz NOT NULL,
    oms         text        NOT NULL,
    orders      bigint      NOT NULL,
    answered    bigint      NOT NULL,
    executions  bigint      NOT NULL,
    fills       bigint      NOT NULL,
    drop_copies bigint      NOT NULL,
    PRIMARY KEY (minute, oms)
) PARTITION BY RANGE (minute);
CREATE TABLE completeness_minute_default PARTITION OF completeness_minute DEFAULT;

CREATE INDEX fix_incident_at ON fix_incident (at);
ALTER TABLE fix_incident ADD COLUMN kind text, ADD COLUMN severity text;
UPDATE fix_incident SET kind = payload::json ->> 'kind', severity = payload::json ->> 'severity';
ALTER TABLE fix_incident ALTER COLUMN kind SET NOT NULL, ALTER COLUMN severity SET NOT NULL;

ALTER TABLE audit_record ADD COLUMN action text, ADD COLUMN roles text[] NOT NULL DEFAULT '{}';
UPDATE audit_record SET action = payload::json ->> 'action';
ALTER TABLE audit_record ALTER COLUMN action SET NOT NULL;
CREATE INDEX audit_record_action ON audit_record (action, at DESC);

-- a client's way from sign-up to trading
CREATE TABLE account_step (
    event_id   text COLLATE "C" PRIMARY KEY,
    crm_client text        NOT NULL,
    account    text,
    at         timestamptz NOT NULL,
    payload    text        NOT NULL
);
CREATE INDEX account_step_client ON account_step (crm_client, at);
CREATE INDEX account_step_account ON account_step (account, at);

-- when the read models were emptied to be filled anew, and by whom
CREATE TABLE rebuild (
    id         text PRIMARY KEY,
    started_at timestamptz NOT NULL,
    actor      text        NOT NULL,
    reason     text        NOT NULL
);

-- no read model: what people keep
CREATE TABLE saved_view (
    id         text COLLATE "C" PRIMARY KEY,
    page       text        NOT NULL,
    name       text        NOT NULL,
    query      text        NOT NULL,
    shared     boolean     NOT NULL,
    owner      text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (owner, page, name)
);
