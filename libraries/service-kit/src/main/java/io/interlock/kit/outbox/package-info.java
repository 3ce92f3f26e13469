/**
 * The transactional outbox: an event is stored with the change it tells of and relayed to Kafka
 * afterwards, in order per key, until it got there. Owns the tables {@code outbox_*}. Relay takes
 * about a tenth of a second; what must act at once goes by {@link
 * io.interlock.kit.state.StatePublisher#refresh} after the commit.
 */
@NullMarked
package io.interlock.kit.outbox;

import org.jspecify.annotations.NullMarked;
