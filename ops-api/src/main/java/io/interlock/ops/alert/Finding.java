package io.interlock.ops.alert;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that a condition has found.
 *
 * @param labels what it is about; with the rule they are the alert's key
 * @param summary in words, with the values
 * @param occurrences how much of it there is, at least 1
 * @param page where the console shows it
 */
public record Finding(
        SortedMap<String, String> labels, String summary, long occurrences, String page) {

    public Finding {
        labels = new TreeMap<>(labels);
        occurrences = Math.max(1, occurrences);
    }

    static Finding of(Map<String, String> labels, String summary, String page) {
        return new Finding(new TreeMap<>(labels), summary, 1, page);
    }

    Finding times(long count) {
        return new Finding(labels, summary, count, page);
    }

    /** The same for the same thing found by the same rule. */
    public String key(String rule) {
        StringBuilder key = new StringBuilder(rule);
        labels.forEach((name, value) -> key.append('|').append(name).append('=').append(value));
        return key.toString();
    }
}
