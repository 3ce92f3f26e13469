package io.interlock.domain;

import org.jspecify.annotations.Nullable;

/**
 * A trade of an order as it stands, corrections applied; busted ones are gone.
 *
 * @param execId ExecID(17) of the newest report about it
 * @param firstExecId ExecID(17) of the report that brought it
 */
public record Fill(ExecId execId, ExecId firstExecId, Quantity qty, @Nullable Price px) {

    boolean isNamed(@Nullable ExecId ref) {
        return execId.equals(ref) || firstExecId.equals(ref);
    }
}
