package io.interlock.ops.alert;

import io.interlock.events.KillSwitch;
import io.interlock.ops.alert.Facts.Increase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one person did alone, so that the others hear of it. */
final class EmergencyConditions {
    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "emergency-move",
                            "one person stopped orders alone",
                            List.of(Parameter.window()),
                            EmergencyConditions::moves));

    private EmergencyConditions() {}

    private static List<Finding> moves(Facts facts, Values values) {
        Instant from = values.before(facts.at(), "windowMillis");
        return Stream.concat(
                        facts.increases().stream()
                                .filter(move ->
                                        move.name().equals("policy_emergency_moves_total")
                                                && move.at().isAfter(from))
                                .map(EmergencyConditions::policy)
                                .distinct(),
                        facts.killSwitches().stream()
                                .filter(kill -> kill.since().isAfter(from))
                                .map(EmergencyConditions::kill))
                .toList();
    }

    private static Finding policy(Increase move) {
        String policy = move.labels().getOrDefault("policy", "");
        String environment = move.labels().getOrDefault("environment", "");
        return Finding.of(
                Map.of("policy", policy, "environment", environment),
                "One person alone put %s in force in %s".formatted(policy, environment),
                "/console/policies/interventions");
    }

    private static Finding kill(KillSwitch kill) {
        return Finding.of(
                Map.of(
                        "symbol", kill.symbol().value(),
                        "environment", kill.environment().name()),
                "%s stopped %s: %s".formatted(kill.by(), kill.key(), kill.reason()),
                "/console/symbols");
    }
}
