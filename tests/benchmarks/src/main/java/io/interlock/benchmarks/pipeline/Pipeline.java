package io.interlock.benchmarks.pipeline;

import io.interlock.benchmarks.load.LoadClient;
import java.util.Map;

/** One side of the comparison, running: takes orders on a FIX port until it is closed. */
public interface Pipeline extends AutoCloseable {
    /** Where clients log on, on loopback. */
    int port();

    /** The process of each part that has a share in an order, the OMS stand-in included. */
    Map<String, Long> pids();

    /** The process of the gateway among {@link #pids}. */
    String gateway();

    /** How a client of {@link Setup#clients} logs on, and what its orders say. */
    default LoadClient.Account account(String client) {
        return new LoadClient.Account(client, "INTERLOCK", Setup.PASSWORD, Orders::limitOrder);
    }

    /** Stops every process and removes nothing. */
    @Override
    void close();
}
