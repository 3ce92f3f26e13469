/**
 * The OMS simulator: two order sessions and a drop copy over real FIX, one book behind them, a
 * journal of its own, and a control port to script it and to make it misbehave. One thread owns the
 * book; sessions hand over to it and timers run on it.
 */
@NullMarked
package io.interlock.simulators.oms;

import org.jspecify.annotations.NullMarked;
