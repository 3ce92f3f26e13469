package io.interlock.ops.stream;

/**
 * A change under its number.
 *
 * @param id {@code run-number}: numbers start over with each run of the process
 */
record StreamEvent(String run, long number, Change change) {
    String id() {
        return run + "-" + number;
    }
}
