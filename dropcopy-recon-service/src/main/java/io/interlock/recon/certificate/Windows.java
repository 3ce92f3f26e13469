package io.interlock.recon.certificate;

import io.interlock.recon.certificate.Certificate.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Minutes joined to windows. */
public final class Windows {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Windows() {}

    /** A minute of a symbol with something unmatched. */
    public record Minute(String symbol, Instant from, long trades) {}

    /** {@code minutes} are ordered by symbol and time. */
    public static List<Window> of(List<Minute> minutes) {
        List<Window> windows = new ArrayList<>();
        for (Minute each : minutes) {
            Window last = windows.isEmpty() ? null : windows.getLast();
            Instant to = each.from().plus(MINUTE);
            if (last != null
                    && last.symbol().equals(each.symbol())
                    && last.to().equals(each.from())) {
                windows.set(
                        windows.size() - 1,
                        new Window(last.symbol(), last.from(), to, last.trades() + each.trades()));
            } else {
                windows.add(new Window(each.symbol(), each.from(), to, each.trades()));
            }
        }
        return windows;
    }
}
