/**
 * Orders, their answers, executions and drop copies counted per minute and OMS, so that silence is
 * seen: a link that is up and says nothing. Owns table {@code completeness_minute}; like latencies
 * it is the sum over all facts, each once.
 */
@NullMarked
package io.interlock.ops.completeness;

import org.jspecify.annotations.NullMarked;
