/**
 * Cancel on disconnect. Knows which clients that want it are gone ({@code client_presence}), and
 * cancels what they left working once they are not back in time: one OrderCancelRequest an order,
 * through {@code orders.commands.v1} like a client's own, planned in {@code disconnect_cancel} so
 * that doing it again, here or on a stand-by, cancels nothing twice. What is working is read from
 * what was sent and what was reported, both durable. Serves under the order entry's lease.
 */
@NullMarked
package io.interlock.gateway.absence;

import org.jspecify.annotations.NullMarked;
