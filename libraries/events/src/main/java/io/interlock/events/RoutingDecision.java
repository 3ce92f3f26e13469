package io.interlock.events;

import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.AccountState.Funds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What routing-service decided about one command, on {@link Topics#ROUTING_DECISIONS} under the
 * command's key. Made at least once; the first outcome that the gateway commits stands.
 *
 * @param oms where the order goes; null with a rejection
 * @param rejection why it goes nowhere; null with a route
 * @param trace what every rule that looked at the order said, in order
 * @param versions the version of each kind of state it was decided by
 * @param edits changes that rules made to the client's text
 * @param budgets what it counted against throttles
 * @param policy the id of the policy that rejected or routed it; null where none did
 * @param held what the account held by then; null where no rule asked
 * @param inputs what rules looked at that has no version: reference prices, an earlier order
 * @param basis by what exactly it was decided; null in older records
 */
public record RoutingDecision(
        OrderCommand command,
        @Nullable String oms,
        @Nullable Rejection rejection,
        List<Verdict> trace,
        List<Edit> edits,
        Map<String, Long> versions,
        Instant decidedAt,
        List<Budget> budgets,
        @Nullable String policy,
        @Nullable Held held,
        List<Input> inputs,
        @Nullable DecisionBasis basis) {

    @SuppressWarnings("NullAway") // older records have neither
    public RoutingDecision {
        budgets = budgets == null ? List.of() : List.copyOf(budgets);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        if ((oms == null) == (rejection == null)) {
            throw new IllegalArgumentException("a decision is either a route or a rejection");
        }
    }

    /** What no policy decided. */
    public RoutingDecision(
            OrderCommand command,
            @Nullable String oms,
            @Nullable Rejection rejection,
            List<Verdict> trace,
            List<Edit> edits,
            Map<String, Long> versions,
            Instant decidedAt,
            List<Budget> budgets) {
        this(command, oms, rejection, trace, edits, versions, decidedAt, budgets, null);
    }

    /**
     * What rules weighed of the account: with the policies it says how they came to their verdict.
     *
     * @param positions with the prices by which orders without one were valued
     * @param orders open ones, those that no position tells of yet included
     */
    public record Held(
            List<Position> positions,
            List<OpenOrder> orders,
            @Nullable String group,
            @Nullable Funds funds) {
        public Held {
            positions = List.copyOf(positions);
            orders = List.copyOf(orders);
        }
    }

    /** What does not say by what exactly it was decided. */
    public RoutingDecision(
            OrderCommand command,
            @Nullable String oms,
            @Nullable Rejection rejection,
            List<Verdict> trace,
            List<Edit> edits,
            Map<String, Long> versions,
            Instant decidedAt,
            List<Budget> budgets,
            @Nullable String policy) {
        this(
                command, oms, rejection, trace, edits, versions, decidedAt, budgets, policy, null,
                List.of(), null);
    }

    /** The same, and by what it was decided. */
    public RoutingDecision by(DecisionBasis known) {
        return new RoutingDecision(
                command, oms, rejection, trace, edits, versions, decidedAt, budgets, policy, held,
                inputs, known);
    }

    /**
     * A no in FIX's words.
     *
     * @param rule the rule that said no, for example {@code kill-switch}
     * @param ordRejReason OrdRejReason(103) for a new order
     * @param cxlRejReason CxlRejReason(102) for a cancel or replace
     * @param text Text(58), for the dealer: names the tag and the value
     */
    public record Rejection(String rule, int ordRejReason, int cxlRejReason, String text) {}

    /**
     * What one rule said: {@code PASS}, {@code REJECT}, {@code ROUTE}, {@code SKIP} or {@code
     * OBSERVED}.
     */
    public record Verdict(String rule, String outcome, String detail) {}

    /**
     * One token of the message changed by a rule; null {@code before} adds, null {@code after}
     * drops.
     */
    public record Edit(int tag, @Nullable String before, @Nullable String after, String rule) {}

    /**
     * What a decision took from a throttle.
     *
     * @param key the policy, and what it counts apart: {@code gold-limit/account/L1001}
     * @param before tokens that were there at the time of the decision
     * @param taken zero where the order was rejected
     */
    public record Budget(String key, BigDecimal before, BigDecimal taken) {
        public Budget {
            before = plain(before);
            taken = plain(taken);
        }

        /** Where the order was rejected after all. */
        public Budget untaken() {
            return new Budget(key, before, BigDecimal.ZERO);
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal least = value.stripTrailingZeros();
            return least.scale() < 0 ? least.setScale(0) : least;
        }
    }

    /**
     * What a rule looked at beside the order and versioned state.
     *
     * @param name what it is: {@code reference/EURUSD}, {@code earlier-order/no-doubles}
     * @param source whose word it is: a source of prices, the command of an earlier order
     * @param value null where it is no number
     * @param at since when it was so
     */
    public record Input(String name, String source, @Nullable BigDecimal value, Instant at) {
        public Input {
            value = value == null ? null : Budget.plain(value);
        }
    }
}
