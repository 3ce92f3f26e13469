package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Notional;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What throttles have left for an order. */
final class ThrottleRule {
    private ThrottleRule() {}

    /** Takes from every throttle, or from none where one has too little. */
    static Answer throttle(OrderCommand command, View view, Instant now) {
        List<Own<Control.Throttle>> throttles =
                Own.about(command, view, now, Control.Throttle.class).stream()
                        .filter(own -> counts(own.control(), command))
                        .toList();
        if (throttles.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        SymbolState symbol = Rules.listed(command, view);
        List<Budget> taken = new ArrayList<>();
        List<Budget> seen = new ArrayList<>();
        for (Own<Control.Throttle> own : throttles) {
            Control.Throttle throttle = own.control();
            String key = key(own, command);
            BigDecimal cost = cost(throttle, command, symbol);
            TokenBucket left = view.budget(key, throttle, now);
            seen.add(new Budget(key, left.tokens(), BigDecimal.ZERO));
            if (cost == null) {
                return new Answer.Counted(
                        own.reject(RejectCode.EXCEEDS_LIMIT, PolicyRules.unknownValue(command)),
                        seen);
            }
            if (left.tokens().compareTo(cost) < 0) {
                return new Answer.Counted(
                        own.reject(RejectCode.EXCEEDS_LIMIT, over(own, command)), seen);
            }
            taken.add(new Budget(key, left.tokens(), cost));
        }
        return new Answer.Counted(pass("within " + Own.names(throttles)), taken);
    }

    private static boolean counts(Control.Throttle throttle, OrderCommand command) {
        return Rules.limitsRisk(command)
                ? throttle.unit() == Control.Unit.MESSAGES && !throttle.cancelsExempt()
                : throttle.unit() == Control.Unit.MESSAGES || command.kind() == Kind.NEW;
    }

    private static @Nullable BigDecimal cost(
            Control.Throttle throttle, OrderCommand command, @Nullable SymbolState symbol) {
        return switch (throttle.unit()) {
            case MESSAGES, ORDERS -> BigDecimal.ONE;
            case NOTIONAL -> symbol == null ? null : Notional.of(command, symbol);
        };
    }

    private static String key(Own<Control.Throttle> own, OrderCommand command) {
        String id = own.policy().policy().id();
        return switch (own.control().per()) {
            case POLICY -> id;
            case ACCOUNT -> id + "/account/" + Rule.shown(command.account());
            case SYMBOL -> id + "/symbol/" + command.symbol();
            case CLIENT_SESSION -> id + "/session/" + command.clientSession();
        };
    }

    private static String over(Own<Control.Throttle> own, OrderCommand command) {
        Control.Throttle throttle = own.control();
        String who =
                switch (throttle.per()) {
                    case POLICY -> "these orders";
                    case ACCOUNT -> "Account(1) " + Rule.shown(command.account());
                    case SYMBOL -> "Symbol(55) " + command.symbol();
                    case CLIENT_SESSION -> "session " + command.clientSession();
                };
        return "Too much of %s: more than %s %s in %s ms"
                .formatted(
                        who,
                        throttle.limit().toPlainString(),
                        throttle.unit().name().toLowerCase(Locale.ROOT),
                        throttle.windowMillis());
    }
}
