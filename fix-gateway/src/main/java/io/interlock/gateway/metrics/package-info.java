/**
 * What each session does, as metrics at {@code /actuator/prometheus} and as figures on {@code
 * fix.sessions.v1}. Counts and latencies come from the message log's thread, so that they cost the
 * sessions nothing. Labels are sessions, message types, codes and a bounded number of symbols;
 * never orders or accounts.
 */
@NullMarked
package io.interlock.gateway.metrics;

import org.jspecify.annotations.NullMarked;
