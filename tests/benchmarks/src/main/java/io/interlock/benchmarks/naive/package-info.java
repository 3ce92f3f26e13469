/**
 * The opponent: what a good team writes in a week. A QuickFIX/J acceptor for clients, Kafka, a
 * consumer that passes orders through, Kafka, a QuickFIX/J initiator towards the OMS; reports go
 * straight back. Well configured (CachedFileStore without sync, acks=all, linger 0, idempotent
 * producer, one partition) and without any of what makes an order safe: no database, no rules, no
 * memory of what was sent.
 */
@NullMarked
package io.interlock.benchmarks.naive;

import org.jspecify.annotations.NullMarked;
