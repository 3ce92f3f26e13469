package io.interlock.routing.simulation;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Notional;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.simulation.Impact.Change;
import io.interlock.routing.simulation.Impact.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides orders again, in the order in which they came, with and without a draft. Used by one
 * thread.
 */
public final class Replay {
    private static final int SAMPLES = 50;
    private static final int SAMPLES_ALIKE = 3;

    private final PastView before;
    private final PastView after;
    private final Slots slots;
    private final Map<String, Long> symbols = new HashMap<>();
    private final Map<String, Long> rules = new TreeMap<>();
    private final Map<Change, Long> changes = new HashMap<>();
    private final Map<String, BigDecimal> notional = new TreeMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final List<Sample> samples = new ArrayList<>();
    private long orders;
    private long passedBefore;
    private long passedAfter;
    private @Nullable Instant from;
    private @Nullable Instant until;

    /** Views that differ in their policies, for orders of {@code span} since {@code since}. */
    public Replay(PastView before, PastView after, Instant since, Duration span) {
        this.before = before;
        this.after = after;
        this.slots = new Slots(since, span);
    }

    /** From here on by other policies, with and without the draft. */
    public void by(PolicyIndex without, PolicyIndex with) {
        before.by(without);
        after.by(with);
    }

    /** An order that was decided. Cancels and status requests pass policies and are left out. */
    public void decided(RoutingDecision past) {
        OrderCommand command = past.command();
        if (command.kind() != Kind.NEW && command.kind() != Kind.REPLACE) {
            return;
        }
        RoutingDecision without = before.decide(command, past);
        RoutingDecision with = after.decide(command, past);
        orders++;
        passedBefore += without.rejection() == null ? 1 : 0;
        passedAfter += with.rejection() == null ? 1 : 0;
        from = from == null ? command.receivedAt() : from;
        until = command.receivedAt();
        Change change = change(without, with);
        slots.add(command.receivedAt(), change);
        if (change != null) {
            note(command, change, without, with);
        }
    }

    private static @Nullable Change change(RoutingDecision without, RoutingDecision with) {
        boolean passed = without.rejection() == null;
        boolean passes = with.rejection() == null;
        if (passed != passes) {
            return passes ? Change.ADMITTED : Change.REJECTED;
        }
        boolean same =
                !passes
                        || (String.valueOf(without.oms()).equals(with.oms())
                                && without.edits().equals(with.edits()));
        if (!same) {
            return Change.REROUTED;
        }
        return passes && with.decidedAt().isAfter(without.decidedAt()) ? Change.SLOWED : null;
    }

    private void note(
            OrderCommand command, Change change, RoutingDecision without, RoutingDecision with) {
        String symbol = command.symbol() == null ? "" : command.symbol().value();
        changes.merge(change, 1L, Long::sum);
        symbols.merge(symbol, 1L, Long::sum);
        rules.merge(rule(change, without, with), 1L, Long::sum);
        if (command.account() != null) {
            accounts.add(command.account().value());
        }
        addNotional(command);
        int seen = alike.merge(change + " " + symbol, 1, Integer::sum);
        if (seen <= SAMPLES_ALIKE && samples.size() < SAMPLES) {
            samples.add(
                    new Sample(
                            command.root() == null
                                    ? command.commandId().toString()
                                    : command.root().commandId().toString(),
                            command.clOrdId().value(),
                            command.clientSession(),
                            command.account() == null ? null : command.account().value(),
                            command.symbol() == null ? null : command.symbol().value(),
                            command.receivedAt(),
                            change,
                            words(without),
                            words(with)));
        }
    }

    private static String rule(Change change, RoutingDecision without, RoutingDecision with) {
        var no = change == Change.ADMITTED ? without.rejection() : with.rejection();
        if (no != null) {
            return no.rule();
        }
        return change == Change.SLOWED ? "throttle" : "forced-route";
    }

    private static String words(RoutingDecision decision) {
        var no = decision.rejection();
        if (no != null) {
            return no.text();
        }
        String to = "to " + decision.oms();
        return PastView.waited(decision) ? to + ", " + decision.trace().getFirst().detail() : to;
    }

    private void addNotional(OrderCommand command) {
        SymbolState symbol =
                command.symbol() == null
                        ? null
                        : after.symbol(command.environment(), command.symbol());
        BigDecimal value = symbol == null ? null : Notional.of(command);
        if (symbol != null && value != null) {
            notional.merge(symbol.currency(), value, BigDecimal::add);
        }
    }

    /** What was found so far. */
    public Impact impact() {
        return new Impact(
                orders,
                passedBefore,
                from,
                until,
                changes.getOrDefault(Change.REJECTED, 0L),
                changes.getOrDefault(Change.ADMITTED, 0L),
                changes.getOrDefault(Change.REROUTED, 0L),
                accounts.size(),
                Map.copyOf(notional),
                mostFirst(symbols),
                mostFirst(rules),
                slots.all(),
                List.copyOf(samples),
                passedBefore > 0 && passedAfter == 0,
                changes.getOrDefault(Change.SLOWED, 0L));
    }

    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (a, b) -> a,
                                LinkedHashMap::new));
    }
}
