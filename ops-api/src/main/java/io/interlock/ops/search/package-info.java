/**
 * Finds anything by any of its ids, and says where and how far back it looked. Reads {@code orders}
 * and {@code order_name} and the states in memory; owns nothing.
 */
@NullMarked
package io.interlock.ops.search;

import org.jspecify.annotations.NullMarked;
