package io.interlock.simulators.wire;

/** What a session tells its owner. Called on the session's own thread: hand over, never block. */
public interface FixListener {
    void onMessage(String session, FixMessage message);

    /** A session Reject(3) or a Logout(5) from the peer. */
    default void onAdmin(String session, FixMessage message) {}

    default void onLogon(String session) {}

    default void onLogout(String session) {}

    /** The engine's own words on connects, rejects and gaps. */
    default void onEvent(String session, String text) {}
}
