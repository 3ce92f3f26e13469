-- Ends the statement, and with it the transaction, where a newer token owns one of the rows that it should have moved.
create function require_owned(moved bigint, wanted bigint) returns bigint language plpgsql immutable as $$
begin
    if moved <> wanted then
        raise exception 'another gateway owns % of % rows', wanted - moved, wanted using errcode = 'IL001';
    end if;
    return moved;
end $$;
