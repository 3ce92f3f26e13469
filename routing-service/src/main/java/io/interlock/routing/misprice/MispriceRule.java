package io.interlock.routing.misprice;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.Misprice.Action;
import java.time.Duration;
import java.util.List;

/**
 * When the prices of some symbols are doubted, and what follows. A limit of zero is not looked at.
 *
 * @param symbols names, or prefixes ended by {@code *}
 * @param sources those that are compared; empty for all
 * @param deviationBps how far the lowest and the highest source may be apart, in hundredths of a
 *     percent of the lowest
 * @param outlierBps how far a source may be from the median of what it said within {@code window}
 * @param staleAfter how old the newest price may be
 * @param dwell so long without a break before it is told
 * @param calm so long within the half of the limits before it is over
 */
public record MispriceRule(
        String name,
        List<String> symbols,
        List<Environment> environments,
        Action action,
        List<String> sources,
        int deviationBps,
        int outlierBps,
        Duration staleAfter,
        Duration window,
        Duration dwell,
        Duration calm) {

    public MispriceRule {
        symbols = List.copyOf(symbols);
        environments = List.copyOf(environments);
        sources = List.copyOf(sources);
        require(name.matches("[A-Za-z0-9._-]{1,64}"), "name", name);
        require(!symbols.isEmpty(), "symbols", "[]");
        require(!environments.isEmpty(), "environments", "[]");
        require(deviationBps >= 0, "deviation-bps", deviationBps);
        require(outlierBps >= 0, "outlier-bps", outlierBps);
        require(!staleAfter.isNegative(), "stale-after", staleAfter);
        require(
                deviationBps > 0 || outlierBps > 0 || !staleAfter.isZero(),
                "deviation-bps, outlier-bps and stale-after",
                "all 0: nothing would be looked at");
        require(sources.isEmpty() || deviationBps == 0 || sources.size() > 1, "sources", sources);
        require(
                window.compareTo(Duration.ofSeconds(10)) >= 0
                        && window.compareTo(Duration.ofHours(1)) <= 0,
                "window",
                window);
        require(!dwell.isNegative(), "dwell", dwell);
        require(!calm.isNegative(), "calm", calm);
    }

    private static void require(boolean fine, String field, Object value) {
        if (!fine) {
            throw new IllegalArgumentException(
                    "interlock.routing.misprice.rules: " + field + " cannot be " + value);
        }
    }

    boolean isAbout(Symbol symbol) {
        return symbols.stream()
                .anyMatch(pattern ->
                        pattern.endsWith("*")
                                ? symbol.value()
                                        .startsWith(pattern.substring(0, pattern.length() - 1))
                                : symbol.value().equals(pattern));
    }

    boolean listensTo(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}
