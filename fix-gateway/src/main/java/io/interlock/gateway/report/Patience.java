package io.interlock.gateway.report;

/**
 * Ends when something waits and nothing has moved at so many looks in a row. Counts looks and not
 * time: a process that was paused has not waited.
 */
final class Patience {
    private final int looks;
    private long done;
    private int still;

    Patience(int looks) {
        this.looks = looks;
    }

    /**
     * One look.
     *
     * @param doneNow how much was done so far
     */
    boolean isOver(long waiting, long doneNow) {
        still = waiting == 0 || doneNow != done ? 0 : still + 1;
        done = doneNow;
        return still >= looks;
    }
}
