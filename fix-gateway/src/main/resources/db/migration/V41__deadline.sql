-- When a message becomes too old to be sent, first or again; null for what is never too old.
alter table fix_out add column deadline timestamptz;
