package io.interlock.ops.latency;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.OrderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hops in the facts of one order, request by request. */
public final class Hops {
    private final Map<CommandId, OrderCommand> commands = new LinkedHashMap<>();
    private final Map<CommandId, RoutingDecision> decisions = new HashMap<>();
    private final Map<ClOrdId, OrderExecution> answers = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private Hops() {}

    /** What these facts tell; hops of which one end is unknown are left out. */
    public static List<Sample> of(Collection<OrderFact> facts) {
        Hops hops = new Hops();
        facts.stream().sorted(OrderFact.BY_TIME).forEach(hops::read);
        hops.commands.values().forEach(hops::measure);
        return hops.samples;
    }

    private void read(OrderFact fact) {
        switch (fact) {
            case OrderFact.Commanded commanded ->
                    commands.putIfAbsent(commanded.eventId(), commanded.command());
            case OrderFact.Decided decided -> {
                commands.putIfAbsent(decided.eventId(), decided.decision().command());
                decisions.putIfAbsent(decided.eventId(), decided.decision());
            }
            case OrderFact.Answered answered -> {
                ClOrdId name = name(answered.execution());
                if (name != null && answered.execution().origin() == OrderExecution.Origin.OMS) {
                    answers.putIfAbsent(name, answered.execution());
                }
            }
            case OrderFact.DropCopied ignored -> {}
        }
    }

    private static @Nullable ClOrdId name(OrderExecution answer) {
        if (answer.report() != null) {
            return answer.report().clOrdId();
        }
        return answer.cancelReject() == null ? null : answer.cancelReject().clOrdId();
    }

    private void measure(OrderCommand command) {
        RoutingDecision decision = decisions.get(command.commandId());
        OrderExecution answer = answers.get(command.clOrdId());
        String oms = decision == null ? null : decision.oms();
        if (decision != null) {
            add(command, Hop.ROUTE, oms, null, command.receivedAt(), decision.decidedAt());
        }
        if (answer == null || answer.receivedAt().isBefore(command.receivedAt())) {
            return;
        }
        add(command, Hop.TOTAL, answer.oms(), null, command.receivedAt(), answer.receivedAt());
        Instant sentAt = answer.sentAt();
        if (sentAt != null) {
            String session = answer.omsSession();
            if (decision != null) {
                add(command, Hop.SEND, answer.oms(), session, decision.decidedAt(), sentAt);
            }
            add(command, Hop.ACK, answer.oms(), session, sentAt, answer.receivedAt());
        }
    }

    private void add(
            OrderCommand command,
            Hop hop,
            @Nullable String oms,
            @Nullable String omsSession,
            Instant begin,
            Instant end) {
        samples.add(
                new Sample(
                        command.receivedAt(),
                        command.environment(),
                        hop,
                        command.symbol() == null ? null : command.symbol().toString(),
                        oms,
                        omsSession == null ? command.clientSession() : omsSession,
                        // two machines' clocks may differ a little
                        Math.max(0, Duration.between(begin, end).toNanos() / 1_000)));
    }
}
