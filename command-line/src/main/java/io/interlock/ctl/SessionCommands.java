package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;
import static io.interlock.ctl.Command.put;
import static io.interlock.ctl.Command.tail;

import java.util.List;

/** What is seen of FIX sessions, and done to them. */
final class SessionCommands {
    private static final String V1 = "/api/v1";
    private static final String SESSION = V1 + "/fix-sessions/{id}";

    private SessionCommands() {}

    static List<Command> all() {
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
}
