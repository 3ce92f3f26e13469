/**
 * Answers back: OMS and drop-copy sessions to Kafka, and from the log to the client's session,
 * numbered and committed with the position, unique by (session, event). Reports for a client that
 * is away wait in {@code report_waiting}, unnumbered. The gateway's own refusals are answered and
 * published from here.
 */
@NullMarked
package io.interlock.gateway.report;

import org.jspecify.annotations.NullMarked;
