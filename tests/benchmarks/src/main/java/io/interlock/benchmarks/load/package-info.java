/**
 * The load: orders sent at instants fixed beforehand, however slow the answers are, and the time
 * from that instant to the first report. A late send counts as latency, so nothing is hidden by
 * coordinated omission. The client is a plain socket, the same for every pipeline that is measured;
 * so are the sessions that only beat, and the far end that only counts.
 */
@NullMarked
package io.interlock.benchmarks.load;

import org.jspecify.annotations.NullMarked;
