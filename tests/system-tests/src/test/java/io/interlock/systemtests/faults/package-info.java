/**
 * The fault suite: gateway, routing, PostgreSQL and Kafka as processes that are killed, paused and
 * cut off under a steady flow of orders. Trader and OMSs keep logs of their own, forced to disk;
 * {@link io.interlock.systemtests.faults.Judge} compares them with what the platform booked. Each
 * scenario prints its seed, its injections and the verdict; docs/testing.md tells how to read them.
 */
@NullMarked
package io.interlock.systemtests.faults;

import org.jspecify.annotations.NullMarked;
