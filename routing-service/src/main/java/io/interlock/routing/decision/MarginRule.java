package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.shown;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.AccountState;
import io.interlock.events.AccountState.Funds;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.decision.MarginNeed.Asker;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import io.interlock.routing.position.Averaging;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.KeptOrder;
import io.interlock.routing.position.LastPx;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether an account's funds cover an order beside all that it holds and has open. */
final class MarginRule {
    private MarginRule() {}

    /** The first policy decides, so that a temporary one of a lower priority number replaces it. */
    static Answer margin(OrderCommand command, View view, Instant now) {
        if (Rules.limitsRisk(command)) {
            return skip("no new risk");
        }
        List<Own<Control.Margin>> policies = Own.about(command, view, now, Control.Margin.class);
        if (policies.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        Own<Control.Margin> own = policies.getFirst();
        String stale = view.positionsStale();
        if (stale != null) {
            return own.reject(RejectCode.BROKER, "Positions are not known: " + stale);
        }
        AccountState account = command.account() == null ? null : view.account(command.account());
        Weighing order = Weighing.of(command, view);
        if (account == null || order == null) {
            return own.reject(
                    RejectCode.UNKNOWN_ACCOUNT,
                    "Account(1) " + shown(command.account()) + " is unknown");
        }
        if (KeptOrder.direction(command.side()) == 0) {
            return own.reject(
                    RejectCode.UNSUPPORTED,
                    "Side(54) " + command.side() + " is neither buy nor sell");
        }
        Weighing priced = new Weighing(priced(order, view), order.before(), order.asked());
        return priced.weighed(
                answer(priced, command, view, account, own, now), priced.now(), account);
    }

    /** With what symbols last traded at, wherever that was. */
    private static Holdings priced(Weighing order, View view) {
        List<Position> positions = new ArrayList<>();
        for (Symbol symbol : order.then().symbols()) {
            Position held = order.others().position(symbol).orElseGet(() -> Averaging.flat(symbol));
            LastPx last = view.lastPx(symbol);
            positions.add(
                    last == null
                            ? held
                            : new Position(symbol, held.qty(), held.avgPx(), last.px(), last.at()));
        }
        return new Holdings(positions, order.others().orders());
    }

    private static Answer answer(
            Weighing order,
            OrderCommand command,
            View view,
            AccountState account,
            Own<Control.Margin> own,
            Instant now) {
        if (order.reduces()) {
            return pass(
                    "reduces the position "
                            + order.others().net(order.asked().symbol()).toPlainString());
        }
        Funds funds = account.funds();
        if (funds == null) {
            return own.reject(
                    RejectCode.EXCEEDS_LIMIT,
                    "The funds of Account(1) " + account.account() + " are not known");
        }
        Asker asker = new Asker(command, view, account, funds, now);
        MarginNeed used = asker.of(order.now());
        MarginNeed then = asker.of(order.then());
        String unknown = used.unknown() == null ? then.unknown() : used.unknown();
        if (unknown != null) {
            return own.reject(
                    RejectCode.EXCEEDS_LIMIT, "The order's margin is not known: " + unknown);
        }
        BigDecimal need = then.amount().subtract(used.amount());
        BigDecimal free = funds.amount().subtract(used.amount());
        String numbers =
                "%s %s of margin, %s are free of %s"
                        .formatted(
                                need.toPlainString(),
                                funds.currency(),
                                free.toPlainString(),
                                funds.amount().toPlainString());
        return need.signum() <= 0 || need.compareTo(free) <= 0
                ? pass("needs " + numbers + ", by " + own.name())
                : own.reject(RejectCode.EXCEEDS_LIMIT, "The order needs " + numbers);
    }
}
