/**
 * Batches of Kafka records into tables: events, their projections and the position are one
 * transaction. A record that cannot be read is parked with its cause (table {@code parked_record});
 * it never stops the others.
 */
@NullMarked
package io.interlock.ops.ingest;

import org.jspecify.annotations.NullMarked;
