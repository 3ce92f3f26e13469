/**
 * The Kafka contract: every topic ({@link io.interlock.events.Topics}), every record on it and its
 * codec. Values are JSON, decimals and identifiers are strings, instants are ISO-8601 UTC; headers
 * are CloudEvents 1.0 binary mode. docs/protocols/events.md tells it to people.
 */
@NullMarked
package io.interlock.events;

import org.jspecify.annotations.NullMarked;
