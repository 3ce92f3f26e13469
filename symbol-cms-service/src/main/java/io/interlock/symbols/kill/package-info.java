/**
 * Kill switches: while one is engaged, no order for its symbol leaves in its environment. Owns the
 * table {@code kill_switch} and {@link io.interlock.events.Topics#KILL_SWITCHES}. At most one is
 * engaged per symbol and environment (a partial unique index says so); it survives restarts; who
 * and why stand in the audit. Readers hear of a change right after its commit.
 */
@NullMarked
package io.interlock.symbols.kill;

import org.jspecify.annotations.NullMarked;
