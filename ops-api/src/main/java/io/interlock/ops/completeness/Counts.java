package io.interlock.ops.completeness;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.OrderFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    /** An OMS in one minute; the empty OMS is that of orders which none was chosen for. */
    public record Key(Instant minute, String oms) {
        static Key of(Instant at, @Nullable String oms) {
            return new Key(at.truncatedTo(ChronoUnit.MINUTES), oms == null ? "" : oms);
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

    /** Executions and drop copies among new facts, by the minute they were received in. */
    public static Map<Key, Counts> received(Collection<OrderFact> fresh) {
        Map<Key, Counts> counts = new HashMap<>();
        for (OrderFact fact : fresh) {
            ExecutionReport report = fact.report();
            long fill = report != null && report.isTrade() ? 1 : 0;
            if (fact instanceof OrderFact.Answered && fact.oms() != null) {
                counts.merge(
                        Key.of(fact.at(), fact.oms()), new Counts(0, 0, 1, fill, 0), Counts::plus);
            } else if (fact instanceof OrderFact.DropCopied) {
                counts.merge(
                        Key.of(fact.at(), fact.oms()), new Counts(0, 0, 0, 0, 1), Counts::plus);
            }
        }
        return counts;
    }

    /**
     * The new orders in the facts about one order and whether they were answered, by the minute
     * they came in.
     */
    public static Map<Key, Counts> ordersIn(Collection<OrderFact> facts) {
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
                        Key.of(command.receivedAt(), decision == null ? null : decision.oms()),
                        new Counts(1, yes, 0, 0, 0),
                        Counts::plus);
            }
        }
        return counts;
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
