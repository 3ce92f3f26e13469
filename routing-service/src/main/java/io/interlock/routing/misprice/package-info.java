/**
 * Prices that make no sense: sources too far apart, none with a new price, one too far from its own
 * recent prices. {@code Doubts} finds them, {@code Standing} gives each finding time to be true and
 * time to be over; both pure. The instance with the lock {@code routing_misprices} looks, and tells
 * {@link io.interlock.events.Topics#MISPRICES}. Without rules nobody looks.
 */
@NullMarked
package io.interlock.routing.misprice;

import org.jspecify.annotations.NullMarked;
