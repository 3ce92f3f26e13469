package io.interlock.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How long a stand-by took, each counted from the kill of the active one.
 *
 * @param leases until it held all leases
 * @param entry until its order entry was open to clients
 * @param answering until every order session of every OMS was logged on and had answered
 * @param clients until the last trader had found it: its own waiting between attempts included
 * @param order until the first order that it numbered was at an OMS
 */
record TakeOver(
        Duration leases, Duration entry, Duration answering, Duration clients, Duration order) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** From the log of the stand-by and the journals of the OMSs; empty while not all is there. */
    static Optional<TakeOver> seen(Path log, List<Line> oms, Instant killed) {
        List<Entry> entries = entries(log, killed);
        Optional<Instant> leases = last(entries, 3, line -> line.contains("Acting from now on"));
        Optional<Instant> entry = last(entries, 1, line -> line.contains("Order entry is open"));
        Optional<Instant> answering =
                last(entries, 4, line -> line.contains("answers: it may carry orders"));
        Optional<Instant> clients =
                last(
                        entries,
                        FaultPlatform.FLOW.size(),
                        line ->
                                line.contains("logged on from")
                                        && FaultPlatform.FLOW.stream().anyMatch(line::contains));
        Optional<Instant> order =
                oms.stream()
                        .filter(line -> line.incoming() && line.msgType().equals("D"))
                        .filter(line -> !line.possDup() && numbered(line).isAfter(killed))
                        .map(Line::at)
                        .min(Instant::compareTo);
        if (Stream.of(leases, entry, answering, clients, order).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                new TakeOver(
                        Duration.between(killed, leases.orElseThrow()),
                        Duration.between(killed, entry.orElseThrow()),
                        Duration.between(killed, answering.orElseThrow()),
                        Duration.between(killed, clients.orElseThrow()),
                        Duration.between(killed, order.orElseThrow())));
    }

    /** A line of the log with its time. */
    private record Entry(Instant at, String text) {}

    private static Instant numbered(Line line) {
        return UTC.parse(line.get(52), Instant::from);
    }

    /** When it happened for the {@code times}-th time. */
    private static Optional<Instant> last(List<Entry> entries, int times, Predicate<String> which) {
        return entries.stream()
                .filter(entry -> which.test(entry.text()))
                .skip(times - 1)
                .findFirst()
                .map(Entry::at);
    }

    private static List<Entry> entries(Path log, Instant since) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> new Entry(timeOf(line), line))
                    .filter(entry -> entry.at().isAfter(since))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that begin with no time are of no use here. */
    private static Instant timeOf(String line) {
        try {
            return Instant.parse(line.substring(0, Math.min(24, line.length())));
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "leases after %.2f s, entry open %.2f s, OMS sessions answer %.2f s, "
                        + "traders back %.2f s, first order at an OMS %.2f s",
                seconds(leases),
                seconds(entry),
                seconds(answering),
                seconds(clients),
                seconds(order));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
