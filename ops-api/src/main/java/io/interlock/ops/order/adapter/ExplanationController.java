package io.interlock.ops.order.adapter;

import io.interlock.events.RoutingDecision;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.order.Explained;
import io.interlock.ops.order.Explanation;
import io.interlock.ops.order.Explanation.PolicyUsed;
import io.interlock.ops.page.Page;
import io.interlock.ops.policy.PolicyHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "orders")
class ExplanationController {
    private final DecisionReads decided;
    private final PolicyHistory policies;

    ExplanationController(DecisionReads decided, PolicyHistory policies) {
        this.decided = decided;
        this.policies = policies;
    }

    @GetMapping(path = "/api/v1/explanations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("order:read")
    @Operation(
            operationId = "listExplanations",
            summary =
                    "Why an order or request was sent where it was, or rejected: every rule in"
                            + " words, and who had put the policies in force. By ClOrdID(11) or by"
                            + " the order's id, newest first")
    Page<Explanation> list(
            @RequestParam(required = false) @Nullable String clOrdId,
            @RequestParam(required = false) @Nullable String order) {
        if ((clOrdId == null) == (order == null)) {
            throw Problem.VALIDATION_FAILED.exception("either clOrdId or order must be given");
        }
        List<RoutingDecision> found =
                order == null ? decided.named(String.valueOf(clOrdId)) : decided.ofOrder(order);
        return Page.all(found.stream().map(this::explained).toList());
    }

    private Explanation explained(RoutingDecision decision) {
        boolean may = CurrentActor.may("policy:read");
        List<PolicyUsed> used =
                Explained.policies(decision).entrySet().stream()
                        .map(each -> may ? used(each, decision) : unknown(each))
                        .toList();
        return Explained.of(decision, used);
    }

    private PolicyUsed used(Map.Entry<String, Long> policy, RoutingDecision decision) {
        return policies.at(policy.getKey(), policy.getValue(), decision.decidedAt())
                .map(force ->
                        new PolicyUsed(
                                policy.getKey(),
                                policy.getValue(),
                                force.cause(),
                                force.by(),
                                force.reason(),
                                force.since(),
                                force.until(),
                                force.approvedBy()))
                .orElseGet(() -> unknown(policy));
    }

    private static PolicyUsed unknown(Map.Entry<String, Long> policy) {
        return PolicyUsed.unknown(policy.getKey(), policy.getValue());
    }
}
