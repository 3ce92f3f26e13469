package io.interlock.ops.completeness;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of each kind.
 *
 * @param answered of the orders
 * @param fills executions that tell of a trade
 */
public record Counts(long orders, long answered, long executions, long fills, long dropCopies) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /**
     * An OMS in one minute and environment.
     *
     * @param oms empty for orders which none was chosen for
     * @param environment absent for what belongs to no order that is known
     */
    public record Key(Instant minute, String oms, @Nullable Environment environment) {
        public static Key of(Instant at, @Nullable String oms, @Nullable Environment environment) {
            return new Key(at.truncatedTo(ChronoUnit.MINUTES), oms == null ? "" : oms, environment);
        }
    }

    public Counts plus(Counts other) {
        return new Counts(
                orders + other.orders,
                answered + other.answered,
                executions + other.executions,
                fills + other.fills,
                dropCopies + other.dropCopies);
    }

    public Counts negated() {
        return new Counts(-orders, -answered, -executions, -fills, -dropCopies);
    }

    /** What a batch adds, but for drop copies. */
    public static Map<Key, Counts> added(List<OrderChange> changes, List<OrderFact> fresh) {
        Map<Key, Counts> sums = new HashMap<>();
        for (OrderChange change : changes) {
            in(change.after()).forEach((k, v) -> sums.merge(k, v, Counts::plus));
            in(change.before()).forEach((k, v) -> sums.merge(k, v.negated(), Counts::plus));
        }
        fresh.stream()
                .filter(fact -> fact.root() == null)
                .forEach(fact -> execution(fact, null, sums));
        return sums;
    }

    /**
     * The facts about one order: its new orders and whether they were answered by the minute they
     * came in, executions by the minute that they were received in.
     */
    static Map<Key, Counts> in(Collection<OrderFact> facts) {
        Map<CommandId, OrderCommand> commands = new HashMap<>();
        Map<CommandId, RoutingDecision> decisions = new HashMap<>();
        Set<ClOrdId> answered = new HashSet<>();
        for (OrderFact fact : facts) {
            switch (fact) {
                case OrderFact.Commanded commanded ->
                        commands.put(commanded.eventId(), commanded.command());
                case OrderFact.Decided decided -> {
                    commands.putIfAbsent(decided.eventId(), decided.decision().command());
                    decisions.putIfAbsent(decided.eventId(), decided.decision());
                }
                case OrderFact.Answered answer -> add(answered, answer.execution());
                case OrderFact.DropCopied ignored -> {}
            }
        }
        Map<Key, Counts> counts = new HashMap<>();
        for (OrderCommand command : commands.values()) {
            if (command.kind() == OrderCommand.Kind.NEW) {
                RoutingDecision decision = decisions.get(command.commandId());
                boolean rejected = decision != null && decision.rejection() != null;
                long yes = rejected || answered.contains(command.clOrdId()) ? 1 : 0;
                counts.merge(
                        Key.of(
                                command.receivedAt(),
                                decision == null ? null : decision.oms(),
                                command.environment()),
                        new Counts(1, yes, 0, 0, 0),
                        Counts::plus);
            }
        }
        Environment environment = environment(facts);
        facts.forEach(fact -> execution(fact, environment, counts));
        return counts;
    }

    private static void execution(
            OrderFact fact, @Nullable Environment environment, Map<Key, Counts> counts) {
        if (fact instanceof OrderFact.Answered && fact.oms() != null) {
            ExecutionReport report = fact.report();
            long fill = report != null && report.isTrade() ? 1 : 0;
            counts.merge(
                    Key.of(fact.at(), fact.oms(), environment),
                    new Counts(0, 0, 1, fill, 0),
                    Counts::plus);
        }
    }

    /** That of an order's commands; absent before one was read. */
    static @Nullable Environment environment(Collection<OrderFact> facts) {
        for (OrderFact fact : facts) {
            switch (fact) {
                case OrderFact.Commanded commanded -> {
                    return commanded.command().environment();
                }
                case OrderFact.Decided decided -> {
                    return decided.decision().command().environment();
                }
                case OrderFact.Answered ignored -> {}
                case OrderFact.DropCopied ignored -> {}
            }
        }
        return null;
    }

    /** One drop copy more. */
    public static Counts dropCopy() {
        return new Counts(0, 0, 0, 0, 1);
    }

    /** Whether this takes something away. */
    public boolean takes() {
        return orders < 0 || answered < 0 || executions < 0 || fills < 0 || dropCopies < 0;
    }

    private static void add(Set<ClOrdId> answered, OrderExecution answer) {
        ExecutionReport report = answer.report();
        if (report != null && report.clOrdId() != null) {
            answered.add(report.clOrdId());
        }
        if (report != null && report.origClOrdId() != null) {
            // a replace that took effect answers for the order too
            answered.add(report.origClOrdId());
        }
    }
}
