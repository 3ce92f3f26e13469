package io.interlock.ctl;

import static io.interlock.ctl.Command.delete;
import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** Audit, search, figures and keys. */
final class OtherCommands {
    private static final String V1 = "/api/v1";

    private OtherCommands() {}

    static List<Command> all() {
        return List.of(
                get("audit search", "Who changed what", "listAuditEntries", V1 + "/audit-entries")
                        .query("object", "begins with it, such as symbol:LIVE:")
                        .query("actor", "")
                        .query("from", "ISO-8601 or now-1d")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(
                                "AT", "/at",
                                "ACTOR", "/actor",
                                "ACTION", "/action",
                                "OBJECT", "/object",
                                "REASON", "/reason",
                                "SERVICE", "/service"),
                post(
                        "audit verify",
                        "Prove the audit logs of all services",
                        "verifyAudit",
                        V1 + "/audit/verifications"),
                get("search", "Anything by its id", "search", V1 + "/search")
                        .query("q", "an id, or a part of it")
                        .show(
                                "KIND", "/kind",
                                "ID", "/id",
                                "TITLE", "/title",
                                "SUBTITLE", "/subtitle",
                                "BY", "/matchedBy"),
                get(
                                "support",
                                "Why an account cannot trade, in words",
                                "getSupportView",
                                V1 + "/support/accounts/{account}")
                        .of("account", ""),
                get("latency", "How long orders take", "listLatencies", V1 + "/latencies")
                        .query("by", "symbol, oms or fixSession")
                        .query("hop", "route, send, ack or total")
                        .query("environment", "LIVE or DEMO")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .show(
                                "KEY", "/key",
                                "HOP", "/hop",
                                "COUNT", "/count",
                                "P50 MS", "/p50Millis",
                                "P95 MS", "/p95Millis",
                                "P99 MS", "/p99Millis",
                                "MAX MS", "/maxMillis"),
                post(
                                "rebuild",
                                "Read everything anew from Kafka",
                                "rebuildReadModels",
                                V1 + "/read-models/rebuilds")
                        .because(),
                get("keys list", "API keys", "listApiKeys", V1 + "/api-keys")
                        .paged()
                        .show(
                                "ID", "/id",
                                "NAME", "/name",
                                "ROLES", "/roles",
                                "CREATED BY", "/createdBy",
                                "EXPIRES", "/expiresAt",
                                "LAST USED", "/lastUsedAt"),
                post("keys add", "Make an API key", "createApiKey", V1 + "/api-keys").file(),
                delete("keys revoke", "Revoke a key", "revokeApiKey", V1 + "/api-keys/{id}")
                        .of("id", "as keys list shows it")
                        .query("reason", "why; it is kept with the change"),
                get("status", "The state of the platform", "getStatus", V1 + "/status"),
                get("me", "Who I am and what I may", "getMe", V1 + "/me"));
    }
}
