-- What was changed in the body on its way to the OMS: a JSON list of tag, before, after, rule; null where nothing was.
alter table fix_out add column edits text;

-- An order's name at the OMS: its ClOrdID, behind the client's prefix where it has one.
alter table order_chain add column oms_cl_ord_id text;
update order_chain set oms_cl_ord_id = cl_ord_id;
alter table order_chain alter column oms_cl_ord_id set not null;
drop index order_chain_at_oms;
create unique index order_chain_at_oms on order_chain (oms, oms_cl_ord_id);
