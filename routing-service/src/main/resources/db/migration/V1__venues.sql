-- How each OMS does, as JSON of VenueHealth without figures. The row lock orders its moves.
create table venue_health (
    oms    text primary key,
    health json not null
);

create table venue_switch (
    id     uuid        primary key,
    oms    text        not null references venue_health (oms),
    at     timestamptz not null,
    switch json        not null
);
create index on venue_switch (oms, at desc);
