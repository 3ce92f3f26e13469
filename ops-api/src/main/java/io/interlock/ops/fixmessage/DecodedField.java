package io.interlock.ops.fixmessage;

import org.jspecify.annotations.Nullable;

/**
 * One field of a FIX message.
 *
 * @param name the dictionary's name; {@code Unknown} where it has none
 * @param value the text, {@code ***} for passwords
 * @param meaning of an enumeration's value
 * @param depth 0, and one more inside each repeating group
 * @param known whether the dictionary of the message's version has the tag
 */
public record DecodedField(
        int tag, String name, String value, @Nullable String meaning, int depth, boolean known) {}
