/**
 * The client behind {@code ./interlock order}: one real FIX order from the command line, and its
 * reports in words. Its session and its orders are kept in a directory, so that sequence numbers go
 * on and an order can be canceled or replaced by a later call.
 */
@NullMarked
package io.interlock.simulators.ticket;

import org.jspecify.annotations.NullMarked;
