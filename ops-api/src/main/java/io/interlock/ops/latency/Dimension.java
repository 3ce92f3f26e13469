package io.interlock.ops.latency;

/** By what latencies are told apart. */
public enum Dimension {
    SYMBOL,
    OMS,
    /** The client's session for route and total, the OMS's for send and ack. */
    FIX_SESSION
}
