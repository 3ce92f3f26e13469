package io.interlock.ops.order;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrderId;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event about an order, from whichever topic. */
public sealed interface OrderFact {
    /** As things happen: by time, then by the way of an order, then by number. */
    Comparator<OrderFact> BY_TIME =
            Comparator.comparing(OrderFact::at)
                    .thenComparing(OrderFact::kind)
                    .thenComparing(fact -> fact.eventId().msgSeqNum());

    /** In the order in which they happen to an order. */
    enum Kind {
        COMMAND,
        DECISION,
        EXECUTION,
        DROP_COPY
    }

    Kind kind();

    CommandId eventId();

    /** The command of the chain's first order; null where the event does not know it. */
    @Nullable CommandId root();

    Instant at();

    /** The same instant for each telling of one fact: a command may be decided on twice. */
    default Instant storedAt() {
        return at();
    }

    @Nullable String oms();

    @Nullable ExecutionReport report();

    /** What people may look for to find the order. */
    Stream<OrderName> names();

    /** The same for every delivery of the same fact. */
    default String key() {
        return kind() + "/" + eventId();
    }

    default @Nullable OrderId orderId() {
        ExecutionReport report = report();
        return report == null ? null : report.orderId();
    }

    default @Nullable ExecId execId() {
        ExecutionReport report = report();
        return report == null ? null : report.execId();
    }

    /** The fact in an event of one of the order topics. */
    static OrderFact of(Object event) {
        return switch (event) {
            case OrderCommand command -> new Commanded(command);
            case RoutingDecision decision -> new Decided(decision);
            case OrderExecution execution -> new Answered(execution);
            case DropCopyExecution copy -> new DropCopied(copy);
            default -> throw new IllegalArgumentException("no order event: " + event.getClass());
        };
    }

    /** A client asked for something. */
    record Commanded(OrderCommand command) implements OrderFact {
        @Override
        public Kind kind() {
            return Kind.COMMAND;
        }

        @Override
        public CommandId eventId() {
            return command.commandId();
        }

        @Override
        public CommandId root() {
            return rootOf(command);
        }

        @Override
        public Instant at() {
            return command.receivedAt();
        }

        @Override
        public @Nullable String oms() {
            return null;
        }

        @Override
        public @Nullable ExecutionReport report() {
            return null;
        }

        @Override
        public Stream<OrderName> names() {
            return Stream.of(OrderName.of(command.clOrdId()));
        }
    }

    /** Routing decided about it. */
    record Decided(RoutingDecision decision) implements OrderFact {
        @Override
        public Kind kind() {
            return Kind.DECISION;
        }

        @Override
        public CommandId eventId() {
            return decision.command().commandId();
        }

        @Override
        public CommandId root() {
            return rootOf(decision.command());
        }

        @Override
        public Instant at() {
            return decision.decidedAt();
        }

        @Override
        public Instant storedAt() {
            return decision.command().receivedAt();
        }

        @Override
        public @Nullable String oms() {
            return decision.oms();
        }

        @Override
        public @Nullable ExecutionReport report() {
            return null;
        }

        @Override
        public Stream<OrderName> names() {
            return Stream.of(OrderName.of(decision.command().clOrdId()));
        }
    }

    /** The OMS, or the platform, answered. */
    record Answered(OrderExecution execution) implements OrderFact {
        @Override
        public Kind kind() {
            return Kind.EXECUTION;
        }

        @Override
        public CommandId eventId() {
            return execution.eventId();
        }

        @Override
        public @Nullable CommandId root() {
            boolean ours = execution.origin() == OrderExecution.Origin.PLATFORM;
            // the platform's own answers carry the command's id
            return execution.root() == null && ours ? execution.eventId() : execution.root();
        }

        @Override
        public Instant at() {
            return execution.receivedAt();
        }

        @Override
        public @Nullable String oms() {
            return execution.oms();
        }

        @Override
        public @Nullable ExecutionReport report() {
            return execution.report();
        }

        @Override
        public Stream<OrderName> names() {
            return OrderFact.namesOf(execution.report());
        }
    }

    /** The OMS told us a second time, on the side. */
    record DropCopied(DropCopyExecution copy) implements OrderFact {
        @Override
        public Kind kind() {
            return Kind.DROP_COPY;
        }

        @Override
        public CommandId eventId() {
            return copy.eventId();
        }

        @Override
        public @Nullable CommandId root() {
            return null;
        }

        @Override
        public Instant at() {
            return copy.receivedAt();
        }

        @Override
        public String oms() {
            return copy.oms();
        }

        @Override
        public ExecutionReport report() {
            return copy.report();
        }

        @Override
        public Stream<OrderName> names() {
            return Stream.empty();
        }
    }

    private static CommandId rootOf(OrderCommand command) {
        OrderCommand.RootOrder root = command.root();
        return root == null ? command.commandId() : root.commandId();
    }

    private static Stream<OrderName> namesOf(@Nullable ExecutionReport report) {
        if (report == null) {
            return Stream.empty();
        }
        return Stream.of(
                        report.orderId() == null ? null : OrderName.of(report.orderId()),
                        report.execId() == null ? null : OrderName.of(report.execId()),
                        report.clOrdId() == null ? null : OrderName.of(report.clOrdId()))
                .filter(Objects::nonNull);
    }
}
