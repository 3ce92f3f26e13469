/**
 * The whole platform on one machine: PostgreSQL, Kafka and the identity provider in the launcher,
 * the six services and the simulators as JVMs of their own from the jars that containers run.
 *
 * <p>{@link io.interlock.localstack.LocalStack} is the API for system tests and benchmarks; the
 * {@code command} package is what {@code ./interlock} calls. Invariants: one launcher per data
 * directory; nothing survives the launcher; all ports on loopback.
 */
@NullMarked
package io.interlock.localstack;

import org.jspecify.annotations.NullMarked;
