/**
 * State topics held in memory: FIX sessions, symbols, kill switches, accounts. They are shown as
 * they were last published also when their owner is away: operations must see, so nothing here
 * closes a gate. Owns no table.
 */
@NullMarked
package io.interlock.ops.live;

import org.jspecify.annotations.NullMarked;
