package io.interlock.localstack.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One database per service, owned by a role of the same name. */
public final class Databases {
    private Databases() {}

    public static Optional<String> of(Part part) {
        return switch (part) {
            case OPS_API -> Optional.of("interlock_ops");
            case SYMBOL_CMS_SERVICE -> Optional.of("interlock_symbols");
            case CRM_PROVISIONING_SERVICE -> Optional.of("interlock_crm");
            case DROPCOPY_RECON_SERVICE -> Optional.of("interlock_recon");
            case FIX_GATEWAY, FIX_GATEWAY_B -> Optional.of("interlock_gateway");
            case ROUTING_SERVICE, ROUTING_SERVICE_B -> Optional.of("interlock_routing");
            case POSTGRES, KAFKA, IDENTITY, OMS_A, OMS_B, TRADER, CRM -> Optional.empty();
        };
    }

    public static List<String> all() {
        return Arrays.stream(Part.values()).flatMap(part -> of(part).stream()).distinct().toList();
    }
}
