package io.interlock.localstack.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The TCP ports of the stack by name, all on loopback. */
public record Ports(Map<String, Integer> byName) {
    private static final Map<String, Integer> DEFAULTS = defaults();

    public Ports {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        Map<Integer, String> seen = new HashMap<>();
        byName.forEach((name, port) -> {
            if (port < 1 || port > 65_535) {
                throw new Problem("Port " + port + " for " + name + " is not between 1 and 65535");
            }
            String other = seen.put(port, name);
            if (other != null) {
                throw new Problem("Port " + port + " is given to both " + other + " and " + name);
            }
        });
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("ops-api", 8080);
        ports.put("routing-service", 8081);
        ports.put("routing-service-b", 8088);
        ports.put("symbol-cms-service", 8082);
        ports.put("crm-provisioning-service", 8083);
        ports.put("dropcopy-recon-service", 8084);
        ports.put("identity", 8085);
        ports.put("fix-gateway", 8086);
        ports.put("fix", 9880);
        ports.put("fix-gateway-b", 8087);
        ports.put("fix-b", 9881);
        ports.put("oms-a", 8091);
        ports.put("oms-a-primary", 9901);
        ports.put("oms-a-secondary", 9902);
        ports.put("oms-a-drop-copy", 9903);
        ports.put("oms-b", 8092);
        ports.put("oms-b-primary", 9911);
        ports.put("oms-b-secondary", 9912);
        ports.put("oms-b-drop-copy", 9913);
        ports.put("trader", 8093);
        ports.put("crm", 8094);
        ports.put("kafka", 19_092);
        ports.put("kafka-controller", 19_093);
        ports.put("postgres", 15_432);
        return Collections.unmodifiableMap(ports);
    }

    public static Ports standard() {
        return new Ports(DEFAULTS);
    }

    /** Any ports, in the order of the names; as many as {@link #count}. */
    public static Ports of(List<Integer> any) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(DEFAULTS.keySet());
        for (int i = 0; i < names.size(); i++) {
            ports.put(names.get(i), any.get(i));
        }
        return new Ports(ports);
    }

    public static int count() {
        return DEFAULTS.size();
    }

    public Ports shiftedBy(int offset) {
        Map<String, Integer> shifted = new LinkedHashMap<>(byName);
        shifted.replaceAll((name, port) -> port + offset);
        return new Ports(shifted);
    }

    /** The same with some of them replaced. */
    public Ports with(Map<String, Integer> changes) {
        Map<String, Integer> changed = new LinkedHashMap<>(byName);
        changes.forEach((name, port) -> {
            if (changed.replace(name, port) == null) {
                throw new Problem(
                        "There is no port named '"
                                + name
                                + "'. The ports are: "
                                + String.join(", ", byName.keySet()));
            }
        });
        return new Ports(changed);
    }

    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port named " + name);
        }
        return port;
    }

    public int of(Part part) {
        return of(part.label());
    }

    /** The ports a part listens on: its own, and those whose name begins with it. */
    public Map<String, Integer> listenedBy(Part part) {
        Map<String, Integer> result = new LinkedHashMap<>();
        byName.forEach((name, port) -> {
            if (name.equals(part.label()) || belongsTo(name, part)) {
                result.put(name, port);
            }
        });
        return result;
    }

    private static boolean belongsTo(String name, Part part) {
        return switch (part) {
            case FIX_GATEWAY -> name.equals("fix");
            case FIX_GATEWAY_B -> name.equals("fix-b");
            case KAFKA, OMS_A, OMS_B -> name.startsWith(part.label() + "-");
            case POSTGRES,
                    IDENTITY,
                    SYMBOL_CMS_SERVICE,
                    CRM_PROVISIONING_SERVICE,
                    ROUTING_SERVICE,
                    ROUTING_SERVICE_B,
                    DROPCOPY_RECON_SERVICE,
                    OPS_API,
                    TRADER,
                    CRM ->
                    false;
        };
    }
}
