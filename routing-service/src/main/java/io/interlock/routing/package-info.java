/**
 * Decides every order before it is sent. Owns {@code routing.decisions.v1}; keeps no database of
 * its own yet.
 */
@NullMarked
package io.interlock.routing;

import org.jspecify.annotations.NullMarked;
