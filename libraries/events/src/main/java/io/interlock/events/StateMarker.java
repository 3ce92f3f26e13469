package io.interlock.events;

import java.time.Instant;

/**
 * The owner's word on a state topic, under {@link #KEY}: all {@code count} live keys have been
 * published before it. Repeated as a heartbeat; a reader whose newest marker is too old closes its
 * gate.
 *
 * @param version grows with each change; decisions record it
 */
public record StateMarker(long version, int count, Instant at) {
    /** The record key of markers on every state topic. */
    public static final String KEY = "$state";
}
