package io.interlock.ops.audit;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.ProblemException;
import io.interlock.kit.security.Requires;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Every service proves its own log; what is found here is only a copy. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("audit:read")
@Tag(name = "audit")
class AuditVerificationController {
    private static final String SELF = "ops-api";
    private final AuditTrail own;
    private final AuditEntries copies;
    private final OpsProperties properties;
    private final Relay relay;
    private final JsonMapper mapper;

    AuditVerificationController(
            AuditTrail own,
            AuditEntries copies,
            OpsProperties properties,
            Relay relay,
            JsonMapper mapper) {
        this.own = own;
        this.copies = copies;
        this.properties = properties;
        this.relay = relay;
        this.mapper = mapper;
    }

    /**
     * What the logs of all services prove.
     *
     * @param valid every log was looked at and holds together
     * @param checked entries
     * @param firstBad service and number of the first entry that is not what was written
     */
    record Verification(
            boolean valid, long checked, @Nullable String firstBad, List<OfService> services) {}

    /**
     * One service's log.
     *
     * @param firstBad number of the first entry that is not what was written
     * @param copied entries of it that can be searched here
     * @param unavailable why it could not be looked at
     */
    record OfService(
            String service,
            boolean valid,
            long checked,
            @Nullable Long firstBad,
            long copied,
            @Nullable String unavailable) {}

    @PostMapping("/verifications")
    @Operation(
            operationId = "verifyAudit",
            summary = "Lets every service prove that its audit log was not edited")
    Verification verify() {
        Map<String, Long> copied = copies.perService();
        List<OfService> services = new ArrayList<>();
        AuditTrail.Verification ours = own.verify();
        services.add(
                new OfService(
                        SELF,
                        ours.firstBad() == null,
                        ours.checked(),
                        ours.firstBad(),
                        copied.getOrDefault(SELF, 0L),
                        null));
        for (String name : properties.services().keySet()) {
            if (!name.equals(SELF)) {
                OfService answer = ask(name, copied.getOrDefault(name, 0L));
                if (answer != null) {
                    services.add(answer);
                }
            }
        }
        return new Verification(
                services.stream().allMatch(OfService::valid),
                services.stream().mapToLong(OfService::checked).sum(),
                services.stream()
                        .filter(s -> s.firstBad() != null)
                        .map(s -> s.service() + "#" + s.firstBad())
                        .findFirst()
                        .orElse(null),
                services);
    }

    /** Null where the service keeps no audit log. */
    private @Nullable OfService ask(String service, long copied) {
        try {
            ResponseEntity<byte[]> answer =
                    relay.get(service, AuditTrail.VERIFICATION_PATH, Map.of());
            if (answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return null;
            }
            if (!answer.getStatusCode().is2xxSuccessful()) {
                return unavailable(service, copied, "answered " + answer.getStatusCode());
            }
            var found = mapper.readValue(answer.getBody(), AuditTrail.Verification.class);
            return new OfService(
                    service,
                    found.firstBad() == null,
                    found.checked(),
                    found.firstBad(),
                    copied,
                    null);
        } catch (ProblemException e) {
            return unavailable(service, copied, "does not answer");
        } catch (JacksonException e) {
            return unavailable(service, copied, "answers something else");
        }
    }

    private static OfService unavailable(String service, long copied, String why) {
        return new OfService(service, false, 0, null, copied, why);
    }
}
