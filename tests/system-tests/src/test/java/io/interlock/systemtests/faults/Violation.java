package io.interlock.systemtests.faults;

/** A broken invariant of docs/testing.md: its name, and what was seen. */
record Violation(String rule, String what) {
    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
