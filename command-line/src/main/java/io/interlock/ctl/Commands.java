package io.interlock.ctl;

import static io.interlock.ctl.Command.delete;
import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;
import static io.interlock.ctl.Command.put;
import static io.interlock.ctl.Command.tail;

import java.util.List;
import java.util.stream.Stream;

/** Every command there is. */
final class Commands {
    private static final String V1 = "/api/v1";
    private static final String SESSION = V1 + "/fix-sessions/{id}";
    private static final String LINK = V1 + "/oms-links/{oms}";
    private static final String POLICY = V1 + "/policies/{id}";
    private static final String[] ORDER = {
        "RECEIVED", "/receivedAt",
        "ID", "/id",
        "CLIENT", "/clientSession",
        "ACCOUNT", "/account",
        "SYMBOL", "/symbol",
        "SIDE", "/side",
        "QTY", "/orderQty",
        "CUM", "/cumQty",
        "STATUS", "/status",
        "OMS", "/oms",
        "TEXT", "/text"
    };
    private static final String[] ALERT = {
        "RAISED", "/firstRaised",
        "SEVERITY", "/severity",
        "STATE", "/state",
        "RULE", "/rule",
        "COUNT", "/count",
        "SUMMARY", "/summary",
        "ID", "/id"
    };

    static final List<Command> ALL =
            Stream.of(
                            sessions(),
                            links(),
                            orders(),
                            symbols(),
                            policies(),
                            VenueCommands.all(),
                            alerts(),
                            rest())
                    .flatMap(List::stream)
                    .toList();

    private Commands() {}

    private static List<Command> sessions() {
        return List.of(
                get("sessions list", "All FIX sessions", "listFixSessions", V1 + "/fix-sessions")
                        .show(
                                "ID", "/id",
                                "ROLE", "/role",
                                "OMS", "/oms",
                                "STATE", "/state",
                                "ACTIVE", "/active",
                                "SINCE", "/since",
                                "NEXT IN", "/nextIn",
                                "NEXT OUT", "/nextOut",
                                "OWNER", "/owner",
                                "LAST ERROR", "/lastError"),
                get("sessions show", "One session and its incidents", "getFixSession", SESSION)
                        .of("id", "the session"),
                get(
                                "sessions definition",
                                "How a session is defined",
                                "getFixSessionDefinition",
                                SESSION + "/definition")
                        .of("id", "the session"),
                get(
                                "sessions hours",
                                "When a session was and will be in its hours",
                                "listSessionWindows",
                                SESSION + "/windows")
                        .of("id", "the session")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .show("FROM", "/from", "TO", "/to"),
                tail("sessions tail", "Follow changes of sessions", "session")
                        .show(
                                "AT", "/at",
                                "ID", "/id",
                                "STATE", "/state",
                                "NEXT IN", "/nextIn",
                                "NEXT OUT", "/nextOut",
                                "LAST ERROR", "/lastError"),
                act("start", "Let a stopped session come up", "startFixSession", "starts"),
                act("stop", "Take a session down until it is started", "stopFixSession", "stops"),
                act("logon", "Log on now", "logonFixSession", "logons"),
                act("logout", "Log out", "logoutFixSession", "logouts"),
                act("test-request", "Send a TestRequest", "testFixSession", "test-requests"),
                put(
                                "sessions sequence",
                                "Set both sequence numbers of a session that is down",
                                "setSequenceNumbers",
                                SESSION + "/sequence-numbers")
                        .of("id", "the session")
                        .number("nextIn", "the MsgSeqNum(34) expected next")
                        .number("nextOut", "the MsgSeqNum(34) sent next")
                        .body("confirmation", "the session's id, typed again")
                        .because(),
                post("sessions add", "Add a session", "addFixSession", V1 + "/fix-sessions").file(),
                put("sessions change", "Change a session's definition", "changeFixSession", SESSION)
                        .of("id", "the session")
                        .file()
                        .version());
    }

    private static Command act(String verb, String summary, String operation, String path) {
        return post("sessions " + verb, summary, operation, SESSION + "/" + path)
                .of("id", "the session")
                .because();
    }

    private static List<Command> links() {
        return List.of(
                get("links list", "The link with each OMS", "listOmsLinks", V1 + "/oms-links")
                        .show(
                                "OMS", "/oms",
                                "STATE", "/state",
                                "ACTIVE", "/active",
                                "SINCE", "/since"),
                get("links failovers", "Failovers of a link", "listFailovers", LINK + "/failovers")
                        .of("oms", "the OMS")
                        .show(
                                "AT", "/move/at",
                                "KIND", "/move/kind",
                                "FROM", "/move/from",
                                "TO", "/move/to",
                                "BY", "/move/by",
                                "CAUSE", "/move/cause"),
                post(
                                "links failover",
                                "New orders go by the other session now",
                                "forceFailover",
                                LINK + "/failovers")
                        .of("oms", "the OMS")
                        .because(),
                post(
                                "links revert",
                                "New orders go by the primary again",
                                "revertLink",
                                LINK + "/reverts")
                        .of("oms", "the OMS")
                        .because());
    }

    private static List<Command> orders() {
        return List.of(
                get("orders search", "Orders, the newest first", "listOrders", V1 + "/orders")
                        .query("q", "any id of an order, or a part of its text")
                        .query("status", "such as NEW, FILLED, REJECTED")
                        .query("symbol", "")
                        .query("account", "")
                        .query("clientSession", "")
                        .query("oms", "")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(ORDER),
                get("orders show", "One order and its timeline", "getOrder", V1 + "/orders/{id}")
                        .of("id", "as orders search shows it")
                        .show(
                                "AT", "/at",
                                "KIND", "/kind",
                                "TITLE", "/title",
                                "DETAIL", "/detail"),
                get(
                                "explain",
                                "Why an order was sent where it was, or rejected, rule by rule",
                                "listExplanations",
                                V1 + "/explanations")
                        .about("clOrdId", "the ClOrdID(11) of the order or request")
                        .show(
                                "DECIDED", "/decidedAt",
                                "ORDER", "/order",
                                "CLIENT", "/clientSession",
                                "KIND", "/kind",
                                "CONCLUSION", "/conclusion"),
                tail("orders tail", "Follow orders as they change", "order").show(ORDER),
                get(
                                "orders in-doubt",
                                "Orders of which nobody can know whether the OMS has them",
                                "listInDoubtOrders",
                                V1 + "/in-doubt-orders")
                        .show(
                                "SINCE", "/since",
                                "ID", "/commandId",
                                "OMS", "/oms",
                                "SESSION", "/omsSession",
                                "CLORDID", "/clOrdId",
                                "SYMBOL", "/symbol",
                                "QTY", "/orderQty",
                                "ASKED", "/asked",
                                "WHY", "/why"),
                post(
                                "orders settle",
                                "Settle an order in doubt by hand",
                                "settleInDoubtOrder",
                                V1 + "/in-doubt-orders/{commandId}/settlements")
                        .of("commandId", "as orders in-doubt shows it")
                        .body("resolution", "AT_OMS or NOT_AT_OMS")
                        .because(),
                get("rejects list", "Rejects, the newest first", "listRejects", V1 + "/rejects")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(
                                "AT", "/at",
                                "SOURCE", "/source",
                                "CLIENT", "/clientSession",
                                "ACCOUNT", "/account",
                                "SYMBOL", "/symbol",
                                "CODE", "/code",
                                "TEXT", "/text",
                                "ORDER", "/orderId"),
                get(
                                "rejects clusters",
                                "Rejects by session, code, wording and symbol",
                                "listRejectClusters",
                                V1 + "/reject-clusters")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .query("fixSession", "")
                        .query("symbol", "")
                        .query("rejectClass", "")
                        .show(
                                "LAST", "/lastSeen",
                                "COUNT", "/count",
                                "ACCOUNTS", "/accounts",
                                "SESSION", "/fixSession",
                                "SYMBOL", "/symbol",
                                "CLASS", "/rejectClass",
                                "CODE", "/code",
                                "TEXT", "/text",
                                "OWNER", "/owner"),
                get("messages list", "The FIX message log", "listFixMessages", V1 + "/fix-messages")
                        .query("session", "")
                        .query("clOrdId", "")
                        .query("direction", "IN or OUT")
                        .query("heartbeats", "true or false")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(
                                "AT", "/at",
                                "SESSION", "/session",
                                "DIRECTION", "/direction",
                                "SEQ", "/seq",
                                "TYPE", "/msgType",
                                "RAW", "/raw"));
    }

    private static List<Command> symbols() {
        return List.of(
                get("symbols list", "The catalogue", "listSymbols", V1 + "/symbols")
                        .query("env", "LIVE or DEMO")
                        .query("q", "a part of the name")
                        .show(
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "NAME", "/description",
                                "BUCKET", "/bucket",
                                "DIGITS", "/precision",
                                "TICK", "/tickSize",
                                "MIN", "/minQty",
                                "MAX", "/maxQty",
                                "STEP", "/qtyStep"),
                get(
                                "kills list",
                                "Engaged kill switches",
                                "listKillSwitches",
                                V1 + "/kill-switches")
                        .show(
                                "ID", "/id",
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "SINCE", "/since",
                                "BY", "/by",
                                "REASON", "/reason"),
                post(
                                "kill",
                                "Stop all new orders for a symbol",
                                "engageKillSwitch",
                                V1 + "/kill-switches")
                        .body("environment", "LIVE or DEMO")
                        .body("symbol", "")
                        .because(),
                post(
                                "release",
                                "Let orders through again",
                                "releaseKillSwitch",
                                V1 + "/kill-switches/{id}/releases")
                        .of("id", "as kills list shows it")
                        .because(),
                get("accounts list", "Accounts", "listAccounts", V1 + "/accounts")
                        .query("q", "a part of the account or the CRM client")
                        .show(
                                "ACCOUNT", "/account",
                                "ENV", "/environment",
                                "CLIENT", "/crmClient",
                                "TRADING", "/tradingEnabled",
                                "REASON", "/reason"),
                get(
                                "positions list",
                                "What accounts hold, and what their open orders may still trade",
                                "listPositions",
                                V1 + "/positions")
                        .query("account", "")
                        .query("symbol", "")
                        .show(
                                "ACCOUNT", "/account",
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "QTY", "/qty",
                                "AVG PX", "/avgPx",
                                "OPEN BUYS", "/openBuyQty",
                                "OPEN SELLS", "/openSellQty"));
    }

    private static List<Command> policies() {
        return List.of(
                get("policies list", "Policies, a row each", "listPolicies", V1 + "/policies")
                        .query("env", "LIVE or DEMO")
                        .show(
                                "ID", "/id",
                                "ENV", "/environment",
                                "CONTROL", "/control",
                                "STATE", "/state",
                                "VERSION", "/activeVersion",
                                "DRAFT", "/draftVersion",
                                "PRIORITY", "/priority",
                                "SINCE", "/since",
                                "UNTIL", "/until",
                                "BY", "/by",
                                "REASON", "/reason"),
                get("policies show", "What is in force, and the drafts", "getPolicy", POLICY)
                        .of("id", "the policy"),
                get(
                                "policies versions",
                                "All versions, the newest first",
                                "listPolicyVersions",
                                POLICY + "/versions")
                        .of("id", "the policy")
                        .show(
                                "VERSION", "/version",
                                "STATE", "/state",
                                "AT", "/at",
                                "AUTHORS", "/authors",
                                "DECIDED BY", "/decision/by",
                                "REASON", "/reason"),
                post(
                                "policies emergency",
                                "Put a BLOCK in force at once, alone; the others are alerted",
                                "activatePolicyInEmergency",
                                POLICY + "/drafts/{version}/emergency-activations")
                        .of("id", "the policy")
                        .of("version", "the draft")
                        .optional("until", "ISO-8601; without it there is no end")
                        .because(),
                get(
                                "profiles list",
                                "Which profile an environment is in",
                                "listProfiles",
                                V1 + "/profiles")
                        .show(
                                "ENV", "/environment",
                                "PROFILE", "/profile",
                                "BY", "/switched/by",
                                "REASON", "/switched/reason",
                                "SINCE", "/switched/since",
                                "UNTIL", "/switched/until",
                                "THEN", "/switched/returns"),
                post(
                                "profiles switch",
                                "Put an environment in a profile, over its schedule",
                                "switchProfile",
                                V1 + "/profiles/{environment}/switches")
                        .of("environment", "LIVE or DEMO")
                        .body("profile", "NORMAL, NEWS, MARKET_CLOSING or EMERGENCY")
                        .optional("until", "ISO-8601; without it there is no end")
                        .because(),
                post(
                                "profiles return",
                                "End a switch: the schedule holds again",
                                "returnProfile",
                                V1 + "/profiles/{environment}/returns")
                        .of("environment", "LIVE or DEMO")
                        .because(),
                put(
                                "profiles schedule",
                                "The windows in which an environment is in another profile",
                                "scheduleProfiles",
                                V1 + "/profiles/{environment}/schedule")
                        .of("environment", "LIVE or DEMO")
                        .file(),
                post(
                                "policies shadow",
                                "Run a version beside the policies in force on live orders",
                                "shadowPolicyDraft",
                                POLICY + "/drafts/{version}/shadows")
                        .of("id", "the policy")
                        .of("version", "the draft"),
                get("policies shadows", "Shadows of a policy", "listShadows", V1 + "/shadows")
                        .about("policy", "the policy")
                        .show(
                                "ID", "/id",
                                "VERSION", "/version",
                                "STATE", "/state",
                                "SEEN", "/seen",
                                "MISSED", "/missed",
                                "ORDERS", "/impact/orders",
                                "REJECTED", "/impact/rejected",
                                "ADMITTED", "/impact/admitted",
                                "REROUTED", "/impact/rerouted"),
                post(
                                "policies stop-shadow",
                                "End a shadow that runs",
                                "stopShadow",
                                V1 + "/shadows/{shadow}/stops")
                        .of("shadow", "as policies shadows shows it"),
                get(
                                "policies diff",
                                "How a version differs from another",
                                "diffPolicyVersions",
                                POLICY + "/versions/{version}/diff")
                        .of("id", "the policy")
                        .of("version", "the version")
                        .query("against", "another one; without it what is in force"),
                post(
                                "policies draft",
                                "A draft of a policy, new or not",
                                "draftPolicy",
                                V1 + "/policies")
                        .file(),
                put(
                                "policies edit",
                                "Another body for a draft",
                                "editPolicyDraft",
                                POLICY + "/drafts/{version}")
                        .of("id", "the policy")
                        .of("version", "the draft")
                        .file()
                        .version(),
                post(
                                "policies validate",
                                "What is wrong with a draft",
                                "validatePolicyDraft",
                                POLICY + "/drafts/{version}/validations")
                        .of("id", "the policy")
                        .of("version", "the draft"),
                draft("submit", "Ask for approval", "submitPolicyDraft", "submissions"),
                draft("approve", "Let it be applied", "approvePolicyDraft", "approvals"),
                draft("decline", "Refuse it for good", "declinePolicyDraft", "declines"),
                draft("discard", "Give it up", "discardPolicyDraft", "discards"),
                draft("activate", "Put it in force", "activatePolicyDraft", "activations")
                        .optional("at", "when, ISO-8601; without it now")
                        .optional("until", "when it ends by itself, ISO-8601"),
                post(
                                "policies simulate",
                                "Play a version over the past; changes nothing",
                                "simulatePolicyDraft",
                                POLICY + "/drafts/{version}/simulations")
                        .of("id", "the policy")
                        .of("version", "the version")
                        .number("hours", "--hours", "how many hours back, at most 168"),
                get(
                        "policies hits",
                        "How many orders each policy rejected, throttled and rerouted",
                        "listPolicyHits",
                        V1 + "/policy-hits"),
                get(
                                "policies simulations",
                                "Simulations that are remembered, newest first",
                                "listSimulations",
                                V1 + "/simulations")
                        .query("policy", "the policy")
                        .query("version", "--policy-version", "the version")
                        .query("revision", "its revision"),
                get(
                                "policies simulation",
                                "How far a simulation is, and what it found",
                                "getSimulation",
                                V1 + "/simulations/{simulation}")
                        .of("simulation", "its id"),
                post(
                                "policies stop-simulation",
                                "End a simulation that is under way",
                                "cancelSimulation",
                                V1 + "/simulations/{simulation}/cancellations")
                        .of("simulation", "its id"),
                post("policies end", "Withdraw what is in force", "endPolicy", POLICY + "/ends")
                        .of("id", "the policy")
                        .because(),
                post(
                                "policies revert",
                                "Put an earlier version in force again",
                                "revertPolicy",
                                POLICY + "/reverts")
                        .of("id", "the policy")
                        .number("version", "--to", "a version that was in force before")
                        .optional("until", "when it ends by itself, ISO-8601")
                        .because(),
                get(
                                "policies interventions",
                                "What somebody has to remember",
                                "listInterventions",
                                V1 + "/interventions")
                        .show(
                                "ID", "/id",
                                "ENV", "/environment",
                                "VERSION", "/version",
                                "WHY", "/why",
                                "OWNER", "/owner",
                                "SINCE", "/since",
                                "UNTIL", "/until",
                                "RETURNS", "/returns",
                                "REASON", "/reason"),
                get(
                                "guards list",
                                "What too many executions have stopped",
                                "listGuards",
                                V1 + "/guards")
                        .query("history", "true for those that were let on as well")
                        .show(
                                "ID", "/id",
                                "ENV", "/environment",
                                "STOPS", "/key",
                                "EXECUTIONS", "/executions",
                                "TRIPPED", "/trippedAt",
                                "LET_ON", "/releasedAt",
                                "BY", "/releasedBy",
                                "REASON", "/releaseReason"),
                post(
                                "guards release",
                                "Let on again what was stopped",
                                "releaseGuard",
                                V1 + "/guards/{id}/releases")
                        .of("id", "the guard")
                        .because());
    }

    private static Command draft(String verb, String summary, String operation, String path) {
        return post("policies " + verb, summary, operation, POLICY + "/drafts/{version}/" + path)
                .of("id", "the policy")
                .of("version", "the draft")
                .because();
    }

    private static List<Command> alerts() {
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

    private static List<Command> rest() {
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
                get("breaks list", "Recon breaks", "listReconBreaks", V1 + "/recon-breaks")
                        .query("status", "OPEN or CLOSED")
                        .query("type", "MISSING_AT_PLATFORM, QUANTITY_MISMATCH, ...")
                        .query("oms", "the OMS")
                        .query("symbol", "")
                        .query("severity", "CRITICAL, HIGH, MEDIUM or LOW")
                        .query("review", "UNREVIEWED, UNDER_REVIEW, PENDING, ...")
                        .query("owner", "who has taken it")
                        .query("olderThanSeconds", "open for longer")
                        .paged()
                        .show(
                                "ID", "/breakId",
                                "OPENED", "/openedAt",
                                "STATUS", "/status",
                                "SEVERITY", "/severity",
                                "TYPE", "/type",
                                "OMS", "/oms",
                                "EXECID", "/execId",
                                "EXPLANATION", "/explanation"),
                get(
                                "recon card",
                                "A break with both sides' reports and its history",
                                "getReconBreakCard",
                                V1 + "/recon-breaks/{id}/card")
                        .of("id", "as breaks list shows it"),
                post(
                                "recon decide",
                                "Take, assign, comment, accept, close or reopen a break",
                                "decideReconBreak",
                                V1 + "/recon-breaks/{id}/decisions")
                        .of("id", "as breaks list shows it")
                        .body("action", "TAKE, ASSIGN, PEND, COMMENT, LABEL, ACCEPT, ...")
                        .optional("value", "the new owner, or the label")
                        .because(),
                post(
                                "recon decide-many",
                                "The same decision about many breaks, from a file",
                                "decideReconBreaks",
                                V1 + "/recon-break-decisions")
                        .file(),
                get(
                                "recon catalogue",
                                "All types of breaks and what they mean",
                                "getReconCatalogue",
                                V1 + "/recon-catalogue")
                        .show(
                                "TYPE", "/type",
                                "SEVERITY", "/severity",
                                "SECONDS", "/slaSeconds",
                                "MEANING", "/meaning"),
                get(
                                "recon proof",
                                "What of a day the drop copies prove",
                                "getReconProof",
                                V1 + "/recon-proof")
                        .query("day", "UTC, for example 2026-03-02; today without it")
                        .query("oms", "the OMS"),
                get("status", "The state of the platform", "getStatus", V1 + "/status"),
                get("me", "Who I am and what I may", "getMe", V1 + "/me"));
    }
}
