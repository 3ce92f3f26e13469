/**
 * Real infrastructure and plain words for tests: PostgreSQL 18 and a KRaft broker in process, FIX
 * written as text, waiting on conditions, the rules of the house as ArchUnit checks.
 *
 * <p>{@link io.interlock.testkit.PostgresServer} and {@link io.interlock.testkit.EmbeddedKafka}
 * keep their data and take fixed ports, so the local stack runs on the same two classes. {@link
 * io.interlock.testkit.TestPostgres} and {@link io.interlock.testkit.TestKafka} are the throw-away
 * instances, one of each per JVM.
 */
@NullMarked
package io.interlock.testkit;

import org.jspecify.annotations.NullMarked;
