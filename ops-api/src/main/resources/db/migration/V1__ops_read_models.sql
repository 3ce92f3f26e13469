-- Read models only: everything here can be rebuilt from Kafka within its retention.

CREATE TABLE consumer_position (
    topic       text    NOT NULL,
    partition   int     NOT NULL,
    topic_id    text    NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- records that could not be read or stored, with the cause
CREATE TABLE parked_record (
    topic         text        NOT NULL,
    partition     int         NOT NULL,
    record_offset bigint      NOT NULL,
    record_key    text,
    record_value  bytea,
    cause         text        NOT NULL,
    parked_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, record_offset)
);

-- every fact about orders, once; payload is the event's JSON
CREATE TABLE order_event (
    event_key text PRIMARY KEY,
    root      text,
    kind      text        NOT NULL,
    oms       text,
    order_id  text,
    exec_id   text,
    at        timestamptz NOT NULL,
    payload   text        NOT NULL
);
CREATE INDEX order_event_root ON order_event (root) WHERE root IS NOT NULL;
CREATE INDEX order_event_drop_copy ON order_event (oms, order_id) WHERE kind = 'DROP_COPY';
CREATE INDEX order_event_exec_id ON order_event (exec_id) WHERE kind = 'DROP_COPY';

CREATE TABLE orders (
    id             text COLLATE "C" PRIMARY KEY,
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
    anomalies      text[]      NOT NULL
);
CREATE INDEX orders_newest ON orders (received_at DESC, id DESC);
CREATE INDEX orders_account ON orders (account, received_at DESC, id DESC);
CREATE INDEX orders_symbol ON orders (symbol, received_at DESC, id DESC);
CREATE INDEX orders_client_session ON orders (client_session, received_at DESC, id DESC);
CREATE INDEX orders_oms_order_id ON orders (oms, order_id);
CREATE INDEX orders_open ON orders (received_at) WHERE open;

-- every name that leads to an order: ClOrdIDs of its chain, OrderIDs, ExecIDs
CREATE TABLE order_name (
    name text COLLATE "C" NOT NULL,
    root text COLLATE "C" NOT NULL,
    PRIMARY KEY (name, root)
);

CREATE TABLE order_reject (
    id             text COLLATE "C" PRIMARY KEY,
    at             timestamptz NOT NULL,
    client_session text,
    account        text,
    symbol         text,
    cl_ord_id      text,
    source         text        NOT NULL,
    rule           text,
    code           text,
    text           text        NOT NULL,
    root           text
);
CREATE INDEX order_reject_newest ON order_reject (at DESC, id DESC);

-- one row per trade report that either side has shown us
CREATE TABLE fill (
    oms       text    NOT NULL,
    exec_id   text    NOT NULL,
    platform  boolean NOT NULL,
    drop_copy boolean NOT NULL,
    PRIMARY KEY (oms, exec_id)
);
CREATE INDEX fill_one_sided ON fill (oms) WHERE NOT (platform AND drop_copy);

CREATE TABLE fill_total (
    oms               text PRIMARY KEY,
    fills             bigint NOT NULL,
    last_drop_copy_at timestamptz
);

CREATE TABLE fix_incident (
    incident_id text COLLATE "C" PRIMARY KEY,
    session     text        NOT NULL,
    at          timestamptz NOT NULL,
    payload     text        NOT NULL
);
CREATE INDEX fix_incident_session ON fix_incident (session, at DESC);

CREATE TABLE recon_break (
    break_id  text COLLATE "C" PRIMARY KEY,
    status    text        NOT NULL,
    type      text        NOT NULL,
    oms       text        NOT NULL,
    order_id  text,
    exec_id   text,
    opened_at timestamptz NOT NULL,
    payload   text        NOT NULL
);
CREATE INDEX recon_break_newest ON recon_break (opened_at DESC, break_id DESC);
CREATE INDEX recon_break_open ON recon_break (oms) WHERE status = 'OPEN';
CREATE INDEX recon_break_order ON recon_break (oms, order_id);

CREATE TABLE audit_record (
    id      text COLLATE "C" PRIMARY KEY,
    object  text COLLATE "C" NOT NULL,
    actor   text        NOT NULL,
    at      timestamptz NOT NULL,
    payload text        NOT NULL
);
CREATE INDEX audit_record_newest ON audit_record (at DESC, id DESC);
CREATE INDEX audit_record_object ON audit_record (object, at DESC);
CREATE INDEX audit_record_actor ON audit_record (actor, at DESC);
