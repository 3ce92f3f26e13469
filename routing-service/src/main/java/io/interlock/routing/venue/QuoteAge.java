package io.interlock.routing.venue;

import io.interlock.events.VenueLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the quotes of an OMS have stopped. Only while another source goes on: where none does it
 * is the night, the week-end or us, and nobody is blamed.
 */
public final class QuoteAge {
    private QuoteAge() {}

    /**
     * Why they are too old, in words; null where they are not, or nobody looks at them.
     *
     * @param newest when the newest price of each source was so
     */
    public static @Nullable String complaint(
            VenueLimits limits, Map<String, Instant> newest, Instant now) {
        String source = limits.quoteSource();
        if (source == null || limits.quoteMillis() <= 0) {
            return null;
        }
        Instant since = now.minusMillis(limits.quoteMillis());
        Instant last = newest.get(source);
        if (last != null && !last.isBefore(since)) {
            return null;
        }
        boolean othersGoOn =
                newest.entrySet().stream()
                        .anyMatch(other ->
                                !other.getKey().equals(source)
                                        && !other.getValue().isBefore(since));
        if (!othersGoOn) {
            return null;
        }
        return last == null
                ? "%s quotes nothing, while others do".formatted(source)
                : "the newest quote of %s is %d ms old, allowed are %d, while others go on"
                        .formatted(
                                source,
                                Duration.between(last, now).toMillis(),
                                limits.quoteMillis());
    }
}
