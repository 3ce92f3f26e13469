/**
 * Records and topics. {@link io.interlock.kit.kafka.EventRecords} writes the CloudEvents headers,
 * {@link io.interlock.kit.kafka.TopicProvisioner} creates the missing topics of {@link
 * io.interlock.events.Topics} at start. Nothing is auto-created by the broker.
 */
@NullMarked
package io.interlock.kit.kafka;

import org.jspecify.annotations.NullMarked;
