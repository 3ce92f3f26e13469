package io.interlock.routing.decision;

import io.interlock.domain.CommandId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.AccountState;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Held;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.KeptOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order beside what its account holds.
 *
 * @param others the holdings without the order itself
 * @param before the order as it was; empty for a new one
 * @param asked the order as it is to be
 */
record Weighing(Holdings others, Optional<OpenOrder> before, OpenOrder asked) {

    /** An order that can be weighed has an account, a symbol and a quantity. */
    static @Nullable Weighing of(OrderCommand command, View view) {
        Symbol symbol = command.symbol();
        Quantity qty = command.orderQty();
        if (command.account() == null || symbol == null || qty == null) {
            return null;
        }
        Holdings all = view.holdings(command.account());
        CommandId id = KeptOrder.root(command);
        Optional<OpenOrder> before =
                command.kind() == Kind.REPLACE ? all.order(id) : Optional.empty();
        Price price = command.price() == null ? command.stopPx() : command.price();
        OpenOrder asked =
                new OpenOrder(
                        id,
                        symbol,
                        command.side(),
                        qty,
                        before.map(OpenOrder::cumQty).orElse(Quantity.ZERO),
                        price);
        return new Weighing(all.without(id), before, asked);
    }

    /** What would be left of the position to close; zero where the order would open. */
    BigDecimal closable() {
        return others.closable(asked.symbol(), asked.side());
    }

    /** Whether it is on the other side of the position. */
    boolean opposes() {
        int direction = KeptOrder.direction(asked.side());
        return direction != 0 && others.net(asked.symbol()).signum() == -direction;
    }

    /** Whether all that it may trade closes. */
    boolean reduces() {
        return closable().signum() > 0 && asked.leavesQty().value().compareTo(closable()) <= 0;
    }

    /** As it is before the order, or before its replace. */
    Holdings now() {
        return before.map(others::with).orElse(others);
    }

    Holdings then() {
        return others.with(asked);
    }

    Answer.Weighed weighed(Answer answer, Holdings seen, @Nullable AccountState account) {
        return new Answer.Weighed(
                answer,
                new Held(
                        seen.positions(),
                        seen.orders(),
                        account == null ? null : account.group(),
                        account == null ? null : account.funds()));
    }

    /** What two rules looked at; the margin sees everything that close-only does. */
    static Held both(Held first, Held second) {
        return second.positions().size() >= first.positions().size() ? second : first;
    }

    static String position(Holdings holdings, Symbol symbol) {
        BigDecimal net = holdings.position(symbol).map(Position::qty).orElse(BigDecimal.ZERO);
        return net.toPlainString();
    }
}
