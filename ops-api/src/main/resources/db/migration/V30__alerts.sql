-- what was wrong and when; one alert is open per key
CREATE TABLE alert (
    id              text COLLATE "C" PRIMARY KEY,
    rule            text        NOT NULL,
    rule_version    int         NOT NULL,
    key             text        NOT NULL,
    group_key       text        NOT NULL,
    severity        text        NOT NULL,
    owner           text        NOT NULL,
    summary         text        NOT NULL,
    labels          jsonb       NOT NULL,
    state           text        NOT NULL,
    first_raised    timestamptz NOT NULL,
    last_raised     timestamptz NOT NULL,
    count           bigint      NOT NULL,
    closed_at       timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    comment         text,
    silenced_by     text,
    notified        boolean     NOT NULL DEFAULT false,
    runbook         text        NOT NULL,
    page            text        NOT NULL
);
CREATE UNIQUE INDEX alert_open ON alert (key) WHERE closed_at IS NULL;
CREATE INDEX alert_newest ON alert (first_raised DESC, id DESC);
CREATE INDEX alert_closed ON alert (closed_at) WHERE closed_at IS NOT NULL;

-- every version of every rule; the highest is the one that holds
CREATE TABLE alert_rule (
    id         text        NOT NULL,
    version    int         NOT NULL,
    document   text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    reason     text        NOT NULL,
    PRIMARY KEY (id, version)
);

CREATE TABLE alert_silence (
    id         text PRIMARY KEY,
    matchers   text        NOT NULL,
    owner      text        NOT NULL,
    reason     text        NOT NULL,
    begins_at  timestamptz NOT NULL,
    until_at   timestamptz NOT NULL,
    repeats    text        NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at   timestamptz
);

-- secret: a webhook's address or key; never leaves the service but to its receiver
CREATE TABLE alert_target (
    id           text PRIMARY KEY,
    name         text        NOT NULL UNIQUE,
    kind         text        NOT NULL,
    address      text        NOT NULL,
    secret       text,
    enabled      boolean     NOT NULL,
    min_severity text        NOT NULL,
    matchers     text        NOT NULL,
    closings     boolean     NOT NULL,
    version      int         NOT NULL,
    removed_at   timestamptz
);

-- what a target is told, made with the alert; kept until it is delivered or given up
CREATE TABLE alert_delivery (
    id           text COLLATE "C" PRIMARY KEY,
    target       text        NOT NULL REFERENCES alert_target (id),
    event        text        NOT NULL,
    group_key    text        NOT NULL,
    alerts       text        NOT NULL,
    title        text        NOT NULL,
    state        text        NOT NULL,
    attempts     int         NOT NULL,
    created_at   timestamptz NOT NULL,
    next_at      timestamptz,
    delivered_at timestamptz,
    last_error   text
);
CREATE INDEX alert_delivery_newest ON alert_delivery (created_at DESC, id DESC);
CREATE INDEX alert_delivery_due ON alert_delivery (next_at) WHERE state = 'WAITING';
CREATE INDEX alert_delivery_given_up ON alert_delivery (target) WHERE state = 'GIVEN_UP';
