package io.interlock.domain;

/** ExecID(17): the OMS's name for one execution report; unique per OMS and day. */
public record ExecId(String value) implements Identifier {
    public ExecId {
        Identifier.require("ExecId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
