/**
 * Decides every order before it is sent, and keeps the policies that say how. Owns {@code
 * routing.decisions.v1}, {@code routing.policies.v1} and the database {@code interlock_routing},
 * which the order path does not wait for.
 */
@NullMarked
package io.interlock.routing;

import org.jspecify.annotations.NullMarked;
