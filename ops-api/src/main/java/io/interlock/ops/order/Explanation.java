package io.interlock.ops.order;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Edit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order or request went where it went, in words.
 *
 * @param order the id of the chain's first order
 * @param conclusion in one sentence
 * @param profile that was in force; absent where there was none
 * @param steps what each rule was asked and said, in order
 * @param documents the versions it was decided by: of a symbol, an account, a policy
 * @param policies those about the order and who had put them in force
 */
public record Explanation(
        String order,
        String commandId,
        ClOrdId clOrdId,
        String clientSession,
        Environment environment,
        @Nullable Account account,
        @Nullable Symbol symbol,
        OrderCommand.Kind kind,
        Instant decidedAt,
        String conclusion,
        @Nullable String profile,
        List<Step> steps,
        List<Named> documents,
        List<PolicyUsed> policies,
        List<Edit> edits) {

    /**
     * One rule.
     *
     * @param question what it asks
     * @param inputs what it looked at
     * @param outcome {@code PASS}, {@code REJECT}, {@code ROUTE}, {@code SKIP} or {@code OBSERVED}
     * @param answer in words
     * @param policies ids of those that the answer names
     */
    public record Step(
            String rule,
            String question,
            List<Named> inputs,
            String outcome,
            String answer,
            List<String> policies) {}

    /** A value and what it is called. */
    public record Named(String name, String value) {}

    /**
     * A policy that was about the order.
     *
     * @param cause {@code APPLIED} or {@code REVERTED}
     * @param by who had put the version in force; absent where routing-service does not tell, and
     *     so is what follows
     * @param approvedBy who had looked at it; absent where nobody had to
     */
    public record PolicyUsed(
            String id,
            long version,
            @Nullable String cause,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String approvedBy) {

        /** Nobody knows who. */
        public static PolicyUsed unknown(String id, long version) {
            return new PolicyUsed(id, version, null, null, null, null, null, null);
        }
    }
}
