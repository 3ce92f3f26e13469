package io.interlock.ops.policy;

import io.interlock.kit.problem.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who had put a policy in force, and why; asked of routing-service in the caller's name. */
@Component
public class PolicyHistory {
    private final RoutingService routing;
    private final JsonMapper mapper;

    PolicyHistory(RoutingService routing, JsonMapper mapper) {
        this.routing = routing;
        this.mapper = mapper;
    }

    /**
     * A time in which a version was in force.
     *
     * @param cause {@code APPLIED} or {@code REVERTED}
     * @param approvedBy null where nobody had to
     */
    public record Force(
            String cause,
            String by,
            String reason,
            Instant since,
            @Nullable Instant until,
            @Nullable String approvedBy) {}

    /** Empty where routing-service does not know it, or does not answer. */
    public Optional<Force> at(String policy, long version, Instant at) {
        return versions(policy)
                .flatMap(versions ->
                        versions.path("items")
                                .valueStream()
                                .filter(each -> each.path("version").asLong() == version)
                                .findFirst())
                .flatMap(each -> at(each, at));
    }

    private Optional<JsonNode> versions(String policy) {
        try {
            ResponseEntity<byte[]> answer =
                    routing.get(RoutingService.POLICIES + "/{id}/versions", Map.of(), policy);
            byte[] body = answer.getBody();
            return answer.getStatusCode().is2xxSuccessful() && body != null
                    ? Optional.of(mapper.readTree(body))
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty(); // the decision is explained without it
        }
    }

    /** A version may have been in force several times. */
    private static Optional<Force> at(JsonNode version, Instant at) {
        String approvedBy = version.path("decision").path("by").asString("");
        return version.path("activations")
                .valueStream()
                .filter(each -> !since(each).isAfter(at))
                .max(Comparator.comparing(PolicyHistory::since))
                .map(each ->
                        new Force(
                                each.path("cause").asString(""),
                                each.path("by").asString(""),
                                each.path("reason").asString(""),
                                since(each),
                                instant(each.path("until").asString("")),
                                approvedBy.isEmpty() ? null : approvedBy));
    }

    private static Instant since(JsonNode activation) {
        return Instant.parse(activation.path("since").asString());
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
