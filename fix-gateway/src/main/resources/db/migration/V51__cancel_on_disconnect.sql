-- Clients whose orders are canceled when they are lost: whether each is there, and how it went. absence
-- counts the times it was lost; settled_at is set once no order of that absence is left to be canceled.
create table client_presence (
    session     text        primary key,
    state       text        not null check (state in ('PRESENT', 'LOST', 'LOGGED_OUT')),
    absence     int         not null,
    since       timestamptz not null,
    settled_at  timestamptz
);

-- Cancels that the platform sends for absent clients. One for each order and attempt, whoever works it out
-- again: id makes its ClOrdID and its command's id.
create table disconnect_cancel (
    id                bigint generated always as identity primary key,
    session           text        not null,
    absence           int         not null,
    attempt           int         not null,
    root_command_id   text        not null,
    orig_cl_ord_id    text        not null,
    at                timestamptz not null default now(),
    unique (session, absence, attempt, root_command_id)
);
