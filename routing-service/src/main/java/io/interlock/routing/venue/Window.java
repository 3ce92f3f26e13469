package io.interlock.routing.venue;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.TimeInForce;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest new orders of all OMSs and what became of them. It does not matter which of two topics
 * is read first: what is told of an order adds up in any sequence. Bounded; the oldest are
 * forgotten. Confined to one thread.
 */
public final class Window {
    /** 2 minutes of 1,000 orders/s. */
    private static final int CAPACITY = 120_000;

    /**
     * OrdRejReason(103) that tell of the venue: broker or exchange option, exchange closed, too
     * late to enter, stale order, other. The rest are mistakes of the client or of the mapping.
     */
    private static final Set<Integer> VENUES_OWN = Set.of(0, 2, 4, 8, 99);

    private final Map<CommandId, Seen> orders = new LinkedHashMap<>();
    private final Map<String, Boolean> up = new HashMap<>();
    private final Map<String, Instant> downSince = new HashMap<>();

    /** What is known of one order. */
    private static final class Seen {
        private @Nullable String oms;
        private @Nullable Instant decidedAt;
        private @Nullable Instant sentAt;
        private @Nullable Instant answeredAt;
        private boolean immediate;
        private boolean rejected;
        private boolean mistaken;
        private boolean refused;
        private boolean filled;
        private boolean done;

        private @Nullable Instant at() {
            return sentAt == null ? decidedAt : sentAt;
        }

        private boolean unanswered(Instant now, long millis) {
            Instant at = at();
            return answeredAt == null && at != null && at.plusMillis(millis).isBefore(now);
        }

        private boolean late(long millis) {
            Instant at = at();
            return answeredAt != null
                    && at != null
                    && Duration.between(at, answeredAt).toMillis() > millis;
        }
    }

    /** An order that was sent somewhere; true where it was not known before. */
    public boolean take(RoutingDecision decision) {
        OrderCommand command = decision.command();
        if (command.kind() != OrderCommand.Kind.NEW || decision.oms() == null) {
            return false;
        }
        Seen order = order(command.commandId());
        boolean fresh = order.decidedAt == null;
        if (fresh) {
            order.decidedAt = decision.decidedAt();
            order.oms = decision.oms();
            order.immediate =
                    command.ordType() == OrdType.MARKET
                            || command.timeInForce() == TimeInForce.IOC
                            || command.timeInForce() == TimeInForce.FOK;
        }
        return fresh;
    }

    /** An answer. What the platform itself refused says nothing of an OMS. */
    public void take(OrderExecution execution) {
        CommandId root = execution.root();
        if (root == null) {
            return;
        }
        if (execution.origin() == OrderExecution.Origin.PLATFORM) {
            if (execution.eventId().equals(root)) {
                Seen refused = order(root);
                refused.refused = true;
                refused.sentAt = execution.receivedAt();
            }
            return;
        }
        boolean opens = execution.sentAt() != null && isAboutNew(execution);
        Seen order = opens ? order(root) : orders.get(root);
        if (order == null) {
            return; // older than the window
        }
        order.oms = execution.oms();
        if (order.answeredAt == null) {
            order.sentAt = opens ? execution.sentAt() : order.sentAt;
            order.answeredAt = execution.receivedAt();
        }
        ExecutionReport report = execution.report();
        if (report == null) {
            // 35=j or 35=3 to the order itself and not to a request about it
            order.rejected |= execution.refusal() != null && opens;
        } else {
            told(order, report);
        }
    }

    private static boolean isAboutNew(OrderExecution execution) {
        ExecutionReport report = execution.report();
        return report == null ? execution.cancelReject() == null : report.origClOrdId() == null;
    }

    private static void told(Seen order, ExecutionReport report) {
        if (report.ordStatus() == OrdStatus.REJECTED) {
            Integer reason = report.ordRejReason();
            boolean own = reason == null || VENUES_OWN.contains(reason);
            order.rejected |= own;
            order.mistaken |= !own;
            order.done = true;
        }
        order.filled |= report.execType() == ExecType.TRADE;
        order.done |=
                switch (report.ordStatus()) {
                    case FILLED, CANCELED, EXPIRED, DONE_FOR_DAY -> true;
                    default -> false;
                };
    }

    private Seen order(CommandId id) {
        Seen known = orders.get(id);
        if (known != null) {
            return known;
        }
        if (orders.size() >= CAPACITY) {
            var eldest = orders.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        Seen fresh = new Seen();
        orders.put(id, fresh);
        return fresh;
    }

    /** Which OMSs have an order session that is logged on. */
    public void sessions(Map<String, Boolean> logged, Instant now) {
        up.clear();
        up.putAll(logged);
        // where all are down it is us, or the line to all of them: nowhere to go anyway
        boolean any = logged.containsValue(true);
        logged.forEach((oms, isUp) -> {
            if (isUp || !any) {
                downSince.remove(oms);
            } else {
                downSince.putIfAbsent(oms, now);
            }
        });
    }

    /** Nobody tells of sessions: what was seen may have been our own trouble. */
    public void forget() {
        orders.clear();
        downSince.clear();
    }

    /** Lets go of what was sent before {@code since}. */
    public void forgetBefore(Instant since) {
        var all = orders.values().iterator();
        while (all.hasNext()) {
            Instant at = all.next().at();
            if (at != null && !at.isBefore(since)) {
                return;
            }
            all.remove();
        }
    }

    /**
     * What was seen of an OMS.
     *
     * @param moved orders that went elsewhere since it came into its state
     * @param readUntil up to when all that was told has been read: what is unanswered later may
     *     only not have been read
     */
    public Evidence evidence(
            VenueHealth health, VenueLimits limits, long moved, Instant now, Instant readUntil) {
        Count count = new Count(health.oms(), limits, readUntil);
        Instant oldest = now.minusMillis(limits.windowMillis());
        Instant from =
                health.countFrom().isAfter(oldest) || health.state() == VenueHealth.State.HALF_OPEN
                        ? health.countFrom()
                        : oldest;
        for (Seen order : orders.values()) {
            Instant at = order.at();
            if (at != null && !at.isBefore(from) && !order.refused) {
                count.add(order, at);
            }
        }
        Instant down = downSince.get(health.oms());
        return new Evidence(
                new Figures(
                        up.getOrDefault(health.oms(), false),
                        count.answered,
                        count.rejected,
                        count.slow,
                        count.overdue,
                        count.immediate,
                        count.unfilled,
                        count.good,
                        moved),
                down != null && !now.isBefore(down.plusMillis(limits.downMillis())),
                count.isSilent(),
                count.othersAnswer(),
                count.othersOverdue);
    }

    private static final class Count {
        private final String oms;
        private final VenueLimits limits;
        private final Instant readUntil;
        private int answered;
        private int rejected;
        private int slow;
        private int overdue;
        private int immediate;
        private int unfilled;
        private int good;
        private boolean othersOverdue;
        private @Nullable Instant oldestOverdue;
        private @Nullable Instant lastAnswer;
        private @Nullable Instant othersLastAnswer;

        private Count(String oms, VenueLimits limits, Instant readUntil) {
            this.oms = oms;
            this.limits = limits;
            this.readUntil = readUntil;
        }

        private void add(Seen order, Instant at) {
            boolean late = order.unanswered(readUntil, limits.silentMillis());
            if (!oms.equals(order.oms)) {
                othersOverdue |= late;
                othersLastAnswer = later(othersLastAnswer, order.answeredAt);
                return;
            }
            lastAnswer = later(lastAnswer, order.answeredAt);
            boolean isSlow =
                    order.late(limits.slowMillis())
                            || order.unanswered(readUntil, limits.slowMillis());
            boolean isAnswered = order.answeredAt != null;
            answered += isAnswered ? 1 : 0;
            slow += isSlow ? 1 : 0;
            rejected += order.rejected ? 1 : 0;
            good += isAnswered && !isSlow && !order.rejected && !order.mistaken ? 1 : 0;
            if (late) {
                overdue++;
                oldestOverdue =
                        oldestOverdue == null || at.isBefore(oldestOverdue) ? at : oldestOverdue;
            }
            if (order.immediate && order.done && !order.rejected && !order.mistaken) {
                immediate++;
                unfilled += order.filled ? 0 : 1;
            }
        }

        private boolean isSilent() {
            return oldestOverdue != null
                    && (lastAnswer == null || lastAnswer.isBefore(oldestOverdue));
        }

        private boolean othersAnswer() {
            return oldestOverdue != null
                    && othersLastAnswer != null
                    && othersLastAnswer.isAfter(oldestOverdue);
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }
    }
}
