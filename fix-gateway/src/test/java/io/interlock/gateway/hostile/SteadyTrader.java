package io.interlock.gateway.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A session that trades all the while: one order, its acknowledgement, the next order. */
final class SteadyTrader {
    private final ClientPeer peer;
    private final String compId;
    private final Duration pause;
    private final CompletableFuture<List<Duration>> done = new CompletableFuture<>();
    private volatile boolean stopped;

    /**
     * What the others did to it.
     *
     * @param worst time from an order to its acknowledgement
     */
    record Undisturbed(int orders, Duration p99, Duration worst) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d orders, p99 %d ms, worst %d ms",
                    orders,
                    p99.toMillis(),
                    worst.toMillis());
        }
    }

    SteadyTrader(String compId, int port, int nextOut) throws IOException {
        this(compId, port, nextOut, Duration.ZERO);
    }

    /** Leaves some time between its orders. */
    SteadyTrader(String compId, int port, int nextOut, Duration pause) throws IOException {
        this.compId = compId;
        this.pause = pause;
        this.peer = ClientPeer.loggedOn(compId, port, nextOut);
        Thread.ofVirtual().name("steady-trader").start(this::trade);
    }

    private void trade() {
        List<Duration> took = new ArrayList<>();
        try (peer) {
            do {
                String clOrdId = compId + "-" + peer.nextOut();
                long sent = System.nanoTime();
                peer.send("D", Orders.body(clOrdId));
                peer.await(message ->
                        message.contains("|150=0|") && message.contains("|11=" + clOrdId + "|"));
                took.add(Duration.ofNanos(System.nanoTime() - sent));
                if (!pause.isZero()) {
                    peer.listen(pause);
                }
            } while (!stopped);
            done.complete(took);
        } catch (IOException | AssertionError e) {
            done.completeExceptionally(e);
        }
    }

    /** Ends it; fails where an order stayed without its acknowledgement. */
    Undisturbed stop() {
        stopped = true;
        List<Duration> sorted = done.join().stream().sorted().toList();
        return new Undisturbed(
                sorted.size(), sorted.get((sorted.size() - 1) * 99 / 100), sorted.getLast());
    }

    int nextOut() {
        return peer.nextOut();
    }
}
