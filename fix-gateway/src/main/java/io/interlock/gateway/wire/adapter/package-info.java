/**
 * Durable before the wire. What is sent is collected in an {@link
 * io.interlock.gateway.wire.adapter.OutboundBatch}, committed with outcome and consumer position in
 * one transaction, and only then let through the {@link
 * io.interlock.gateway.wire.adapter.WriteGate}. Owns tables {@code fix_session} and {@code
 * fix_out}. A batch is filled and committed by one thread; QuickFIX/J's timer and dispatcher
 * threads may number admin messages meanwhile, and those wait behind what is held.
 */
@NullMarked
package io.interlock.gateway.wire.adapter;

import org.jspecify.annotations.NullMarked;
