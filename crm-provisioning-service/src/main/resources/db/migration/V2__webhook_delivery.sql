-- Every delivery that carried a valid signature, repeats included. Append-only.
create table webhook_delivery (
    seq         bigint generated always as identity primary key,
    webhook_id  text        not null,
    received_at timestamptz not null,
    type        text,
    client_id   text,
    outcome     text        not null,
    detail      text,
    body_sha256 text        not null,
    body        text        not null
);
create index on webhook_delivery (webhook_id);

create function webhook_delivery_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'webhook_delivery is append-only: % refused', tg_op;
end $$;

create trigger webhook_delivery_append_only before update or delete on webhook_delivery
    for each row execute function webhook_delivery_is_append_only();
