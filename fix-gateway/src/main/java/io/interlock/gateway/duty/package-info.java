/**
 * What this instance does while it holds a lease: serve an OMS link, or the order entry. Everything
 * that speaks FIX or reads the log begins and ends here; an instance without leases stands by with
 * its state loaded.
 */
@NullMarked
package io.interlock.gateway.duty;

import org.jspecify.annotations.NullMarked;
