package io.interlock.localstack.process;

import java.util.Locale;

/** How a part is, as {@code status} prints it. */
public enum Status {
    STOPPED,
    STARTING,
    READY,
    /** Was ready, runs, but says it is not ready now. */
    NOT_READY,
    PAUSED,
    /** Ended by itself; the next attempt waits for its turn. */
    CRASHED;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
