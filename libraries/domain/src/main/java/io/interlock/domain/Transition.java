package io.interlock.domain;

import java.util.List;

/** An order after an event, and what was odd about the event; usually nothing. */
public record Transition(Order order, List<Anomaly> anomalies) {
    public Transition {
        anomalies = List.copyOf(anomalies);
    }
}
