package io.interlock.localstack.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The generated secrets of one data directory, by key. */
public record Credentials(Map<String, String> byKey) {
    /** User names with their roles. */
    public static final Map<String, String> USERS = users();

    /** A dealer of the demo environment alone. */
    public static final String DEMO_DEALER = "demo";

    public static final List<String> FIX_CLIENTS =
            List.of("TRADER1", "TRADER2", "TRADER3", "DEMO1", "CLI");

    private static final String WEBHOOK = "crm-webhook-secret";

    public Credentials {
        byKey = Collections.unmodifiableMap(new TreeMap<>(byKey));
    }

    private static Map<String, String> users() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("viewer", "viewer");
        roles.put("support", "support");
        roles.put("dealer", "dealer");
        roles.put("risk", "risk");
        roles.put("symbols", "symbol-admin");
        roles.put("crm", "crm-admin");
        roles.put("compliance", "compliance");
        roles.put("ops", "ops-admin");
        roles.put(DEMO_DEALER, "dealer");
        return Collections.unmodifiableMap(roles);
    }

    /**
     * Keeps what is there and adds what is missing.
     *
     * @param words makes a new password each time
     * @param webhookSecrets makes a Standard Webhooks secret ({@code whsec_...})
     */
    public Credentials complete(Supplier<String> words, Supplier<String> webhookSecrets) {
        Map<String, String> all = new TreeMap<>(byKey);
        all.computeIfAbsent("postgres", key -> words.get());
        Databases.all().forEach(name -> all.computeIfAbsent("database." + name, k -> words.get()));
        USERS.keySet().forEach(name -> all.computeIfAbsent("user." + name, key -> words.get()));
        FIX_CLIENTS.forEach(name -> all.computeIfAbsent("fix." + name, key -> words.get()));
        all.computeIfAbsent("client.ops-console", key -> words.get());
        all.computeIfAbsent("client.simulators", key -> words.get());
        all.computeIfAbsent(WEBHOOK, key -> webhookSecrets.get());
        return new Credentials(all);
    }

    public String postgres() {
        return get("postgres");
    }

    public String database(String name) {
        return get("database." + name);
    }

    public String user(String name) {
        return get("user." + name);
    }

    public String fixClient(String compId) {
        return get("fix." + compId);
    }

    public String oauthClient(String id) {
        return get("client." + id);
    }

    public String crmWebhook() {
        return get(WEBHOOK);
    }

    private String get(String key) {
        String value = byKey.get(key);
        if (value == null) {
            throw new Problem("There are no credentials for '" + key + "' in this data directory");
        }
        return value;
    }
}
