package io.interlock.ops.order;

import io.interlock.events.DecisionBasis;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.ops.order.Explanation.Named;
import io.interlock.ops.order.Explanation.PolicyUsed;
import io.interlock.ops.order.Explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A decision told to people. */
public final class Explained {
    private static final String POLICY = "policy ";

    /** As traces name policies: {@code gold-limit v3}. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]{1,64}) v(\\d+)");

    private Explained() {}

    /** {@code policies} are those of {@link #policies}, with what is known of them. */
    public static Explanation of(RoutingDecision decision, List<PolicyUsed> policies) {
        OrderCommand command = decision.command();
        DecisionBasis basis = decision.basis();
        return new Explanation(
                String.valueOf(
                        command.root() == null ? command.commandId() : command.root().commandId()),
                command.commandId().toString(),
                command.clOrdId(),
                command.clientSession(),
                command.environment(),
                command.account(),
                command.symbol(),
                command.kind(),
                decision.decidedAt(),
                conclusion(decision),
                basis == null ? null : basis.profile(),
                decision.trace().stream().map(verdict -> step(verdict, decision)).toList(),
                documents(decision),
                policies,
                decision.edits());
    }

    /** The policies that were about the order, or that the trace names, with their versions. */
    public static Map<String, Long> policies(RoutingDecision decision) {
        Map<String, Long> policies = new TreeMap<>();
        DecisionBasis basis = decision.basis();
        if (basis != null) {
            basis.documents()
                    .forEach((name, version) -> {
                        if (name.startsWith(POLICY)) {
                            policies.put(name.substring(POLICY.length()), version);
                        }
                    });
            return policies;
        }
        for (Verdict verdict : decision.trace()) {
            Matcher named = NAME.matcher(verdict.detail());
            while (named.find()) {
                policies.put(named.group(1), Long.valueOf(named.group(2)));
            }
        }
        return policies;
    }

    private static String conclusion(RoutingDecision decision) {
        Rejection no = decision.rejection();
        String by = decision.policy() == null ? "" : ", by policy " + decision.policy();
        return no == null
                ? "Sent to %s%s%s".formatted(decision.oms(), how(decision), by)
                : "Rejected by rule %s%s: %s".formatted(no.rule(), by, no.text());
    }

    private static String how(RoutingDecision decision) {
        return decision.trace().stream()
                .filter(verdict -> verdict.outcome().equals("ROUTE"))
                .findFirst()
                .map(verdict -> " by rule " + verdict.rule())
                .orElse("");
    }

    private static Step step(Verdict verdict, RoutingDecision decision) {
        String said =
                switch (verdict.outcome()) {
                    case "PASS" -> "Passed: ";
                    case "REJECT" -> "Refused: ";
                    case "ROUTE" -> "Chose ";
                    case "SKIP" -> "Not asked: ";
                    case "OBSERVED" -> "Would have refused, but is only observed: ";
                    default -> verdict.outcome() + ": ";
                };
        List<String> named =
                policies(decision).entrySet().stream()
                        .filter(each ->
                                verdict.detail().contains(each.getKey() + " v" + each.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        return new Step(
                verdict.rule(),
                RuleWords.question(verdict.rule()),
                RuleWords.inputs(verdict.rule(), decision),
                verdict.outcome(),
                said + verdict.detail(),
                named);
    }

    private static List<Named> documents(RoutingDecision decision) {
        List<Named> documents = new ArrayList<>();
        DecisionBasis basis = decision.basis();
        if (basis != null) {
            new TreeMap<>(basis.documents())
                    .forEach((name, version) -> {
                        // a kill switch has no version but the time at which it was engaged
                        if (!name.startsWith("kill-switch ")) {
                            documents.add(new Named(name, "v" + version));
                        }
                    });
        }
        return documents;
    }
}
