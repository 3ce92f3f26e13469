/**
 * FIX sessions with clients and OMSs: orders in, through the log and routing, out to the OMS, and
 * reports back. Owns every FIX session, its sequence numbers and every message that was numbered.
 */
@NullMarked
package io.interlock.gateway;

import org.jspecify.annotations.NullMarked;
