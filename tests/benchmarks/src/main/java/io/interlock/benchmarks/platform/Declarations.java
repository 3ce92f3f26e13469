package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code fix-gateway.yaml} and {@code routing-service.yaml} of a run. Clients have no rate limit
 * and orders may be a minute old: a load that is too much shows as latency, not as rejects.
 */
final class Declarations {
    static final String OMS = "OMSA";

    private Declarations() {}

    /**
     * Writes both files.
     *
     * @param entryPort where clients connect to
     * @param omsPorts by kind of session: {@code primary}, {@code secondary}, {@code drop-copy}
     */
    static void write(
            Path directory, int entryPort, List<String> clients, Map<String, Integer> omsPorts)
            throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("fix-gateway.yaml"), gateway(entryPort, clients, omsPorts));
        Files.writeString(
                directory.resolve("routing-service.yaml"),
                """
                interlock:
                  routing:
                    routes:
                      - { bucket: "*", oms: %s }
                """
                        .formatted(OMS));
    }

    /** The CompID of an OMS session at the OMS's side. */
    static String compId(String kind) {
        return switch (kind) {
            case "primary" -> OMS + "-P";
            case "secondary" -> OMS + "-S";
            case "drop-copy" -> OMS + "-DC";
            default -> throw new IllegalArgumentException("no kind of session: " + kind);
        };
    }

    /** The same ports by CompID, as the OMS stand-in wants them. */
    static Map<String, Integer> byCompId(Map<String, Integer> omsPorts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        omsPorts.forEach((kind, port) -> named.put(compId(kind), port));
        return named;
    }

    private static String gateway(
            int entryPort, List<String> clients, Map<String, Integer> omsPorts) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("interlock:\n  gateway:\n");
        yaml.append("    order-entry: { host: 127.0.0.1, port: ").append(entryPort).append(" }\n");
        yaml.append("    sessions:\n");
        for (String client : clients) {
            yaml.append("      - { id: ")
                    .append(client)
                    .append(
                            ", terms: { max-age: 60s }, limits: { messages-per-second: 0, cancels-per-second: 0 } }\n");
        }
        yaml.append("    passwords:\n");
        for (String client : clients) {
            yaml.append("      ").append(client).append(": ").append(Setup.PASSWORD).append('\n');
        }
        yaml.append("    omss:\n      - name: ").append(OMS).append('\n');
        omsPorts.forEach((kind, port) ->
                yaml.append(
                        "        %s: { comp-id: %s, host: 127.0.0.1, port: %d }%n"
                                .formatted(kind, compId(kind), port)));
        return yaml.toString();
    }
}
