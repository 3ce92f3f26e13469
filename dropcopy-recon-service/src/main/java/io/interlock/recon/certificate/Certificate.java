package io.interlock.recon.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A day at an OMS.
 *
 * @param matched trades, busts and corrections that both sides tell alike
 * @param unmatched that one side tells, or both differently
 * @param provenPercent matched of all, to four digits, rounded down; null where there are none
 * @param breaks of the day, by type
 * @param unproven minutes with something unmatched, joined where they follow each other
 */
public record Certificate(
        String oms,
        LocalDate tradeDate,
        SideTotals platform,
        SideTotals dropCopy,
        long matched,
        long unmatched,
        @Nullable BigDecimal provenPercent,
        List<BreakCount> breaks,
        List<Window> unproven) {

    /** One side's trades after its busts and corrections. */
    public record SideTotals(
            long trades,
            long busts,
            long corrections,
            BigDecimal qty,
            BigDecimal notional,
            BigDecimal commission) {
        public SideTotals {
            qty = plain(qty);
            notional = plain(notional);
            commission = plain(commission);
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    /** Breaks of a type. */
    public record BreakCount(String type, long open, long closed) {}

    /** A time that is not proven, with how much in it is not. */
    public record Window(String symbol, Instant from, Instant to, long trades) {}

    /** What is otherwise than it was when it was signed. */
    public record Later(String what, String signed, String now) {}

    public Certificate {
        breaks = List.copyOf(breaks);
        unproven = List.copyOf(unproven);
    }

    /** What {@code now} says otherwise than this. */
    public List<Later> changesTo(Certificate now) {
        Map<String, String> before = figures();
        Map<String, String> after = now.figures();
        List<Later> later = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, "0");
            String is = after.getOrDefault(name, "0");
            if (!was.equals(is)) {
                later.add(new Later(name, was, is));
            }
        }
        return later;
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures("platform", platform, figures);
        figures("dropCopy", dropCopy, figures);
        figures.put("matched", Long.toString(matched));
        figures.put("unmatched", Long.toString(unmatched));
        for (BreakCount each : breaks) {
            figures.put("breaks." + each.type() + ".open", Long.toString(each.open()));
            figures.put("breaks." + each.type() + ".closed", Long.toString(each.closed()));
        }
        return figures;
    }

    private static void figures(String side, SideTotals totals, Map<String, String> into) {
        into.put(side + ".trades", Long.toString(totals.trades()));
        into.put(side + ".busts", Long.toString(totals.busts()));
        into.put(side + ".corrections", Long.toString(totals.corrections()));
        into.put(side + ".qty", totals.qty().toPlainString());
        into.put(side + ".notional", totals.notional().toPlainString());
        into.put(side + ".commission", totals.commission().toPlainString());
    }
}
