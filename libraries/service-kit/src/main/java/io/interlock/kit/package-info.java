/**
 * What every service shares: defaults, Kafka, replicated state, outbox, inbox, audit, problem
 * details, security. Everything arrives as auto-configuration, conditional on what a service has on
 * its class path; nothing here knows a domain of a service.
 */
@NullMarked
package io.interlock.kit;

import org.jspecify.annotations.NullMarked;
