package io.interlock.ops.alert;

import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.ops.alert.Facts.Recon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be wrong between our trades and the drop copies. */
final class ReconConditions {
    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "break-open",
                            "a break is open for long",
                            List.of(Parameter.millis("maxAgeMillis", "of the oldest")),
                            (facts, values) ->
                                    late(
                                            facts,
                                            values,
                                            Recon::oldestBreak,
                                            ReconConditions::broken)),
                    new Condition(
                            "trades-unproven",
                            "too many trades are shown by one side only",
                            List.of(
                                    Parameter.percent("percent", "of an OMS's trades"),
                                    Parameter.count("minUnproven", "below which it says nothing")),
                            ReconConditions::unproven),
                    new Condition(
                            "drop-copy-silent",
                            "an OMS trades and its drop copy says nothing",
                            List.of(
                                    Parameter.millis(
                                            "maxAgeMillis", "of the first trade it has not told")),
                            (facts, values) ->
                                    late(
                                            copied(facts),
                                            values,
                                            Recon::waitingSince,
                                            ReconConditions::silent)));

    private ReconConditions() {}

    private static List<Finding> late(
            Facts facts,
            Values values,
            Function<Recon, @Nullable Instant> since,
            BiFunction<Recon, Duration, Finding> finding) {
        Instant latest = values.before(facts.at(), "maxAgeMillis");
        List<Finding> findings = new ArrayList<>();
        for (Recon recon : facts.recon()) {
            Instant at = since.apply(recon);
            if (at != null && at.isBefore(latest)) {
                findings.add(finding.apply(recon, Duration.between(at, facts.at())));
            }
        }
        return findings;
    }

    /** Only the OMSs that have a drop copy which should be up. */
    private static Facts copied(Facts facts) {
        Set<String> omss = new HashSet<>();
        facts.sessions().stream()
                .filter(s -> s.role() == Role.DROP_COPY && s.state() != State.DISABLED)
                .forEach(s -> omss.add(s.oms()));
        return facts.withRecon(
                facts.recon().stream().filter(recon -> omss.contains(recon.oms())).toList());
    }

    private static Finding broken(Recon recon, Duration age) {
        return Finding.of(
                        Map.of("oms", recon.oms()),
                        "%d breaks with %s are open, the oldest for %s"
                                .formatted(recon.openBreaks(), recon.oms(), Words.of(age)),
                        "/console/breaks")
                .times(recon.openBreaks());
    }

    private static Finding silent(Recon recon, Duration age) {
        return Finding.of(
                Map.of("oms", recon.oms()),
                "%s trades, and its drop copy has said nothing for %s"
                        .formatted(recon.oms(), Words.of(age)),
                "/console/breaks");
    }

    private static List<Finding> unproven(Facts facts, Values values) {
        return facts.recon().stream()
                .filter(recon ->
                        recon.unproven() > 0
                                && recon.unproven() >= values.real("minUnproven")
                                && recon.unproven() * 100.0
                                        > recon.fills() * values.real("percent"))
                .map(recon ->
                        Finding.of(
                                        Map.of("oms", recon.oms()),
                                        "%d of %d trades with %s are shown by one side only"
                                                .formatted(
                                                        recon.unproven(),
                                                        recon.fills(),
                                                        recon.oms()),
                                        "/console/breaks")
                                .times(recon.unproven()))
                .toList();
    }
}
