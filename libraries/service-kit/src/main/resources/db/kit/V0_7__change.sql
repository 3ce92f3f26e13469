-- The row lock of a document is what orders the moves of its versions.
create table change_document (
    kind        text not null,
    id          text not null,
    environment text not null check (environment in ('DEMO', 'LIVE')),
    next_at     timestamptz, -- when time brings something: a schedule or an end
    primary key (kind, id)
);
create index on change_document (next_at) where next_at is not null;

create table change_version (
    kind            text        not null,
    id              text        not null,
    version         integer     not null check (version > 0),
    revision        integer     not null,
    stage           text        not null check (stage in ('DRAFT', 'SUBMITTED', 'APPROVED', 'SCHEDULED',
                                    'ACTIVE', 'SUPERSEDED', 'ENDED', 'DECLINED', 'DISCARDED')),
    body            json        not null,
    reason          text        not null check (reason <> ''),
    authors         text[]      not null,
    written_at      timestamptz not null,
    decided_by      text,
    decision_reason text,
    decided_at      timestamptz,
    plan_at         timestamptz,
    plan_until      timestamptz,
    plan_by         text,
    plan_reason     text,
    primary key (kind, id, version),
    foreign key (kind, id) references change_document (kind, id),
    check ((stage = 'SCHEDULED') = (plan_at is not null))
);
create unique index change_one_active on change_version (kind, id) where stage = 'ACTIVE';

-- What was in force when; a row is closed and never opened again.
create table change_activation (
    kind          text        not null,
    id            text        not null,
    number        integer     not null,
    version       integer     not null,
    cause         text        not null check (cause in ('APPLIED', 'REVERTED')),
    by            text        not null,
    reason        text        not null,
    since         timestamptz not null,
    until         timestamptz,
    second_person boolean     not null,
    before        integer, -- the activation that returns at "until"
    closed_at     timestamptz,
    primary key (kind, id, number),
    foreign key (kind, id, version) references change_version (kind, id, version),
    foreign key (kind, id, before) references change_activation (kind, id, number)
);
create unique index change_one_in_force on change_activation (kind, id) where closed_at is null;
