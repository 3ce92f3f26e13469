package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.control.Compiled;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.time.Instant;
import java.util.List;

/** Whether policies have the symbol open. */
final class WindowsRule {
    private WindowsRule() {}

    static Answer timeWindow(OrderCommand command, View view, Instant now) {
        if (Rules.limitsRisk(command)) {
            return skip("no new risk");
        }
        List<Own<Control.Windows>> windows = Own.about(command, view, now, Control.Windows.class);
        for (Own<Control.Windows> own : windows) {
            if (own.policy().calendars().stream().noneMatch(c -> c.isOpen(now))) {
                return own.reject(RejectCode.CLOSED, closed(own.policy(), command, now));
            }
        }
        return windows.isEmpty() ? skip(PolicyRules.NONE) : pass("open by " + Own.names(windows));
    }

    private static String closed(Compiled policy, OrderCommand command, Instant now) {
        String text = "Symbol(55) " + command.symbol() + " is closed for orders now";
        return policy.calendars().stream()
                .flatMap(calendar -> calendar.nextOpen(now).stream())
                .min(Instant::compareTo)
                .map(next -> text + "; it opens at " + next)
                .orElse(text);
    }
}
