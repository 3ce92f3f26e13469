-- Not read models: keys and answers that exist here alone.

CREATE TABLE api_key (
    id           text COLLATE "C" PRIMARY KEY,
    name         text        NOT NULL,
    -- SHA-256 of 256 random bits: nothing to guess, so nothing to slow down
    secret_hash  text        NOT NULL,
    roles        text[]      NOT NULL,
    -- null: not restricted
    environments text[],
    regions      text[],
    brands       text[],
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_by   text,
    revoked_at   timestamptz
);
CREATE INDEX api_key_newest ON api_key (created_at DESC, id DESC);

-- the public halves of the keys that running instances sign with; the private ones never leave memory
CREATE TABLE edge_key (
    kid        text PRIMARY KEY,
    jwk        text        NOT NULL,
    expires_at timestamptz NOT NULL
);

-- requests that shall take effect once, with their answers
CREATE TABLE idempotent_request (
    caller       text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    claimed_at   timestamptz NOT NULL,
    -- null while it is worked on
    status       int,
    headers      text,
    body         bytea,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_request_oldest ON idempotent_request (claimed_at);
