package io.interlock.fix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario of the order state change matrices, and one way through it. {@code matrices/*.txt}
 * hold them as the specification prints them, a message a line:
 *
 * <pre>
 * D ClOrdID OrderQty [TimeInForce]
 * F ClOrdID,OrigClOrdID
 * G ClOrdID,OrigClOrdID OrderQty
 * 9 ClOrdID,OrigClOrdID OrdStatus
 * 8 ClOrdID,OrigClOrdID ExecType OrdStatus OrderQty CumQty LeavesQty [LastQty] [tag=value] [!ANOMALY]
 * </pre>
 *
 * {@code = STATUS cum/leaves} at the end says what the order is where that is not what the message
 * says. {@code x} before two lines: they cross, and may come in either order. {@code path}: another
 * way, which leaves the first one before line {@code @n}.
 *
 * @param name with its number in the specification
 */
record OrderMatrix(String name, String path, List<String> lines) {

    /** Every way through every scenario. */
    static List<OrderMatrix> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/matrices"))) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OrderMatrix> read(Path file) {
        try {
            return Stream.of(Files.readString(file).split("\n\n"))
                    .flatMap(scenario -> read(scenario.strip().lines().toList()).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OrderMatrix> read(List<String> text) {
        String name = text.getFirst();
        List<OrderMatrix> paths = new ArrayList<>();
        List<String> main = new ArrayList<>();
        List<String> lines = main;
        for (String line : text.subList(1, text.size())) {
            if (line.startsWith("path ")) {
                lines = new ArrayList<>();
                paths.add(new OrderMatrix(name, line.substring(5), lines));
            } else if (line.startsWith("@")) {
                lines.addAll(main.subList(0, Integer.parseInt(line.substring(1)) - 1));
            } else {
                lines.add(line);
            }
        }
        paths.addFirst(new OrderMatrix(name, "", main));
        return paths;
    }

    boolean crosses() {
        return lines.stream().anyMatch(line -> line.startsWith("x "));
    }

    /** The same with the crossing messages in the other order. */
    OrderMatrix crossed() {
        List<String> other = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("x ")) {
                other.add(lines.get(i + 1));
                other.add(lines.get(i));
                i++;
            } else {
                other.add(lines.get(i));
            }
        }
        return new OrderMatrix(name, (path + " crossed").strip(), other);
    }

    List<Step> steps() {
        return lines.stream().map(Step::of).toList();
    }

    @Override
    public String toString() {
        return path.isEmpty() ? name : name + ": " + path;
    }

    /**
     * A message.
     *
     * @param words of the line up to what is expected
     * @param anomalies that it brings, exactly
     * @param state {@code STATUS cum/leaves} where it is another than the message says
     */
    record Step(List<String> words, List<String> anomalies, String state) {

        static Step of(String line) {
            String text = line.startsWith("x ") ? line.substring(2) : line;
            int equals = text.indexOf(" = ");
            String state = equals < 0 ? "" : text.substring(equals + 3).strip();
            List<String> words =
                    List.of((equals < 0 ? text : text.substring(0, equals)).strip().split(" +"));
            return new Step(
                    words.stream().filter(word -> !word.startsWith("!")).toList(),
                    words.stream()
                            .filter(word -> word.startsWith("!"))
                            .map(word -> word.substring(1))
                            .toList(),
                    state);
        }

        String type() {
            return words.getFirst();
        }

        String clOrdId() {
            return words.get(1).split(",")[0];
        }

        String origClOrdId() {
            String[] ids = words.get(1).split(",");
            return ids.length < 2 ? "" : ids[1];
        }

        String word(int index) {
            return index < words.size() ? words.get(index) : "";
        }
    }
}
