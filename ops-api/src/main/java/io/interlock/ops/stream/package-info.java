/**
 * Live changes as server-sent events. {@link io.interlock.ops.stream.EventHub} numbers them and
 * keeps the newest for readers that come back; each client has a bounded {@link
 * io.interlock.ops.stream.Mailbox} that coalesces, so a slow one costs memory for its own topics
 * only.
 */
@NullMarked
package io.interlock.ops.stream;

import org.jspecify.annotations.NullMarked;
