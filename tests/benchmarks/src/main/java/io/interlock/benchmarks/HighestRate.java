package io.interlock.benchmarks;

/**
 * The search for the highest rate that is carried: twice as much until one is too much, then
 * halving what is between, to within 5 %. A rate that is too much is tried twice, since one pause
 * of a shared machine can spoil a step.
 */
final class HighestRate {
    private static final double CLOSE_ENOUGH = 1.05;

    private final int most;
    private int best;
    private int tooMuch;
    private int failures;

    /**
     * Starts from a rate that has been measured already.
     *
     * @param most where the search ends
     */
    HighestRate(int known, int most) {
        this.best = known;
        this.most = most;
    }

    boolean undecided() {
        return best < most && (tooMuch == 0 || best * CLOSE_ENOUGH < tooMuch);
    }

    int next() {
        return tooMuch == 0 ? Math.min(most, 2 * best) : best + Math.max(1, (tooMuch - best) / 2);
    }

    void tried(int rate, boolean carried) {
        if (carried) {
            best = rate;
            failures = 0;
        } else if (++failures == 2) {
            tooMuch = rate;
            failures = 0;
        }
    }

    int best() {
        return best;
    }
}
