package io.interlock.recon.breaks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From moments to breaks.
 *
 * @param spans by opening, then kind
 * @param nextCheck when to look again without new evidence; null where nothing is pending
 */
public record Timeline(List<Span> spans, @Nullable Instant nextCheck) {
    public Timeline {
        spans = List.copyOf(spans);
    }

    /** What is wrong since when, and the newest words for it. */
    private record Run(Instant since, String explanation) {}

    public static Timeline of(List<Moment> moments, Patience patience) {
        Maker maker = new Maker(patience);
        moments.forEach(maker::pass);
        maker.end();
        maker.spans.sort(Comparator.comparing(Span::openedAt).thenComparing(Span::kind));
        return new Timeline(maker.spans, maker.nextCheck);
    }

    private static final class Maker {
        private final Patience patience;
        private final Map<Catalogue, Run> running = new EnumMap<>(Catalogue.class);
        private final Map<Catalogue, Integer> numbers = new EnumMap<>(Catalogue.class);
        private final List<Span> spans = new ArrayList<>();
        private @Nullable Instant nextCheck;

        Maker(Patience patience) {
            this.patience = patience;
        }

        void pass(Moment moment) {
            for (Catalogue kind : List.copyOf(running.keySet())) {
                if (!moment.wrong().containsKey(kind)) {
                    close(kind, moment);
                }
            }
            moment.wrong()
                    .forEach((kind, words) ->
                            running.merge(
                                    kind,
                                    new Run(moment.at(), words),
                                    (before, now) -> new Run(before.since(), now.explanation())));
        }

        private void close(Catalogue kind, Moment moment) {
            Run run = running.remove(kind);
            if (run == null) {
                return;
            }
            Instant opens = patience.opensAt(kind, run.since());
            boolean patient = opens == null || opens.isAfter(run.since());
            boolean opened =
                    opens != null
                            && (patient
                                    ? opens.isBefore(moment.at())
                                    : !opens.isAfter(moment.at()));
            if (opened) {
                add(kind, opens, run, moment.at(), moment.event());
            }
        }

        void end() {
            running.forEach((kind, run) -> {
                Instant opens = patience.opensAt(kind, run.since());
                if (opens != null && !opens.isAfter(patience.knownUpTo(kind))) {
                    add(kind, opens, run, null, null);
                } else if (opens != null && (nextCheck == null || opens.isBefore(nextCheck))) {
                    nextCheck = opens;
                }
            });
        }

        private void add(
                Catalogue kind,
                @Nullable Instant opens,
                Run run,
                @Nullable Instant closed,
                @Nullable String reason) {
            if (opens != null) {
                int number = numbers.merge(kind, 1, Integer::sum);
                spans.add(new Span(kind, number, opens, closed, run.explanation(), reason));
            }
        }
    }
}
