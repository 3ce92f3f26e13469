package io.interlock.gateway.conformance;

import java.time.Duration;
import java.util.List;

/**
 * One conversation, and the cases of the catalogue that it shows.
 *
 * @param role of the gateway: acceptor or initiator
 * @param ids of the cases, such as {@code S2c}; the first names the session it is played on
 */
record Scenario(String role, List<String> ids, String title, List<Step> steps) {
    Scenario {
        ids = List.copyOf(ids);
        steps = List.copyOf(steps);
    }

    /** CompID of the peer that this side plays. */
    String peer() {
        return role.charAt(0) + "-" + ids.getFirst();
    }

    /** CompID of the client that trades behind an OMS's scenario. */
    String client() {
        return "c-" + ids.getFirst();
    }

    boolean hasClient() {
        return steps.stream().anyMatch(step -> step.on().equals("client"));
    }

    /**
     * True where the gateway's probes matter: only order sessions are asked whether they answer.
     */
    boolean probed() {
        return steps.stream().anyMatch(step -> step.fields().contains("SYNC-"));
    }

    /** What a line asks for. */
    enum Verb {
        CONNECT,
        LOGON,
        SEND,
        RAW,
        EXPECT,
        EXPECT_NOTHING,
        EXPECT_DISCONNECT,
        CLOSE,
        GATEWAY_LOGOUT,
        GATEWAY_LOGON
    }

    /**
     * One line.
     *
     * @param line its number in the file
     * @param on the connection: empty for the peer's own
     * @param msgType of SEND and EXPECT
     * @param fields of SEND, LOGON and EXPECT: {@code tag=value|tag=value}; the text of RAW
     * @param after what is expected must not come before this has passed
     * @param within how long it may take
     */
    record Step(
            int line,
            String on,
            Verb verb,
            String msgType,
            String fields,
            Duration after,
            Duration within) {}
}
