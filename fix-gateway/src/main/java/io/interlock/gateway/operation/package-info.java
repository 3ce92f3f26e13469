/**
 * The sessions over REST: list, inspect, add, change, start and stop them, set their numbers while
 * they are down. Every change has a reason and an audit entry in its transaction.
 */
@NullMarked
package io.interlock.gateway.operation;

import org.jspecify.annotations.NullMarked;
