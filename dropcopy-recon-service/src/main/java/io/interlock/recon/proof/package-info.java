/**
 * How far the drop copies prove what the platform believes: per OMS, symbol and minute, with the
 * windows that are not proven and why. Made from what is matched, what waits and what is broken;
 * owns nothing.
 */
@NullMarked
package io.interlock.recon.proof;

import org.jspecify.annotations.NullMarked;
