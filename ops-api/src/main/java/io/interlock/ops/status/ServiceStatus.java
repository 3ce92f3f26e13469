package io.interlock.ops.status;

/**
 * One service, as its readiness said when last asked.
 *
 * @param detail in words, for operations
 */
public record ServiceStatus(String name, State status, String detail) {

    /** UNKNOWN until it has been asked once. */
    public enum State {
        UP,
        DOWN,
        UNKNOWN
    }
}
