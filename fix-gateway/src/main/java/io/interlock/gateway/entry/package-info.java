/**
 * Client orders in: text to {@code orders.commands.v1} under {@code session:epoch:MsgSeqNum}. The
 * durable next inbound number follows Kafka's acknowledgements. What Kafka does not take is refused
 * through the outcome table, so a refused order can never trade.
 */
@NullMarked
package io.interlock.gateway.entry;

import org.jspecify.annotations.NullMarked;
