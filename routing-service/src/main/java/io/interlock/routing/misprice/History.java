package io.interlock.routing.misprice;

import io.interlock.events.ReferencePrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each source said of one symbol lately: {@value #SAMPLES} samples over a window. A price that
 * jumped is an outlier until it has been so for half of the window; then it is the usual one. Of
 * one thread.
 */
final class History {
    static final int SAMPLES = 30;

    /** Fewer say nothing of what is usual. */
    static final int LEAST = 10;

    private final Map<String, Deque<Sample>> samples = new HashMap<>();

    private record Sample(BigDecimal price, Instant at) {}

    /** Takes a sample of each source that has a price within {@code window}, when one is due. */
    void take(List<ReferencePrice> prices, Duration window, Instant now) {
        Instant since = now.minus(window);
        Duration step = window.dividedBy(SAMPLES);
        for (ReferencePrice price : prices) {
            Deque<Sample> known =
                    samples.computeIfAbsent(price.source(), source -> new ArrayDeque<>());
            boolean due = known.isEmpty() || !now.isBefore(known.getLast().at().plus(step));
            if (due && !price.at().isBefore(since)) {
                known.addLast(new Sample(price.price(), now));
            }
        }
        samples.values()
                .forEach(known -> {
                    while (!known.isEmpty()
                            && (known.size() > SAMPLES || known.getFirst().at().isBefore(since))) {
                        known.removeFirst();
                    }
                });
        samples.values().removeIf(Deque::isEmpty);
    }

    /** The middle one of a source's samples; empty where there are too few. */
    Optional<BigDecimal> median(String source) {
        Deque<Sample> known = samples.get(source);
        return known == null || known.size() < LEAST
                ? Optional.empty()
                : known.stream()
                        .map(Sample::price)
                        .sorted()
                        .skip((known.size() - 1) / 2)
                        .findFirst();
    }
}
