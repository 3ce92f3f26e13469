package io.interlock.simulators.ticket;

import io.interlock.domain.ExecType;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The orders this ticket ever sent, one FIX text a line under the newest ClOrdID of their chain,
 * the last line of an order counting. A line carries the newest OrdStatus(39) beside the order.
 */
final class KnownOrders {
    private final Path file;
    private final Map<String, FixMessage> byName = new LinkedHashMap<>();

    KnownOrders(Path directory) {
        file = directory.resolve("orders.txt");
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(FixMessage::parse).forEach(this::keep);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
    }

    private void keep(FixMessage order) {
        byName.put(order.text(Tag.CL_ORD_ID), order);
        String orig = order.text(Tag.ORIG_CL_ORD_ID);
        if (!orig.isEmpty()) {
            byName.put(orig, order);
        }
    }

    Optional<FixMessage> find(String clOrdId) {
        return Optional.ofNullable(byName.get(clOrdId));
    }

    List<FixMessage> all() {
        return byName.values().stream().distinct().toList();
    }

    void sent(FixMessage order) {
        append(order);
    }

    /** Takes over status, names, quantity and prices from an ExecutionReport(8). */
    void reported(FixMessage report) {
        boolean replaced = ExecType.of(report.text(Tag.EXEC_TYPE)) == ExecType.REPLACED;
        find(report.text(Tag.ORIG_CL_ORD_ID))
                .or(() -> find(report.text(Tag.CL_ORD_ID)))
                .ifPresent(order -> {
                    FixMessage.Builder now =
                            order.edit()
                                    .with(Tag.ORD_STATUS, report.find(Tag.ORD_STATUS))
                                    .with(Tag.CUM_QTY, report.find(Tag.CUM_QTY));
                    if (replaced) {
                        now.with(Tag.CL_ORD_ID, report.find(Tag.CL_ORD_ID))
                                .with(Tag.ORIG_CL_ORD_ID, order.text(Tag.CL_ORD_ID))
                                .with(Tag.ORDER_QTY, report.find(Tag.ORDER_QTY))
                                .with(Tag.PRICE, report.find(Tag.PRICE))
                                .with(Tag.STOP_PX, report.find(Tag.STOP_PX));
                    }
                    append(now.build());
                });
    }

    private void append(FixMessage order) {
        keep(order);
        try {
            Files.writeString(
                    file,
                    order + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
