/**
 * Decides every order before it is sent, and keeps the policies, profiles, positions, guards and
 * venues that say how. Owns the topics {@code routing.*}, {@code venues.*}, {@code
 * accounts.positions.v1} and the database {@code interlock_routing}, which the order path does not
 * wait for.
 */
@NullMarked
package io.interlock.routing;

import org.jspecify.annotations.NullMarked;
