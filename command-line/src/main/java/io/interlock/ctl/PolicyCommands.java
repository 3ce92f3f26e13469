package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;
import static io.interlock.ctl.Command.put;

import java.util.List;

/** Policies from a draft to their end, and what acts beside them. */
final class PolicyCommands {
    private static final String V1 = "/api/v1";
    private static final String POLICY = V1 + "/policies/{id}";

    private PolicyCommands() {}

    static List<Command> all() {
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
}
