package io.interlock.ops.ingest;

import java.util.List;

/** Events of one batch of records, in the order of their partitions. */
public record Batch(List<Received<?>> records) {

    /** An event and the JSON it came as. */
    public record Received<T>(T event, String json) {}

    /** Those of one type. */
    @SuppressWarnings("unchecked") // checked by the filter
    public <T> List<Received<T>> of(Class<T> type) {
        return records.stream()
                .filter(received -> type.isInstance(received.event()))
                .map(received -> (Received<T>) received)
                .toList();
    }
}
