package io.interlock.benchmarks.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Drafts of policies by id, as JSON. Four are about each order of the load: limits by a bucket's
 * prefix under a condition, windows for everything, a throttle per account for the client, a route
 * with an edit for the accounts. All others name symbols, accounts or sessions that have no order.
 */
public final class PolicyDrafts {
    private static final Map<String, String> ABOUT =
            Map.of(
                    "about-limits",
                    """
                    "match":{"buckets":["fx-*"]},
                    "condition":"kind == 'NEW' && (price == null || price < 1000000.0)",
                    "control":{"kind":"LIMITS","maxQty":"900000"}
                    """,
                    "about-windows",
                    """
                    "match":{},
                    "control":{"kind":"WINDOWS","zone":"UTC",
                        "windows":[{"days":[],"open":"00:00","close":"00:00"}]}
                    """,
                    "about-throttle",
                    """
                    "match":{"clientSessions":["TRADER1"]},
                    "control":{"kind":"THROTTLE","per":"ACCOUNT","unit":"ORDERS","limit":"1000000",
                        "windowMillis":1000,"burst":"1000000","cancelsExempt":true}
                    """,
                    "about-route",
                    """
                    "match":{"accounts":["L*"]},
                    "control":{"kind":"ROUTE","oms":"OMSA",
                        "edits":[{"tag":100,"value":"XNYS"}]}
                    """);

    private PolicyDrafts() {}

    /** As many, at least four. */
    public static Map<String, String> of(int count) {
        Map<String, String> drafts = new LinkedHashMap<>();
        ABOUT.forEach((id, rest) -> drafts.put(id, draft(id, rest)));
        for (int i = 0; drafts.size() < count; i++) {
            String id = "other-" + i;
            drafts.put(id, draft(id, match(i) + "," + control(i)));
        }
        return drafts;
    }

    private static String draft(String id, String rest) {
        return "{\"id\":\"%s\",\"environment\":\"LIVE\",\"priority\":10,\"reason\":\"benchmark\",%s}"
                .formatted(id, rest);
    }

    private static String match(int i) {
        String list =
                switch (i % 4) {
                    case 0 -> "\"symbols\":[\"OTHER%d\"]";
                    case 1 -> "\"symbols\":[\"OTHER%d*\"]";
                    case 2 -> "\"accounts\":[\"X%d\"]";
                    default -> "\"clientSessions\":[\"T%d\"]";
                };
        return "\"match\":{" + list.formatted(i) + "}";
    }

    private static String control(int i) {
        return "\"control\":"
                + switch (i % 3) {
                    case 0 -> "{\"kind\":\"LIMITS\",\"maxQty\":\"1000\"}";
                    case 1 -> "{\"kind\":\"BLOCK\",\"text\":\"closed\"}";
                    default ->
                            """
                            {"kind":"THROTTLE","per":"SYMBOL","unit":"ORDERS","limit":"10",
                             "windowMillis":1000,"burst":"10","cancelsExempt":true}
                            """;
                };
    }
}
