package io.interlock.ops.latency;

/** A part of an order's way. */
public enum Hop {
    /** From the client's message to the decision about it. */
    ROUTE,
    /** From the decision to the OMS session's queue to the wire. */
    SEND,
    /** From there to the OMS's first answer. */
    ACK,
    /** From the client's message to the OMS's first answer. */
    TOTAL
}
