/**
 * Remembers the events that were handled, in the transaction that handled them, so that
 * at-least-once delivery acts once. Owns the table {@code inbox_event}.
 */
@NullMarked
package io.interlock.kit.inbox;

import org.jspecify.annotations.NullMarked;
