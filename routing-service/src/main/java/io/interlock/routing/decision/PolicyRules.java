package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.domain.Quantity;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.routing.control.Compiled;
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

/**
 * What policies say of an order, control by control. A policy that is not about it says nothing.
 */
final class PolicyRules {
    private static final String NONE = "no policy";

    private PolicyRules() {}

    /** A policy and its control. */
    private record Own<C extends Control>(Compiled policy, C control) {
        Answer reject(RejectCode code, String text) {
            return new Answer.Reject(
                    code.ordRejReason,
                    code.cxlRejReason,
                    text + " (policy " + policy.name() + ")",
                    policy.policy().id());
        }
    }

    private static <C extends Control> List<Own<C>> about(
            OrderCommand command, View view, Instant now, Class<C> kind) {
        SymbolState symbol =
                command.symbol() == null
                        ? null
                        : view.symbol(command.environment(), command.symbol());
        if (symbol == null) {
            return List.of();
        }
        List<Own<C>> own = new ArrayList<>();
        for (Compiled one : view.policies().about(command, symbol, now)) {
            if (kind.isInstance(one.policy().control())) {
                own.add(new Own<>(one, kind.cast(one.policy().control())));
            }
        }
        return own;
    }

    /** The first policy that lets nothing pass; null where there is none. */
    static @Nullable Answer blocked(OrderCommand command, View view, Instant now) {
        return about(command, view, now, Control.Block.class).stream()
                .findFirst()
                .<Answer>map(own ->
                        own.reject(
                                RejectCode.BROKER,
                                "Trading in Symbol(55) "
                                        + command.symbol()
                                        + " is not allowed: "
                                        + own.control().text()))
                .orElse(null);
    }

    /** The first limit that the order breaks; null where it breaks none. */
    static @Nullable Answer limited(
            OrderCommand command, SymbolState symbol, View view, Instant now) {
        for (Own<Control.Limits> own : about(command, view, now, Control.Limits.class)) {
            Answer no = limited(command, symbol, own);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private static @Nullable Answer limited(
            OrderCommand command, SymbolState symbol, Own<Control.Limits> own) {
        Control.Limits limits = own.control();
        if (!limits.sides().isEmpty() && !limits.sides().contains(command.side())) {
            return own.reject(
                    RejectCode.UNSUPPORTED,
                    "Side(54) " + command.side() + " is not one of " + limits.sides());
        }
        if (!limits.ordTypes().isEmpty() && !limits.ordTypes().contains(command.ordType())) {
            return own.reject(
                    RejectCode.UNSUPPORTED,
                    "OrdType(40) " + command.ordType() + " is not one of " + limits.ordTypes());
        }
        Quantity qty = command.orderQty();
        Quantity least = limits.minQty();
        Quantity most = limits.maxQty();
        if (qty != null && least != null && qty.compareTo(least) < 0) {
            return own.reject(
                    RejectCode.INCORRECT_QUANTITY, "OrderQty(38) " + qty + " is below " + least);
        }
        if (qty != null && most != null && qty.compareTo(most) > 0) {
            return own.reject(
                    RejectCode.INCORRECT_QUANTITY, "OrderQty(38) " + qty + " exceeds " + most);
        }
        return tooMuchMoney(command, symbol, own);
    }

    private static @Nullable Answer tooMuchMoney(
            OrderCommand command, SymbolState symbol, Own<Control.Limits> own) {
        BigDecimal most = own.control().maxNotional();
        if (most == null) {
            return null;
        }
        BigDecimal notional = Notional.of(command, symbol);
        if (notional == null) {
            return own.reject(RejectCode.EXCEEDS_LIMIT, unknownValue(command));
        }
        return notional.compareTo(most) <= 0
                ? null
                : own.reject(
                        RejectCode.EXCEEDS_LIMIT,
                        "The order's value "
                                + notional.toPlainString()
                                + " "
                                + symbol.currency()
                                + " exceeds "
                                + most.toPlainString());
    }

    private static String unknownValue(OrderCommand command) {
        return "The order's value is not known: neither Price(44) nor StopPx(99) for OrdType(40) "
                + command.ordType();
    }

    static Answer timeWindow(OrderCommand command, View view, Instant now) {
        if (Rules.limitsRisk(command)) {
            return skip("no new risk");
        }
        List<Own<Control.Windows>> windows = about(command, view, now, Control.Windows.class);
        for (Own<Control.Windows> own : windows) {
            if (own.policy().calendars().stream().noneMatch(c -> c.isOpen(now))) {
                return own.reject(RejectCode.CLOSED, closed(own.policy(), command, now));
            }
        }
        return windows.isEmpty() ? skip(NONE) : pass("open by " + names(windows));
    }

    private static String closed(Compiled policy, OrderCommand command, Instant now) {
        String text = "Symbol(55) " + command.symbol() + " is closed for orders now";
        return policy.calendars().stream()
                .flatMap(calendar -> calendar.nextOpen(now).stream())
                .min(Instant::compareTo)
                .map(next -> text + "; it opens at " + next)
                .orElse(text);
    }

    /** Takes from every throttle, or from none where one has too little. */
    static Answer throttle(OrderCommand command, View view, Instant now) {
        List<Own<Control.Throttle>> throttles =
                about(command, view, now, Control.Throttle.class).stream()
                        .filter(own -> counts(own.control(), command))
                        .toList();
        if (throttles.isEmpty()) {
            return skip(NONE);
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
                        own.reject(RejectCode.EXCEEDS_LIMIT, unknownValue(command)), seen);
            }
            if (left.tokens().compareTo(cost) < 0) {
                return new Answer.Counted(
                        own.reject(RejectCode.EXCEEDS_LIMIT, over(own, command)), seen);
            }
            taken.add(new Budget(key, left.tokens(), cost));
        }
        return new Answer.Counted(pass("within " + names(throttles)), taken);
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

    /** The first route decides; new orders only, for requests follow their order. */
    static Answer forcedRoute(OrderCommand command, View view, Instant now) {
        if (command.kind() != Kind.NEW) {
            return skip("follows its order");
        }
        return about(command, view, now, Control.Route.class).stream()
                .findFirst()
                .<Answer>map(own ->
                        new Answer.Route(
                                own.control().oms(),
                                "policy " + own.policy().name(),
                                edits(command, own),
                                own.policy().policy().id()))
                .orElseGet(() -> skip(NONE));
    }

    private static List<Edit> edits(OrderCommand command, Own<Control.Route> own) {
        FixMessage message = FixMessage.of(command.raw());
        return own.control().edits().stream()
                .map(token ->
                        new Edit(
                                token.tag(),
                                message.get(token.tag()),
                                token.value(),
                                own.policy().policy().id()))
                .toList();
    }

    private static String names(List<? extends Own<?>> policies) {
        return String.join(
                ", ", policies.stream().map(own -> own.policy().name()).distinct().toList());
    }
}
