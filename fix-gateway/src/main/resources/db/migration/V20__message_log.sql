-- What went over the FIX sessions, a partition a day. Outbound application messages stand in fix_out with
-- their text; here they have a row to be found by. Written in the background, see ADR on the message log.
create sequence fix_message_id;

create table fix_message (
    at              timestamptz not null,
    id              bigint      not null default nextval('fix_message_id'),
    session         text        not null,
    outbound        boolean     not null,
    epoch           int,
    seq             bigint,
    msg_type        text        not null,
    poss_dup        boolean     not null,
    cl_ord_id       text,
    orig_cl_ord_id  text,
    order_id        text,
    exec_id         text,
    raw             text,        -- passwords are stars; null where fix_out has it
    raw_hash        int,         -- of the text in fix_out: a number may be used again after a rollback
    lost            bigint       -- a gap in this log, not a message: so many could not be kept
) partition by range (at);

-- Both grow at their right edge only.
create index fix_message_at on fix_message (at, id);
create index fix_message_session on fix_message (session, at, id);

-- A Bloom filter per 32 pages instead of a tree per identifier: nothing is paid when a message is written.
create index fix_message_ids on fix_message using brin (
    cl_ord_id text_bloom_ops (n_distinct_per_range = 600),
    orig_cl_ord_id text_bloom_ops (n_distinct_per_range = 200),
    order_id text_bloom_ops (n_distinct_per_range = 600),
    exec_id text_bloom_ops (n_distinct_per_range = 600)
) with (pages_per_range = 32);
