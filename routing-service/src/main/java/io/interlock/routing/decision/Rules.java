package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.reject;
import static io.interlock.routing.decision.Rule.shown;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.TimeInForce;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules, in the order in which they are asked. To add one, write it here and name it in {@link
 * #ALL}.
 */
final class Rules {
    static final List<Rule> ALL =
            List.of(
                    new Rule("state-fresh", Rules::stateFresh),
                    new Rule("deadline", Rules::deadline),
                    new Rule("root-order", Rules::rootOrder),
                    new Rule("kill-switch", Rules::killSwitch),
                    new Rule("account-gate", Rules::accountGate),
                    new Rule("symbol-access", Rules::symbolAccess),
                    new Rule("market-limits", Rules::marketLimits),
                    new Rule("price-collar", CollarRule::collar),
                    new Rule("time-window", WindowsRule::timeWindow),
                    new Rule("close-only", CloseOnlyRule::closeOnly),
                    new Rule("margin", MarginRule::margin),
                    new Rule("repeated-execution", RepeatsRule::repeated),
                    new Rule("duplicate-order", DuplicatesRule::duplicate),
                    new Rule("throttle", ThrottleRule::throttle),
                    new Rule("forced-route", true, RouteRule::forcedRoute),
                    new Rule("failover", FailoverRule::failover),
                    new Rule("symbol-bucket", true, Rules::symbolBucket));

    /** What is asked once the route is known. */
    static final String SESSION_THROTTLE = "session-throttle";

    private Rules() {}

    private static Answer stateFresh(OrderCommand command, View view, Instant now) {
        String stale = view.stale();
        if (stale == null) {
            return pass("symbols, kill switches and accounts are fresh");
        }
        return limitsRisk(command)
                ? skip(stale + "; cancels and status requests pass")
                : reject(RejectCode.BROKER, "Trading is held: " + stale);
    }

    private static Answer deadline(OrderCommand command, View view, Instant now) {
        if (limitsRisk(command) || !now.isAfter(command.deadline())) {
            return pass("in time");
        }
        return reject(
                RejectCode.TOO_LATE,
                "Order is too old: SendingTime(52) "
                        + command.sendingTime()
                        + ", allowed until "
                        + command.deadline());
    }

    private static Answer rootOrder(OrderCommand command, View view, Instant now) {
        if (command.kind() == Kind.NEW) {
            return skip("a new order");
        }
        var root = command.root();
        if (root == null) {
            String name =
                    command.kind() == Kind.STATUS
                            ? "ClOrdID(11) " + command.clOrdId()
                            : "OrigClOrdID(41) " + shown(command.origClOrdId());
            return reject(RejectCode.UNKNOWN_ORDER, "No order of this session has " + name);
        }
        String oms = root.oms() == null ? view.routedTo(root.commandId()) : root.oms();
        Queue.Place waits = oms == null ? view.queue().placeOf(root.commandId()) : null;
        if (waits != null) {
            return command.kind() == Kind.REPLACE
                    ? skip("its order waits for " + waits.policy())
                    : reject(
                            RejectCode.UNKNOWN_ORDER,
                            "The order %s was not sent yet: it waits for %s"
                                    .formatted(root.clOrdId(), waits.policy()));
        }
        return oms == null
                ? reject(
                        RejectCode.UNKNOWN_ORDER,
                        "The order " + root.clOrdId() + " was not sent to any OMS")
                : new Answer.Route(oms, "follows its order " + root.clOrdId(), List.of(), null);
    }

    private static Answer killSwitch(OrderCommand command, View view, Instant now) {
        if (limitsRisk(command) || command.symbol() == null) {
            return skip("no new risk");
        }
        KillSwitch kill = view.killSwitch(command.environment(), command.symbol());
        return kill == null
                ? pass("not engaged")
                : reject(
                        RejectCode.BROKER,
                        "Trading in Symbol(55) "
                                + command.symbol()
                                + " is stopped by a kill switch: "
                                + kill.reason());
    }

    private static Answer accountGate(OrderCommand command, View view, Instant now) {
        if (limitsRisk(command)) {
            return skip("no new risk");
        }
        String no = accountObjection(command, view);
        if (no == null) {
            return pass("may trade");
        }
        return command.gate() == Gate.OBSERVE
                ? new Answer.Observed(no)
                : reject(RejectCode.UNKNOWN_ACCOUNT, no);
    }

    private static @Nullable String accountObjection(OrderCommand command, View view) {
        if (command.account() == null) {
            return "Account(1) is missing";
        }
        AccountState account = view.account(command.account());
        if (account == null) {
            return "Account(1) " + command.account() + " is unknown";
        }
        if (account.environment() != command.environment()) {
            return "Account(1) "
                    + command.account()
                    + " belongs to the "
                    + account.environment()
                    + " environment, this session to "
                    + command.environment();
        }
        return account.tradingEnabled()
                ? null
                : "Account(1) " + command.account() + " may not trade: " + account.reason();
    }

    private static Answer symbolAccess(OrderCommand command, View view, Instant now) {
        if (limitsRisk(command)) {
            return skip("no new risk");
        }
        if (command.symbol() == null) {
            return reject(RejectCode.UNKNOWN_SYMBOL, "Symbol(55) is missing");
        }
        SymbolState symbol = view.symbol(command.environment(), command.symbol());
        if (symbol == null) {
            return reject(
                    RejectCode.UNKNOWN_SYMBOL,
                    "Symbol(55) "
                            + command.symbol()
                            + " is not listed in "
                            + command.environment());
        }
        Answer blocked = PolicyRules.blocked(command, view, now);
        return blocked == null ? pass("listed in bucket " + symbol.bucket()) : blocked;
    }

    private static Answer marketLimits(OrderCommand command, View view, Instant now) {
        SymbolState symbol = listed(command, view);
        if (limitsRisk(command) || symbol == null) {
            return skip("no new risk");
        }
        if (command.timeInForce() == TimeInForce.OTHER) {
            return reject(
                    RejectCode.UNSUPPORTED,
                    "TimeInForce(59) is not one of Day, GTC, IOC, FOK, GTD");
        }
        if (command.ordType() == OrdType.OTHER || !symbol.ordTypes().contains(command.ordType())) {
            return reject(
                    RejectCode.UNSUPPORTED,
                    "OrdType(40) "
                            + shownOrdType(command)
                            + " is not allowed for "
                            + command.symbol());
        }
        String price = missingPrice(command);
        if (price != null) {
            return reject(RejectCode.OTHER, price);
        }
        Answer size = quantity(command.orderQty(), symbol);
        if (size instanceof Answer.Reject) {
            return size;
        }
        Answer limited = LimitsRule.limited(command, symbol, view, now);
        return limited == null ? size : limited;
    }

    private static String shownOrdType(OrderCommand command) {
        return command.ordType() == OrdType.OTHER
                ? shown(FixMessage.of(command.raw()).get(Tags.ORD_TYPE))
                : command.ordType().toString();
    }

    private static @Nullable String missingPrice(OrderCommand command) {
        boolean limit =
                command.ordType() == OrdType.LIMIT || command.ordType() == OrdType.STOP_LIMIT;
        boolean stop = command.ordType() == OrdType.STOP || command.ordType() == OrdType.STOP_LIMIT;
        if (limit && command.price() == null) {
            return "Price(44) is missing or no price for OrdType(40) " + command.ordType();
        }
        return stop && command.stopPx() == null
                ? "StopPx(99) is missing or no price for OrdType(40) " + command.ordType()
                : null;
    }

    private static Answer quantity(@Nullable Quantity qty, SymbolState symbol) {
        if (qty == null || qty.isZero()) {
            return reject(
                    RejectCode.INCORRECT_QUANTITY, "OrderQty(38) is missing or not above zero");
        }
        if (qty.compareTo(symbol.minQty()) < 0) {
            return reject(
                    RejectCode.INCORRECT_QUANTITY,
                    "OrderQty(38) " + qty + " is below the least allowed, " + symbol.minQty());
        }
        if (qty.compareTo(symbol.maxQty()) > 0) {
            return reject(
                    RejectCode.INCORRECT_QUANTITY,
                    "OrderQty(38) " + qty + " exceeds the most allowed, " + symbol.maxQty());
        }
        BigDecimal step = symbol.qtyStep().value();
        boolean onStep = step.signum() == 0 || qty.value().remainder(step).signum() == 0;
        return onStep
                ? pass("type and size allowed")
                : reject(
                        RejectCode.INCORRECT_QUANTITY,
                        "OrderQty(38) " + qty + " is no multiple of " + symbol.qtyStep());
    }

    static Answer symbolBucket(OrderCommand command, View view, Instant now) {
        SymbolState symbol = listed(command, view);
        if (command.kind() != Kind.NEW || symbol == null) {
            return skip("follows its order");
        }
        return view.routes()
                .oms(symbol.bucket())
                .<Answer>map(
                        oms -> new Answer.Route(oms, "bucket " + symbol.bucket(), List.of(), null))
                .orElseGet(() ->
                        reject(
                                RejectCode.BROKER,
                                "No OMS is routed for "
                                        + command.symbol()
                                        + " (bucket "
                                        + symbol.bucket()
                                        + ")"));
    }

    static @Nullable SymbolState listed(OrderCommand command, View view) {
        return command.symbol() == null
                ? null
                : view.symbol(command.environment(), command.symbol());
    }

    /** Cancels and status requests add no risk: they pass kill switches and gates. */
    static boolean limitsRisk(OrderCommand command) {
        return command.kind() == Kind.CANCEL || command.kind() == Kind.STATUS;
    }
}
