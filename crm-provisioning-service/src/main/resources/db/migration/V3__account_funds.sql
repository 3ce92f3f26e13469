alter table client
    add column account_group text,
    add column paid_in jsonb not null default '{}';
-- of older clients only the first deposit is known
update client set paid_in = jsonb_build_object(deposit_currency, trim_scale(deposit_amount)::text)
where deposit_amount is not null;

alter table account
    add column account_group  text,
    add column funds_amount   numeric(30, 10),
    add column funds_currency text;
update account set funds_amount = client.deposit_amount, funds_currency = client.deposit_currency
from client
where client.id = account.client_id and account.environment = 'LIVE' and client.deposit_amount is not null;
