package io.interlock.ops.policy;

import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** routing-service, which owns policies. */
@Component
class RoutingService {
    static final String POLICIES = "/api/v1/policies";
    static final String DRAFT = "/{id}/drafts/{version}";

    private final Relay relay;

    RoutingService(Relay relay) {
        this.relay = relay;
    }

    ResponseEntity<byte[]> get(String path, Map<String, ?> query, Object... variables) {
        return relay.get(OpsProperties.ROUTING, path, query, variables);
    }

    ResponseEntity<byte[]> post(String path, Object body, Object... variables) {
        return relay.post(OpsProperties.ROUTING, POLICIES + path, body, variables);
    }

    /** Something done to what is no policy. */
    ResponseEntity<byte[]> act(String path, Object... variables) {
        return relay.post(OpsProperties.ROUTING, path, Map.of(), variables);
    }

    /** Something done to a venue. */
    ResponseEntity<byte[]> venue(String path, Object body, String oms) {
        return relay.post(OpsProperties.ROUTING, path, body, oms);
    }

    /** Something done to what is no policy, for a reason. */
    ResponseEntity<byte[]> act(
            String path, PolicyOperations.PolicyReason why, Object... variables) {
        return relay.post(OpsProperties.ROUTING, path, why, variables);
    }

    ResponseEntity<byte[]> send(String path, Object body, Object... variables) {
        return relay.post(OpsProperties.ROUTING, path, body, variables);
    }

    ResponseEntity<byte[]> replace(String path, Object body, Object... variables) {
        return relay.put(OpsProperties.ROUTING, path, body, variables);
    }

    ResponseEntity<byte[]> put(String path, Object body, Object... variables) {
        return relay.put(OpsProperties.ROUTING, POLICIES + path, body, variables);
    }
}
