/**
 * Durable before the wire. What is sent is collected in an {@link
 * io.interlock.gateway.wire.OutboundBatch}, committed with outcome and consumer position in one
 * transaction, and only then let through the {@link io.interlock.gateway.wire.WriteGate}; the body
 * on the wire is the body that was written. Owns tables {@code fix_session}, {@code fix_inbound}
 * and {@code fix_out}. A batch is filled and committed by one thread; QuickFIX/J's own threads may
 * number admin messages meanwhile, and those wait behind what is held.
 */
@NullMarked
package io.interlock.gateway.wire;

import org.jspecify.annotations.NullMarked;
