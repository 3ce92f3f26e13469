/**
 * Interlock's order path as it is shipped: the jars of fix-gateway and routing-service, a broker
 * and a PostgreSQL that syncs, and publishers that keep symbols and accounts alive in the place of
 * the services that own them; the gateway alone, for the way out of it; and the whole platform by
 * the local stack.
 */
@NullMarked
package io.interlock.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
