/**
 * How long the hops of an order take: counted per minute and environment in fixed buckets, so that
 * minutes, symbols and sessions can be added up and percentiles taken of any range. What counts is
 * the sum over all orders of what their facts say; so repeats, late arrivals and a rebuild end at
 * the same counts. Owns table {@code latency_minute}.
 */
@NullMarked
package io.interlock.ops.latency;

import org.jspecify.annotations.NullMarked;
