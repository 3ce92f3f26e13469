-- the actor's roles when the entry was made; part of the hash where there are any
alter table audit_entry add column roles text[] not null default '{}';
