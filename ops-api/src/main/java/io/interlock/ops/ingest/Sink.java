package io.interlock.ops.ingest;

import io.interlock.ops.stream.Change;
import java.util.List;

/** A feature's tables that are fed by Kafka. */
public interface Sink {

    /** Makes room for a batch, before any sink stores it and on connections of its own. */
    default void prepare(Batch batch) {}

    /**
     * Stores what it knows of a batch, inside the caller's transaction. Facts may come again and in
     * any order. Returns what watchers are told once the transaction has committed.
     */
    List<Change> store(Batch batch);
}
