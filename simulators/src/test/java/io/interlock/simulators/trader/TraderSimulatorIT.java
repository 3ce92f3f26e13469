package io.interlock.simulators.trader;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.oms.OmsConfig;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.simulators.oms.book.BookOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trader that trades with an OMS directly. */
class TraderSimulatorIT {
    @TempDir Path data;

    @Test
    void boundedRunSendsExactlyItsOrdersAndBothSidesAgreeOnThem() {
        OmsConfig omsConfig =
                new OmsConfig(
                        "OMSX",
                        "TRADER9",
                        "127.0.0.1",
                        0,
                        0,
                        0,
                        0,
                        data.resolve("oms"),
                        null,
                        false);
        try (OmsSimulator oms = new OmsSimulator(omsConfig).start();
                TraderSimulator trader = trader(oms.primaryPort()).start()) {
            trader.flow(400, 300, Mix.USUAL, List.of(), 7);
            await("the run to be done", () -> trader.progress().orElseThrow().done());
            trader.pause();
            await("both sides to agree", () -> seenBy(trader).equals(seenBy(oms)));

            assertThat(seenBy(trader)).hasSize(300);
            assertThat(trader.orders()).allMatch(order -> order.latencyNanos() > 0);
        }
    }

    private TraderSimulator trader(int port) {
        TraderClient client = new TraderClient("TRADER9", null, "L1", List.of("EURUSD", "XAUUSD"));
        return new TraderSimulator(
                new TraderConfig(
                        "127.0.0.1",
                        port,
                        List.of(),
                        "OMSX-P",
                        List.of(client),
                        data.resolve("trader"),
                        "127.0.0.1",
                        0,
                        0,
                        Mix.USUAL,
                        1,
                        false));
    }

    /** First ClOrdID to status and cumulated quantity. */
    private static Map<String, String> seenBy(TraderSimulator trader) {
        return trader.orders().stream()
                .collect(
                        Collectors.toMap(
                                TraderOrder::clOrdId,
                                order -> order.status() + " " + order.cumQty()));
    }

    private static Map<String, String> seenBy(OmsSimulator oms) {
        return oms.orders().stream()
                .collect(
                        Collectors.toMap(
                                (BookOrder order) -> order.names().getFirst(),
                                order -> order.status() + " " + order.cumQty()));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
