package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Held;
import io.interlock.events.RoutingDecision.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named question about an order. Total: it has an answer for every command and view.
 *
 * @param chooses it only chooses a route: not asked once there is one
 */
record Rule(String name, boolean chooses, Question question) {
    Rule(String name, Question question) {
        this(name, false, question);
    }

    /** Looks at one order; never throws. */
    interface Question {
        Answer ask(OrderCommand command, View view, Instant now);
    }

    /** What a rule says. */
    sealed interface Answer {
        /** Nothing against it. */
        record Pass(String detail) implements Answer {}

        /** The rule is not about such messages. */
        record Skip(String detail) implements Answer {}

        /** It would say no, but this client session's gates are only observed. */
        record Observed(String detail) implements Answer {}

        /** The order goes to {@code oms}, with these changes to its text, by a policy or none. */
        record Route(String oms, String detail, List<Edit> edits, @Nullable String policy)
                implements Answer {}

        /** An answer that counted against throttles. */
        record Counted(Answer answer, List<Budget> budgets) implements Answer {}

        /** Not before {@code until}, and then it is asked again. */
        record Wait(Queue.Place place, Instant until) implements Answer {}

        /** An answer that came of what the account holds. */
        record Weighed(Answer answer, Held held) implements Answer {}

        /** An answer, and what was looked at for it that has no version. */
        record Informed(Answer answer, List<Input> inputs) implements Answer {}

        /** The order goes nowhere; the codes are OrdRejReason(103) and CxlRejReason(102). */
        record Reject(int ordRejReason, int cxlRejReason, String text, @Nullable String policy)
                implements Answer {}
    }

    static Answer pass(String detail) {
        return new Answer.Pass(detail);
    }

    static Answer skip(String detail) {
        return new Answer.Skip(detail);
    }

    static Answer reject(RejectCode code, String text) {
        return new Answer.Reject(code.ordRejReason, code.cxlRejReason, text, null);
    }

    static String shown(@Nullable Object value) {
        return value == null ? "absent" : value.toString();
    }

    /** FIX's codes for the platform's reasons: OrdRejReason(103) and CxlRejReason(102). */
    enum RejectCode {
        BROKER(0, 2),
        UNKNOWN_SYMBOL(1, 2),
        CLOSED(2, 2),
        EXCEEDS_LIMIT(3, 2),
        TOO_LATE(4, 0),
        UNKNOWN_ORDER(5, 1),
        DUPLICATE(6, 2),
        UNSUPPORTED(11, 2),
        INCORRECT_QUANTITY(13, 2),
        UNKNOWN_ACCOUNT(15, 2),
        OTHER(99, 99);

        final int ordRejReason;
        final int cxlRejReason;

        RejectCode(int ordRejReason, int cxlRejReason) {
            this.ordRejReason = ordRejReason;
            this.cxlRejReason = cxlRejReason;
        }
    }
}
