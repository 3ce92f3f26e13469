/**
 * Policies made ready to be asked, pure: which of them are about an order ({@code PolicyIndex}),
 * when their windows are open, what their throttles have left ({@code TokenBucket}). What they say
 * of an order is in {@code decision}. Nothing here knows the time, a topic or a database.
 */
@NullMarked
package io.interlock.routing.control;

import org.jspecify.annotations.NullMarked;
