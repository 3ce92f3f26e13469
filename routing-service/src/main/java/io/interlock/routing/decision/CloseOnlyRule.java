package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import io.interlock.routing.position.Holdings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Whether an order only reduces, where policies want that. */
final class CloseOnlyRule {
    private CloseOnlyRule() {}

    static Answer closeOnly(OrderCommand command, View view, Instant now) {
        if (Rules.limitsRisk(command)) {
            return skip("no new risk");
        }
        List<Own<Control.CloseOnly>> policies =
                Own.about(command, view, now, Control.CloseOnly.class);
        if (policies.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        Own<Control.CloseOnly> own = policies.getFirst();
        String stale = view.positionsStale();
        if (stale != null) {
            return own.reject(RejectCode.BROKER, "Positions are not known: " + stale);
        }
        Weighing order = Weighing.of(command, view);
        if (order == null) {
            return own.reject(RejectCode.UNKNOWN_ACCOUNT, "Account(1) is missing");
        }
        Holdings seen = order.now().about(order.asked().symbol());
        return order.weighed(answer(command, order, own), seen, null);
    }

    private static Answer answer(OrderCommand command, Weighing order, Own<Control.CloseOnly> own) {
        String position = Weighing.position(order.others(), order.asked().symbol());
        if (order.reduces()) {
            return pass("reduces the position " + position + ", by " + own.name());
        }
        String only =
                "Only orders that close a position pass in Symbol(55) "
                        + command.symbol()
                        + ": "
                        + own.control().text()
                        + "; ";
        // a replace states the whole quantity
        BigDecimal most = order.closable().add(order.asked().cumQty().value());
        return !order.opposes()
                ? own.reject(
                        RejectCode.BROKER,
                        only + "Side(54) " + command.side() + " does not close " + position)
                : own.reject(
                        RejectCode.EXCEEDS_LIMIT,
                        only
                                + "OrderQty(38) "
                                + command.orderQty()
                                + " exceeds "
                                + most.toPlainString()
                                + " that open orders leave to close of "
                                + position);
    }
}
