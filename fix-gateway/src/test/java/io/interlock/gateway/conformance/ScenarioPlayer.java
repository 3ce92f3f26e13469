package io.interlock.gateway.conformance;

import io.interlock.gateway.conformance.Scenario.Step;
import io.interlock.gateway.peer.Wire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Plays one scenario, line by line, and says at which line the gateway did something else. */
final class ScenarioPlayer {
    private final Scenario scenario;
    private final Gateway gateway;
    private final Map<String, Party> parties = new HashMap<>();

    ScenarioPlayer(Scenario scenario, Gateway gateway) {
        this.scenario = scenario;
        this.gateway = gateway;
    }

    /** What a scenario needs of the gateway, beside the sockets. */
    interface Gateway {
        /** A connection for a party: made to the gateway, or taken from it. */
        Wire connect(String compId, Duration within) throws IOException;

        /** Whether the gateway is the one who connects, and so logs on first, to this party. */
        boolean initiates(String compId);

        /** What the gateway calls itself. */
        String compId();

        /** Waits until the gateway has let go of the session's last connection. */
        void awaitFree(String compId);

        void logout(String compId);

        void logon(String compId);
    }

    /** Plays it to the end; {@link AssertionError} names the line that failed. */
    void play() {
        try {
            for (Step step : scenario.steps()) {
                try {
                    play(step);
                } catch (IOException | AssertionError e) {
                    throw failed(step, e);
                }
            }
        } finally {
            parties.values().forEach(Party::drop);
        }
    }

    private AssertionError failed(Step step, Throwable cause) {
        String said = cause instanceof SocketTimeoutException ? "nothing came" : cause.getMessage();
        return new AssertionError(
                "%s %s, line %d, %s %s %s: %s"
                        .formatted(
                                scenario.role(),
                                scenario.ids().getFirst(),
                                step.line(),
                                step.verb(),
                                step.msgType(),
                                step.fields(),
                                said),
                cause);
    }

    private void play(Step step) throws IOException {
        Party party = parties.computeIfAbsent(step.on(), this::party);
        switch (step.verb()) {
            case CONNECT -> party.connect(step.within());
            case LOGON -> logon(party, step);
            case SEND -> party.send(step.msgType(), step.fields());
            case RAW -> party.raw(step.fields());
            case EXPECT -> party.expect(step);
            case EXPECT_NOTHING -> party.expectNothing(step.within());
            case EXPECT_DISCONNECT -> party.expectDisconnect(step.within());
            case CLOSE -> party.drop();
            case GATEWAY_LOGOUT -> gateway.logout(party.compId());
            case GATEWAY_LOGON -> gateway.logon(party.compId());
        }
    }

    private Party party(String on) {
        boolean client = on.equals("client");
        return new Party(client ? scenario.client() : scenario.peer(), scenario.peer(), gateway);
    }

    private void logon(Party party, Step step) throws IOException {
        party.connect(step.within());
        String fields = step.fields().isEmpty() ? "98=0|108=30" : step.fields();
        Step answer =
                new Step(
                        step.line(),
                        step.on(),
                        Scenario.Verb.EXPECT,
                        "A",
                        "",
                        Duration.ZERO,
                        step.within());
        if (gateway.initiates(party.compId())) {
            party.expect(answer);
            party.send("A", fields);
        } else {
            party.send("A", fields + "|553=$me|554=secret");
            party.expect(answer);
        }
    }
}
