package io.interlock.ops.alert.adapter;

import io.interlock.ops.latency.AckTimes;
import io.interlock.ops.latency.Histogram;
import io.interlock.ops.reject.NewWordings;
import io.interlock.ops.reject.NewWordings.NewWording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How orders are answered, from the read models: asked for once a second, and what was usual in the
 * last week much less often.
 */
@Component
class AnswerFacts {
    private static final Duration FRESH = Duration.ofMillis(900);

    /** Minutes count whole, so that the oldest may begin before the quarter of an hour. */
    private static final Duration REACH = Duration.ofMinutes(16);

    private final Recent<List<NewWording>> wordings;
    private final Recent<List<AckTimes.Minute>> acks;
    private final Recent<Map<String, Histogram>> usualAcks;

    AnswerFacts(NewWordings newWordings, AckTimes ackTimes, AlertProperties properties) {
        wordings = new Recent<>(FRESH, now -> newWordings.since(now.minus(REACH), 0));
        acks = new Recent<>(FRESH, now -> ackTimes.since(now.minus(REACH)));
        usualAcks = new Recent<>(properties.usual(), ackTimes::sameHourOfLastWeek);
    }

    List<NewWording> wordings(Instant now) {
        return wordings.at(now);
    }

    List<AckTimes.Minute> acks(Instant now) {
        return acks.at(now);
    }

    Map<String, Histogram> usualAcks(Instant now) {
        return usualAcks.at(now);
    }

    /** What is read anew when it is older than {@code fresh}; of the loop's thread. */
    private static final class Recent<T> {
        private final Duration fresh;
        private final Function<Instant, T> read;
        private @Nullable Read<T> newest;

        Recent(Duration fresh, Function<Instant, T> read) {
            this.fresh = fresh;
            this.read = read;
        }

        private record Read<T>(Instant at, T value) {}

        T at(Instant now) {
            Read<T> known = newest;
            if (known == null || Duration.between(known.at(), now).compareTo(fresh) > 0) {
                known = new Read<>(now, read.apply(now));
                newest = known;
            }
            return known.value();
        }
    }
}
