package io.interlock.routing.control;

import io.interlock.domain.CommandId;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New orders that were sent to an OMS lately, by what makes two of them alike. Those of an account
 * lie on one partition, so who reads it knows all of them. Bounded: the oldest are forgotten. Of
 * one thread.
 */
public final class RecentOrders {
    /** Longer ago than this nothing is remembered for sure. */
    public static final Duration REACH = Duration.ofMinutes(1);

    private static final int CAPACITY = 200_000;

    private final Map<Likeness, Sent> newest =
            new LinkedHashMap<>(1024, 0.75f, false) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Likeness, Sent> eldest) {
                    return size() > CAPACITY;
                }
            };

    /**
     * What makes orders alike; Account(1), or the session of those without one, is the key of their
     * records.
     */
    private record Likeness(
            String key,
            @Nullable Symbol symbol,
            Side side,
            OrdType ordType,
            @Nullable Quantity orderQty,
            @Nullable Price price,
            @Nullable Price stopPx) {
        static Likeness of(OrderCommand command) {
            return new Likeness(
                    command.key(),
                    command.symbol(),
                    command.side(),
                    command.ordType(),
                    command.orderQty(),
                    command.price(),
                    command.stopPx());
        }
    }

    /** An order that was sent, and when that was decided. */
    public record Sent(CommandId command, Instant at) {}

    /** Those that were rejected never left, and may come again. */
    public void remember(RoutingDecision decision) {
        OrderCommand command = decision.command();
        if (command.kind() != Kind.NEW || decision.oms() == null) {
            return;
        }
        Likeness likeness = Likeness.of(command);
        Sent known = newest.get(likeness);
        if (known == null || !known.at().isAfter(decision.decidedAt())) {
            newest.remove(likeness); // so that it is the youngest
            newest.put(likeness, new Sent(command.commandId(), decision.decidedAt()));
        }
    }

    /** The newest like this one, of whatever time; itself, decided before, is none. */
    public @Nullable Sent like(OrderCommand command) {
        Sent sent = newest.get(Likeness.of(command));
        return sent == null || sent.command().equals(command.commandId()) ? null : sent;
    }
}
