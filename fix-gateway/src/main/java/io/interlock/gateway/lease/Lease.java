package io.interlock.gateway.lease;

import java.time.Duration;

/**
 * The right to act for a link or for the order entry, as its holder sees it. The token fences what
 * it writes; the time, on this machine's monotonic clock, ends what it says.
 */
public final class Lease {
    private final String name;
    private final long token;
    private volatile long validUntil;
    private volatile boolean unheard;
    private volatile boolean lost;

    Lease(String name, long token, long validUntil) {
        this.name = name;
        this.token = token;
        this.validUntil = validUntil;
    }

    /** A lease that nobody contests: for tests and for tools that own their database. */
    public static Lease unlimited(String name, long token) {
        return new Lease(name, token, System.nanoTime() + Duration.ofDays(365).toNanos());
    }

    public String name() {
        return name;
    }

    /** Grows with each holder. */
    public long token() {
        return token;
    }

    /** True once another instance holds it, or it was given back. */
    public boolean isLost() {
        return lost;
    }

    /**
     * Whether a message may leave now. A holder that was paused past its lease must first hear that
     * it still holds it. While the database does not answer at all nobody can take over, and
     * sessions stay up inside their reserved numbers.
     */
    public boolean mayEmit() {
        return !lost && (unheard || System.nanoTime() - validUntil < 0);
    }

    void renewed(long until) {
        validUntil = until;
        unheard = false;
    }

    void databaseSilent() {
        unheard = true;
    }

    void lose() {
        lost = true;
    }

    @Override
    public String toString() {
        return name + "#" + token;
    }
}
