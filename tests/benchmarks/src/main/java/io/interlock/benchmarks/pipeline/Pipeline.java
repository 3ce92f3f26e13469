package io.interlock.benchmarks.pipeline;

import io.interlock.benchmarks.load.LoadClient;
import java.util.Map;

/** One side of the comparison, running: takes orders on a FIX port until it is closed. */
public interface Pipeline extends AutoCloseable {
    /** Where clients log on, on loopback. */
    int port();

    /** The process of each part that has a share in an order, the OMS stand-in included. */
    Map<String, Long> pids();

    /** Who the load logs on as, and what its orders say. */
    LoadClient.Account account();

    /** Stops every process and removes nothing. */
    @Override
    void close();
}
