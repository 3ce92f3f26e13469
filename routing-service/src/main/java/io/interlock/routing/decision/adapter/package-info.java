/**
 * Commands in, decisions out: one thread a instance reads {@code orders.commands.v1}, decides, and
 * commits its position once Kafka has the decisions. At least once: the gateway acts once. On
 * assignment it reads back its newest decisions, so that requests find the OMS of their root order.
 */
@NullMarked
package io.interlock.routing.decision.adapter;

import org.jspecify.annotations.NullMarked;
