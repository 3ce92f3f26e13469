package io.interlock.gateway.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Counts the Logons of an address under a CompID since the last that succeeded. After ten in a
 * minute further ones are not looked at until the minute has passed, right password or not; other
 * CompIDs and other addresses are not concerned. Logons that were refused because of our own state
 * do not count: who tries a session that is still open, or not yet, guesses nothing.
 */
final class LogonAttempts {
    private static final int ALLOWED = 10;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Cache<Who, Count> counts;

    /**
     * Who tries.
     *
     * @param compId empty for all that name no session: guesses among names are one flood
     */
    record Who(InetAddress address, String compId) {}

    /** Counted before it is judged: guesses that come at once must not all pass. */
    private static final class Count {
        int tried;
        int told;
    }

    LogonAttempts() {
        this(Ticker.systemTicker());
    }

    LogonAttempts(Ticker ticker) {
        counts =
                Caffeine.newBuilder()
                        .expireAfterWrite(FORGOTTEN_AFTER)
                        .maximumSize(REMEMBERED)
                        .ticker(ticker)
                        .build();
    }

    /** Whether to look at a Logon. */
    enum Verdict {
        ALLOWED,
        /** The first that is too many. */
        LOCKED_NOW,
        LOCKED
    }

    /** Counts one more. */
    Verdict tries(Who who) {
        Count count = count(who);
        synchronized (count) {
            count.tried = Math.min(count.tried + 1, ALLOWED + 2);
            return count.tried <= ALLOWED
                    ? Verdict.ALLOWED
                    : count.tried == ALLOWED + 1 ? Verdict.LOCKED_NOW : Verdict.LOCKED;
        }
    }

    /** The Logon at hand was refused through no fault of its sender. */
    void excused(Who who) {
        Count count = count(who);
        synchronized (count) {
            count.tried = Math.max(0, count.tried - 1);
        }
    }

    void succeeded(Who who) {
        counts.invalidate(who);
    }

    /** Counts a refusal, whoever's fault; false where the last ten have said what there is. */
    boolean isWorthTelling(Who who) {
        Count count = count(who);
        synchronized (count) {
            count.told = Math.min(count.told + 1, ALLOWED + 1);
            return count.told <= ALLOWED;
        }
    }

    private Count count(Who who) {
        return counts.get(who, key -> new Count());
    }
}
