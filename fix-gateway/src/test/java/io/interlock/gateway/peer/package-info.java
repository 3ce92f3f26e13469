/**
 * The other side of the gateway in tests: sockets and text, no FIX engine. Shared by the tests of
 * sessions and of hostile input.
 */
@NullMarked
package io.interlock.gateway.peer;

import org.jspecify.annotations.NullMarked;
