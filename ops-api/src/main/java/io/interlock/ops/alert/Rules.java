package io.interlock.ops.alert;

import static io.interlock.ops.alert.Severity.CRITICAL;
import static io.interlock.ops.alert.Severity.INFO;
import static io.interlock.ops.alert.Severity.WARNING;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that an empty database starts with. What they leave out: docs/alerts.md. */
public final class Rules {
    private static final String FIX = "fix-operations";
    private static final String DEALING = "dealing";
    private static final String RECON = "reconciliation";
    private static final String PLATFORM = "platform";
    private static final long CLEAR = 10_000;

    public static final List<Rule> DEFAULTS =
            List.of(
                            rule("FixLinkDown", CRITICAL, FIX, "link-down", 2_000),
                            rule("FixSessionDown", WARNING, FIX, "session-down", 3_000, "oms"),
                            rule("FixNoLogon", CRITICAL, FIX, "session-down", 60_000, "oms"),
                            rule("FixSequenceFault", CRITICAL, FIX, "sequence-fault", 0),
                            rule(
                                    "FixNotAnswering",
                                    WARNING,
                                    FIX,
                                    "session-not-answering",
                                    0,
                                    "oms"),
                            rule("FixHeartbeatLate", WARNING, FIX, "heartbeat-late", 0, "oms")
                                    .with("percent", 150),
                            rule("FixOnSecondary", WARNING, FIX, "on-secondary", 0),
                            rule("FixLinkFlapping", CRITICAL, FIX, "link-flapping", 0)
                                    .with("max", 2)
                                    .with("windowMillis", 600_000),
                            rule("FixStandByUnproven", WARNING, FIX, "stand-by-unproven", 0)
                                    .with("maxAgeMillis", 86_400_000),
                            rule("FixResends", WARNING, FIX, "resend-requests", 0)
                                    .with("max", 5)
                                    .with("windowMillis", 600_000),
                            rule("FixSessionRejects", INFO, FIX, "session-rejects", 0)
                                    .with("max", 0)
                                    .with("windowMillis", 300_000),
                            rule("FixUndeliverable", CRITICAL, FIX, "undeliverable", 0)
                                    .with("max", 0)
                                    .with("windowMillis", 900_000),
                            rule("FixLogonRefused", WARNING, FIX, "logon-refused", 0)
                                    .with("max", 0)
                                    .with("windowMillis", 300_000),
                            rule("FixAnomalies", INFO, FIX, "anomalies", 0)
                                    .with("max", 0)
                                    .with("windowMillis", 300_000),
                            rule("OrderRejects", WARNING, DEALING, "reject-share", 0)
                                    .with("percent", 5)
                                    .with("minOrders", 20)
                                    .with("windowMillis", 300_000),
                            rule("OrderRejectNewText", WARNING, DEALING, "reject-new-wording", 0)
                                    .with("accounts", 3)
                                    .with("windowMillis", 900_000),
                            rule("OrderAckSlow", WARNING, DEALING, "ack-slow", 0)
                                    .with("times", 3)
                                    .with("minAcks", 20)
                                    .with("minUsual", 100)
                                    .with("windowMillis", 300_000),
                            rule("OrderUnanswered", CRITICAL, DEALING, "order-unanswered", 0)
                                    .with("maxAgeMillis", 5_000),
                            rule("OrderInDoubt", CRITICAL, DEALING, "order-in-doubt", 0)
                                    .with("maxAgeMillis", 30_000),
                            rule("OrderFlowSilent", WARNING, DEALING, "no-orders", 0)
                                    .with("minBefore", 20)
                                    .with("minOfOthers", 20)
                                    .with("windowMillis", 300_000),
                            rule("ReconBreakOpen", CRITICAL, RECON, "break-open", 0)
                                    .with("maxAgeMillis", 60_000),
                            rule("ReconUnproven", WARNING, RECON, "trades-unproven", 60_000)
                                    .with("percent", 0.1)
                                    .with("minUnproven", 1),
                            rule("DropCopySilent", CRITICAL, RECON, "drop-copy-silent", 0)
                                    .with("maxAgeMillis", 30_000),
                            rule("ServiceDown", CRITICAL, PLATFORM, "service-down", 1_000),
                            rule("StateStale", CRITICAL, PLATFORM, "state-stale", 0),
                            rule("OutboxStuck", WARNING, PLATFORM, "outbox-old", 0)
                                    .with("maxAgeMillis", 5_000),
                            rule("RecordsParked", WARNING, PLATFORM, "records-parked", 0)
                                    .with("max", 0)
                                    .with("windowMillis", 900_000),
                            rule("CrmSignatureFailures", WARNING, "crm", "webhooks-forged", 0)
                                    .with("max", 3)
                                    .with("windowMillis", 60_000),
                            rule("KillSwitchForgotten", INFO, DEALING, "kill-switch-old", 0)
                                    .with("maxAgeMillis", 86_400_000),
                            rule("VenueOpen", WARNING, DEALING, "venue-open", 0),
                            rule("VenueFlapping", CRITICAL, DEALING, "venue-flapping", 0),
                            rule("SymbolMispriced", WARNING, DEALING, "mispriced", 0),
                            rule("EmergencyMove", WARNING, DEALING, "emergency-move", 0)
                                    .with("windowMillis", 900_000),
                            rule("AuditBroken", CRITICAL, "compliance", "audit-broken", 0),
                            rule("AlertsUndelivered", WARNING, PLATFORM, "deliveries-stuck", 0)
                                    .with("maxAgeMillis", 60_000))
                    .stream()
                    .map(Draft::rule)
                    .toList();

    private Rules() {}

    private static Draft rule(
            String id,
            Severity severity,
            String owner,
            String condition,
            long forMillis,
            String... groupBy) {
        return new Draft(
                new Rule(
                        id,
                        true,
                        severity,
                        owner,
                        condition,
                        Map.of(),
                        forMillis,
                        CLEAR,
                        List.of(groupBy)));
    }

    private record Draft(Rule rule) {
        Draft with(String name, double value) {
            Map<String, Double> parameters = new TreeMap<>(rule.parameters());
            parameters.put(name, value);
            return new Draft(
                    new Rule(
                            rule.id(),
                            rule.enabled(),
                            rule.severity(),
                            rule.owner(),
                            rule.condition(),
                            parameters,
                            rule.forMillis(),
                            rule.clearMillis(),
                            rule.groupBy()));
        }
    }
}
