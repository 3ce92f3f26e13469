package io.interlock.ops.alert;

import io.interlock.events.KillSwitch;
import io.interlock.ops.alert.Facts.Backlog;
import io.interlock.ops.alert.Facts.Increase;
import io.interlock.ops.status.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What can be wrong with the services, what they keep, and what people left behind. */
final class PlatformConditions {
    private static final Set<String> PARKED =
            Set.of("ops_parked_records_total", "recon_parked_total");

    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "service-down",
                            "a service is not ready or does not answer",
                            List.of(),
                            (facts, values) -> down(facts)),
                    new Condition(
                            "state-stale",
                            "a state topic may not be decided by",
                            List.of(),
                            (facts, values) -> stale(facts)),
                    new Condition(
                            "outbox-old",
                            "an event waits for Kafka",
                            List.of(Parameter.millis("maxAgeMillis", "of the oldest")),
                            PlatformConditions::outbox),
                    new Condition(
                            "records-parked",
                            "a record could not be read or stored",
                            List.of(
                                    Parameter.count("max", "that are still fine"),
                                    Parameter.window()),
                            (facts, values) ->
                                    grown(
                                            facts,
                                            values,
                                            increase -> PARKED.contains(increase.name()),
                                            "%s parked %.0f records in %s")),
                    new Condition(
                            "webhooks-forged",
                            "webhooks come without a valid signature",
                            List.of(
                                    Parameter.count("max", "that are still fine"),
                                    Parameter.window()),
                            (facts, values) ->
                                    grown(
                                            facts,
                                            values,
                                            PlatformConditions::forged,
                                            "%s refused %.0f webhooks for their signature in %s")),
                    new Condition(
                            "kill-switch-old",
                            "a kill switch is engaged for long",
                            List.of(Parameter.millis("maxAgeMillis", "since it was engaged")),
                            PlatformConditions::forgotten),
                    new Condition(
                            "audit-broken",
                            "a service's audit log is not what was written",
                            List.of(),
                            (facts, values) -> auditBroken(facts)),
                    new Condition(
                            "deliveries-stuck",
                            "alerts do not reach a target",
                            List.of(Parameter.millis("maxAgeMillis", "of the oldest")),
                            PlatformConditions::stuck));

    private PlatformConditions() {}

    private static List<Finding> down(Facts facts) {
        return facts.services().stream()
                .filter(service -> service.status() == ServiceStatus.State.DOWN)
                .map(service ->
                        Finding.of(
                                Map.of("service", service.name()),
                                service.name() + " is down: " + service.detail(),
                                "/console/"))
                .toList();
    }

    private static List<Finding> stale(Facts facts) {
        return facts.staleTopics().entrySet().stream()
                .map(topic ->
                        Finding.of(
                                Map.of("topic", topic.getKey()),
                                "Nothing may be decided by "
                                        + topic.getKey()
                                        + ": "
                                        + topic.getValue(),
                                "/console/"))
                .toList();
    }

    private static List<Finding> outbox(Facts facts, Values values) {
        Duration limit = values.duration("maxAgeMillis");
        return facts.samples().stream()
                .filter(sample ->
                        sample.name().equals("outbox_oldest_age_seconds")
                                && sample.value() * 1_000 > limit.toMillis())
                .map(sample ->
                        Finding.of(
                                Map.of("service", sample.service()),
                                "%s has an event that waits for Kafka for %.0f s"
                                        .formatted(sample.service(), sample.value()),
                                "/console/"))
                .toList();
    }

    private static boolean forged(Increase increase) {
        return increase.name().equals("provisioning_events_total")
                && "forged".equals(increase.labels().get("outcome"));
    }

    private static List<Finding> grown(
            Facts facts, Values values, Predicate<Increase> wanted, String words) {
        Instant from = values.before(facts.at(), "windowMillis");
        Map<String, Double> sums = new TreeMap<>();
        facts.increases().stream()
                .filter(increase -> wanted.test(increase) && increase.at().isAfter(from))
                .forEach(increase -> sums.merge(increase.service(), increase.by(), Double::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > values.real("max"))
                .map(sum ->
                        Finding.of(
                                        Map.of("service", sum.getKey()),
                                        words.formatted(
                                                sum.getKey(),
                                                sum.getValue(),
                                                Words.of(values.duration("windowMillis"))),
                                        "/console/")
                                .times(Math.round(sum.getValue())))
                .toList();
    }

    private static List<Finding> forgotten(Facts facts, Values values) {
        Instant latest = values.before(facts.at(), "maxAgeMillis");
        return facts.killSwitches().stream()
                .filter(kill -> kill.since().isBefore(latest))
                .map(kill -> forgotten(kill, Duration.between(kill.since(), facts.at())))
                .toList();
    }

    private static Finding forgotten(KillSwitch kill, Duration age) {
        return Finding.of(
                Map.of(
                        "symbol", kill.symbol().value(),
                        "environment", kill.environment().name()),
                "%s is stopped for %s, by %s: %s"
                        .formatted(kill.key(), Words.of(age), kill.by(), kill.reason()),
                "/console/symbols");
    }

    private static List<Finding> auditBroken(Facts facts) {
        return facts.samples().stream()
                .filter(sample -> sample.name().equals("audit_chain_valid") && sample.value() == 0)
                .map(sample ->
                        Finding.of(
                                Map.of("service", sample.service()),
                                "The audit log of " + sample.service() + " is not what was written",
                                "/console/audit"))
                .toList();
    }

    private static List<Finding> stuck(Facts facts, Values values) {
        Instant latest = values.before(facts.at(), "maxAgeMillis");
        return facts.deliveries().stream()
                .filter(backlog ->
                        backlog.givenUp() > 0
                                || (backlog.oldest() != null && backlog.oldest().isBefore(latest)))
                .map(PlatformConditions::stuck)
                .toList();
    }

    private static Finding stuck(Backlog backlog) {
        return Finding.of(
                        Map.of("target", backlog.target()),
                        "Alerts do not reach %s: %d wait, %d were given up"
                                .formatted(backlog.target(), backlog.waiting(), backlog.givenUp()),
                        "/console/alerts")
                .times(backlog.waiting() + backlog.givenUp());
    }
}
