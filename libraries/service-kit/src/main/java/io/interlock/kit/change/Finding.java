package io.interlock.kit.change;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a body.
 *
 * @param pointer JSON pointer to the place; empty for the body as a whole
 * @param line within the text that stands there, from 1; null where there are no lines
 * @param column likewise
 * @param text names the value and what it should be
 */
public record Finding(
        String pointer, @Nullable Integer line, @Nullable Integer column, String text) {

    public static Finding at(String pointer, String text) {
        return new Finding(pointer, null, null, text);
    }
}
