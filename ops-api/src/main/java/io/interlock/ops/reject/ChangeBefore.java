package io.interlock.ops.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed shortly before rejects began.
 *
 * @param objectType for example {@code policy}, {@code symbol}, {@code session}
 * @param action for example {@code kill-switch.engaged}; of an incident its kind
 * @param actor who did it; of an incident the session itself
 * @param reason why, or what the incident says
 */
public record ChangeBefore(
        Instant at,
        String objectType,
        String objectId,
        String action,
        String actor,
        String reason,
        long secondsBefore) {
    private static final int MOST = 10;
    private static final Set<String> EVERYWHERE = Set.of("policy", "flag", "venue", "deployment");

    /**
     * A change of whatever kind, before anybody asks whether it matters.
     *
     * @param object type and name, for example {@code symbol:LIVE:EURUSD}
     */
    public record Change(Instant at, String object, String action, String actor, String reason) {
        String type() {
            int colon = object.indexOf(':');
            return colon < 0 ? object : object.substring(0, colon);
        }

        String name() {
            return object.substring(object.indexOf(':') + 1);
        }

        private ChangeBefore before(Instant began) {
            return new ChangeBefore(
                    at,
                    type(),
                    name(),
                    action,
                    actor,
                    reason,
                    Duration.between(at, began).toSeconds());
        }
    }

    /** Whom a cluster is about. */
    public record About(String fixSession, @Nullable String oms, @Nullable String symbol) {}

    /** Those that may have to do with it, closest first, at most 10. */
    public static List<ChangeBefore> of(
            About about, Instant began, Duration window, List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(began))
                .filter(change -> !change.at().isBefore(began.minus(window)))
                .filter(change -> concerns(about, change))
                .sorted(Comparator.comparing(Change::at).reversed())
                .limit(MOST)
                .map(change -> change.before(began))
                .toList();
    }

    private static boolean concerns(About about, Change change) {
        String name = change.name();
        return switch (change.type().toLowerCase(Locale.ROOT)) {
            case "symbol", "mapping", "kill-switch" ->
                    about.symbol() == null
                            || name.equals(about.symbol())
                            || name.endsWith(":" + about.symbol());
            case "session" ->
                    name.equals(about.fixSession())
                            || (about.oms() != null && name.startsWith(about.oms() + "-"));
            case "oms-link" -> name.equals(about.oms());
            default -> EVERYWHERE.contains(change.type().toLowerCase(Locale.ROOT));
        };
    }
}
