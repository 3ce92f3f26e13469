package io.interlock.gateway.session;

import java.util.List;
import java.util.Optional;

/** Which of an OMS's order sessions carries new orders. */
public final class LinkHealth {
    private LinkHealth() {}

    /**
     * An order session as it is now.
     *
     * @param answering logged on, and has answered the TestRequest sent after that Logon
     */
    public record OrderSession(String compId, boolean answering) {}

    /**
     * The first answering session in the declared order, primary before secondary; empty when none
     * answers.
     */
    public static Optional<String> active(List<OrderSession> sessions) {
        return sessions.stream()
                .filter(OrderSession::answering)
                .map(OrderSession::compId)
                .findFirst();
    }
}
