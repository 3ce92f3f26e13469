/**
 * The HTTP control port of a simulator: JSON in, JSON out, loopback by default, no authentication.
 * It steers simulated parties only; nothing of the platform listens here.
 */
@NullMarked
package io.interlock.simulators.control;

import org.jspecify.annotations.NullMarked;
