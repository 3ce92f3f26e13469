/**
 * What is known of each command and order: its one outcome, and the chain of ClOrdIDs it belongs
 * to. Owns tables {@code order_outcome} and {@code order_chain}.
 */
@NullMarked
package io.interlock.gateway.order;

import org.jspecify.annotations.NullMarked;
