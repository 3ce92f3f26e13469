package io.interlock.ctl;

import static io.interlock.ctl.Command.delete;
import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;
import static io.interlock.ctl.Command.put;
import static io.interlock.ctl.Command.tail;

import java.util.List;

/** Alerts, their rules, and where they are told. */
final class AlertCommands {
    private static final String V1 = "/api/v1";
    private static final String[] ALERT = {
        "RAISED", "/firstRaised",
        "SEVERITY", "/severity",
        "STATE", "/state",
        "RULE", "/rule",
        "COUNT", "/count",
        "SUMMARY", "/summary",
        "ID", "/id"
    };

    private AlertCommands() {}

    static List<Command> all() {
        return List.of(
                get("alerts list", "Alerts, the newest first", "listAlerts", V1 + "/alerts")
                        .query("state", "open, acknowledged or closed")
                        .query("rule", "")
                        .query("severity", "CRITICAL, WARNING or INFO")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(ALERT),
                get("alerts show", "One alert", "getAlert", V1 + "/alerts/{id}")
                        .of("id", "the alert"),
                tail("alerts tail", "Follow alerts as they open and close", "alert").show(ALERT),
                post(
                                "alerts ack",
                                "Say that you are on it",
                                "acknowledgeAlert",
                                V1 + "/alerts/{id}/acknowledgements")
                        .of("id", "the alert")
                        .body("comment", "what you do about it"),
                get("alerts rules", "All rules", "listAlertRules", V1 + "/alert-rules")
                        .show(
                                "ID", "/id",
                                "VERSION", "/version",
                                "ENABLED", "/enabled",
                                "SEVERITY", "/severity",
                                "OWNER", "/owner",
                                "CONDITION", "/condition",
                                "FOR MS", "/forMillis"),
                get("alerts rule", "One rule", "getAlertRule", V1 + "/alert-rules/{id}")
                        .of("id", "the rule"),
                put(
                                "alerts change-rule",
                                "A new version of a rule",
                                "changeAlertRule",
                                V1 + "/alert-rules/{id}")
                        .of("id", "the rule")
                        .file()
                        .version(),
                get("alerts runbook", "What to do", "getRunbook", V1 + "/runbooks/{name}")
                        .of("name", "the rule"),
                get(
                                "alerts silences",
                                "Silences and maintenance windows",
                                "listAlertSilences",
                                V1 + "/alert-silences")
                        .show(
                                "ID", "/id",
                                "ACTIVE", "/active",
                                "FROM", "/from",
                                "UNTIL", "/until",
                                "REPEATS", "/repeats",
                                "OWNER", "/owner",
                                "REASON", "/reason"),
                post(
                                "alerts silence",
                                "Keep matching alerts quiet for a time",
                                "addAlertSilence",
                                V1 + "/alert-silences")
                        .file(),
                delete(
                                "alerts unsilence",
                                "End a silence now",
                                "endAlertSilence",
                                V1 + "/alert-silences/{id}")
                        .of("id", "as alerts silences shows it"),
                get("alerts targets", "Who is told", "listAlertTargets", V1 + "/alert-targets")
                        .show(
                                "ID", "/id",
                                "NAME", "/name",
                                "KIND", "/kind",
                                "ADDRESS", "/address",
                                "ENABLED", "/enabled",
                                "FROM", "/minSeverity"),
                post(
                                "alerts add-target",
                                "Add somebody who is told",
                                "addAlertTarget",
                                V1 + "/alert-targets")
                        .file(),
                put(
                                "alerts change-target",
                                "Change a target",
                                "changeAlertTarget",
                                V1 + "/alert-targets/{id}")
                        .of("id", "the target")
                        .file()
                        .version(),
                delete(
                                "alerts remove-target",
                                "Remove a target",
                                "removeAlertTarget",
                                V1 + "/alert-targets/{id}")
                        .of("id", "the target")
                        .query("reason", "why"),
                post(
                                "alerts test-target",
                                "Send a test",
                                "testAlertTarget",
                                V1 + "/alert-targets/{id}/tests")
                        .of("id", "the target"),
                get(
                                "alerts deliveries",
                                "Messages to targets",
                                "listAlertDeliveries",
                                V1 + "/alert-deliveries")
                        .query("target", "")
                        .query("state", "WAITING, DELIVERED or GIVEN_UP")
                        .paged()
                        .show(
                                "CREATED", "/createdAt",
                                "STATE", "/state",
                                "ATTEMPTS", "/attempts",
                                "TARGET", "/target",
                                "TITLE", "/title",
                                "LAST ERROR", "/lastError"));
    }
}
