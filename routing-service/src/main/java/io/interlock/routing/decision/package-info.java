/**
 * The decision itself, pure: {@code Decisions.decide(command, view, now)} runs named rules in a
 * fixed order and keeps what each said. The first rejection ends it; no rule sees a clock, a topic
 * or a database, so that a decision can be repeated and explained. Cancels and status requests
 * follow their root order and pass kill switches and account gates.
 */
@NullMarked
package io.interlock.routing.decision;

import org.jspecify.annotations.NullMarked;
