package io.interlock.recon.proof;

import io.interlock.recon.trade.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a day is proven.
 *
 * @param proven trades that both sides told alike
 * @param percent of all trades that either side told, rounded down; 100 without any
 * @param windows what is not proven, exactly: minutes that touch are one window
 */
public record Proof(
        long proven,
        long unproven,
        BigDecimal percent,
        List<PerOms> perOms,
        List<Minute> cells,
        List<Window> windows) {
    static final Duration STEP = Duration.ofMinutes(1);
    private static final BigDecimal ALL = new BigDecimal("100.0000");

    /** The same of one OMS. */
    public record PerOms(String oms, long proven, long unproven, BigDecimal percent) {}

    /** The same of an OMS's minute: a field of the heat map. */
    public record Minute(String oms, Instant minute, long proven, long unproven) {}

    /** Why something is not proven. */
    public enum Why {
        /** The other side may still come. */
        PENDING,
        /** There is a break. */
        BREAK,
        /** The drop copy could not speak. */
        COVERAGE_GAP
    }

    /**
     * Minutes in a row in which trades of a symbol are unproven for the same reason.
     *
     * @param to the end of the last minute
     */
    public record Window(
            String oms, String symbol, Instant from, Instant to, long trades, Why why) {
        private Window and(Window next) {
            return new Window(oms, symbol, from, next.to, trades + next.trades, why);
        }
    }

    private record Row(String oms, String symbol, Why why) {}

    /** The proof of these cells. */
    public static Proof of(Collection<Cell> cells, List<Gap> gaps) {
        Map<String, List<Cell>> byOms = new TreeMap<>();
        cells.forEach(
                cell -> byOms.computeIfAbsent(cell.oms(), oms -> new ArrayList<>()).add(cell));
        List<PerOms> perOms = new ArrayList<>();
        byOms.forEach((oms, of) -> {
            long proven = proven(of);
            long unproven = unproven(of);
            perOms.add(new PerOms(oms, proven, unproven, percent(proven, unproven)));
        });
        long proven = proven(cells);
        long unproven = unproven(cells);
        return new Proof(
                proven,
                unproven,
                percent(proven, unproven),
                perOms,
                minutes(cells),
                windows(cells, gaps));
    }

    private static long proven(Collection<Cell> cells) {
        return cells.stream().mapToLong(Cell::matched).sum();
    }

    private static long unproven(Collection<Cell> cells) {
        return cells.stream().mapToLong(Cell::unproven).sum();
    }

    private static BigDecimal percent(long proven, long unproven) {
        BigDecimal percent = Share.percent(proven, unproven);
        return percent == null ? ALL : percent;
    }

    private static List<Minute> minutes(Collection<Cell> cells) {
        record Key(String oms, Instant minute) {}
        Map<Key, Minute> minutes = new HashMap<>();
        for (Cell cell : cells) {
            minutes.merge(
                    new Key(cell.oms(), cell.minute()),
                    new Minute(cell.oms(), cell.minute(), cell.matched(), cell.unproven()),
                    (one, two) ->
                            new Minute(
                                    one.oms(),
                                    one.minute(),
                                    one.proven() + two.proven(),
                                    one.unproven() + two.unproven()));
        }
        return minutes.values().stream()
                .sorted(Comparator.comparing(Minute::oms).thenComparing(Minute::minute))
                .toList();
    }

    private static List<Window> windows(Collection<Cell> cells, List<Gap> gaps) {
        Map<Row, Window> open = new HashMap<>();
        List<Window> windows = new ArrayList<>();
        cells.stream()
                .filter(cell -> !cell.proven())
                .sorted(Comparator.comparing(Cell::minute))
                .forEach(cell -> {
                    Row row = new Row(cell.oms(), cell.symbol(), why(cell, gaps));
                    Window before = open.get(row);
                    Window grown =
                            new Window(
                                    cell.oms(),
                                    cell.symbol(),
                                    cell.minute(),
                                    cell.minute().plus(STEP),
                                    cell.unproven(),
                                    row.why());
                    if (before != null && before.to().equals(cell.minute())) {
                        grown = before.and(grown);
                    } else if (before != null) {
                        windows.add(before);
                    }
                    open.put(row, grown);
                });
        windows.addAll(open.values());
        windows.sort(
                Comparator.comparing(Window::from)
                        .thenComparing(Window::oms)
                        .thenComparing(Window::symbol)
                        .thenComparing(Window::why));
        return windows;
    }

    private static Why why(Cell cell, List<Gap> gaps) {
        if (cell.broken() > 0 || cell.different() > 0) {
            return Why.BREAK;
        }
        boolean gap =
                gaps.stream()
                        .anyMatch(each ->
                                each.oms().equals(cell.oms()) && each.covers(cell.minute()));
        return gap ? Why.COVERAGE_GAP : cell.unproven() > 0 ? Why.PENDING : Why.BREAK;
    }
}
