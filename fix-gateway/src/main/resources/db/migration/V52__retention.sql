-- Finds what is old enough to be forgotten, at next to no cost for the orders that come in.
create index order_chain_at on order_chain using brin (at);
