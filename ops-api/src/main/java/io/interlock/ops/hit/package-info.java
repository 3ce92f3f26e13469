/**
 * How many orders policies have rejected, throttled and rerouted, by the minute in which the orders
 * came. Owns table {@code policy_hit_minute}: the sum over all decisions, each once.
 */
@NullMarked
package io.interlock.ops.hit;

import org.jspecify.annotations.NullMarked;
