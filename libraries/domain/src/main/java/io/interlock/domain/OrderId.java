package io.interlock.domain;

/** OrderID(37): the OMS's name for an order. */
public record OrderId(String value) implements Identifier {
    public OrderId {
        Identifier.require("OrderId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
