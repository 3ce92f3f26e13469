package io.interlock.gateway.link;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last look before a message gets its number: control is checked where it counts. What routing
 * allowed a moment ago may have been stopped, or may have become too old.
 */
public final class SendCheck {
    private SendCheck() {}

    /** A no, and whether it is one of age. */
    public record Objection(Rejection rejection, boolean stale) {}

    /**
     * Looks at one routed command.
     *
     * @param stateProblem why the state held here is not to be trusted now; null when it is fresh
     */
    public static Optional<Objection> objection(
            OrderCommand command,
            @Nullable KillSwitch kill,
            @Nullable AccountState account,
            @Nullable String stateProblem,
            Instant now) {
        if (command.kind() == Kind.CANCEL || command.kind() == Kind.STATUS) {
            return Optional.empty();
        }
        if (now.isAfter(command.deadline())) {
            return Optional.of(new Objection(tooOld(command, command.deadline()), true));
        }
        if (stateProblem != null) {
            return no("state-fresh", "Trading is held: " + stateProblem);
        }
        if (kill != null) {
            return no(
                    "kill-switch",
                    "Trading in Symbol(55) "
                            + command.symbol()
                            + " is stopped by a kill switch: "
                            + kill.reason());
        }
        if (command.gate() == Gate.ENFORCE && (account == null || !account.tradingEnabled())) {
            return no(
                    "account-gate",
                    "Account(1) "
                            + command.account()
                            + " may not trade: "
                            + (account == null ? "unknown" : account.reason()));
        }
        return Optional.empty();
    }

    /** The answer to an order that was not sent in time. */
    public static Rejection tooOld(OrderCommand command, Instant deadline) {
        return new Rejection(
                "deadline",
                4,
                0,
                "Order was not sent: too old, SendingTime(52) "
                        + command.sendingTime()
                        + ", allowed until "
                        + deadline);
    }

    private static Optional<Objection> no(String rule, String text) {
        return Optional.of(new Objection(new Rejection(rule, 0, 2, text), false));
    }
}
