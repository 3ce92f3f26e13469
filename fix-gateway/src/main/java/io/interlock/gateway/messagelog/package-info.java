/**
 * The message log: what went over every FIX session, to be searched. Owns table {@code fix_message}
 * (a partition a day) and reads {@code fix_out}, where the text of outbound application messages
 * stands already. Sessions only put a reference into a bounded queue; one thread writes. What does
 * not fit, or cannot be written, is counted and leaves a mark in the log itself: the log never
 * slows a session and never pretends to be whole.
 */
@NullMarked
package io.interlock.gateway.messagelog;

import org.jspecify.annotations.NullMarked;
