-- Who serves an OMS link or the order entry, and until when; token grows with each holder. backend is the
-- holder's own connection: once it is gone, so is the holder.
create table lease (
    name           text primary key,
    token          bigint      not null,
    owner          text        not null, -- the instance's name, for people
    run            text        not null, -- application_name of all its database sessions
    backend        int         not null,
    backend_start  timestamptz not null,
    renewed_at     timestamptz not null,
    expires_at     timestamptz not null
);

-- Rows of an older token refuse what a former holder still writes.
alter table fix_inbound add column owner_token bigint not null default 0;
alter table consumer_position add column owner_token bigint not null default 0;
