/**
 * What the gateway forgets, and when. Nothing goes that a peer may still ask for, that a record in
 * Kafka may come again for, or that is still open; the rest goes in small batches, beside the order
 * path. Deletes from {@code fix_out}, {@code order_outcome}, {@code order_chain}, {@code
 * report_waiting}, {@code link_switch} and {@code order_in_doubt}, which their features own.
 */
@NullMarked
package io.interlock.gateway.retention;

import org.jspecify.annotations.NullMarked;
