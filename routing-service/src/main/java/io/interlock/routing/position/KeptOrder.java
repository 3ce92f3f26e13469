package io.interlock.routing.position;

import io.interlock.domain.Account;
import io.interlock.domain.ChangeRequest;
import io.interlock.domain.CommandId;
import io.interlock.domain.Fill;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.Order;
import io.interlock.domain.OrderEvent;
import io.interlock.domain.OrderTerms;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.routing.position.Trade.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as positions see it, folded through {@link Order}. Decisions and answers may overtake
 * each other: fills wait until the decision has said whose they are.
 *
 * @param placed the terms as the client sent them; null before the decision was read
 */
public record KeptOrder(Order order, @Nullable Placed placed) {

    /** Whose it is. */
    public record Placed(Account account, Symbol symbol, Side side) {}

    public static KeptOrder of(CommandId id) {
        return new KeptOrder(Order.of(id), null);
    }

    /** The order that a decision is about. */
    public static CommandId root(OrderCommand command) {
        OrderCommand.RootOrder root = command.root();
        return root == null ? command.commandId() : root.commandId();
    }

    /** The order that an answer is about; empty where none of ours is known. */
    public static Optional<CommandId> root(OrderExecution answer) {
        return Optional.ofNullable(answer.root());
    }

    /** After a decision. What is decided again after a crash changes nothing. */
    public KeptOrder decided(RoutingDecision decision) {
        OrderCommand command = decision.command();
        return switch (command.kind()) {
            case NEW -> placed == null ? placed(command, decision) : this;
            case REPLACE ->
                    decision.rejection() == null
                            ? apply(
                                    new OrderEvent.ReplaceRequested(
                                            command.clOrdId(),
                                            command.orderQty(),
                                            command.price(),
                                            command.stopPx()))
                            : this;
            case CANCEL, STATUS -> this;
        };
    }

    private KeptOrder placed(OrderCommand command, RoutingDecision decision) {
        Account account = command.account();
        Symbol symbol = command.symbol();
        if (account == null || symbol == null) {
            return this; // nobody's position
        }
        KeptOrder own = new KeptOrder(order, new Placed(account, symbol, command.side()));
        KeptOrder told =
                own.apply(
                        new OrderEvent.Placed(
                                command.clOrdId(),
                                new OrderTerms(
                                        account,
                                        symbol,
                                        command.side(),
                                        command.ordType(),
                                        command.timeInForce(),
                                        command.orderQty(),
                                        command.price(),
                                        command.stopPx())));
        RoutingDecision.Rejection no = decision.rejection();
        return told.apply(
                no == null
                        ? new OrderEvent.Routed(String.valueOf(decision.oms()))
                        : new OrderEvent.RejectedByPlatform(no.text()));
    }

    /** After an answer. A report delivered again changes nothing. */
    public KeptOrder answered(OrderExecution answer) {
        KeptOrder now = this;
        if (answer.cancelReject() != null) {
            now = now.apply(new OrderEvent.CancelRejected(answer.cancelReject()));
        }
        return switch (answer.origin()) {
            case PLATFORM -> now.refused(answer);
            case OMS -> now.answeredByOms(answer);
        };
    }

    private KeptOrder refused(OrderExecution answer) {
        var report = answer.report();
        boolean refused = report != null && report.ordStatus() == OrdStatus.REJECTED;
        return refused ? apply(new OrderEvent.Refused(String.valueOf(answer.refusal()))) : this;
    }

    private KeptOrder answeredByOms(OrderExecution answer) {
        KeptOrder now = this;
        if (answer.oms() != null && answer.omsSession() != null) {
            now = now.apply(new OrderEvent.Sent(answer.oms(), answer.omsSession()));
        }
        if (answer.report() != null) {
            now = now.apply(new OrderEvent.Reported(answer.report()));
        }
        String refusal = answer.refusal();
        return refusal != null && refusesTheOrder(answer.raw())
                ? now.apply(new OrderEvent.Refused(refusal))
                : now;
    }

    /** RefMsgType(372) of a business or session reject names the order itself. */
    private static boolean refusesTheOrder(String raw) {
        return "D".equals(FixMessage.of(raw).get(Tags.REF_MSG_TYPE));
    }

    private KeptOrder apply(OrderEvent event) {
        return new KeptOrder(order.apply(event).order(), placed);
    }

    /** What may still trade of it; empty once it has ended, and before it was decided. */
    public Optional<OpenOrder> open() {
        if (placed == null || !order.open()) {
            return Optional.empty();
        }
        Quantity most = order.terms().orderQty();
        Price price = higher(order.terms().price(), order.terms().stopPx());
        for (ChangeRequest request : order.requests()) {
            if (request.kind() == ChangeRequest.Kind.REPLACE) {
                most = more(most, request.orderQty());
                price = higher(price, higher(request.price(), request.stopPx()));
            }
        }
        OpenOrder open =
                new OpenOrder(
                        order.id(),
                        placed.symbol(),
                        placed.side(),
                        most == null ? Quantity.ZERO : most,
                        order.filledQty(),
                        price);
        return open.leavesQty().isZero() ? Optional.empty() : Optional.of(open);
    }

    /** What {@code after} has of fills that this had not, or otherwise. */
    public List<Change> changes(KeptOrder after, Instant now) {
        Map<Trade.Key, Trade> old = trades(now);
        Map<Trade.Key, Trade> fresh = after.trades(now);
        List<Change> changes = new ArrayList<>();
        old.forEach((key, trade) -> {
            if (!fresh.containsKey(key)) {
                changes.add(new Change.Busted(key, trade.account(), trade.symbol()));
            }
        });
        for (Fill fill : after.order.fills()) {
            Trade trade = fresh.get(after.key(fill));
            Trade before = trade == null ? null : old.get(trade.key());
            if (trade != null && before == null) {
                changes.add(new Change.Booked(trade));
            } else if (trade != null && !trade.equals(before)) {
                changes.add(new Change.Corrected(trade));
            }
        }
        return changes;
    }

    private Map<Trade.Key, Trade> trades(Instant now) {
        Placed own = placed;
        if (own == null || direction(own.side()) == 0) {
            return Map.of();
        }
        return order.fills().stream()
                .map(fill ->
                        new Trade(
                                key(fill),
                                own.account(),
                                own.symbol(),
                                fill.qty()
                                        .value()
                                        .multiply(BigDecimal.valueOf(direction(own.side()))),
                                fill.px(),
                                now))
                .collect(
                        Collectors.toMap(Trade::key, Function.identity(), (first, again) -> first));
    }

    private Trade.Key key(Fill fill) {
        return new Trade.Key(
                String.valueOf(order.oms()), order.id().toString(), fill.firstExecId().value());
    }

    /** 1 for what adds to a position, -1 for what takes from it, 0 where nobody knows. */
    public static int direction(Side side) {
        return switch (side) {
            case BUY -> 1;
            case SELL, SELL_SHORT -> -1;
            case OTHER -> 0;
        };
    }

    private static @Nullable Quantity more(@Nullable Quantity a, @Nullable Quantity b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    static @Nullable Price higher(@Nullable Price a, @Nullable Price b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }
}
