package io.interlock.simulators.trader;

import java.util.List;

/** A flow asked for: endless when {@code count} is 0, else exactly that many new orders. */
public record FlowRun(
        int id, double ratePerSecond, long count, Mix mix, List<String> sessions, long seed) {
    public FlowRun {
        if (ratePerSecond <= 0) {
            throw new IllegalArgumentException("ratePerSecond must be above 0");
        }
    }

    public boolean isBounded() {
        return count > 0;
    }

    /** How a run stands; done when all is sent and every order has been answered. */
    public record Progress(
            int id,
            double ratePerSecond,
            long count,
            long sent,
            long answered,
            long terminal,
            long rejected,
            boolean sending,
            boolean done) {}
}
