/**
 * Orders, their answers, executions and drop copies counted per minute, OMS and environment, so
 * that silence is seen: a link that is up and says nothing. A drop copy is of the environment of
 * the order that it names; until that is known, of none. Owns table {@code completeness_minute};
 * like latencies it is the sum over all facts, each once.
 */
@NullMarked
package io.interlock.ops.completeness;

import org.jspecify.annotations.NullMarked;
