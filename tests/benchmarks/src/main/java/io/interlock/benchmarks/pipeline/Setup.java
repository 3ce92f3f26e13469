package io.interlock.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a pipeline is to be started.
 *
 * @param directory for stores and logs; empty
 * @param home the checkout whose built services are measured
 * @param gatewayHeapMib the gateway's largest heap
 * @param moreClients CompIDs of client sessions besides {@link #TRADER}
 */
public record Setup(Path directory, Path home, int gatewayHeapMib, List<String> moreClients) {
    public static final String TRADER = "TRADER1";
    public static final String PASSWORD = "benchmark";
    private static final int SHIPPED_HEAP = 256;

    public Setup {
        moreClients = List.copyOf(moreClients);
    }

    /** One client, and the heap that the local stack gives the gateway. */
    public static Setup in(Path directory, Path home) {
        return new Setup(directory, home, SHIPPED_HEAP, List.of());
    }

    /** The names of sessions that only beat. */
    public static List<String> idleClients(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("IDLE%04d"::formatted).toList();
    }

    /** All client sessions, the trader's first. */
    public List<String> clients() {
        return Stream.concat(Stream.of(TRADER), moreClients.stream()).toList();
    }
}
