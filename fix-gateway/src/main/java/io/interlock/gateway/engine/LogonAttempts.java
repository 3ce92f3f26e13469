package io.interlock.gateway.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.interlock.fix.FixMessage;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the Logons of an address under a CompID since the last that succeeded. After ten in a
 * minute further ones are not looked at until a minute has passed, right password or not; other
 * CompIDs and other addresses are not concerned.
 */
final class LogonAttempts {
    private static final int ALLOWED = 10;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Cache<Who, AtomicInteger> tried;

    private record Who(@Nullable InetAddress address, String compId) {}

    LogonAttempts() {
        this(Ticker.systemTicker());
    }

    LogonAttempts(Ticker ticker) {
        tried =
                Caffeine.newBuilder()
                        .expireAfterWrite(FORGOTTEN_AFTER)
                        .maximumSize(REMEMBERED)
                        .ticker(ticker)
                        .build();
    }

    boolean allowed(@Nullable InetAddress address, FixMessage logon) {
        AtomicInteger count = tried.get(who(address, logon.get(49)), key -> new AtomicInteger());
        return count.incrementAndGet() <= ALLOWED;
    }

    /** True for the first Logon that is too many. */
    boolean isFirstTooMany(@Nullable InetAddress address, FixMessage logon) {
        AtomicInteger count = tried.getIfPresent(who(address, logon.get(49)));
        return count != null && count.get() == ALLOWED + 1;
    }

    /** Takes our Logon, the answer to theirs. */
    void succeeded(@Nullable InetAddress address, FixMessage answer) {
        tried.invalidate(who(address, answer.get(56)));
    }

    private static Who who(@Nullable InetAddress address, @Nullable String compId) {
        return new Who(address, compId == null ? "" : compId);
    }
}
