/**
 * The trader simulator: front ends that log on to the gateway and trade at an open-loop rate, each
 * order at its intended time whether or not the last was answered. Repeatable by seed, with a
 * journal of its own. Orders wait for the logon; none is numbered while the session is away.
 */
@NullMarked
package io.interlock.simulators.trader;

import org.jspecify.annotations.NullMarked;
