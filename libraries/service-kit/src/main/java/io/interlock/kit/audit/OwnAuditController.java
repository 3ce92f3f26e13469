package io.interlock.kit.audit;

import io.interlock.kit.security.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Between services only: ops-api puts the proofs of all together. */
@RestController
class OwnAuditController {
    private final AuditTrail trail;

    OwnAuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping(AuditTrail.VERIFICATION_PATH)
    @Requires("audit:read")
    AuditTrail.Verification verify() {
        return trail.verify();
    }
}
