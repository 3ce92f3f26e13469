package io.interlock.ops.alert;

import io.interlock.ops.latency.AckTimes;
import io.interlock.ops.latency.Histogram;
import io.interlock.ops.reject.NewWordings.NewWording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be wrong with the answers to orders: what they say, and when they come. */
final class AnswerConditions {
    private static final double P95 = 0.95;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "reject-new-wording",
                            "a reject that was never seen before hits several accounts",
                            List.of(
                                    Parameter.count("accounts", "that are still fine"),
                                    Parameter.window()),
                            AnswerConditions::newWordings),
                    new Condition(
                            "ack-slow",
                            "an OMS answers much slower than at this hour of the last week",
                            List.of(
                                    new Parameter("times", 1, 1_000, "the usual p95"),
                                    Parameter.count("minAcks", "below which it says nothing"),
                                    Parameter.count(
                                            "minUsual",
                                            "answers in the same hour of the last 7 days, below"
                                                    + " which nothing is usual"),
                                    Parameter.window()),
                            AnswerConditions::slow));

    private AnswerConditions() {}

    private static List<Finding> newWordings(Facts facts, Values values) {
        Instant from = values.before(facts.at(), "windowMillis");
        return facts.wordings().stream()
                .filter(wording ->
                        wording.firstSeen().isAfter(from)
                                && wording.accounts() > values.real("accounts"))
                .map(AnswerConditions::finding)
                .toList();
    }

    private static Finding finding(NewWording wording) {
        return Finding.of(
                        Map.of("wording", wording.text()),
                        "A reject that was never seen before hit %d accounts, %d times: %s"
                                .formatted(wording.accounts(), wording.count(), wording.text()),
                        "/console/rejects")
                .times(wording.count());
    }

    private static List<Finding> slow(Facts facts, Values values) {
        return acks(facts, values.before(facts.at(), "windowMillis")).entrySet().stream()
                .filter(oms -> isSlow(oms.getValue(), usual(facts, oms.getKey()), values))
                .map(oms -> slow(oms.getKey(), oms.getValue(), usual(facts, oms.getKey())))
                .toList();
    }

    /** Minutes count whole: one that has begun before {@code from} and ends after it counts. */
    private static Map<String, Histogram> acks(Facts facts, Instant from) {
        Map<String, Histogram> acks = new TreeMap<>();
        for (AckTimes.Minute minute : facts.acks()) {
            if (minute.minute().plus(MINUTE).isAfter(from)) {
                acks.merge(minute.oms(), minute.times(), Histogram::plus);
            }
        }
        return acks;
    }

    private static Histogram usual(Facts facts, String oms) {
        return facts.usualAcks().getOrDefault(oms, Histogram.empty());
    }

    private static boolean isSlow(Histogram now, Histogram usual, Values values) {
        return now.count() > 0
                && usual.count() > 0
                && now.count() >= values.real("minAcks")
                && usual.count() >= values.real("minUsual")
                && now.percentile(P95) > usual.percentile(P95) * values.real("times");
    }

    private static Finding slow(String oms, Histogram now, Histogram usual) {
        return Finding.of(
                Map.of("oms", oms),
                "%s answers within %s (p95 of %d), usual at this hour is %s"
                        .formatted(
                                oms,
                                Words.millis(now.percentile(P95)),
                                now.count(),
                                Words.millis(usual.percentile(P95))),
                "/console/latency?by=oms&hop=ack");
    }
}
