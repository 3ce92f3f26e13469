/**
 * How much one caller may ask: a bucket of requests per person, key or program, in memory of each
 * instance. Tries without a valid identity are counted per address, so that guessing is slow.
 */
@NullMarked
package io.interlock.ops.throttle;

import org.jspecify.annotations.NullMarked;
