package io.interlock.ops.status;

import java.time.Instant;
import java.util.List;

/** The platform on one page. */
public record PlatformStatus(
        String environment,
        Instant asOf,
        List<ServiceStatus> services,
        Sessions sessions,
        Orders orders,
        Breaks breaks,
        KillSwitches killSwitches,
        Coverage coverage) {

    /** Sessions that should be up, and those that are. */
    public record Sessions(int total, int loggedOn) {}

    /**
     * @param today received since midnight UTC
     * @param open not yet final, whenever received
     */
    public record Orders(long today, long open, long rejectedToday) {}

    /** Differences between us and the drop copies. */
    public record Breaks(long open) {}

    /** Symbols that are stopped. */
    public record KillSwitches(int engaged) {}

    /** Fills that the drop copies prove, and fills they do not prove yet. */
    public record Coverage(long matched, long pending) {}
}
